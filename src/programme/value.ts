import { type Distribution, makeDistribution } from '../uncertainty/index.ts';
import { type Dimension, parseQuantity } from '../units/index.ts';

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

export interface ValueProblem {
  readonly code: 'value' | 'quantiles' | 'unit' | 'number' | 'probability';
  readonly path: readonly (string | number)[];
  readonly fact: string;
  readonly mend: string;
}

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: ValueProblem[] };

/** Distribution forms as written in the file: key -> names of the numbers it takes, in order. */
const lists = {
  triangular: ['low', 'mode', 'high'],
  pert: ['low', 'mode', 'high'],
  uniform: ['low', 'high'],
} as const;

const maps = {
  normal: { mean: 'own', sd: 'spread' },
  exponential: { mean: 'spread' },
  pareto: { min: 'own', alpha: 'factor' },
} as const;

const forms = [...Object.keys(lists), ...Object.keys(maps), 'lognormal', 'discrete', 'empirical', 'reference', 'value', 'p50'];
const common = ['source', 'reason', 'drivers', 'min', 'max'];

const isObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/**
 * Reads a value of the file.
 * Accepts a number, a text with a unit, or one object form: `{value}`, `{p10, p50, p90}`,
 * `{triangular|pert: [low, mode, high]}`, `{uniform: [low, high]}`, `{normal: {mean, sd}}`,
 * `{lognormal: {p50, p90} or {p50, sigma}}`, `{exponential: {mean}}`, `{pareto: {min, alpha}}`,
 * `{discrete: [[x, p], …]}`, `{empirical: [x, …]}`, `{reference: id, uplift}`;
 * `min` and `max` truncate, `source`, `reason` and `drivers` may stand beside.
 */
export function parseValue(raw: unknown, dimension: Dimension): Parsed<Value> {
  const problems: ValueProblem[] = [];
  const fail = (code: ValueProblem['code'], path: readonly (string | number)[], fact: string, mend: string) => {
    problems.push({ code, path, fact, mend });
    return Number.NaN;
  };
  const quantity = (x: unknown, path: readonly (string | number)[], as: Dimension): number => {
    if (typeof x !== 'string' && typeof x !== 'number')
      return fail('value', path, `expected a number with its unit, got ${describe(x)}`, example(as));
    const parsed = parseQuantity(x, as);
    return parsed.ok ? parsed.value : fail('unit', path, parsed.fact, parsed.mend);
  };
  // A spread of dates (a standard deviation) is a duration.
  const spread: Dimension = dimension === 'date' ? 'duration' : dimension;
  const done = (spec: Distribution | ReferenceSpec | undefined, rest: Partial<Value> = {}): Parsed<Value> =>
    problems.length > 0 || spec === undefined
      ? { ok: false, problems }
      : { ok: true, value: { spec, dimension, ...rest } };
  const make = (kind: string, params: Record<string, unknown>, path: readonly (string | number)[], clip: object = {}) => {
    if (problems.length > 0) return undefined;
    const made = makeDistribution({ kind, ...params, ...clip });
    if (made.ok) return bounded(made.value, path);
    fail(kind === 'threeQuantile' ? 'quantiles' : 'value', path, made.fact, made.mend);
    return undefined;
  };
  const bounded = (d: Distribution, path: readonly (string | number)[]) => {
    if (dimension === 'share' && d.kind === 'point' && (d.value < 0 || d.value > 1))
      fail('probability', path, `a share lies between 0 and 1 (0 % and 100 %), got ${d.value}`, 'write a share such as 15 % or 0.15');
    if (!mayBeNegative.has(dimension) && d.kind === 'point' && d.value < 0)
      fail('number', path, `expected a number that is not negative, got ${d.value}`, 'remove the minus sign');
    return d;
  };

  if (!isObject(raw)) return done(make('point', { value: quantity(raw, [], dimension) }, []));

  const found = forms.filter((key) => key in raw);
  for (const key of Object.keys(raw))
    if (!forms.includes(key) && !common.includes(key) && key !== 'p10' && key !== 'p90' && key !== 'uplift')
      fail('value', [key], `unknown key in a value: ${key}`, `use one of ${[...forms, ...common].join(', ')}`);
  if (found.length !== 1) {
    fail('value', [], `expected one form of distribution, got ${found.length === 0 ? 'none' : found.join(' and ')}`, `use one of ${forms.join(', ')}`);
    return done(undefined);
  }
  const form = found[0] as string;
  const body = raw[form];
  const rest = { ...sourceOf(raw, fail), ...driversOf(raw, fail) };
  const clip: { min?: number; max?: number } = {};
  if (raw['min'] !== undefined) clip.min = quantity(raw['min'], ['min'], dimension);
  if (raw['max'] !== undefined) clip.max = quantity(raw['max'], ['max'], dimension);

  if (form === 'value') return done(make('point', { value: quantity(body, ['value'], dimension) }, ['value'], clip), rest);
  if (form === 'p50') {
    const p = { p10: quantity(raw['p10'], ['p10'], dimension), p50: quantity(body, ['p50'], dimension), p90: quantity(raw['p90'], ['p90'], dimension) };
    return done(make('threeQuantile', p, [], clip), rest);
  }
  if (form === 'reference') {
    if (typeof body !== 'string') fail('value', [form], `expected the id of a reference class, got ${describe(body)}`, 'write its id, such as cost.mw.cushman');
    const uplift = raw['uplift'] === undefined ? 1 : quantity(raw['uplift'], ['uplift'], 'factor');
    return done({ kind: 'reference', id: String(body), uplift }, { ...rest, source: rest.source ?? [String(body)] });
  }
  if (form in lists) {
    const names = lists[form as keyof typeof lists];
    if (!Array.isArray(body) || body.length !== names.length) {
      fail('value', [form], `${form} takes [${names.join(', ')}], got ${describe(body)}`, `write ${form}: [${names.join(', ')}]`);
      return done(undefined);
    }
    const params = Object.fromEntries(names.map((name, i) => [name, quantity(body[i], [form, i], dimension)]));
    return done(make(form, params, [form], clip), rest);
  }
  if (form === 'discrete' || form === 'empirical') {
    if (!Array.isArray(body) || body.length === 0) {
      fail('value', [form], `${form} takes a list, got ${describe(body)}`, form === 'discrete' ? 'write [[value, probability], …]' : 'write [value, …]');
      return done(undefined);
    }
    if (form === 'empirical')
      return done(make(form, { values: body.map((x, i) => quantity(x, [form, i], dimension)) }, [form], clip), rest);
    const pairs = body.map((pair, i) =>
      Array.isArray(pair) && pair.length === 2
        ? [quantity(pair[0], [form, i, 0], dimension), quantity(pair[1], [form, i, 1], 'share')]
        : [fail('value', [form, i], `expected [value, probability], got ${describe(pair)}`, 'write [value, probability]'), 0],
    );
    return done(make(form, { values: pairs.map((p) => p[0]), probabilities: pairs.map((p) => p[1]) }, [form], clip), rest);
  }
  if (!isObject(body)) {
    fail('value', [form], `${form} takes named numbers, got ${describe(body)}`, `write ${form}: {…}`);
    return done(undefined);
  }
  if (form === 'lognormal') {
    const p50 = quantity(body['p50'], [form, 'p50'], dimension);
    if (body['sigma'] !== undefined)
      return done(make(form, { p50, sigma: quantity(body['sigma'], [form, 'sigma'], 'factor') }, [form], clip), rest);
    return done(make(form, { p50, p90: quantity(body['p90'], [form, 'p90'], dimension) }, [form], clip), rest);
  }
  const fields = maps[form as keyof typeof maps] as Record<string, 'own' | 'spread' | 'factor'>;
  const params = Object.fromEntries(
    Object.entries(fields).map(([name, how]) => [
      name,
      quantity(body[name], [form, name], how === 'own' ? dimension : how === 'spread' ? spread : 'factor'),
    ]),
  );
  return done(make(form, params, [form], clip), rest);
}

