// What the README shows is real: its programme checks, runs and is the file beside it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCase } from '../src/evidence/index.ts';
import { run } from '../src/run/index.ts';
import { commandLine, nodeBinary, root } from './command-line.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];

test('the programme is docs/example.yaml, in at most 40 lines', () => {
  expect(example).toBe(read('docs/example.yaml'));
  expect(example.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
});

test('the programme has no errors and no warnings', () => {
  expect(checkCase({ programmeText: example }).diagnostics).toEqual([]);
});

test('the programme gives the forecast that is told of it', async () => {
  const { claims } = await run({ programme: example, seed: 1, trials: 1000 });
  const [claim] = claims;
  expect(claim?.probability.value).toBeGreaterThan(0.25);
  expect(claim?.probability.value).toBeLessThan(0.35);
  expect(claim?.reason?.cause).toBe('capital');
});

test('what it shows of money is what the command says', () => {
  const [, excerpt = ''] = /```text\n([\s\S]*?)```/.exec(readme) ?? [];
  const lines = excerpt.split('\n').filter((line) => line !== '' && line !== '…');
  const { stdout } = spawnSync(nodeBinary, [commandLine, 'money', join('docs', 'example.yaml')], {
    cwd: root,
    encoding: 'utf8',
  });
  const said = new Set(stdout.split('\n'));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => !said.has(line))).toEqual([]);
});

test.each(['README.md', 'docs/how-a-forecast-is-made.md', 'docs/money.md'])(
  '%s links to files that are there',
  (from) => {
    const links = [...read(from).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(
      ([, path = '']) => path,
    );
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((path) => !existsSync(join(root, dirname(from), path)))).toEqual([]);
  },
);
