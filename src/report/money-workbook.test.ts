import { beforeAll, describe, expect, it } from 'vitest';
import { dayAfter, type Fields, programmeOf } from '../../tests/programmes.ts';
import { sampleResult } from '../../tests/sample-result.ts';
import { compile } from '../model/index.ts';
import { cases, createStatement, type Statement } from '../money/index.ts';
import { moneyWorkbook } from './money-workbook.ts';
import { column, columnName } from './workbook/grid.ts';
import { type Layout, layoutOf } from './workbook/layout.ts';
import type { WorkbookModel } from './workbook/model.ts';
import { type ReadBack, readWorkbook } from './workbook/testing/read-workbook.ts';
import { recalculate } from './workbook/testing/recalculate.ts';
import { below } from './workbook/testing/strict-xml.ts';
import { writeWorkbook } from './workbook/write.ts';

const loan = (party: string, instrument: string, order: number, more: Fields): Fields => ({
  name: `=${instrument}`,
  party,
  instrument,
  amount: '300m USD',
  available: dayAfter(0),
  order,
  rate: '8 %',
  tenor: '2 years',
  upfront: '1 %',
  commitment: '0.5 %',
  ...more,
});

const capital: Readonly<Record<string, Fields>> = {
  own: {
    party: 'sponsor',
    instrument: 'common',
    amount: '60m USD',
    available: dayAfter(0),
    order: 1,
    share: '20 %',
  },
  more: {
    party: 'partner',
    instrument: 'common',
    amount: '60m USD',
    available: dayAfter(0),
    order: 2,
    share: '15 %',
    paysCalls: 0.5,
  },
  annuity: loan('bank', 'senior', 3, {
    share: '20 %',
    margins: { BBB: '1 %', unrated: '3 %' },
    for: { packages: ['facility'] },
  }),
  bridge: loan('bank', 'bridge', 4, { share: '10 %' }),
  sculpted: loan('bank', 'senior', 5, { share: '20 %', repayment: 'sculpted' }),
  bond: loan('fund', 'bond', 6, { share: '10 %', escrow: '3 %', repayment: 'bullet' }),
  vendor: loan('fund', 'vendor', 7, {
    share: '30 %',
    repayment: 'straight',
    for: { packages: ['chips'] },
  }),
  mezzanine: loan('fund', 'mezzanine', 8, { share: '10 %', rate: '11 %' }),
  rest: {
    party: 'sponsor',
    instrument: 'common',
    amount: '1bn USD',
    available: dayAfter(0),
    order: 9,
  },
};

/** Two companies with all forms of money between them, in five years. */
const parts: Fields = {
  name: '=One campus',
  horizon: '2027-12-31',
  escalation: '2 %',
  finance: { until: '2030-01-31', tax: '21 %' },
  scopes: {},
  parties: {
    builder: { name: 'Builder', roles: ['developer', 'operator'], hurdle: '10 %' },
    landlord: { name: 'Landlord', roles: ['developer'], hurdle: '9 %' },
    sponsor: { name: 'Sponsor', roles: ['sponsor'], hurdle: '12 %' },
    partner: { name: 'Partner', roles: ['sponsor'], hurdle: '11 %' },
    bank: { name: 'Bank', roles: ['lender'], hurdle: '6 %' },
    fund: { name: 'Fund', roles: ['lender'], hurdle: '7 %' },
    renter: { name: 'Renter', roles: ['offtaker'], hurdle: '9 %', credit: 'BBB' },
  },
  sites: {
    s: {
      name: 'Site',
      developer: 'landlord',
      operator: 'builder',
      power: {
        line: { kind: 'grid', mw: '40 MW', available: dayAfter(150), price: '50 USD/MWh' },
      },
      phases: Object.fromEntries(
        [0, 120].map((lag, p) => [
          `p${p}`,
          {
            mw: '10 MW',
            pue: 1.2,
            energised: 'fit',
            activities: {
              ntp: { kind: 'milestone', gates: { funds: ['facility', 'chips'] } },
              wait: { kind: 'land', after: ['ntp'], duration: `${lag} days` },
              build: {
                kind: 'construction',
                after: ['wait'],
                duration: '200 days',
                cost: { fixed: '90m USD', curve: 'bell' },
              },
              line: {
                kind: 'power',
                after: ['ntp'],
                duration: '100 days',
                cost: { package: 'power', fixed: '12m USD' },
              },
              fit: {
                kind: 'chips',
                after: ['build'],
                duration: '40 days',
                cost: { package: 'chips', fixed: '150m USD' },
              },
            },
            operating: {
              cost: '20k USD/MW-month',
              loadFactor: 0.8,
              refresh: '4m USD/MW',
              life: '2 years',
            },
          },
        ]),
      ),
    },
  },
  capital,
  contracts: {
    rent: {
      kind: 'offtake',
      seller: 'builder',
      buyer: 'renter',
      sites: ['s'],
      price: '900k USD/MW-month',
      tenor: '3 years',
      indexation: '2 %',
      takeOrPay: 0.8,
      late: { due: dayAfter(200), perMwMonth: '40k USD/MW-month' },
    },
    hall: {
      kind: 'lease',
      seller: 'landlord',
      buyer: 'builder',
      sites: ['s'],
      price: '600k USD/MW-month',
      tenor: '3 years',
    },
  },
  projects: {
    halls: {
      name: '+Halls',
      company: 'landlord',
      sites: ['s'],
      packages: ['development', 'facility'],
      funding: 'equity-first',
      calls: { remedy: 'punitive', penalty: 0.5 },
      reserve: { months: 6, prefunded: true },
      cover: {
        dscr: 1.3,
        stressDscr: 1.1,
        llcr: 1.2,
        gearing: '70 %',
        lockUp: 1.2,
        default: 1.05,
        cures: 2,
      },
      distribution: {
        preferred: '8 %',
        promote: 'partner',
        catchUp: 0.5,
        tiers: [
          { above: '8 %', share: '20 %' },
          { above: '15 %', share: '30 %' },
        ],
      },
      fee: { to: 'partner', share: '2 %' },
    },
    cloud: {
      company: 'builder',
      sites: ['s'],
      packages: ['power', 'chips'],
      funding: 'bridge-first',
      interest: 'funded',
      reserve: { months: 3 },
      cover: { dscr: 1.4, lockUp: 1.2, sweep: '50 %' },
      receivable: '45 days',
      payable: '30 days',
      losses: 'group',
      acquired: '2025-01-25',
      resale: 0.2,
      accelerators: 700,
      rent: { to: 'partner', perYear: '100k USD/yr' },
      residual: { share: 0.3, guarantor: 'renter', guaranteed: 0.4 },
    },
  },
};

