import type { Result } from '../report/index.ts';
import { run } from '../run/index.ts';
import { countWarnings, insistOnSound } from './diagnosed.ts';
import type { Examined } from './examine.ts';
import { progressView } from './progress.ts';
import { spawn } from './spawn.ts';
import type { World } from './world.ts';

/** How a case is to be simulated; what is left out has its default. */
export interface ForecastOptions {
  readonly trials?: number;
  readonly seed?: number;
  readonly threads?: number | 'auto';
}

const TRIALS = 10_000;
const SEED = 1;

/** Threads to simulate on, this one included. */
export const threadsOf = (world: World, { threads = 'auto' }: ForecastOptions): number =>
  threads === 'auto' ? world.effects.processors : threads;

/**
 * Simulates a sound case and shows how far it is; `meanwhile` is called once the work is handed
 * out. @throws Refusal when the case has errors
 */
export async function forecast(
  world: World,
  examined: Examined,
  options: ForecastOptions,
  meanwhile: () => void = () => {},
): Promise<Result> {
  insistOnSound(world, examined);
  countWarnings(world, examined);
  const progress = progressView(world);
  const release = world.stopping.guard(progress.end);
  try {
    return await run(
      {
        programme: examined.programmeText,
        ...(examined.factsText === undefined ? {} : { facts: examined.factsText }),
        seed: options.seed ?? SEED,
        trials: options.trials ?? TRIALS,
      },
      {
        threads: threadsOf(world, options),
        checked: examined,
        progress: progress.update,
        signal: world.stopping.signal,
        spawn: () => spawn('forecast'),
        meanwhile,
      },
    );
  } finally {
    progress.end();
    release();
  }
}
