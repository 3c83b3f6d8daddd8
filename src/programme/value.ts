import {
  type Distribution,
  type DistributionSpec,
  makeDistribution,
  normalQuantile,
} from '../uncertainty/index.ts';
import {
  alike,
  type Bilingual,
  type Checked,
  type Dimension,
  log,
  parseQuantity,
} from '../units/index.ts';
import { bareForm } from './bare-form.ts';
import { outOfBounds } from './bounds.ts';
import { describe, example } from './describe.ts';

/**
 * A number of the programme in base units (USD, MW, days, days since 1970-01-01, shares 0..1):
 * exact, uncertain, or taken from a reference class times `uplift`.
 */
export interface Value {
  readonly spec: Distribution | ReferenceSpec;
  readonly dimension: Dimension;
  /** Fact id, reference-class id or `judgement`, if the number carries its own. */
  readonly source?: readonly string[];
  readonly reason?: string;
  /** Driver id -> power (factor drivers) or multiple (shift drivers). */
  readonly drivers?: Readonly<Record<string, number>>;
}

export interface ReferenceSpec {
  readonly kind: 'reference';
  readonly id: string;
  readonly uplift: number;
}

type Steps = readonly (string | number)[];

export interface ValueProblem {
  readonly code:
    | 'value'
    | 'quantiles'
    | 'unit'
    | 'date'
    | 'number'
    | 'out-of-range'
    | 'probability';
  readonly path: Steps;
  readonly fact: Bilingual;
  readonly mend: Bilingual;
}

export type ParsedValue =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly ValueProblem[] };

const lists = {
  triangular: ['low', 'mode', 'high'],
  pert: ['low', 'mode', 'high'],
  uniform: ['low', 'high'],
} as const;

const forms = [
  'value',
  'p50',
  ...Object.keys(lists),
  'normal',
  'lognormal',
  'exponential',
  'pareto',
  'discrete',
  'empirical',
  'reference',
];
const beside = ['p10', 'p90', 'uplift', 'min', 'max', 'drivers', 'source', 'reason'];

const mayBeNegative: ReadonlySet<Dimension> = new Set<Dimension>(['date', 'rate']);

type Raw = Readonly<Record<string, unknown>>;

const isObject = (raw: unknown): raw is Raw =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** Whether data are a value that was read. */
export const isValue = (data: unknown): data is Value =>
  isObject(data) && isObject(data['spec']) && 'dimension' in data;

// Copies of a phase share their raw values, and some distributions are costly to make.
const read = new WeakMap<object, Map<string, ParsedValue>>();

/**
 * Reads a value of the file.
 * Accepts a number, a text with a unit, or one object form: `{value}`, `{p10, p50, p90}`,
 * `{triangular|pert: [low, mode, high]}`, `{uniform: [low, high]}`, `{normal: {mean, sd}}`,
 * `{lognormal: {p50, p90} or {p50, sigma}}`, `{exponential: {mean}}`, `{pareto: {min, alpha}}`,
 * `{discrete: [[x, p], …]}`, `{empirical: [x, …]}`, `{reference: id, uplift}`;
 * `min` and `max` truncate, `source`, `reason` and `drivers` may stand beside. Only dates, rates and
 * what is `signed`, such as a lag, may be below zero.
 */
export function parseValue(raw: unknown, dimension: Dimension, signed = false): ParsedValue {
  if (!isObject(raw)) return new Reading(dimension, signed).scalar(raw);
  const before = read.get(raw);
  const key = `${dimension} ${signed}`;
  const known = before?.get(key);
  if (known !== undefined) return known;
  const parsed = new Reading(dimension, signed).object(raw);
  read.set(raw, (before ?? new Map<string, ParsedValue>()).set(key, parsed));
  return parsed;
}

/** What stands where something else was expected. */
function got(raw: unknown, en: string, zh: string): Bilingual {
  const found = describe(raw);
  return { en: `${en}, got ${found.en}`, zh: `${zh}，实为：${found.zh}` };
}

/** Low, mode and high of what was written as `{ min, mode, max }`, as a list. */
function pointsOf(raw: Raw): string | undefined {
  const points = [
    raw['low'] ?? raw['min'],
    raw['mode'] ?? raw['likely'],
    raw['high'] ?? raw['max'],
  ];
  const texts = points.flatMap((x) =>
    typeof x === 'string' || typeof x === 'number' ? String(x).slice(0, 40) : [],
  );
  return texts.length === points.length ? `[${texts.join(', ')}]` : undefined;
}

