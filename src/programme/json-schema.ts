import * as z from 'zod';
import { dimensions } from '../units/index.ts';
import { idPattern } from './schema/fields.ts';
import { programmeSchema } from './schema/programme.ts';
import { metaOf } from './schema-at.ts';

type Json = z.core.JSONSchema.BaseSchema;

/** What the file says of things that its declaration keeps for itself. */
const ownKeys = ['dimension', 'refersTo', 'ids', 'exact'];

/** Fields that the loader fills in. */
const hidden = ['group', 'copy'];

/**
 * The JSON Schema (draft 2020-12) of a programme file, for editors: every field with its meaning,
 * units and choices. It knows nothing of references between things; the check does.
 */
export function programmeJsonSchema(): Json {
  const schema: Json = z.toJSONSchema(programmeSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { dimension, exact, description = '', ids } = metaOf(zodSchema);
      for (const key of ownKeys) delete jsonSchema[key];
      if (dimension !== undefined) {
        for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
        const unit =
          exact === true
            ? 'a day such as 2025-07-21'
            : `${dimension}, such as ${dimensions[dimension].examples}`;
        jsonSchema.$ref = exact === true ? '#/$defs/date' : '#/$defs/value';
        jsonSchema.description = `${description} (${unit})`;
      }
      if (ids === true) jsonSchema.propertyNames = { pattern: idPattern.source };
      relax(jsonSchema);
    },
  });
  return {
    ...schema,
    title: 'Groundbreak programme',
    $defs: { value: valueSchema, date: dateSchema },
  };
}

/** A phase changes activities of its plan, so that what an activity must have may stand there. */
function relax(schema: Json): void {
  const fields = schema.properties;
  if (fields === undefined) return;
  for (const key of hidden) delete fields[key];
  const activity = fields['activities'];
  if (typeof activity !== 'object' || !('plan' in fields)) return;
  const entry = activity.additionalProperties;
  if (typeof entry === 'object') delete entry.required;
}

const one: Json = { type: ['number', 'string'] };

const listOf = (...names: readonly string[]): Json => ({
  type: 'array',
  prefixItems: names.map((description) => ({ ...one, description })),
  minItems: names.length,
  maxItems: names.length,
});

const fields = (required: readonly string[], optional: readonly string[] = []): Json => ({
  type: 'object',
  properties: Object.fromEntries([...required, ...optional].map((name) => [name, one])),
  required: [...required],
  additionalProperties: false,
});

const beside: Readonly<Record<string, Json>> = {
  min: { ...one, description: 'truncates from below' },
  max: { ...one, description: 'truncates from above' },
  drivers: {
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'driver id -> power, or multiple of a shift',
  },
  source: {
    anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
    description: 'fact id, reference-class id or judgement',
  },
  reason: { type: 'string', description: 'why the judgement is what it is' },
};

const form = (description: string, properties: Readonly<Record<string, Json>>): Json => ({
  type: 'object',
  description,
  properties: { ...properties, ...beside },
  required: Object.keys(properties).filter((key) => key !== 'uplift'),
  additionalProperties: false,
});

const valueSchema: Json = {
  description: 'a number with its unit, or a distribution',
  anyOf: [
    one,
    form('an exact number with its source', { value: one }),
    form('three quantiles', { p10: one, p50: one, p90: one }),
    form('triangular', { triangular: listOf('low', 'mode', 'high') }),
    form('PERT', { pert: listOf('low', 'mode', 'high') }),
    form('uniform', { uniform: listOf('low', 'high') }),
    form('normal', { normal: fields(['mean', 'sd']) }),
    form('lognormal', { lognormal: fields(['p50'], ['p90', 'sigma']) }),
    form('exponential', { exponential: fields(['mean']) }),
    form('Pareto', { pareto: fields(['min', 'alpha']) }),
    form('values with their probabilities', {
      discrete: { type: 'array', items: listOf('value', 'probability'), minItems: 1 },
    }),
    form('observations', { empirical: { type: 'array', items: one, minItems: 1 } }),
    form('a reference class, times uplift', { reference: { type: 'string' }, uplift: one }),
  ],
};

const dateSchema: Json = {
  type: ['string', 'number'],
  description: 'a day, 2025-07-21; 2025-07 is its first day',
};
