import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readYaml } from '../../src/programme/index.ts';
import { flowYaml } from './flow-yaml.ts';

/** What YAML reads back, without the maps' own lack of a prototype. */
const back = (text: string): unknown => JSON.parse(JSON.stringify(readYaml(`v: ${text}\n`).raw)).v;

it.each([
  'F-017',
  '2025-07-21',
  '5.6 bn USD',
  '12',
  '-1e3',
  'no',
  'true',
  '',
  ' led',
  'a: b',
  '#x',
  "it's",
  '- x',
  'null',
])('keeps the text "%s" a text', (text) => {
  expect(back(flowYaml(text))).toBe(text);
  expect(back(flowYaml({ reason: text }))).toEqual({ reason: text });
});

it('reads back as the same data, whatever it is', () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter((k) => k !== '__proto__');
  const leaf = fc.oneof(
    fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
    fc.integer(),
    fc.boolean(),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(value, (data) => {
      expect(back(flowYaml(data))).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});
