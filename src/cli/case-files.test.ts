import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCase } from './case-files.ts';
import { imagine } from './imagined-world.ts';

let here = '';
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'groundbreak-case-'));
  mkdirSync(join(here, 'mine'));
  for (const name of ['programme.yaml', 'slow.yaml', 'fast.yml'])
    writeFileSync(join(here, 'mine', name), 'groundbreak: 1\n');
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

test('a case is named after its folder, another file in it after itself: reports stay apart', () => {
  const { world } = imagine({ folder: here });
  const names = ['mine', 'mine/programme.yaml', 'mine/slow.yaml', 'mine/fast.yml'].map(
    (path) => readCase(world, join(here, path)).name,
  );
  expect(names).toEqual(['mine', 'mine', 'slow', 'fast']);
});