const mayBeNegative: ReadonlySet<Dimension> = new Set<Dimension>(['duration', 'date', 'rate', 'factor', 'money']);

type Fail = (code: ValueProblem['code'], path: readonly (string | number)[], fact: string, mend: string) => number;

function sourceOf(raw: Record<string, unknown>, fail: Fail): Pick<Value, 'source' | 'reason'> {
  const { source, reason } = raw;
  const out: { source?: readonly string[]; reason?: string } = {};
  if (typeof source === 'string') out.source = [source];
  else if (Array.isArray(source) && source.every((s) => typeof s === 'string')) out.source = source;
  else if (source !== undefined) fail('value', ['source'], `expected the id of a source, got ${describe(source)}`, 'name a fact, a reference class or judgement');
  if (typeof reason === 'string') out.reason = reason;
  else if (reason !== undefined) fail('value', ['reason'], `expected a reason in words, got ${describe(reason)}`, 'write a sentence');
  return out;
}

function driversOf(raw: Record<string, unknown>, fail: Fail): Pick<Value, 'drivers'> {
  const { drivers } = raw;
  if (drivers === undefined) return {};
  if (isObject(drivers) && Object.values(drivers).every((p) => typeof p === 'number' && Number.isFinite(p)))
    return { drivers: drivers as Record<string, number> };
  fail('value', ['drivers'], `expected driver ids with their powers, got ${describe(drivers)}`, 'write drivers: {id: 1}');
  return {};
}

/** Reads an exact date. */
export function parseDate(
  raw: unknown,
): { readonly ok: true; readonly value: number } | { readonly ok: false; readonly fact: string; readonly mend: string } {
  if (typeof raw !== 'string') return { ok: false, fact: `expected a date, got ${describe(raw)}`, mend: 'write a date such as 2025-07-21' };
  return parseQuantity(raw, 'date');
}

/** What a raw value is, in a few words, for messages. */
export function describe(raw: unknown): string {
  if (raw === undefined) return 'nothing';
  if (raw === null) return 'an empty value';
  if (Array.isArray(raw)) return `a list of ${raw.length}`;
  if (isObject(raw)) return `an object with ${Object.keys(raw).slice(0, 4).join(', ') || 'no keys'}`;
  const text = String(raw);
  return `${typeof raw === 'string' ? 'the text ' : ''}${text.length > 40 ? `${text.slice(0, 40)}…` : text}`;
}

const examples: Readonly<Record<Dimension, string>> = {
  money: '30 bn USD',
  power: '4.5 GW',
  energy: '8 GWh',
  duration: '14 months',
  date: '2026-06-30',
  share: '15 %',
  count: '400000',
  'money/power': '12 MUSD/MW',
  'money/power/month': '150 USD/kW-month',
  'money/energy': '45 USD/MWh',
  'money/time': '30 bn USD/yr',
  rate: '9 %',
  factor: '1.2',
};

const example = (dimension: Dimension): string => `write it like ${examples[dimension]}`;
