import type { Dimension } from '../units/index.ts';
import type { Path } from './diagnostic.ts';
import type { Programme } from './schema/programme.ts';
import { mentionsOf } from './walk.ts';

/** A place that rests on a fact or a reference class. */
export interface SourceUse {
  readonly id: string;
  readonly path: Path;
}

/**
 * Every use of a fact or a reference class in a programme, judgements left out: as the source of a
 * number or an object, as the number itself, or as the record of a claim.
 */
export function sourcesUsed(programme: Programme): readonly SourceUse[] {
  return mentionsOf(programme).flatMap((mention): readonly SourceUse[] => {
    const { path } = mention;
    if (mention.is === 'reference') return mention.to === 'fact' ? [{ id: mention.id, path }] : [];
    if (mention.is === 'source') return named(mention.ids, [...path, 'source']);
    const { spec, source } = mention.value;
    if (spec.kind !== 'reference') return named(source ?? [], [...path, 'source']);
    return [
      { id: spec.id, path: [...path, 'reference'] },
      ...named(source ?? [], [...path, 'source']).filter(({ id }) => id !== spec.id),
    ];
  });
}

/** Every number that is taken from a reference class. */
export function referencesUsed(
  programme: Programme,
): readonly (SourceUse & { readonly dimension: Dimension })[] {
  return mentionsOf(programme).flatMap((mention) =>
    mention.is === 'value' && mention.value.spec.kind === 'reference'
      ? [
          {
            id: mention.value.spec.id,
            dimension: mention.dimension,
            path: [...mention.path, 'reference'],
          },
        ]
      : [],
  );
}

/** Several ids are a list, and each has a place in it. */
const named = (ids: readonly string[], path: Path): readonly SourceUse[] =>
  ids
    .map((id, i) => ({ id, path: ids.length > 1 ? [...path, i] : path }))
    .filter(({ id }) => id !== 'judgement');
