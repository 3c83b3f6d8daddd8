import { expect, test } from 'vitest';
import { type Fields, programmeText } from '../../../tests/programmes.ts';
import { type DealResult, negotiate } from '../../run/index.ts';
import { plainStyle, widthOf } from '../text/columns.ts';
import { dealHtml, dealText } from './index.ts';

type Wants = Readonly<Record<string, number>>;
type Options = Readonly<Record<string, Wants>>;

/** Terms that are about nothing but wants, in millions; the first option of each is on the table. */
async function asked(
  alternatives: Readonly<Record<string, unknown>>,
  terms: Readonly<Record<string, Options>>,
  parts: Fields = {},
): Promise<DealResult> {
  const millions = (worth: number) => `${worth} MUSD`;
  const programme = programmeText({
    sites: {},
    parties: Object.fromEntries(
      Object.entries(alternatives).map(([id, npv]) => [
        id,
        {
          name: `Party ${id}`,
          roles: ['sponsor'],
          hurdle: '10 %',
          ...(npv === null ? {} : { alternative: { does: 'walks away', npv } }),
        },
      ]),
    ),
    terms: Object.fromEntries(
      Object.entries(terms).map(([id, options]) => [
        id,
        {
          question: `What of ${id}?`,
          current: Object.keys(options)[0],
          options: Object.fromEntries(
            Object.entries(options).map(([option, wants]) => [
              option,
              {
                name: `option ${option}`,
                wants: Object.fromEntries(
                  Object.entries(wants).map(([party, worth]) => [party, millions(worth)]),
                ),
              },
            ]),
          ),
        },
      ]),
    ),
    ...parts,
  });
  const { result } = await negotiate({ programme, seed: 1, trials: 10 });
  return result;
}

const told = (result: DealResult, width = 400) =>
  dealText(result, { language: 'en', width, style: plainStyle }).replace(/\s+/g, ' ');

test('the likeliest deal is told by what it says, with how many are as likely', async () => {
  const some = { lead: { a: { a: 5, b: 1 }, b: { a: 2, b: 3 } } };
  const text = told(await asked({ a: '1 MUSD', b: '0 USD' }, some));
  expect(text).toContain('2 deals are signed by all in 100 % of the replicates');
  expect(text).toContain('whose worst-off party gains most: option a.');
  expect(text).toContain('With everything unsure at its mean, all parties would sign 2 of them');
});

test('what is signed most often is the likeliest also where none is signed at the means', async () => {
  const result = await asked(
    { a: { uniform: ['0 MUSD', '10 MUSD'] }, b: { uniform: ['-2 MUSD', '4 MUSD'] } },
    { lead: { a: { a: 5, b: 0.5 }, b: { a: 3, b: 2.5 } } },
  );
  expect(result.signable).toBe(0);
  const nearest = result.relaxation?.gentlest;
  expect(result.focus).not.toBe(nearest);
  const text = told(result);
  expect(text).toMatch(
    /The likeliest deal is signed by all in \S+ % of the replicates: option b\./,
  );
  expect(text).toContain(
    'The nearest deal lacks 500.0 k USD for the party that lacks most: option a.',
  );
  expect(text).not.toContain('nearest to all');
  expect(text).toContain('From the sheet to the likeliest deal');
});

test('the deal that needs least money is told with who pays whom, however many are nearer', async () => {
  const ways = Object.fromEntries(
    Array.from({ length: 90 }, (_, i) => [`w${i}`, { a: -1 - i / 100, b: -1 }]),
  );
  const result = await asked(
    { a: '0 USD', b: '0 USD' },
    {
      way: { ...ways, dear: { a: 100, b: -50 } },
      what: { nothing: { b: -1 }, little: { a: 1, b: -1.5 } },
    },
  );
  expect(result.signableWithMoney).toBe(2);
  expect(Math.min(...result.payments.map(({ total }) => total))).toBe(51e6);
  expect(told(result)).toContain(
    'Least has to be paid under option dear; option nothing: 51.0 m USD paid to Party b, from Party a 51.0 m USD.',
  );
});

