// A world for tests: what is written is kept, time stands still, and nothing is touched but files.
import { type Effects, files, type Sink } from './effects.ts';
import { stoppingOf } from './stopping.ts';
import { plain } from './style.ts';
import { en } from './words/en.ts';
import type { World } from './world.ts';

export interface Imagined {
  readonly world: World;
  /** What was written so far. */
  readonly said: { out: string; err: string };
  /** Asks the process to stop; the exit codes it ended with. */
  readonly stop: (exitCode: number) => readonly number[];
}

/** A world with the real files and some of its effects replaced. */
export function imagine(
  replaced: Partial<Effects> = {},
  options: { readonly terminal?: boolean; readonly quiet?: boolean } = {},
): Imagined {
  const said = { out: '', err: '' };
  const exits: number[] = [];
  let handler = (_exitCode: number): void => {};
  const sink = (name: 'out' | 'err'): Sink => ({
    write: (text) => {
      said[name] += text;
    },
    terminal: options.terminal === true,
    width: () => (options.terminal ? 80 : undefined),
    onFailure: () => {},
  });
  const effects: Effects = {
    args: [],
    env: {},
    folder: process.cwd(),
    home: process.cwd(),
    platform: process.platform,
    processors: 1,
    files,
    now: () => 0,
    out: sink('out'),
    err: sink('err'),
    onStop: (given) => {
      handler = given;
    },
    finish: () => {},
    exit: (exitCode) => exits.push(exitCode),
    serve: () => Promise.reject(new Error('nobody serves here')),
    watch: () => () => {},
    launch: () => Promise.resolve(false),
    ...replaced,
  };
  const stopping = stoppingOf(effects, () => {});
  const quiet = options.quiet === true;
  const world: World = {
    effects,
    language: 'en',
    words: en,
    dataLanguage: 'en',
    quiet,
    out: plain,
    err: plain,
    stopping,
  };
  return {
    world,
    said,
    stop: (exitCode) => {
      handler(exitCode);
      return exits;
    },
  };
}
