import type { Outline } from '../../src/report/index.ts';
import type { Change } from '../engine/change.ts';
import type { Chosen } from '../engine/chosen-text.ts';
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

/** Options of terms that there are. */
export function chosenOf({ terms }: Outline, chosen: Chosen): Chosen {
  return Object.fromEntries(
    Object.entries(chosen).filter(([term, option]) =>
      terms.some(({ id, options }) => id === term && options.some((one) => one.id === option)),
    ),
  );
}

/** Changes as the patch of an option of a term, and choices as a deal, to be put into a programme. */
export function patchText(changes: readonly Change[], chosen: Chosen): string {
  const lines = changes.map(({ address, to }) => `  - { set: ${address}, to: ${flowYaml(to)} }\n`);
  const deal = Object.keys(chosen).length === 0 ? '' : `deal: ${flowYaml(chosen)}\n`;
  return `${deal}${lines.length === 0 ? '' : `patch:\n${lines.join('')}`}`;
}
