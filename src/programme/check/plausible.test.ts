import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';
import { published, server } from './published.ts';

const activities = (cost?: unknown, chips?: unknown) => ({
  shell: { kind: 'construction', duration: '1 year', cost },
  ...(chips === undefined
    ? {}
    : { racks: { kind: 'chips', duration: '1 month', cost: { package: 'chips', perMw: chips } } }),
  online: { kind: 'milestone', after: ['shell', ...(chips === undefined ? [] : ['racks'])] },
});
const problems = (parts: {
  readonly cost?: unknown;
  readonly chips?: unknown;
  readonly operating?: unknown;
  readonly power?: unknown;
  readonly contract?: unknown;
  readonly amount?: unknown;
}) => {
  const { cost, chips, operating, power = {}, contract, amount } = parts;
  const phases = { p: { mw: '40 MW', repeat: 2, operating, activities: activities(cost, chips) } };
  const { diagnostics } = loadProgramme(
    programmeText({
      sites: { s: { name: 'Site', developer: 'builder', power, phases } },
      capital:
        amount === undefined
          ? {}
          : { own: { party: 'builder', instrument: 'common', amount, available: '2025-06-01' } },
      contracts:
        contract === undefined
          ? {}
          : {
              rent: {
                seller: 'builder',
                buyer: 'renter',
                sites: ['s'],
                tenor: '9 years',
                ...contract,
              },
            },
    }),
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ fact }) => fact)).toEqual([]);
  return diagnostics.flatMap(({ rule, severity, path, fact }) =>
    rule.startsWith('implausible') || rule === 'low-load'
      ? [`${severity} ${path.join('.')}: ${fact}`]
      : [],
  );
};

test.each([
  [
    { cost: { perMw: '10 USD/MW' } },
    /shell.cost.perMw: the cost of a piece of work .*: 10 USD\/MW$/,
  ],
  [{ cost: { fixed: '400 USD' } }, /shell.cost.fixed: the cost of a piece of work .*: 10 USD\/MW$/],
  [
    { cost: { perMw: '10 kUSD/MW' } },
    /shell.cost.perMw: .* buildings and power .* 1\/10 of .* 7.7 m USD/,
  ],
  [
    { cost: { fixed: '10 bn USD' } },
    /shell.cost.fixed: .* more than 10 times .*: 250.0 m USD\/MW$/,
  ],
  [{ chips: '30 kUSD/MW' }, /racks.cost.perMw: the cost of chips .*: 30.0 k USD\/MW$/],
  [
    { operating: { refresh: '30 USD/MW', life: '5 years' } },
    /operating.refresh: the cost of chips/,
  ],
  [{ operating: { cost: '60 USD/MW-month' } }, /operating.cost: .* less than 1\/100/],
  [{ operating: { loadFactor: '0.8 %' } }, /operating.loadFactor: the load factor/],
  [
    { power: { g: { kind: 'gas', mw: '50 MW', available: '2026-01-01', capex: '60 USD' } } },
    /power.g.capex: the cost of a power plant/,
  ],
  [
    { power: { g: { kind: 'grid', mw: '50 MW', available: '2026-01-01', price: '0.05 USD/MWh' } } },
    /power.g.price: the price of energy .* 35.0 USD\/MWh \(cost.power.ppa\): 0.05 USD\/MWh$/,
  ],
  [
    { contract: { kind: 'lease', price: '150 USD/MW-month' } },
    /rent.price: the price of capacity .*: 0.15 USD\/kW-month$/,
  ],
  [
    { contract: { kind: 'offtake', mw: '80 MW', perYear: '150 USD/yr' } },
    /rent.perYear: the price of capacity/,
  ],
  [{ contract: { kind: 'power', energy: '50 kUSD/MWh' } }, /rent.energy: .* more than 10 times/],
  [{ amount: '150 USD' }, /capital.own.amount: .* of one server, 285.0 k USD .*: 150 USD$/],
] as const)('a slip by orders of magnitude is told once, as a warning: %j', (parts, expected) => {
  const found = problems(parts);
  expect(found.length).toBe(1);
  expect(found[0]).toMatch(/^warning /);
  expect(found[0]).toMatch(expected);
});

test('what is dear, cheap or nothing is left alone', () => {
  const line = { kind: 'grid', mw: '50 MW', available: '2026-01-01', capex: '1 MUSD' };
  expect(
    problems({
      cost: { fixed: '200 kUSD', perMw: '20 MUSD/MW' },
      chips: '60 MUSD/MW',
      operating: {
        cost: '2 USD/kW-month',
        loadFactor: '30 %',
        refresh: '10 MUSD/MW',
        life: '5 years',
      },
      power: {
        line: { ...line, price: '15 USD/MWh' },
        own: { ...line, kind: 'gas', capex: '0 USD' },
      },
      contract: { kind: 'service', price: '0.2 USD/kW-month' },
      amount: '0.3 MUSD',
    }),
  ).toEqual([]);
});

test('bounds are the numbers of the reference classes that they name', () => {
  const classes: readonly {
    readonly id: string;
    readonly unit: string;
    readonly distribution: unknown;
  }[] = JSON.parse(
    readFileSync(new URL('../../../data/reference-classes.json', import.meta.url), 'utf8'),
  );
  const sizes: readonly (readonly [unit: RegExp, size: number])[] = [
    [/USD m per MW IT-year/, 1e6 / 12],
    [/USD bn per GW IT-year/, 1e6 / 12],
    [/USD m per MW|USD bn per GW/, 1e6],
    [/USD per kW/, 1e3],
    [/USD per MWh|ratio|^USD$/, 1],
  ];
  const numbersIn = (of: unknown): readonly number[] =>
    typeof of === 'number'
      ? [of]
      : typeof of === 'object' && of !== null
        ? Object.values(of).flatMap(numbersIn)
        : [];
  const ends = [...Object.values(published).flatMap(({ low, high }) => [low, high]), server];
  for (const { value, class: id } of ends) {
    const found = classes.find((one) => one.id === id);
    const [, size = Number.NaN] = sizes.find(([unit]) => unit.test(found?.unit ?? '')) ?? [];
    expect(
      numbersIn(found?.distribution).map((x) => Math.round(x * size)),
      id,
    ).toContain(Math.round(value));
  }
});

test('a sum is not judged that lacks a number that is written wrong', () => {
  const small = { kind: 'design', duration: '1 month', cost: { fixed: '2m USD' } };
  const shell = { kind: 'construction', duration: '1 year', after: ['small'] };
  const codes = (perMw: string) =>
    loadProgramme(
      programmeText({
        sites: {
          s: {
            name: 'Site',
            developer: 'builder',
            phases: {
              p: {
                mw: '40 MW',
                activities: {
                  small,
                  shell: { ...shell, cost: { perMw } },
                  online: { kind: 'milestone', after: ['shell'] },
                },
              },
            },
          },
        },
      }),
    ).diagnostics.flatMap(({ code }) => (code === 'GB309' ? [] : [code]));
  expect(codes('11m USD/MW')).toEqual([]);
  expect(codes('11m USD')).toEqual(['GB208']);
});
