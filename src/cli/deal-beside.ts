import { resolve } from 'node:path';
import type { DealResult } from '../run/index.ts';
import { kindOf } from './case-files.ts';
import type { World } from './world.ts';

/**
 * What `groundbreak deal` has found out of the same inputs, from the folder `NAME-deal` beside that
 * of the report; undefined if there is none, or of other inputs.
 */
export async function dealBeside(
  world: World,
  target: string,
  inputs: string,
): Promise<DealResult | undefined> {
  const path = resolve(world.effects.folder, `${target}-deal`, 'deal.json');
  if (kindOf(world, path) !== 'file') return undefined;
  try {
    const { dealSchema } = await import('../report/index.ts');
    const text = new TextDecoder().decode(world.effects.files.read(path));
    const parsed = dealSchema.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.stamp.inputs === inputs ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
