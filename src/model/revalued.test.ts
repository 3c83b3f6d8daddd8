import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../tests/any-programme.ts';
import { programmeOf } from '../../tests/programmes.ts';
import { mentionsOf, type Programme, type Value } from '../programme/index.ts';
import { compile, revalued } from './index.ts';

interface Place {
  readonly path: readonly (string | number)[];
  readonly value: Value;
}

const placesOf = (programme: Programme): readonly Place[] =>
  mentionsOf(programme).flatMap((mention) =>
    mention.is === 'value' ? [{ path: mention.path, value: mention.value }] : [],
  );

/** The same tree with other values at some paths. */
function withValues<T>(tree: T, places: readonly Place[]): T {
  const copy = structuredClone(tree);
  for (const { path, value } of places) {
    const last = path.at(-1)!;
    const around = path
      .slice(0, -1)
      .reduce<object>((node, step) => Reflect.get(node, step), copy as object);
    Reflect.set(around, last, value);
  }
  return copy;
}

describe('a model with other values', () => {
  it('is what compiling the changed programme makes', () => {
    let revaluations = 0;
    fc.assert(
      fc.property(
        anyProgramme({ money: true }),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        (parts, by) => {
          const programme = programmeOf(parts);
          const model = compile(programme);
          for (const { path, value } of placesOf(programme)) {
            const places = [
              { path, value: { ...value, spec: { kind: 'point', value: by } } as const },
            ];
            const changed = withValues(programme, places);
            const made = revalued(
              model,
              changed,
              new Map(places.map((place) => [place.path.join('.'), place.value])),
            );
            if (made === undefined) continue;
            revaluations++;
            expect(made).toEqual(compile(changed));
          }
        },
      ),
      { numRuns: 25 },
    );
    expect(revaluations).toBeGreaterThan(300);
  });
});
