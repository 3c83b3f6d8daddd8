import { type Bilingual, type Checked, type Dimension, parseQuantity } from '../units/index.ts';
import { outOfBounds } from './bounds.ts';
import { describe, example } from './describe.ts';
import type { Path } from './diagnostic.ts';

export interface ValueProblem {
  readonly code:
    | 'value'
    | 'quantiles'
    | 'unit'
    | 'date'
    | 'number'
    | 'out-of-range'
    | 'probability';
  readonly path: Path;
  readonly fact: Bilingual;
  readonly mend: Bilingual;
}

const mayBeNegative: ReadonlySet<Dimension> = new Set<Dimension>(['date', 'rate']);

/** What stands where something else was expected. */
export function got(raw: unknown, en: string, zh: string): Bilingual {
  const found = describe(raw);
  return { en: `${en}, got ${found.en}`, zh: `${zh}，实为：${found.zh}` };
}

/** Reads the numbers of one value and gathers its problems. */
export class Numbers {
  readonly problems: ValueProblem[] = [];
  readonly dimension: Dimension;
  readonly signed: boolean;

  constructor(dimension: Dimension, signed: boolean) {
    this.dimension = dimension;
    this.signed = signed;
  }

  /** A number with its unit in base units; NaN where it is none, which is then among the problems. */
  quantity(x: unknown, path: Path, as: Dimension = this.dimension): number {
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

  /** Notes a problem; NaN, as what could not be read. */
  fail(code: ValueProblem['code'], path: Path, fact: Bilingual, mend: Bilingual): number {
    this.problems.push({ code, path, fact, mend });
    return Number.NaN;
  }
}
