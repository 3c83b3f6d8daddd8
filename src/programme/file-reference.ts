import * as z from 'zod';
import { dimensions } from '../units/index.ts';
import { markdownTable } from './markdown-table.ts';
import { programmeSchema } from './schema/programme.ts';
import { metaOf, unwrapped } from './schema-at.ts';

/** Fields that the loader fills in. */
const hidden = new Set(['group', 'copy']);

interface Section {
  readonly title: string;
  /** Empty where nothing is to be said beyond the table. */
  readonly about: string;
  readonly rows: (readonly string[])[];
}

/** The reference of the programme file in Markdown: every field with type, default and meaning. */
export const fileReference = (): string =>
  [intro, referenceOf(programmeSchema, 'programme')].join('\n');

/** Every field of a declaration and of what is inside it, as Markdown with a table for each object. */
export function referenceOf(schema: z.core.$ZodType, title: string): string {
  const sections: Section[] = [];
  describeObject(schema, title, sections, new Set());
  return sections
    .map(
      (section) =>
        `## ${section.title}\n\n${section.about === '' ? '' : `${section.about}.\n\n`}${markdownTable(['field', 'type', 'default', 'meaning'], section.rows)}\n`,
    )
    .join('\n');
}

const intro = `# The programme file

Every field of \`programme.yaml\`; those of \`facts.yaml\` stand [at the end](#the-facts-file). Generated from the declarations in \`src/programme/schema\`; run \`npm run docs\` after changing them.

A **number** is written with its unit (\`4.5 GW\`, \`30bn USD\`, \`18 months\`) or as a distribution:
\`{p10, p50, p90}\`, \`{triangular: [low, mode, high]}\`, \`{pert: [low, mode, high]}\`, \`{uniform: [low, high]}\`,
\`{normal: {mean, sd}}\`, \`{lognormal: {p50, p90}}\` or \`{p50, sigma}\`, \`{exponential: {mean}}\`, \`{pareto: {min, alpha}}\`,
\`{discrete: [[value, probability], …]}\`, \`{empirical: [value, …]}\`, \`{reference: id, uplift: 1.2}\`, \`{value: x}\`.
Beside it may stand \`min\` and \`max\` (truncation), \`drivers: {id: power}\`, \`source\` and \`reason\`.

A field without a default is optional unless it says **required**. An **id** is made of lower-case words joined by hyphens.
`;

function describeObject(
  schema: z.core.$ZodType,
  title: string,
  sections: Section[],
  seen: Set<z.core.$ZodType>,
): void {
  const bare = unwrapped(schema);
  if (!(bare instanceof z.ZodObject) || seen.has(bare)) return;
  seen.add(bare);
  const section: Section = {
    title,
    about: capital(metaOf(schema).description ?? metaOf(bare).description ?? ''),
    rows: [],
  };
  sections.push(section);
  for (const [name, field] of Object.entries(bare.def.shape)) {
    if (hidden.has(name)) continue;
    const [type, inner] = typeOf(field, childTitle(title, name));
    const fallback = defaultOf(field);
    const meaning =
      metaOf(field).description ?? (inner === undefined ? '' : (metaOf(inner).description ?? ''));
    section.rows.push([`\`${name}\``, type, fallback, capital(meaning).replaceAll('|', '\\|')]);
  }
  for (const [name, field] of Object.entries(bare.def.shape))
    for (const inner of objectsIn(field))
      describeObject(inner, childTitle(title, name), sections, seen);
}

/** Objects that a field holds, itself or as entries. */
function objectsIn(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const { dimension } = metaOf(schema);
  if (dimension !== undefined) return [];
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodObject) return [schema];
  if (bare instanceof z.ZodRecord) return objectsIn(bare.def.valueType);
  if (bare instanceof z.ZodArray) return objectsIn(bare.def.element);
  if (bare instanceof z.ZodUnion) return bare.def.options.flatMap(objectsIn);
  return [];
}

function typeOf(schema: z.core.$ZodType, name: string): readonly [string, z.core.$ZodType?] {
  const { dimension, exact, refersTo } = metaOf(schema);
  if (exact === true) return ['date'];
  if (dimension !== undefined)
    return [`number: ${dimension} (${dimensions[dimension].examples.split(', ')[0]})`];
  const bare = unwrapped(schema);
  const to = refersTo === undefined ? undefined : `id of ${article(refersTo)}`;
  if (bare instanceof z.ZodRecord) {
    const [entry] = typeOf(bare.def.valueType, name);
    return [`map: ${to ?? 'id'} → ${entry}`, bare.def.valueType];
  }
  if (bare instanceof z.ZodArray) {
    const [entry] = typeOf(bare.def.element, name);
    return [`list of ${entry}`, bare.def.element];
  }
  if (bare instanceof z.ZodTuple) return ['list of two: id of a driver, id of a driver'];
  if (to !== undefined) return [takesList(bare) ? `${to}, or list of these` : to];
  if (bare instanceof z.ZodObject)
    return [`[${name}](#${name.toLowerCase().replaceAll('.', '')})`, bare];
  if (bare instanceof z.ZodEnum) return [bare.options.map((o) => `\`${o}\``).join(', ')];
  if (bare instanceof z.ZodLiteral) return [`\`${String(bare.value)}\``];
  if (bare instanceof z.ZodUnion)
    return [bare.def.options.map((option) => typeOf(option, name)[0]).join(' or ')];
  if (bare instanceof z.ZodString) return ['text'];
  if (bare instanceof z.ZodBoolean) return ['true or false'];
  if (bare instanceof z.ZodNumber) return [bare.isInt ? 'whole number' : 'number'];
  return ['anything'];
}

const takesList = (bare: z.core.$ZodType): boolean =>
  bare instanceof z.ZodUnion &&
  bare.def.options.some((option) => unwrapped(option) instanceof z.ZodArray);

function defaultOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodDefault) return `\`${JSON.stringify(schema.def.defaultValue)}\``;
  if (schema instanceof z.ZodPrefault) return '';
  const optional = schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional;
  return optional ? '' : '**required**';
}

const childTitle = (title: string, name: string) =>
  title === 'programme' ? name : `${title}.${name}`;

const article = (word: string) => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
