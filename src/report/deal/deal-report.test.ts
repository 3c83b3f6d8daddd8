import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DealResult, type DealRow, negotiate } from '../../run/index.ts';
import { plainStyle } from '../text/columns.ts';
import {
  dealCsvTables,
  dealHtml,
  dealJsonSchema,
  dealSchema,
  dealsCsv,
  dealText,
} from './index.ts';
import { namesOf } from './names.ts';
import { waterfallEnds } from './waterfall-ends.ts';
import { dealWordsOf } from './words.ts';

const programme = readFileSync(
  new URL('../../../cases/teaching-deal/programme.yaml', import.meta.url),
  'utf8',
);

let result: DealResult;
let rows: DealRow[];
beforeAll(async () => {
  rows = [];
  const found = await negotiate({ programme, seed: 1, trials: 40, deal: { rent: 'low' } });
  result = found.result;
  found.rows((row) => rows.push(row));
});

describe('a document about deals', () => {
  test('fits its schema, and the published one', () => {
    expect(dealSchema.parse(result)).toEqual(result);
    const published: unknown = JSON.parse(
      readFileSync(new URL('../../../schema/deal.schema.json', import.meta.url), 'utf8'),
    );
    expect(published).toEqual(JSON.parse(JSON.stringify(dealJsonSchema())));
    const validate = new Ajv2020({ strict: false }).compile(dealJsonSchema());
    expect(validate(JSON.parse(JSON.stringify(result)))).toBe(true);
  });

  test('names every point that a deal shown is one of, ties too', () => {
    const first = result.points.utilitarian.deals[0] ?? -1;
    const sheet = result.sheet;
    const tied: DealResult = {
      ...result,
      points: { ...result.points, utilitarian: { deals: [first, sheet], value: 1, why: null } },
    };
    const text = dealText(tied, { language: 'en', width: 200, style: plainStyle });
    expect(text).toMatch(/on the table, utilitarian/);
  });

  test('names deals and terms in words, and keeps the names that one types', () => {
    const [first] = result.deals.filter(({ names }) => names.length > 0);
    const named: DealResult = {
      ...result,
      deals: result.deals.map((row) =>
        row.deal === first?.deal ? { ...row, names: ['two-hand-shakes'] } : row,
      ),
    };
    const text = dealText(named, { language: 'en', width: 200, style: plainStyle });
    expect(text).toMatch(/^ {2}two hand shakes/m);
    expect(text).toContain('--deal with two-hand-shakes');
    expect(text).toContain('fifteen years (How long?)');
    expect(text).not.toContain(' → ');
    expect(dealHtml(named, 'en')).not.toContain('two-hand-shakes');
  });

  test('calls nobody a leaver of a deal that nobody signs, and says what an own deal leaves open', () => {
    const [term] = result.terms;
    const members = result.parties.slice(0, 2).map(({ id }) => id);
    const own = { members, worth: 5e9, alternatives: 2e9, best: {}, open: [term?.id ?? ''] };
    const none: DealResult = {
      ...result,
      signable: 0,
      coalitions: result.coalitions.map((of) => ({ ...of, values: [own] })),
    };
    const text = dealText(none, { language: 'en', width: 400, style: plainStyle });
    expect(text).not.toContain('would leave');
    expect(text).toContain(
      `leaves 1 of ${result.terms.length} terms open, as no deal of all may (${term?.question})`,
    );
    expect(text.split('can have 5.0 bn USD').length).toBe(2);
    const page = dealHtml(none, 'en');
    expect(page).toContain(dealWordsOf('en').columns.open);
    for (const { values } of result.coalitions)
      for (const { best, open } of values)
        expect(open.length).toBe(
          best === null ? 0 : result.terms.length - Object.keys(best).length,
        );
  });

  test('adds up from the sheet to the deal it leads to', () => {
    const { start, rest, end } = waterfallEnds(result, namesOf(result, dealWordsOf('en')));
    result.parties.forEach(({ id }, p) => {
      const steps = result.waterfall.steps.reduce((sum, { shares }) => sum + (shares[id] ?? 0), 0);
      expect((start[p] ?? 0) + steps + (rest[p] ?? 0)).toBeCloseTo(end[p] ?? 0, 3);
    });
  });

  test('says that a mediated text stays as it was, and no time that reads as none', () => {
    const told = (round: number, roundDays: number) => {
      const { bargaining } = result;
      const singleText = { ...bargaining.singleText, rounds: [0, round, 9] as const };
      const other = { ...result, bargaining: { ...bargaining, roundDays, singleText } };
      const text = dealText(other, { language: 'en', width: 400, style: plainStyle });
      return text.replace(/\s+/g, ' ');
    };
    expect(told(0, 30)).toContain('of runs, mostly the first draft as it was.');
    expect(told(1, 30)).toContain('of runs, after 1.0 months.');
    expect(told(1, 1)).toContain('of runs, after <0.1 months.');
  });

  test('says one deal of one', () => {
    const one = { ...result, space: { ...result.space, admissible: 1 }, signableWithMoney: 1 };
    const text = dealText(one, { language: 'en', width: 200, style: plainStyle });
    expect(text).toContain('1 deal that settles every term is possible');
    expect(text).toContain('1 deal would do');
  });

  test.each(['en', 'zh'] as const)(
    'in %s has a text that names every party and term',
    (language) => {
      const text = dealText(result, { language, width: 100, style: plainStyle, explain: true });
      for (const { name } of result.parties) expect(text).toContain(name);
      for (const { question } of result.terms) expect(text).toContain(question);
      for (const [name] of dealWordsOf(language).definitions) expect(text).toContain(name);
      for (const line of text.split('\n')) expect(line).not.toContain('undefined');
    },
  );

  test.each(['en', 'zh'] as const)(
    'in %s is a page that loads nothing, escapes what it shows and has all views',
    (language) => {
      const odd = {
        ...result,
        parties: result.parties.map((p) => ({ ...p, name: `<b>${p.name}</b>` })),
      };
      const page = dealHtml(odd, language);
      expect(page).not.toContain('<b>');
      expect(page).not.toMatch(/https?:|<script|NaN|undefined/);
      const { titles } = dealWordsOf(language);
      for (const title of [
        titles.deals,
        titles.blocking,
        titles.swings,
        titles.waterfall,
        titles.payments,
        titles.coalitions,
        titles.robustness,
        titles.front,
      ])
        expect(page).toContain(title);
    },
  );

  test('says that a sheet which all sign needs no change, once', async () => {
    const { result: found } = await negotiate({
      programme: readFileSync(
        new URL('../../../tests/hall-with-terms.yaml', import.meta.url),
        'utf8',
      ),
      seed: 1,
      trials: 40,
    });
    expect(found.changes[0]).toEqual({ deal: found.sheet, terms: [] });
    const text = dealText(found, { language: 'en', width: 100, style: plainStyle });
    expect(text.split('The sheet would be signed as it stands').length).toBe(2);
    expect(text).not.toContain('change of: .');
  });

  test('has a table with a row for each deal that has a value', () => {
    const { text } = dealsCsv(result, (visit) => rows.forEach(visit));
    const lines = text.trimEnd().split('\r\n');
    expect(lines.length).toBe(rows.length + 1);
    expect(rows.length).toBeGreaterThanOrEqual(result.space.admissible);
    const columns = lines[0]?.split(',').length;
    for (const line of lines) expect(line.split(',').length).toBe(columns);
    expect(dealCsvTables(result).map(({ name }) => name)).toContain('swings.csv');
  });
});
