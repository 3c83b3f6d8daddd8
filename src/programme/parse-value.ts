import {
  type Distribution,
  type DistributionSpec,
  makeDistribution,
} from '../uncertainty/index.ts';
import { alike, type Dimension } from '../units/index.ts';
import { bareForm } from './bare-form.ts';
import { describe, example } from './describe.ts';
import type { Path } from './diagnostic.ts';
import { isMap, type RawMap } from './place.ts';
import { distributionForms, readDistribution } from './read-distribution.ts';
import { got, Numbers, type ValueProblem } from './read-number.ts';
import type { ReferenceSpec, Value } from './value.ts';

export type ParsedValue =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly ValueProblem[] };

const forms = [...distributionForms, 'reference'];
const beside = ['p10', 'p90', 'uplift', 'min', 'max', 'drivers', 'source', 'reason'];

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
  if (!isMap(raw)) return readScalar(new Numbers(dimension, signed), raw);
  const before = read.get(raw);
  const key = `${dimension} ${signed}`;
  const known = before?.get(key);
  if (known !== undefined) return known;
  const parsed = readObject(new Numbers(dimension, signed), raw);
  read.set(raw, (before ?? new Map<string, ParsedValue>()).set(key, parsed));
  return parsed;
}

/** Low, mode and high of what was written as `{ min, mode, max }`, as a list. */
function pointsOf(raw: RawMap): string | undefined {
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
function fallOf(spec: DistributionSpec): Path {
  if (spec.kind !== 'triangular' && spec.kind !== 'pert' && spec.kind !== 'uniform') return [];
  const numbers = [spec.low, ...('mode' in spec ? [spec.mode] : []), spec.high];
  const at = numbers.findIndex((x, i) => x < (numbers[i - 1] ?? x));
  return at < 0 ? [] : [at];
}

function readScalar(numbers: Numbers, raw: unknown): ParsedValue {
  return done(numbers, make(numbers, { kind: 'point', value: numbers.quantity(raw, []) }, [], raw));
}

function readObject(numbers: Numbers, raw: RawMap): ParsedValue {
  const points = pointsOf(raw);
  if (points !== undefined) {
    numbers.fail('value', [], got(raw, 'three points are a list', '三点估计须写成列表'), {
      en: `write { pert: ${points} }`,
      zh: `请写 { pert: ${points} }`,
    });
    return done(numbers, undefined);
  }
  const bare = bareForm(raw);
  if (bare !== undefined) {
    numbers.fail(
      'value',
      [],
      {
        en: `the form of the distribution is missing, got ${describe(raw).en}`,
        zh: `没有写明分布的形式，实为：${describe(raw).zh}`,
      },
      { en: `write ${bare}`, zh: `请写 ${bare}` },
    );
    return done(numbers, undefined);
  }
  const names = [...forms, ...beside];
  const strange = Object.keys(raw).filter((key) => !names.includes(key));
  const meant = strange.map((key) => names.find((name) => name === key.toLowerCase()));
  for (const [i, key] of strange.entries())
    numbers.fail(
      'value',
      [key],
      { en: `a value has no field ${key}`, zh: `数值没有这个字段：${key}` },
      meant[i] === undefined
        ? { en: `use one of ${names.join(', ')}`, zh: `请用其中之一：${names.join('、')}` }
        : { en: `write ${meant[i]}`, zh: `请写 ${meant[i]}` },
    );
  if (meant.some((name) => name !== undefined)) return done(numbers, undefined);
  const found = forms.filter((key) => raw[key] !== undefined);
  const form = found[0];
  if (form === undefined || found.length > 1) {
    const got =
      found.length === 0 ? describe(raw) : { en: found.join(' and '), zh: found.join(' 与 ') };
    const { en, zh } = example(numbers.dimension);
    numbers.fail(
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
    return done(numbers, undefined);
  }
  const rest = { ...sourceOf(numbers, raw), ...driversOf(numbers, raw) };
  if (form === 'reference') {
    const id = raw[form];
    if (typeof id !== 'string')
      numbers.fail(
        'value',
        [form],
        got(id, 'expected the id of a reference class', '应为参考类的代号'),
        { en: 'write its id, such as cost.mw.cushman', zh: '请写其代号，例如 cost.mw.cushman' },
      );
    const uplift =
      raw['uplift'] === undefined ? 1 : numbers.quantity(raw['uplift'], ['uplift'], 'factor');
    return done(
      numbers,
      { kind: 'reference', id: String(id), uplift },
      { ...rest, source: rest.source ?? [String(id)] },
    );
  }
  const clip = {
    ...(raw['min'] === undefined ? {} : { min: numbers.quantity(raw['min'], ['min']) }),
    ...(raw['max'] === undefined ? {} : { max: numbers.quantity(raw['max'], ['max']) }),
  };
  const spec = readDistribution(numbers, form, raw);
  const clipped = spec === undefined || Object.keys(clip).length === 0 ? spec : { ...spec, clip };
  return done(
    numbers,
    clipped === undefined
      ? undefined
      : make(numbers, clipped, form === 'p50' ? [] : [form], raw[form]),
    rest,
  );
}

function make(
  numbers: Numbers,
  spec: DistributionSpec,
  path: Path,
  raw: unknown,
): Distribution | undefined {
  if (numbers.problems.length > 0) return undefined;
  const made = makeDistribution(spec);
  if (made.ok) return made.value;
  // The numbers in the fact are in base units: show the writer's own.
  const found = Array.isArray(raw) ? alike(raw.map(String).join(', ')) : describe(raw);
  const fact = {
    en: `${spec.kind}: ${made.fact.en.replace(/:.*$/, '')}: ${found.en}`.slice(0, 160),
    zh: `${spec.kind}：${made.fact.zh.replace(/：.*$/, '')}：${found.zh}`.slice(0, 160),
  };
  numbers.fail('value', [...path, ...fallOf(spec)], fact, made.mend);
  return undefined;
}

function sourceOf(numbers: Numbers, raw: RawMap): Pick<Value, 'source' | 'reason'> {
  const { source, reason } = raw;
  const out: { source?: readonly string[]; reason?: string } = {};
  if (typeof source === 'string') out.source = [source];
  else if (Array.isArray(source) && source.every((s) => typeof s === 'string')) out.source = source;
  else if (source !== undefined)
    numbers.fail(
      'value',
      ['source'],
      got(source, 'expected the id of a source', '应为出处的代号'),
      {
        en: 'name a fact, a reference class or judgement',
        zh: '请写事实、参考类或 judgement',
      },
    );
  if (typeof reason === 'string') out.reason = reason;
  else if (reason !== undefined)
    numbers.fail(
      'value',
      ['reason'],
      got(reason, 'expected a reason in words', '应为文字写的理由'),
      { en: 'write a sentence', zh: '请写一句话' },
    );
  return out;
}

function driversOf(numbers: Numbers, raw: RawMap): Pick<Value, 'drivers'> {
  const { drivers } = raw;
  if (drivers === undefined) return {};
  const powers = isMap(drivers) ? Object.entries(drivers) : [];
  const out: Record<string, number> = {};
  for (const [id, power] of powers)
    if (typeof power === 'number' && Number.isFinite(power)) out[id] = power;
  if (isMap(drivers) && Object.keys(out).length === powers.length) return { drivers: out };
  numbers.fail(
    'value',
    ['drivers'],
    got(drivers, 'expected driver ids with their powers', '应为驱动因素代号及其幂次'),
    { en: 'write drivers: {id: 1}', zh: '请写 drivers: {id: 1}' },
  );
  return {};
}

function done(
  numbers: Numbers,
  spec: Distribution | ReferenceSpec | undefined,
  rest: Partial<Value> = {},
): ParsedValue {
  return numbers.problems.length > 0 || spec === undefined
    ? { ok: false, problems: numbers.problems }
    : { ok: true, value: { spec, dimension: numbers.dimension, ...rest } };
}
