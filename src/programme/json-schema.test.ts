import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { generatedDocuments } from '../../scripts/generated-documents.ts';
import { programmeJsonSchema } from './json-schema.ts';

const root = join(import.meta.dirname, '../..');
const validate = new Ajv2020({ strictTypes: false, allErrors: true }).compile(
  programmeJsonSchema(),
);
const read = (name: string): unknown =>
  parse(readFileSync(join(root, 'cases', name, 'programme.yaml'), 'utf8'), { uniqueKeys: false });

test.each(readdirSync(join(root, 'cases')).filter((name) => name !== 'teaching-broken'))(
  'an editor accepts %s',
  (name) => {
    validate(read(name));
    expect(validate.errors ?? []).toEqual([]);
  },
);

test('an editor marks what is wrong in shape', () => {
  expect(validate(read('teaching-broken'))).toBe(false);
  const places = (validate.errors ?? []).map(({ instancePath }) => instancePath);
  expect(places).toContain('/priceYear');
  expect(places).toContain('/parties/builder/roles/0');
  expect(places).toContain('/sites/meadow');
  expect(places).toContain('/sites/meadow/phases/annex/activities/online');
});

test.each(Object.entries(generatedDocuments()))(
  '%s is up to date: run npm run docs',
  (path, text) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  },
);
