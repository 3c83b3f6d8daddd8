import { type DistributionSpec, normalQuantile } from '../uncertainty/index.ts';
import { log } from '../units/index.ts';
import { describe } from './describe.ts';
import { isMap, type RawMap } from './place.ts';
import { got, type Numbers } from './read-number.ts';

const lists = {
  triangular: ['low', 'mode', 'high'],
  pert: ['low', 'mode', 'high'],
  uniform: ['low', 'high'],
} as const;

/** Keys that say the form of a distribution. */
export const distributionForms = [
  'value',
  'p50',
  ...Object.keys(lists),
  'normal',
  'lognormal',
  'exponential',
  'pareto',
  'discrete',
  'empirical',
];

/** The distribution that `raw` states in this form; undefined when nothing can be made of it. */
export function readDistribution(
  numbers: Numbers,
  form: string,
  raw: RawMap,
): DistributionSpec | undefined {
  const body = raw[form];
  const own = (name: string) =>
    numbers.quantity(isMap(body) ? body[name] : undefined, [form, name]);
  switch (form) {
    case 'value':
      return { kind: 'point', value: numbers.quantity(body, [form]) };
    case 'p50': {
      const [p10, p50, p90] = [
        numbers.quantity(raw['p10'], ['p10']),
        numbers.quantity(body, ['p50']),
        numbers.quantity(raw['p90'], ['p90']),
      ];
      if (p10 >= p50 || p50 >= p90) {
        const all = [raw['p10'], body, raw['p90']].map(describe);
        const bare = {
          en: all.map(({ en }) => en.replaceAll('the text ', '')).join(', '),
          zh: all.map(({ zh }) => zh.replaceAll('文本 ', '')).join(', '),
        };
        numbers.fail(
          'quantiles',
          [p10 >= p50 ? 'p50' : 'p90'],
          {
            en: `p10, p50 and p90 do not rise: ${bare.en}`,
            zh: `p10、p50、p90 没有递增：${bare.zh}`,
          },
          {
            en: 'state p10 < p50 < p90, or one exact value',
            zh: '请使 p10 < p50 < p90，或写单一确定值',
          },
        );
      }
      return { kind: 'threeQuantile', p10, p50, p90 };
    }
    case 'triangular':
    case 'pert': {
      const [low, mode, high] = list(numbers, form, body);
      return { kind: form, low, mode, high };
    }
    case 'uniform': {
      const [low, high] = list(numbers, form, body);
      return { kind: form, low, high };
    }
    case 'discrete':
      return discrete(numbers, body);
    case 'empirical':
      if (Array.isArray(body))
        return { kind: form, values: body.map((x, i) => numbers.quantity(x, [form, i])) };
      numbers.fail('value', [form], got(body, 'empirical takes a list', 'empirical 须为列表'), {
        en: 'write [value, …]',
        zh: '请写 [value, …]',
      });
      return undefined;
  }
  if (!isMap(body)) {
    numbers.fail(
      'value',
      [form],
      got(body, `${form} takes named numbers`, `${form} 须为带名称的数值`),
      { en: `write ${form}: {…}`, zh: `请写 ${form}: {…}` },
    );
    return undefined;
  }
  switch (form) {
    case 'normal':
      // The spread of dates is a time.
      return {
        kind: form,
        mean: own('mean'),
        sd: numbers.quantity(
          body['sd'],
          [form, 'sd'],
          numbers.dimension === 'date' ? 'duration' : numbers.dimension,
        ),
      };
    case 'exponential':
      return { kind: form, mean: own('mean') };
    case 'pareto':
      return {
        kind: form,
        scale: own('min'),
        alpha: numbers.quantity(body['alpha'], [form, 'alpha'], 'factor'),
      };
    default:
      return lognormal(numbers, body);
  }
}

function lognormal(numbers: Numbers, body: RawMap): DistributionSpec {
  const p50 = numbers.quantity(body['p50'], ['lognormal', 'p50']);
  if (body['sigma'] !== undefined)
    return {
      kind: 'lognormal',
      mu: log(p50),
      sigma: numbers.quantity(body['sigma'], ['lognormal', 'sigma'], 'factor'),
    };
  const p90 = numbers.quantity(body['p90'], ['lognormal', 'p90']);
  return {
    kind: 'lognormal',
    mu: log(p50),
    sigma: log(p90 / p50) / normalQuantile(0.9),
  };
}

function discrete(numbers: Numbers, body: unknown): DistributionSpec | undefined {
  if (!Array.isArray(body)) {
    numbers.fail('value', ['discrete'], got(body, 'discrete takes a list', 'discrete 须为列表'), {
      en: 'write [[value, probability], …]',
      zh: '请写 [[value, probability], …]',
    });
    return undefined;
  }
  const pairs = body.map((pair, i) => {
    if (Array.isArray(pair) && pair.length === 2)
      return [
        numbers.quantity(pair[0], ['discrete', i, 0]),
        numbers.quantity(pair[1], ['discrete', i, 1], 'share'),
      ] as const;
    numbers.fail(
      'value',
      ['discrete', i],
      got(pair, 'expected [value, probability]', '应为 [value, probability]'),
      { en: 'write [value, probability]', zh: '请写 [value, probability]' },
    );
    return [0, 0] as const;
  });
  const total = pairs.reduce((sum, [, p]) => sum + p, 0);
  if (numbers.problems.length === 0 && Math.abs(total - 1) > 1e-6)
    numbers.fail(
      'probability',
      ['discrete'],
      { en: `the probabilities do not add up to 1: ${total}`, zh: `各概率之和不为 1：${total}` },
      { en: 'make them add up to 1', zh: '请使其和为 1' },
    );
  return { kind: 'discrete', values: pairs.map(([x]) => x), weights: pairs.map(([, p]) => p) };
}

function list(
  numbers: Numbers,
  form: keyof typeof lists,
  body: unknown,
): readonly [number, number, number] {
  const names = lists[form];
  if (!Array.isArray(body) || body.length !== names.length) {
    numbers.fail(
      'value',
      [form],
      got(body, `${form} takes [${names.join(', ')}]`, `${form} 须为 [${names.join(', ')}]`),
      { en: `write ${form}: [${names.join(', ')}]`, zh: `请写 ${form}: [${names.join(', ')}]` },
    );
    return [0, 0, 0];
  }
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = body.map((x, i) =>
    numbers.quantity(x, [form, i]),
  );
  return [a, b, c];
}