const stateOf = (of: Fields): Statement =>
  createStatement(compile(programmeOf(of)), cases[0]!, { halls: 0.8 });

let statement: Statement;
let model: WorkbookModel;
let layout: Layout;
let book: ReadBack;
let found: ReturnType<typeof recalculate>;

beforeAll(async () => {
  statement = stateOf(parts);
  model = moneyWorkbook(statement, sampleResult, 'the case', (path) => `said of ${path}`);
  layout = layoutOf(model);
  book = readWorkbook(await writeWorkbook(poisoned()));
  found = recalculate(book);
});

/** Every formula beside a wrong value, so that only a recalculation can find the right one. */
function poisoned(): WorkbookModel {
  return {
    ...model,
    values: (address) => {
      const values = model.values(address);
      const isFormula = statement.graph.lines.get(address)?.line.formula !== undefined;
      return isFormula ? Array.from(values, (x) => x * -3 - 7) : values;
    },
  };
}

const cellOf = (address: string, period = 0): readonly [sheet: string, cell: string] => {
  const place = layout.place(address);
  return [place.sheet, `${columnName(place.column + period)}${place.row}`];
};

/** Largest difference of the workbook's formulas to a statement, relative. */
function worst(
  of: Statement,
  results: typeof found,
): { off: number; where: string; count: number } {
  let off = 0;
  let where = '';
  let count = 0;
  for (const [address, { line }] of of.graph.lines) {
    if (line.formula === undefined) continue;
    const least = line.unit === 'USD' ? (line.sheet === 'Checks' ? DIFFERENCE : CENT) : 1e-6;
    of.value(address).forEach((expected, period) => {
      const [sheet, cell] = cellOf(address, period);
      const actual = results.get(sheet)?.get(cell);
      const apart =
        typeof actual === 'number'
          ? Math.abs(actual - expected) / Math.max(Math.abs(expected), least)
          : Number.POSITIVE_INFINITY;
      count++;
      if (!(apart <= off)) {
        off = apart;
        where = `${address} of period ${period}, ${sheet}!${cell}: ${actual} for ${expected}`;
      }
    });
  }
  return { off, where, count };
}

const CENT = 0.01;
/** What a check leaves of a difference of hundreds of millions is their rounding. */
const DIFFERENCE = 1000;

