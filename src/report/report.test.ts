import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { sampleResult } from '../../tests/sample-result.ts';
import { run } from '../run/index.ts';
import { formatFor } from './format.ts';
import {
  claimsText,
  csvTables,
  dataDiffText,
  diffData,
  diffResults,
  diffText,
  headlineOf,
  languages,
  plainStyle,
  reportText,
  resultJsonSchema,
} from './index.ts';
import { widthOf } from './text/columns.ts';
import { wordsOf } from './words/index.ts';

const options = {
  language: 'en',
  width: 100,
  style: plainStyle,
  page: 'reports/sample/report.html',
} as const;

describe.each(languages)('the text in %s', (language) => {
  it('reads as the golden file', async () => {
    await expect(`${reportText(sampleResult, { ...options, language })}\n`).toMatchFileSnapshot(
      `golden/sample.${language}.txt`,
    );
  });

  it.each([76, 80, 100, 120])('keeps to %i columns and at most 90 lines', (width) => {
    const lines = reportText(sampleResult, { ...options, language, width }).split('\n');
    const longest = Math.max(...lines.map(widthOf));
    expect(longest).toBeLessThanOrEqual(width);
    expect(lines.length).toBeLessThanOrEqual(width < 100 ? 110 : 90);
  });

  it('keeps its sentences to a narrow terminal', () => {
    const lines = reportText(sampleResult, { ...options, language, width: 60 }).split('\n');
    const sentences = lines.slice(0, lines.indexOf(wordsOf(language).titles.ladder));
    expect(Math.max(...sentences.map(widthOf))).toBeLessThanOrEqual(60);
  });

  it('lets no control character of a name reach the terminal', () => {
    expect(sampleResult.stamp.programme).toContain('\u001b');
    expect(reportText(sampleResult, { ...options, language })).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

it('gives no interval for a risk that changed no trial', () => {
  const still = {
    ...sampleResult,
    analyses: sampleResult.analyses.map((analysis) => ({
      ...analysis,
      exclusion: analysis.exclusion.map((row) =>
        row.risk === 'moratorium' ? { ...row, change: 0, standardError: null } : row,
      ),
    })),
  };
  const text = reportText(still, options);
  expect(text).toMatch(/Connection moratorium +20.0 % +0.0 MW +–/);
  expect(text).toContain('–: too few trials changed to give an interval.');
  expect(csvTables(still).find(({ name }) => name === 'exclusion.csv')?.text).toMatch(
    /Connection moratorium,0.2,0,\r?$/m,
  );
});

it('names what keeps a site from ever being energised by whole groups', () => {
  const [site] = sampleResult.sites;
  if (site === undefined) throw new Error('the sample has no sites');
  const stuck = [
    { cause: 'capital', name: 'capital', group: 'capital', share: 0.2 },
    { cause: 'agreement:a', name: 'One', group: 'agreement', share: 0.15 },
    { cause: 'agreement:b', name: 'Other', group: 'agreement', share: 0.15 },
  ];
  const attribution = { ...site.attribution, reached: 0.5, stuck };
  const text = reportText({ ...sampleResult, sites: [{ ...site, attribution }] }, options);
  expect(text).toContain('50.0 %: agreements 30 %');
});

it('uses the width that there is before it cuts', () => {
  const wide = reportText(sampleResult, { ...options, width: 200 });
  expect(wide).toContain(sampleResult.claims[1]?.says);
});

it('shows a last row rather than saying that one is left out', () => {
  const some = (count: number) => ({
    ...sampleResult,
    ladder: Array.from({ length: count }, (_, i) => ({
      ...sampleResult.ladder[0]!,
      name: `Source ${i}`,
    })),
  });
  expect(reportText(some(5), options)).toContain('Source 4');
  expect(reportText(some(5), options)).not.toContain('1 more in the tables');
  expect(reportText(some(6), options)).toContain('and 2 more in the tables');
});

it('has a programme of some billions in millions, where its smaller numbers show', () => {
  expect(formatFor('en', 9e9).moneyCell(31e6)).toBe('31');
  expect(formatFor('en', 9e9).moneyUnit).toBe('m USD');
  expect(formatFor('en', 11e9).moneyUnit).toBe('bn USD');
});

it('says that there are no claims where there are none', () => {
  const none = { ...sampleResult, claims: [] };
  expect(claimsText(none, options)).toBe('the case has no claims');
  expect(claimsText(none, { ...options, language: 'zh' })).toBe('该案例没有公开说法');
});

it('tells the chance of every claim', () => {
  const [claim] = sampleResult.claims;
  const claims = Array.from({ length: 40 }, (_, i) => ({ ...claim!, says: `Claim ${i}.` }));
  const lines = reportText({ ...sampleResult, claims }, options).split('\n');
  for (const { says } of claims)
    expect(lines.filter((line) => line.includes(says)).length, says).toBe(1);
});

it('marks text only through the style it is given', () => {
  const mark = (text: string) => `\u001b[1m${text}\u001b[0m`;
  const style = { bold: mark, dim: mark, accent: mark, good: mark, bad: mark };
  const marked = reportText(sampleResult, { ...options, style });
  expect(marked).toContain('\u001b[1m');
  expect(marked.replaceAll(mark('').slice(0, 4), '').replaceAll('\u001b[0m', '')).toBe(
    reportText(sampleResult, options),
  );
});

it('says nothing where the median is nothing, and the median where there is one', () => {
  expect(headlineOf(sampleResult, 'en').finding).toBe(
    'The venture proper: more likely than not, nothing is energised by the end of 2026',
  );
  const everything = { ...sampleResult, scopes: sampleResult.scopes.slice(1) };
  expect(headlineOf(everything, 'en').finding).toBe(
    'Everything modelled: 553 MW of IT, of 6.1 GW planned, is the middle forecast for the end of 2026',
  );
});

it('tells of a hall of a kilowatt as of any other', () => {
  const [scope] = sampleResult.scopes;
  if (scope === undefined) throw new Error('the sample has no scopes');
  const quantiles = sampleResult.months.map(() => sampleResult.levels.map(() => 0.001));
  const monthly = { ...scope.monthly, mw: { ...scope.monthly.mw, quantiles } };
  const small = { ...sampleResult, scopes: [{ ...scope, plannedMw: 0.001, monthly }] };
  expect(headlineOf(small, 'en').finding).toBe(
    'The venture proper: 1 kW of IT, of 1 kW planned, is the middle forecast for the end of 2026',
  );
  expect(reportText(small, options)).toMatch(/ 2026 +│ +0\.0010 /);
});

it('copes with a result of which nothing is known', () => {
  const bare = {
    ...sampleResult,
    ladder: [],
    claims: [],
    scopes: [],
    sites: [],
    phases: [],
    agreements: [],
    parties: [],
    projects: [],
    analyses: [],
  };
  expect(reportText(bare, options)).toContain('By 2030-12-31');
  const tables = csvTables(bare).filter(({ name }) => name !== 'stamp.csv');
  expect(tables.map(({ text }) => text.split('\r\n').length)).toEqual(Array(15).fill(2));
});

describe('the tables', () => {
  const tables = new Map(csvTables(sampleResult).map(({ name, text }) => [name, parse(text)]));
  const column = (name: string, heading: string) => {
    const [head = [], ...rows] = tables.get(name) ?? [];
    const at = head.indexOf(heading);
    expect(at, `${name}: ${heading}`).toBeGreaterThanOrEqual(0);
    return rows.map((row) => row[at]);
  };

  it('have rows as wide as their headings', () => {
    expect(tables.size).toBe(16);
    for (const rows of tables.values())
      for (const row of rows) expect(row.length).toBe(rows[0]?.length);
  });

  it('read back exactly', () => {
    expect(column('claims.csv', 'says')).toEqual(sampleResult.claims.map(({ says }) => says));
    expect(column('claims.csv', 'probability').map(Number)).toEqual(
      sampleResult.claims.map(({ probability }) => probability.value),
    );
    const mw = (tables.get('monthly.csv') ?? []).filter(
      (row) => row[1] === 'venture' && row[3] === 'mw',
    );
    expect(mw.map((row) => row.slice(6).map(Number))).toEqual(
      sampleResult.scopes[0]?.monthly.mw.quantiles,
    );
  });

  it('mark sums of waits as sums, so that nobody adds them twice', () => {
    const [head = [], ...rows] = tables.get('waits.csv') ?? [];
    const of = (row: string, heading: string) =>
      rows
        .filter((cells) => cells[1] === 'venture' && cells[head.indexOf('row')] === row)
        .map((cells) => Number(cells[head.indexOf(heading)]));
    for (const heading of [
      'mean (days, over trials that get there)',
      'stuck (share of all trials)',
    ]) {
      const [total = 0, ...more] = of('all causes', heading);
      expect(more).toEqual([]);
      expect(total).toBeGreaterThan(0);
      for (const parts of [of('all of its family', heading), of('cause', heading)])
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 6);
    }
    const families = rows.map((cells) => cells[head.indexOf('family')]);
    expect(families).toContain('land, design, permits');
  });

  it('tell the cash flows of each project by year, after all before the data date', () => {
    const { projects, cashMonths } = sampleResult;
    const years = ['before', ...new Set(cashMonths.map((month) => month.slice(0, 4)))];
    expect(column('cash-flows.csv', 'project')).toEqual(
      projects.flatMap(({ id }) => years.map(() => id)),
    );
    expect(column('cash-flows.csv', 'year')).toEqual(projects.flatMap(() => years));
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
    const revenue = column('cash-flows.csv', 'revenue with remedies got mean (USD)').map(Number);
    expect(sum(revenue)).toBeGreaterThan(0);
    expect(sum(revenue)).toBeCloseTo(sum(projects.flatMap(({ cash }) => cash.revenue)), -2);
    const debt = column('cash-flows.csv', 'senior term debt at the end of the year mean (USD)');
    const [first] = projects;
    const december = cashMonths.findIndex((month) => month.endsWith('-12'));
    expect(Number(debt[1])).toBe(first?.cash.seniorDebt[december + 1]);
  });

  it('tell who pays for each project, what no source pays included', () => {
    expect(column('sources.csv', 'drawn mean (USD)').map(Number)).toEqual(
      sampleResult.projects.flatMap(({ sources, own }) => [
        ...sources.map(({ drawn }) => drawn),
        own.works,
        own.chips,
      ]),
    );
  });

  it('leave never empty, beside its probability', () => {
    expect(column('sites.csv', 'first energised P99 (date)')).toEqual(['2026-08-20', '', '']);
    expect(column('sites.csv', 'first energised ever (probability)').map(Number)).toEqual([
      0.99, 0.55, 0,
    ]);
  });

  it('disarm text that a spreadsheet would run, and no number', () => {
    expect(column('activities.csv', 'name')).toContain(`'=HYPERLINK("http://example.org","shell")`);
    expect(column('exclusion.csv', 'name')).toContain("'@Tariffs on equipment");
    expect(column('parties.csv', 'name')).toContain("'+Bystander");
    expect(column('parties.csv', 'NPV from the data date on mean (USD)')).toContain('-400000000');
  });
});

it('puts beside the tables what they were made from', () => {
  const { stamp } = sampleResult;
  const table = csvTables(sampleResult).find(({ name }) => name === 'stamp.csv');
  for (const part of [stamp.dataDate, stamp.inputs, stamp.engine, stamp.seed, stamp.trials])
    expect(table?.text).toContain(`,${part}\r\n`);
});

describe('the difference', () => {
  it('of a result to itself is nothing', () => {
    expect(diffText(diffResults(sampleResult, sampleResult), options)).toBe('nothing changed');
    const reseeded = { ...sampleResult, stamp: { ...sampleResult.stamp, seed: 77 } };
    expect(diffText(diffResults(sampleResult, reseeded), options)).toContain('→ known on');
  });

  it('says once what is the same for all and for a scope of all sites', () => {
    const [scope] = sampleResult.scopes;
    if (scope === undefined) throw new Error('the sample has no scopes');
    const quantiles = scope.firstEnergised.quantiles.map(() => null);
    const later = { ...scope.firstEnergised, quantiles, withinHorizon: 0.2 };
    const of = (change: Partial<typeof scope>) => ({
      ...sampleResult,
      scopes: [
        { ...scope, ...change, id: 'whole', name: 'The whole' },
        { ...scope, ...change, id: 'all', name: 'Everything modelled' },
      ],
    });
    const monthly = { ...scope.monthly, mw: scope.monthly.spent };
    const text = diffText(diffResults(of({}), of({ monthly, firstEnergised: later })), options);
    expect(text).toContain('The whole 20');
    expect(text).toContain('→ 20.0 %');
    expect(text).not.toContain('Everything modelled');
  });

  it('names claims, year-ends, dates and money that changed, and only those', () => {
    const after = {
      ...sampleResult,
      claims: sampleResult.claims.map((claim) =>
        claim.id === 'abilene-1'
          ? { ...claim, probability: { value: 0.72, standardError: 0.0045 } }
          : claim,
      ),
      phases: sampleResult.phases.slice(0, -1),
      ladder: sampleResult.ladder.map((row) =>
        row.id === 'softbank' ? { ...row, evidenced: 1e9 } : row,
      ),
      scopes: sampleResult.scopes.map((scope, i) =>
        i === 0 ? { ...scope, monthly: { ...scope.monthly, mw: scope.monthly.jobs } } : scope,
      ),
    };
    const diff = diffResults(sampleResult, after);
    expect(diff.claims).toEqual([
      {
        id: 'abilene-1',
        says: 'Abilene phase 1 energised in the first half of 2026',
        before: 0.71,
        after: 0.72,
        beyondNoise: false,
      },
    ]);
    expect(diff.ladder).toEqual([
      {
        id: 'softbank',
        name: 'SoftBank common equity in the venture',
        step: 'evidenced',
        before: 0,
        after: 1e9,
      },
    ]);
    expect(diff.dates.map(({ id }) => id)).toEqual(['further.c-1']);
    expect(new Set(diff.yearEnds.map(({ scope, series }) => `${scope} ${series}`))).toEqual(
      new Set(['venture mw']),
    );
    expect(diffText(diff, options)).toContain('71.0 %');
  });

  it('calls no claim beyond the noise that only one result has, and names two programmes', () => {
    const other = {
      ...sampleResult,
      claims: sampleResult.claims.slice(1),
      stamp: { ...sampleResult.stamp, programme: 'Another' },
    };
    const one = { ...sampleResult, stamp: { ...sampleResult.stamp, programme: 'One' } };
    const diff = diffResults(one, other);
    expect(diff.claims).toMatchObject([{ after: null, beyondNoise: false }]);
    const text = diffText(diff, options);
    expect(text).toContain('\nOne: ');
    expect(text).toContain('→ Another: ');
  });

  it('numbers copies under their site, and says nothing of the time after the horizon', () => {
    const dates = (iso: string, within: number) => ({
      ever: 0.9,
      withinHorizon: within,
      quantiles: sampleResult.levels.map(() => iso),
    });
    const [first, ...others] = sampleResult.phases;
    if (first === undefined) throw new Error('the sample has no phases');
    const made = (iso: string, within: number) => ({
      ...sampleResult,
      phases: [
        first,
        { ...first, id: `${first.id}-copy`, energised: dates(iso, within) },
        ...others,
      ],
    });
    const [early, late] = [made('2030-12-30', 0.501), made('2034-01-09', 0.49)];
    const diff = diffResults(early, late);
    const site = sampleResult.sites.find(({ id }) => id === first.site)?.name ?? '';
    expect(diff.dates).toEqual([
      {
        kind: 'phase',
        id: `${first.id}-copy`,
        name: `${first.name} (2/2)`,
        site,
        before: '2030-12-30',
        after: null,
        withinBefore: 0.501,
        withinAfter: 0.49,
      },
    ]);
    const lines = diffText(diff, options).split('\n');
    expect(lines[1]).toBe(`  ${site}`);
    expect(lines[2]).toMatch(/\(2\/2\) +2030-12-30 +→ +after 2030 +50\.1 % → 49\.0 %$/);
  });

  it('leaves out what reads the same and says how much that is', () => {
    const after = {
      ...sampleResult,
      ladder: sampleResult.ladder.map((row) =>
        row.announced === null ? row : { ...row, announced: row.announced + 1 },
      ),
    };
    const diff = diffResults(sampleResult, after);
    expect(diff.ladder.length).toBeGreaterThan(0);
    expect(diffText(diff, options).trim()).toBe(
      `Changes too small to show: ${diff.ladder.length}.`,
    );
  });

  it('of plain data names the path of each change', () => {
    const changes = diffData(
      { a: [1, { b: 2 }], same: Number.NaN, gone: { x: 1 } },
      { a: [1, { b: 3 }, 4], same: Number.NaN },
    );
    expect(changes).toEqual([
      { path: ['a', 1, 'b'], before: 2, after: 3 },
      { path: ['a', 2], before: undefined, after: 4 },
      { path: ['gone'], before: { x: 1 }, after: undefined },
    ]);
    expect(dataDiffText(changes, options)).toMatch(/a\.1\.b +2 +→ +3/);
  });
});

describe('the schema of result.json', () => {
  const validate = new Ajv2020().compile(resultJsonSchema());
  const written: unknown = JSON.parse(JSON.stringify(sampleResult));

  it('accepts a result', () => {
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
  });

  it('accepts what the engine says, and every report can be made of it', async () => {
    const folder = new URL('../../cases/teaching-one-hall/', import.meta.url);
    const result = await run({
      programme: readFileSync(new URL('programme.yaml', folder), 'utf8'),
      seed: 1,
      trials: 200,
    });
    expect(validate(JSON.parse(JSON.stringify(result))), JSON.stringify(validate.errors)).toBe(
      true,
    );
    for (const language of languages) {
      const text = reportText(result, { ...options, language });
      expect(text).toContain(result.stamp.programme);
      expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
    }
  });

  it('says what a claim asks for, in a unit that reads, and how its words were read', async () => {
    const folder = new URL('../../cases/teaching-one-hall/', import.meta.url);
    const programme = readFileSync(new URL('programme.yaml', folder), 'utf8').replace(
      /^claims:\n/m,
      'claims:\n  rent: { says: Rent, fact: [], measure: revenue, atLeast: 30m USD/yr, by: 2027-12-31, note: as a yearly rate }\n',
    );
    const result = await run({ programme, seed: 1, trials: 50 });
    const rent = result.claims.find(({ id }) => id === 'rent');
    expect(rent).toMatchObject({ unit: 'USD/yr', threshold: 30e6, note: 'as a yearly rate' });
    expect(claimsText(result, options)).toMatch(
      /Rent .*\n +at least 30\.0 m USD a year · as a yearly rate\n/,
    );
    const table = csvTables(result).find(({ name }) => name === 'claims.csv');
    expect(table?.text).toMatch(/^rent,Rent,as a yearly rate,.*,USD\/yr,30000000,/m);
  });

  it('refuses one with a probability above one', () => {
    const [claim] = sampleResult.claims;
    const bad = { ...claim, probability: { value: 1.5, standardError: 0 } };
    expect(validate({ ...sampleResult, claims: [bad] })).toBe(false);
  });

  it('is the committed one', () => {
    const file = new URL('../../schema/result.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(resultJsonSchema())),
    );
  });
});

/** An independent reader of RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/gy;
  let read = 0;
  for (const [whole, raw = '', end] of text.matchAll(cell)) {
    read += whole.length;
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  expect(read).toBe(text.length);
  return rows;
}

describe('parties that are never paid', () => {
  const [party] = sampleResult.parties;
  if (party === undefined) throw new Error('the sample has no parties');
  const all = (value: number) => ({ mean: value, quantiles: sampleResult.levels.map(() => value) });
  const payer = {
    ...party,
    name: 'Renter',
    ...{ committed: all(0), drawn: all(0), npv: all(-5e8), multiple: all(0), lossProbability: 1 },
  };

  it('are told, since their loss is only what they pay', () => {
    const text = reportText({ ...sampleResult, parties: [payer] }, options);
    expect(text).toMatch(/Paying only, [\s\S]* Renter\./);
    const late = { ...payer, multiple: all(0.01) };
    expect(reportText({ ...sampleResult, parties: [late] }, options)).toContain('Paying only');
    const paid = { ...payer, multiple: all(0.3) };
    expect(reportText({ ...sampleResult, parties: [paid] }, options)).not.toContain('Paying only');
  });
});
