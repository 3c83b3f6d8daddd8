import { z } from 'zod';
import data from '../../data/reference-classes.json' with { type: 'json' };
import { nearestName } from '../units/index.ts';

const figure = z.number();

/** A distribution in the form in which it was published, in the class's own unit. */
const publishedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('point'), value: figure }),
  z.strictObject({ kind: z.literal('range'), low: figure, high: figure }),
  z.strictObject({ kind: z.literal('triangular'), low: figure, mode: figure, high: figure }),
  z.strictObject({ kind: z.literal('lognormal'), mu: figure, sigma: figure }),
  z.looseObject({
    kind: z.literal('quantiles'),
    p10: figure,
    p50: figure,
    p90: figure.nullable(),
    fit: z
      .strictObject({ kind: z.literal('lognormal'), mu: figure, sigma: figure })
      .exactOptional(),
  }),
  z.looseObject({ kind: z.literal('empirical') }),
]);

const classSchema = z
  .strictObject({
    id: z.string(),
    group: z.enum(['schedule', 'cost', 'overrun', 'finance', 'power']),
    name: z.string(),
    region: z.string().nullable(),
    distribution: publishedSchema,
    unit: z.string(),
    as_of: z.string(),
    source: z.strictObject({ publisher: z.string(), url: z.string(), published: z.string() }),
    confidence: z.enum(['high', 'medium', 'low']),
    note: z.string(),
  })
  .transform(({ as_of, ...rest }) => ({ ...rest, asOf: as_of }));

/** A published figure or distribution with its unit, dates, source and confidence. */
export type ReferenceClass = Readonly<z.infer<typeof classSchema>>;
export type PublishedDistribution = z.infer<typeof publishedSchema>;

const entries: ReadonlyMap<string, unknown> = new Map(data.map((entry) => [entry.id, entry]));

// a programme uses a few of the hundreds
const read = new Map<string, ReferenceClass>();

/** The class with this id, or undefined. */
export function referenceClass(id: string): ReferenceClass | undefined {
  const known = read.get(id);
  if (known !== undefined || !entries.has(id)) return known;
  const found = classSchema.parse(entries.get(id));
  read.set(id, found);
  return found;
}

/** All ids, in the order of the data. */
export function referenceIds(): readonly string[] {
  return [...entries.keys()];
}

/** The known id most like this one, or undefined when none is near. */
export function nearestReference(id: string): string | undefined {
  return nearestName(id, entries.keys());
}
