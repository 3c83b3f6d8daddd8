import type { Topic } from '../../src/run/index.ts';
import type { View } from './place.ts';

/** What the pictures of a view show of a result, beside what every result tells. */
interface Shown {
  /** What a change brings first while the view is open. */
  readonly first: readonly Topic[];
  /** What takes longer and follows. */
  readonly later: readonly Topic[];
}

export const shown: Readonly<Record<View, Shown>> = {
  will: { first: ['spending'], later: ['money'] },
  when: { first: ['schedule'], later: [] },
  who: { first: ['money'], later: [] },
  obstacles: { first: ['obstacles'], later: ['exclusions'] },
  deals: { first: [], later: [] },
  know: { first: ['evidence'], later: ['money'] },
};
