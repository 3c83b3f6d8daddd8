import type { World } from './world.ts';

/** Shows how far a simulation is. */
export interface ProgressView {
  readonly update: (done: number, total: number) => void;
  /** Takes the bar away. */
  readonly end: () => void;
}

const BAR = 24;
const REDRAW = 100;
const LINE_EVERY = 10_000;

/** A bar with the time left on a terminal; elsewhere a line every ten seconds; nothing under --quiet. */
export function progressView(world: World): ProgressView {
  const { effects, words, quiet, err } = world;
  const begun = effects.now();
  let shown = effects.err.terminal ? Number.NEGATIVE_INFINITY : begun;
  const left = (done: number, total: number, now: number): string => {
    const seconds = Math.ceil((((now - begun) / done) * (total - done)) / 1000);
    const { minutes, seconds: inSeconds } = words.progress;
    return words.progress.left(
      seconds >= 90 ? minutes(Math.round(seconds / 60)) : inSeconds(seconds),
    );
  };
  const update = (done: number, total: number) => {
    const now = effects.now();
    if (quiet || done <= 0 || now - shown < (effects.err.terminal ? REDRAW : LINE_EVERY)) return;
    shown = now;
    const text = `${words.progress.simulating} ${Math.floor((100 * done) / total)} %, ${left(done, total, now)}`;
    if (!effects.err.terminal) {
      effects.err.write(`${text}\n`);
      return;
    }
    const full = Math.round((BAR * done) / total);
    const bar = err.accent('━'.repeat(full)) + err.dim('─'.repeat(BAR - full));
    effects.err.write(`\r\x1b[K${bar} ${text}`);
  };
  const end = () => {
    if (effects.err.terminal && !quiet) effects.err.write('\r\x1b[K');
  };
  return { update, end };
}