/** The place of the first of `[low, mode, high]` that is below the one before. */
function fallOf(spec: DistributionSpec): Steps {
  if (spec.kind !== 'triangular' && spec.kind !== 'pert' && spec.kind !== 'uniform') return [];
  const numbers = [spec.low, ...('mode' in spec ? [spec.mode] : []), spec.high];
  const at = numbers.findIndex((x, i) => x < (numbers[i - 1] ?? x));
  return at < 0 ? [] : [at];
}

/** One value being read: gathers its problems. */
class Reading {
  readonly problems: ValueProblem[] = [];
  readonly dimension: Dimension;
  readonly signed: boolean;

  constructor(dimension: Dimension, signed: boolean) {
    this.dimension = dimension;
    this.signed = signed;
  }

  scalar(raw: unknown): ParsedValue {
    return this.done(this.make({ kind: 'point', value: this.quantity(raw, []) }, [], raw));
  }

  object(raw: Raw): ParsedValue {
    const points = pointsOf(raw);
    if (points !== undefined) {
      this.fail('value', [], got(raw, 'three points are a list', '三点估计须写成列表'), {
        en: `write { pert: ${points} }`,
        zh: `请写 { pert: ${points} }`,
      });
      return this.done(undefined);
    }
    const bare = bareForm(raw);
    if (bare !== undefined) {
      this.fail(
        'value',
        [],
        {
          en: `the form of the distribution is missing, got ${describe(raw).en}`,
          zh: `没有写明分布的形式，实为：${describe(raw).zh}`,
        },
        { en: `write ${bare}`, zh: `请写 ${bare}` },
      );
      return this.done(undefined);
    }
    const names = [...forms, ...beside];
    const strange = Object.keys(raw).filter((key) => !names.includes(key));
    const meant = strange.map((key) => names.find((name) => name === key.toLowerCase()));
    for (const [i, key] of strange.entries())
      this.fail(
        'value',
        [key],
        { en: `a value has no field ${key}`, zh: `数值没有这个字段：${key}` },
        meant[i] === undefined
          ? { en: `use one of ${names.join(', ')}`, zh: `请用其中之一：${names.join('、')}` }
          : { en: `write ${meant[i]}`, zh: `请写 ${meant[i]}` },
      );
    if (meant.some((name) => name !== undefined)) return this.done(undefined);
    const found = forms.filter((key) => raw[key] !== undefined);
    const form = found[0];
    if (form === undefined || found.length > 1) {
      const got =
        found.length === 0 ? describe(raw) : { en: found.join(' and '), zh: found.join(' 与 ') };
      const { en, zh } = example(this.dimension);
      this.fail(
        'value',
        [],
        {
          en: `expected one form of a number, got ${got.en}`,
          zh: `数值须恰有一种写法，实为：${got.zh}`,
        },
        {
          en: `${en}, or use one of ${forms.join(', ')}`,
          zh: `${zh}，或用其中之一：${forms.join('、')}`,
        },
      );
      return this.done(undefined);
    }
    const rest = { ...this.source(raw), ...this.drivers(raw) };
    if (form === 'reference') {
      const id = raw[form];
      if (typeof id !== 'string')
        this.fail(
          'value',
          [form],
          got(id, 'expected the id of a reference class', '应为参考类的代号'),
          { en: 'write its id, such as cost.mw.cushman', zh: '请写其代号，例如 cost.mw.cushman' },
        );
      const uplift =
        raw['uplift'] === undefined ? 1 : this.quantity(raw['uplift'], ['uplift'], 'factor');
      return this.done(
        { kind: 'reference', id: String(id), uplift },
        { ...rest, source: rest.source ?? [String(id)] },
      );
    }
    const clip = {
      ...(raw['min'] === undefined ? {} : { min: this.quantity(raw['min'], ['min']) }),
      ...(raw['max'] === undefined ? {} : { max: this.quantity(raw['max'], ['max']) }),
    };
    const spec = this.form(form, raw);
    const clipped = spec === undefined || Object.keys(clip).length === 0 ? spec : { ...spec, clip };
    return this.done(
      clipped === undefined
        ? undefined
        : this.make(clipped, form === 'p50' ? [] : [form], raw[form]),
      rest,
    );
  }

