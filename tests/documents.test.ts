import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, expect, test } from 'vitest';
import { commandLine, nodeBinary, root } from './command-line.ts';

const here = mkdtempSync(join(tmpdir(), 'groundbreak-documents-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));

const cases = join(root, 'cases');
const said = (...args: string[]) =>
  spawnSync(nodeBinary, [commandLine, ...args], {
    cwd: here,
    encoding: 'utf8',
    maxBuffer: 1e8,
  }).stdout;

test.each([
  ['check', [join(cases, 'teaching-one-hall')]],
  ['check', [join(cases, 'teaching-broken')]],
  ['facts', [join(cases, 'stargate-2025-07')]],
  ['claims', [join(cases, 'teaching-one-hall'), '--trials', '20']],
  [
    'diff',
    [
      join(cases, 'teaching-one-hall'),
      join(root, 'docs', 'example.yaml'),
      '--run',
      '--trials',
      '20',
    ],
  ],
])('what %s prints with --json is as its schema says: %#', (command, args) => {
  const schema: Record<string, unknown> = JSON.parse(
    readFileSync(join(root, 'schema', `${command}.schema.json`), 'utf8'),
  );
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const text = said(command, ...args, '--json');
  expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  expect(validate(JSON.parse(text.replace('"format": 1', '"format": 2')))).toBe(false);
});

test('what score prints with --json is as its schema says', () => {
  said('run', join(cases, 'teaching-one-hall'), '--trials', '20', '-o', 'report');
  const facts = join(root, 'tests/golden/score/input/facts.yaml');
  const schema: Record<string, unknown> = JSON.parse(
    readFileSync(join(root, 'schema/score.schema.json'), 'utf8'),
  );
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const document = JSON.parse(said('score', 'report', facts, '--json'));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  expect(document).toMatchObject({ ofClaims: { count: 1, came: 1 }, coverage80: { count: 3 } });
});