test('a sheet that breaks an exclusion is told so, and an open one with what stays open', async () => {
  const result = await asked(
    { a: '0 USD', b: '0 USD' },
    { lead: { a: { a: 1 }, b: { a: 2 } }, pace: { slow: { b: 1 }, fast: { b: 2 } } },
    { exclusions: [{ not: { lead: 'a', pace: 'slow' } }] },
  );
  const text = told(result);
  expect(text).toContain('on the table (breaks an exclusion)');
  const named = Object.keys(result.deals.find(({ deal }) => deal === result.sheet) ?? {});
  expect(named).toContain('excluded');
});

test('who alone signs neither leaves nor bargains; who is not asked is told', async () => {
  const text = told(
    await asked({ a: '0 USD', b: null }, { lead: { a: { a: 1, b: 9 }, b: { a: 2 } } }),
  );
  expect(text).not.toContain('by leaving');
  expect(text).toContain('nobody to bargain with');
  expect(text).toContain('alternative is worth: Party b.');
});

test('ties and undefined points are told, and further changes counted', async () => {
  const even = { x: { a: 1 }, y: { a: 1 }, z: { a: 1 } };
  const text = told(
    await asked(
      { a: '1 MUSD', b: '0 USD' },
      {
        bad: {
          no: { a: -9 },
          yes: { a: 0 },
          yea: { a: 0 },
          yep: { a: 0 },
          aye: { a: 0 },
          si: { a: 0 },
        },
        even,
      },
    ),
  );
  expect(text).toContain('Nash (undefined: some party gains in no deal)');
  expect(text).toContain('utilitarian (one of 15 equal deals)');
  expect(text).toContain('2 more such changes are in deal.json.');
});

test('a deal without a name is called by what it changes', async () => {
  const result = await asked(
    { a: '0 USD', b: '0 USD' },
    {
      lead: { a: { a: 8, b: 1 }, b: { a: 2, b: 7 } },
      pace: { slow: { a: 1, b: 2 }, fast: { a: 2, b: 1 } },
    },
  );
  const offered = result.bargaining.offers.deal;
  expect(result.deals.some(({ deal }) => deal === offered)).toBe(true);
  expect(told(result)).toContain('what Party a proposes: the sheet with option b.');
});

test('names of deals at one place stand below one another, and end at their dot on the right', async () => {
  const result = await asked(
    { a: '0 USD', b: '0 USD' },
    {
      lead: { one: { a: 4, b: 1 }, two: { a: 4, b: 1 } },
      pace: { slow: { a: 1, b: 2 }, fast: {} },
    },
    { deals: { twin: { lead: 'two', pace: 'slow' } } },
  );
  const page = dealHtml(result, 'en');
  const names = [...page.matchAll(/dx="(-?9)" dy="(\d+)" text-anchor="(start|end)"/g)];
  expect(names.map(([, dx, , anchor]) => [dx, anchor])).toEqual(names.map(() => ['-9', 'end']));
  expect(new Set(names.map(([, , dy]) => dy)).size).toBe(2);
  // steps that miss nothing have no row for what they miss
  expect(page).not.toContain('fewer trials');
});

test('numbers of many parties are not cut', async () => {
  const ids = [...'abcdefgh'];
  const worths = (worth: number) => Object.fromEntries(ids.map((id) => [id, worth]));
  const text = dealText(
    await asked(Object.fromEntries(ids.map((id) => [id, '0 USD'])), {
      lead: { one: worths(1234), two: worths(3456) },
    }),
    { language: 'en', width: 80, style: plainStyle },
  );
  const gains = text.match(/\+1,234 \(100 %\)/g) ?? [];
  expect(gains.length).toBe(8);
  for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
});

test('who loses money in every deal is told what of its earnings counts', async () => {
  const result = await asked(
    { a: '1 MUSD', b: '9 MUSD' },
    { lead: { x: { a: 5, b: 1 }, y: { a: 4, b: 2 } } },
  );
  expect(told(result)).not.toContain('Refusing every deal');
  const paying: DealResult = {
    ...result,
    deals: result.deals.map((row) => ({
      ...row,
      stakes: row.stakes.map((stake) => ({ ...stake, money: -1e6 })),
    })),
  };
  expect(told(paying)).toContain(
    'Refusing every deal, and with a loss of money in all that are shown: Party b. What a party earns',
  );
});

test('the page of deals says how it was made in its own language', async () => {
  const result = await asked({ a: '1 MUSD' }, { lead: { x: { a: 5 }, y: { a: 4 } } });
  expect(dealHtml(result, 'zh')).toContain('种子1');
});
