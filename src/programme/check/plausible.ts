import {
  type Bilingual,
  DAYS_PER_MONTH,
  type Dimension,
  formatQuantity,
} from '../../units/index.ts';
import type { Rule } from '../codes.ts';
import type { Finding, Path } from '../diagnostic.ts';
import type { Value } from '../value.ts';
import type { Check, PhaseAt } from './context.ts';
import { median } from './median.ts';
import { type Published, published, server } from './published.ts';

const mend: Bilingual = {
  en: 'look at the unit and the word that multiplies it (k, m, bn); leave it if it is meant',
  zh: '请核对单位及其倍数词（k、m、bn）；若确属本意则无须改动',
};

/** A number so far beyond what has been published that its unit is the likelier explanation. */
function beyond(
  rule: Rule,
  path: Path,
  value: number | undefined,
  { name, dimension, low, high, below, above }: Published,
): readonly Finding[] {
  // nothing is a statement of its own
  if (value === undefined || value === 0) return [];
  const isBelow = value < low.value / below;
  if (!isBelow && !(value > high.value * above)) return [];
  const text = (locale: 'en' | 'zh', of: number) => precisely(of, dimension, locale);
  const shown = { en: text('en', value), zh: text('zh', value) };
  if (isBelow)
    return [
      {
        rule,
        path,
        fact: {
          en: `${name.en} is less than 1/${below} of the lowest published, ${text('en', low.value)} (${low.class}): ${shown.en}`,
          zh: `${name.zh}不到已公布最低值 ${text('zh', low.value)}（${low.class}）的 1/${below}：${shown.zh}`,
        },
        value: shown,
        mend,
      },
    ];
  return [
    {
      rule,
      path,
      fact: {
        en: `${name.en} is more than ${above} times the highest published, ${text('en', high.value)} (${high.class}): ${shown.en}`,
        zh: `${name.zh}超过已公布最高值 ${text('zh', high.value)}（${high.class}）的 ${above} 倍：${shown.zh}`,
      },
      value: shown,
      mend,
    },
  ];
}

/** A quantity with as few places as tell it to a hundredth: 0.05 USD/MWh is not 0.1. */
function precisely(value: number, dimension: Dimension, locale: 'en' | 'zh'): string {
  const write = (digits?: number) =>
    formatQuantity(value, dimension, digits === undefined ? { locale } : { locale, digits });
  const exact = Number.parseFloat(write(9));
  const digits = [undefined, 2, 3, 4, 5, 6].find(
    (places) => Math.abs(Number.parseFloat(write(places)) - exact) <= 0.01 * exact,
  );
  return write(digits);
}

const perMw = (total: number | undefined, mw: number | undefined): number | undefined =>
  total === undefined || mw === undefined || mw <= 0 ? undefined : total / mw;

/** Prices of energy and of capacity, and what operation costs. */
export const prices: Check = ({ programme, phases }) => {
  const rule = 'implausible-price';
  const price = (value: Value | undefined, path: Path, of: Published) =>
    beyond(rule, path, median(value), of);
  return [
    ...Object.entries(programme.sites).flatMap(([site, { power }]) =>
      Object.entries(power).flatMap(([id, option]) =>
        price(option.price, ['sites', site, 'power', id, 'price'], published.energy),
      ),
    ),
    ...Object.entries(programme.contracts).flatMap(([id, contract]) => {
      const at = ['contracts', id];
      // services are also cleaning and repair, which may cost little
      const capacity =
        contract.kind === 'service'
          ? { ...published.capacity, below: Number.POSITIVE_INFINITY }
          : published.capacity;
      return [
        ...price(contract.energy, [...at, 'energy'], published.energy),
        ...price(contract.price, [...at, 'price'], capacity),
        ...beyond(
          rule,
          [...at, 'perYear'],
          perMw(perMonth(contract.perYear), median(contract.mw)),
          capacity,
        ),
      ];
    }),
    ...phases.flatMap(({ phase, path }) =>
      price(phase.operating?.cost, [...path, 'operating', 'cost'], published.operation),
    ),
  ];
};