  private form(form: string, raw: Raw): DistributionSpec | undefined {
    const body = raw[form];
    const own = (name: string) =>
      this.quantity(isObject(body) ? body[name] : undefined, [form, name]);
    switch (form) {
      case 'value':
        return { kind: 'point', value: this.quantity(body, [form]) };
      case 'p50': {
        const [p10, p50, p90] = [
          this.quantity(raw['p10'], ['p10']),
          this.quantity(body, ['p50']),
          this.quantity(raw['p90'], ['p90']),
        ];
        if (p10 >= p50 || p50 >= p90) {
          const all = [raw['p10'], body, raw['p90']].map(describe);
          const bare = {
            en: all.map(({ en }) => en.replaceAll('the text ', '')).join(', '),
            zh: all.map(({ zh }) => zh.replaceAll('文本 ', '')).join(', '),
          };
          this.fail(
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
        const [low, mode, high] = this.list(form, body);
        return { kind: form, low, mode, high };
      }
      case 'uniform': {
        const [low, high] = this.list(form, body);
        return { kind: form, low, high };
      }
      case 'discrete':
        return this.discrete(body);
      case 'empirical':
        if (Array.isArray(body))
          return { kind: form, values: body.map((x, i) => this.quantity(x, [form, i])) };
        this.fail('value', [form], got(body, 'empirical takes a list', 'empirical 须为列表'), {
          en: 'write [value, …]',
          zh: '请写 [value, …]',
        });
        return undefined;
    }
    if (!isObject(body)) {
      this.fail(
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
          sd: this.quantity(
            body['sd'],
            [form, 'sd'],
            this.dimension === 'date' ? 'duration' : this.dimension,
          ),
        };
      case 'exponential':
        return { kind: form, mean: own('mean') };
      case 'pareto':
        return {
          kind: form,
          scale: own('min'),
          alpha: this.quantity(body['alpha'], [form, 'alpha'], 'factor'),
        };
      default:
        return this.lognormal(body);
    }
  }

  private lognormal(body: Raw): DistributionSpec {
    const p50 = this.quantity(body['p50'], ['lognormal', 'p50']);
    if (body['sigma'] !== undefined)
      return {
        kind: 'lognormal',
        mu: log(p50),
        sigma: this.quantity(body['sigma'], ['lognormal', 'sigma'], 'factor'),
      };
    const p90 = this.quantity(body['p90'], ['lognormal', 'p90']);
    return {
      kind: 'lognormal',
      mu: log(p50),
      sigma: log(p90 / p50) / normalQuantile(0.9),
    };
  }

  private discrete(body: unknown): DistributionSpec | undefined {
    if (!Array.isArray(body)) {
      this.fail('value', ['discrete'], got(body, 'discrete takes a list', 'discrete 须为列表'), {
        en: 'write [[value, probability], …]',
        zh: '请写 [[value, probability], …]',
      });
      return undefined;
    }
    const pairs = body.map((pair, i) => {
      if (Array.isArray(pair) && pair.length === 2)
        return [
          this.quantity(pair[0], ['discrete', i, 0]),
          this.quantity(pair[1], ['discrete', i, 1], 'share'),
        ] as const;
      this.fail(
        'value',
        ['discrete', i],
        got(pair, 'expected [value, probability]', '应为 [value, probability]'),
        { en: 'write [value, probability]', zh: '请写 [value, probability]' },
      );
      return [0, 0] as const;
    });
    const total = pairs.reduce((sum, [, p]) => sum + p, 0);
    if (this.problems.length === 0 && Math.abs(total - 1) > 1e-6)
      this.fail(
        'probability',
        ['discrete'],
        { en: `the probabilities do not add up to 1: ${total}`, zh: `各概率之和不为 1：${total}` },
        { en: 'make them add up to 1', zh: '请使其和为 1' },
      );
    return { kind: 'discrete', values: pairs.map(([x]) => x), weights: pairs.map(([, p]) => p) };
  }

  private list(form: keyof typeof lists, body: unknown): readonly [number, number, number] {
    const names = lists[form];
    if (!Array.isArray(body) || body.length !== names.length) {
      this.fail(
        'value',
        [form],
        got(body, `${form} takes [${names.join(', ')}]`, `${form} 须为 [${names.join(', ')}]`),
        { en: `write ${form}: [${names.join(', ')}]`, zh: `请写 ${form}: [${names.join(', ')}]` },
      );
      return [0, 0, 0];
    }
    const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = body.map((x, i) =>
      this.quantity(x, [form, i]),
    );
    return [a, b, c];
  }

  private quantity(x: unknown, path: Steps, as: Dimension = this.dimension): number {
    if (typeof x !== 'string' && typeof x !== 'number')
      return this.fail(
        'value',
        path,
        got(x, 'expected a number with its unit', '应为带单位的数'),
        example(as),
      );
    const parsed: Checked<number> = parseQuantity(typeof x === 'string' ? x.slice(0, 100) : x, as);
    if (!parsed.ok)
      return this.fail(as === 'date' ? 'date' : 'unit', path, parsed.fact, parsed.mend);
    if (as === 'share' && (parsed.value < 0 || parsed.value > 1))
      return this.fail(
        'probability',
        path,
        {
          en: `a share lies between 0 and 1 (0 % and 100 %), got ${x}`,
          zh: `份额须在 0 与 1（0 % 与 100 %）之间，实为：${x}`,
        },
        { en: 'write a share such as 15 % or 0.15', zh: '请写份额，例如 15 % 或 0.15' },
      );
    const mayBe = mayBeNegative.has(as) || (this.signed && as === this.dimension);
    const wrong = outOfBounds(parsed.value, x, as, mayBe);
    return wrong === undefined ? parsed.value : this.fail(wrong.code, path, wrong.fact, wrong.mend);
  }

  private make(spec: DistributionSpec, path: Steps, raw: unknown): Distribution | undefined {
    if (this.problems.length > 0) return undefined;
    const made = makeDistribution(spec);
    if (made.ok) return made.value;
    // The numbers in the fact are in base units: show the writer's own.
    const found = Array.isArray(raw) ? alike(raw.map(String).join(', ')) : describe(raw);
    const fact = {
      en: `${spec.kind}: ${made.fact.en.replace(/:.*$/, '')}: ${found.en}`.slice(0, 160),
      zh: `${spec.kind}：${made.fact.zh.replace(/：.*$/, '')}：${found.zh}`.slice(0, 160),
    };
    this.fail('value', [...path, ...fallOf(spec)], fact, made.mend);
    return undefined;
  }

  private source(raw: Raw): Pick<Value, 'source' | 'reason'> {
    const { source, reason } = raw;
    const out: { source?: readonly string[]; reason?: string } = {};
    if (typeof source === 'string') out.source = [source];
    else if (Array.isArray(source) && source.every((s) => typeof s === 'string'))
      out.source = source;
    else if (source !== undefined)
      this.fail('value', ['source'], got(source, 'expected the id of a source', '应为出处的代号'), {
        en: 'name a fact, a reference class or judgement',
        zh: '请写事实、参考类或 judgement',
      });
    if (typeof reason === 'string') out.reason = reason;
    else if (reason !== undefined)
      this.fail(
        'value',
        ['reason'],
        got(reason, 'expected a reason in words', '应为文字写的理由'),
        { en: 'write a sentence', zh: '请写一句话' },
      );
    return out;
  }

  private drivers(raw: Raw): Pick<Value, 'drivers'> {
    const { drivers } = raw;
    if (drivers === undefined) return {};
    const powers = isObject(drivers) ? Object.entries(drivers) : [];
    const out: Record<string, number> = {};
    for (const [id, power] of powers)
      if (typeof power === 'number' && Number.isFinite(power)) out[id] = power;
    if (isObject(drivers) && Object.keys(out).length === powers.length) return { drivers: out };
    this.fail(
      'value',
      ['drivers'],
      got(drivers, 'expected driver ids with their powers', '应为驱动因素代号及其幂次'),
      { en: 'write drivers: {id: 1}', zh: '请写 drivers: {id: 1}' },
    );
    return {};
  }

  private fail(code: ValueProblem['code'], path: Steps, fact: Bilingual, mend: Bilingual): number {
    this.problems.push({ code, path, fact, mend });
    return Number.NaN;
  }

  private done(
    spec: Distribution | ReferenceSpec | undefined,
    rest: Partial<Value> = {},
  ): ParsedValue {
    return this.problems.length > 0 || spec === undefined
      ? { ok: false, problems: this.problems }
      : { ok: true, value: { spec, dimension: this.dimension, ...rest } };
  }
}
