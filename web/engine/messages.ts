import type { Result } from '../../src/report/index.ts';
import type { Topic } from '../../src/run/index.ts';
import type { Bilingual } from '../../src/units/index.ts';
import type { Change } from './change.ts';
import type { Chosen } from './chosen-text.ts';

/** The case that a worker is to hold. */
export interface CaseAsk {
  readonly kind: 'case';
  readonly programme: string;
  readonly facts: string | null;
}

/** What the page asks of the engine. */
export type Ask =
  | CaseAsk
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly changes: readonly Change[];
      readonly chosen: Chosen;
      readonly seed: number;
      readonly trials: number;
      /** What the result is to tell of. */
      readonly topics: readonly Topic[];
    }
  | { readonly kind: 'stop' }
  | {
      readonly kind: 'text';
      readonly id: number;
      readonly changes: readonly Change[];
      readonly chosen: Chosen;
    };

/** What it answers. A run that a later one overtakes has no answer. */
export type Answer =
  | {
      readonly kind: 'result';
      readonly id: number;
      readonly result: Result;
      readonly seconds: number;
    }
  | { readonly kind: 'text'; readonly id: number; readonly text: string }
  | { readonly kind: 'failed'; readonly id: number; readonly why: Bilingual };