const perMonth = (perDay: Value | undefined): number | undefined => {
  const usd = median(perDay);
  return usd === undefined ? undefined : usd * DAYS_PER_MONTH;
};

/** What buildings, chips and power plants cost per megawatt. */
export const costs: Check = ({ programme, phases }) => [
  ...Object.entries(programme.sites).flatMap(([site, { power }]) =>
    Object.entries(power).flatMap(([id, { kind, capex, mw }]) =>
      beyond(
        'implausible-cost',
        ['sites', site, 'power', id, 'capex'],
        perMw(median(capex), median(mw)),
        // a line to the grid may cost little
        kind === 'grid' || kind === 'other'
          ? { ...published.plant, below: Number.POSITIVE_INFINITY }
          : published.plant,
      ),
    ),
  ),
  ...phases.flatMap((at) => [
    ...costOf(at, published.works, (pack) => pack !== 'chips'),
    ...costOf(at, published.chips, (pack) => pack === 'chips'),
    ...beyond(
      'implausible-cost',
      [...at.path, 'operating', 'refresh'],
      median(at.phase.operating?.refresh),
      published.chips,
    ),
  ]),
];

/** The cost of some packages of a phase: each piece of work, then all of them together. */
function costOf(
  { phase, path }: PhaseAt,
  of: Published,
  has: (pack: string) => boolean,
): readonly Finding[] {
  const mw = median(phase.mw);
  const parts = Object.entries(phase.activities).flatMap(([id, { cost }]) => {
    if (cost === undefined || !has(cost.package)) return [];
    const known = (value: Value | undefined) => (value === undefined ? 0 : median(value));
    const fixed = perMw(known(cost.fixed), mw);
    const rate = known(cost.perMw);
    const sum = fixed === undefined || rate === undefined ? undefined : fixed + rate;
    // the number itself, where there is just one
    const number = cost.fixed === undefined ? ['perMw'] : cost.perMw === undefined ? ['fixed'] : [];
    return [{ at: [...path, 'activities', id, 'cost', ...number], sum }];
  });
  const each = parts.flatMap(({ at, sum }) => beyond('implausible-cost', at, sum, published.work));
  if (each.length > 0) return each;
  const dearest = parts.toSorted((a, b) => (b.sum ?? 0) - (a.sum ?? 0))[0];
  // what a reference class gives is not known here, so that the sum of the rest says nothing
  if (dearest === undefined || parts.some(({ sum }) => sum === undefined)) return [];
  const total = parts.reduce((all, { sum = 0 }) => all + sum, 0);
  // a cost that was written wrong is missing from the sum
  const against = Object.keys(phase.activities).flatMap((id) =>
    ['fixed', 'perMw'].map((number) => [...path, 'activities', id, 'cost', number]),
  );
  return beyond('implausible-cost', dearest.at, total, of).map((found) => ({ ...found, against }));
}

/** Chips that cost tens of millions a megawatt are not left to idle nearly all the time. */
export const loads: Check = ({ phases }) =>
  phases.flatMap(({ phase, path }) =>
    beyond(
      'low-load',
      [...path, 'operating', 'loadFactor'],
      median(phase.operating?.loadFactor),
      published.load,
    ),
  );

const steps = ['announced', 'pledged', 'evidenced', 'amount'] as const;

/** Sources of money that would not buy a part of a server. */
export const sums: Check = ({ programme }) =>
  Object.entries(programme.capital).flatMap(([id, source]) =>
    steps.flatMap((step): readonly Finding[] => {
      const usd = median(source[step]);
      if (usd === undefined || usd === 0 || usd >= server.value / 10) return [];
      const text = (locale: 'en' | 'zh', of: number) => formatQuantity(of, 'money', { locale });
      const shown = { en: text('en', usd), zh: text('zh', usd) };
      return [
        {
          rule: 'implausible-sum',
          path: ['capital', id, step],
          fact: {
            en: `a source of money is less than 1/10 of the price of one server, ${text('en', server.value)} (${server.class}): ${shown.en}`,
            zh: `一项资金不到一台服务器价格 ${text('zh', server.value)}（${server.class}）的 1/10：${shown.zh}`,
          },
          value: shown,
          mend,
        },
      ];
    }),
  );
