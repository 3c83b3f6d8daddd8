import type { Outline } from '../../src/report/index.ts';
import type { Change } from '../engine/change.ts';
import { flowYaml } from '../engine/flow-yaml.ts';
import { movedRaw, sliderOf } from './move.ts';

/** Moved assumptions as changes of the programme; what is unknown or at rest is left out. */
export function changesOf(
  { assumptions }: Outline,
  moved: Readonly<Record<string, number>>,
): readonly Change[] {
  return assumptions.flatMap((assumption) => {
    const by = moved[assumption.address];
    const slider = sliderOf(assumption);
    if (by === undefined || by === slider.rest) return [];
    const to = movedRaw(assumption, slider.kind, by);
    if (to === undefined) return [];
    const { address, path, dimension } = assumption;
    return [{ address, path, dimension, to }];
  });
}

/** Changes as the patch of an option of a term, to be put into a programme. */
export function patchText(changes: readonly Change[]): string {
  const lines = changes.map(({ address, to }) => `  - { set: ${address}, to: ${flowYaml(to)} }\n`);
  return `patch:\n${lines.join('')}`;
}
