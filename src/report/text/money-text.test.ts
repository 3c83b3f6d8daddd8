import { expect, it } from 'vitest';
import { sampleResult } from '../../../tests/sample-result.ts';
import type { ProjectMoney } from '../../run/index.ts';
import type { ProjectResult } from '../result.ts';
import { plainStyle } from './columns.ts';
import { moneyText } from './money-text.ts';

const options = { language: 'en', width: 120, style: plainStyle } as const;
const [halls] = sampleResult.projects;
if (halls === undefined) throw new Error('the sample has no projects');
/** In most trials it draws no debt. */
const rarely = {
  ...halls,
  termDebt: { ...halls.termDebt, quantiles: sampleResult.levels.map(() => 0) },
};

/** What is said of a project with such a cover in the sponsor's case. */
const textOf = (
  project: ProjectResult,
  leastCover: number | null,
  breakEven: ProjectMoney['breakEven'],
): string => {
  const sponsor = {
    ...{ id: 'sponsor', name: 'Sponsor', leastCover, averageLife: null, npv: 0, irr: null },
    ...{ monthsLocked: 0, monthsDefault: 0, lenderLoss: 0 },
  };
  const sizing = {
    byCover: 1,
    byStressedCover: 1,
    byLoanLife: 1,
    byGearing: 1,
    debt: 1,
    stress: 1,
  };
  const levelised = { perMwMonth: 173e3, perMwMonthFirstChips: 173e3, perAcceleratorHour: null };
  const { id } = project;
  return moneyText(
    { ...sampleResult, projects: [project] },
    {
      projects: [
        { id, recourse: false, cases: [sponsor], sizing, levelised, breakEven, covenants: [] },
      ],
      parties: [],
    },
    options,
  );
};

it('gives every break-even of the sponsor’s case, though the middle trial draws no debt', () => {
  const text = textOf(rarely, 0.8, { price: 1.79, rate: 0.339, energy: 2, priceForReturn: 2.7 });
  expect(text).toContain('in every year from 179 % of the price on');
  expect(text).toContain('when interest moves by +33.9 points');
  expect(text).toContain('when energy costs 200 %');
  expect(text).toContain('their hurdle at 270 %');
});

it('tells a price that always covers from one that never does', () => {
  const none = { price: null, rate: null, energy: null, priceForReturn: 1 };
  expect(textOf(halls, 4.47, none)).toContain('even at a fifth of today’s price');
  expect(textOf(halls, 0.4, none)).toContain('No price between a fifth and four times');
  expect(textOf(rarely, null, none)).not.toContain('debt service in every year');
});

it('gives a small project of a large programme in millions', () => {
  const part = 0.01;
  const small = {
    ...rarely,
    cash: { ...halls.cash, uses: halls.cash.uses.map((usd) => usd * part) },
    termDebt: { ...rarely.termDebt, mean: 0 },
  };
  const none = { price: null, rate: null, energy: null, priceForReturn: null };
  expect(textOf(halls, null, none)).toContain('Source (bn USD)');
  const text = textOf(small, null, none);
  expect(text).toContain('Source (m USD)');
  expect(text).toContain('Year (m USD)');
  expect(text).toContain('Party (bn USD)');
});

it('speaks of chips only where a project has any', () => {
  const none = { price: null, rate: null, energy: null, priceForReturn: null };
  const halls173 = 'Levelised cost 173 USD per IT kW and month: construction, contracts, energy,';
  expect(textOf(halls, null, none)).toContain(halls173);
  const own = { ...halls.own, chips: 1e9 };
  expect(textOf({ ...halls, own }, null, none)).toContain('(173 USD with the first chips only)');
});
