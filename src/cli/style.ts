import type { Style } from '../report/index.ts';
import type { Effects, Sink } from './effects.ts';

export type { Style };

export type ColorWish = 'auto' | 'always' | 'never';

/** Style for one stream: colour on a terminal unless NO_COLOR or a dumb terminal says otherwise. */
export function styleFor(sink: Sink, env: Effects['env'], wish: ColorWish): Style {
  const wanted = sink.terminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return wish === 'always' || (wish === 'auto' && wanted) ? coloured : plain;
}

const code = (on: number, off: number) => (text: string) => `\x1b[${on}m${text}\x1b[${off}m`;

const coloured: Style = {
  bold: code(1, 22),
  dim: code(2, 22),
  accent: code(36, 39),
  good: code(32, 39),
  bad: code(31, 39),
};

const same = (text: string): string => text;

/** No colour at all. */
export const plain: Style = { bold: same, dim: same, accent: same, good: same, bad: same };
