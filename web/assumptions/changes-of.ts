import type { Assumption, Outline } from '../../src/report/index.ts';
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

/** Moves that a slider can make: what is unknown is left out, what goes too far stops at the end. */
export function reachable(
  { assumptions }: Outline,
  moved: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    assumptions.flatMap((assumption) => {
      const by = moved[assumption.address];
      if (by === undefined || !isMovable(assumption)) return [];
      const { min, max } = sliderOf(assumption);
      return [[assumption.address, Math.min(max, Math.max(min, by))]];
    }),
  );
}

/** Whether the number can be written again after a move. */
export function isMovable(assumption: Assumption): boolean {
  const { kind, rest, step } = sliderOf(assumption);
  return movedRaw(assumption, kind, rest + step) !== undefined;
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