describe('the workbook of a statement', () => {
  it('recalculated by IronCalc beside wrong values gives every cell of the engine to 1e-9', () => {
    const { off, where, count } = worst(statement, found);
    expect(off, where).toBeLessThanOrEqual(1e-9);
    expect(count).toBeGreaterThan(20_000);
  });

  it.each([
    'projects.halls.works.annuity.paid',
    'projects.halls.works.sculpted.paid',
    'projects.halls.works.bridge.draw',
    'projects.halls.works.bond.escrow',
    'projects.halls.works.mezzanine.paid',
    'projects.halls.works.more.missed',
    'projects.halls.works.developer-fee',
    'projects.halls.works.reserve-funded',
    'projects.halls.owners.promoted',
    'projects.cloud.operations.land-rent',
    'projects.cloud.operations.guarantee',
    'projects.halls.tax.tax',
    'projects.cloud.chips.vendor.paid',
    'projects.cloud.chips.bridge.taken-out',
    'projects.cloud.cash.swept',
    'projects.cloud.cash.reserve',
    'projects.cloud.operations.refresh',
    'projects.cloud.operations.resale',
    'projects.cloud.operations.working-capital',
    'contracts.rent.owed-back',
  ])('has something in %s', (address) => {
    expect(statement.value(address).some((x) => Math.abs(x) > 1)).toBe(true);
  });

  it('gives for a changed input what the engine gives for the changed programme', () => {
    const [sheet, cell] = cellOf('projects.halls.works.annuity.rate');
    const input = book.sheets.get(sheet)?.cells.get(cell);
    expect(input).toMatchObject({ value: 0.08 });
    const cells = new Map(book.sheets.get(sheet)?.cells);
    cells.set(cell, { ...input!, value: 0.06 });
    const sheets = new Map(book.sheets).set(sheet, { ...book.sheets.get(sheet)!, cells });
    const cheaper = stateOf({
      ...parts,
      capital: { ...capital, annuity: { ...capital['annuity'], rate: '6 %' } },
    });
    const npv = 'projects.halls.returns.npv';
    expect(cheaper.value(npv)[0]).toBeGreaterThan(statement.value(npv)[0]! + 1e5);
    const { off, where } = worst(cheaper, recalculate({ ...book, sheets }));
    expect(off, where).toBeLessThanOrEqual(1e-9);
  });

  it('says that its checks hold', () => {
    expect(found.get('Cover')?.get('B3')).toBe('OK');
    const states = [...book.sheets.get('Checks')!.cells.values()].filter(
      (c) => c.column === column.note && c.formula !== undefined,
    );
    expect(states).toHaveLength(3 * statement.model.projects.length);
    for (const { row } of states) expect(found.get('Checks')?.get(`D${row}`)).toBe('OK');
  });

  it('shows results on the cover that are those of the lines', () => {
    const cover = book.sheets.get('Cover')!.cells;
    const row = [...cover.values()].find(({ value }) => value === '+Halls')!.row;
    const sum = (address: string) => statement.value(address).reduce((a, b) => a + b, 0);
    const shown = (letter: string) => found.get('Cover')?.get(`${letter}${row}`);
    expect(shown('E')).toBeCloseTo(sum('projects.halls.works.need'), 3);
    expect(shown('G')).toBeCloseTo(sum('projects.halls.returns.term-debt'), 3);
    expect(shown('I')).toBeCloseTo(sum('projects.halls.cash.least-cover'), 9);
    expect(shown('K')).toBeCloseTo(sum('projects.halls.returns.npv'), 3);
  });

  it('says of every input where it comes from', () => {
    const sources = new Map(
      statement.inputs.map(({ address }) => {
        const [sheet] = cellOf(address);
        const { row } = layout.place(address);
        return [address, book.sheets.get(sheet)?.cells.get(`D${row}`)?.value];
      }),
    );
    expect([...sources].filter(([, source]) => !source)).toEqual([]);
    expect(sources.get('projects.halls.works.annuity.rate')).toBe(
      'capital.annuity.rate: said of capital.annuity.rate',
    );
    expect(sources.get('contracts.rent.price')).toBe(
      'contracts.rent.price: said of contracts.rent.price',
    );
    expect(sources.get('projects.halls.works.cost-facility')).toBe('simulation of the case');
  });

  it('draws uses, cash flow and cover of each project over the months', () => {
    const charts = book.sheets.get('Charts')!.charts;
    const texts = charts.map((chart) =>
      [...below(chart, 't'), ...below(chart, 'v')].map(({ text }) => text),
    );
    expect(charts).toHaveLength(6);
    expect(texts[0]).toEqual(expect.arrayContaining(['+Halls: uses by month']));
    const row = layout.place('projects.halls.cash.cover').row;
    const last = columnName(column.period + model.periods - 1);
    const ranges = [...below(charts[2]!, 'f')].map(({ text }) => text);
    expect(ranges).toContain(`Waterfall!$G$${row}:$${last}$${row}`);
  });

  it('keeps names that look like formulas as text', () => {
    const cells = [...book.sheets.values()].flatMap((sheet) => [...sheet.cells.values()]);
    for (const name of ['+Halls', '=senior', '=bond'])
      expect(cells.some(({ value, formula }) => value === name && formula === undefined)).toBe(
        true,
      );
    expect(cells.filter(({ formula }) => /^(Halls|senior|bond)/.test(formula ?? ''))).toEqual([]);
  });
});
