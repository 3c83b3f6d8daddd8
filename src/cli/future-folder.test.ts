import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Files, files } from './effects.ts';
import { type FolderRules, futureFolder } from './future-folder.ts';
import { imagine } from './imagined-world.ts';

let here = '';
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'groundbreak-future-'));
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

const rules: FolderRules = { refuse: () => undefined, perishable: ['old.html'] };
const two = [
  { path: 'tables/a.csv', content: 'a\n' },
  { path: 'result.json', content: '{}\n' },
];
const all = () => readdirSync(here, { recursive: true, encoding: 'utf8' }).sort();
const failing = (part: Partial<Files>) => imagine({ folder: here, files: { ...files, ...part } });
const systemError = (code: string) => Object.assign(new Error(code), { code });

test('the files appear all at once, in folders made for them', () => {
  const { world } = imagine({ folder: here });
  const future = futureFolder(world, 'deep/er/report', rules);
  expect(all().filter((name) => /report$/.test(name))).toEqual([]);
  future.publish(two);
  expect(all()).toEqual(
    [
      'deep',
      'deep/er',
      'deep/er/report',
      'deep/er/report/result.json',
      'deep/er/report/tables',
      'deep/er/report/tables/a.csv',
    ].map((path) => join(...path.split('/'))),
  );
});

test('an earlier report is replaced file by file; the rest of the folder stays', () => {
  mkdirSync(join(here, 'report'));
  for (const name of ['result.json', 'old.html', 'mine.txt']) {
    writeFileSync(join(here, 'report', name), 'before');
  }
  const { world } = imagine();
  futureFolder(world, join(here, 'report'), rules).publish(two);
  expect(readdirSync(join(here, 'report')).sort()).toEqual(['mine.txt', 'result.json', 'tables']);
  expect(readFileSync(join(here, 'report/result.json'), 'utf8')).toBe('{}\n');
});

test('files that were written ahead appear with the last ones', () => {
  mkdirSync(join(here, 'report'));
  writeFileSync(join(here, 'report', 'old.html'), 'before');
  const { world } = imagine({ folder: here });
  const future = futureFolder(world, 'report', rules);
  future.write(two);
  expect(all().filter((name) => name.startsWith(join('report', 'tables')))).toEqual([]);
  future.publish([{ path: 'old.html', content: 'after' }]);
  expect(readdirSync(join(here, 'report')).sort()).toEqual(['old.html', 'result.json', 'tables']);
  expect(readFileSync(join(here, 'report/old.html'), 'utf8')).toBe('after');
});

test.each([true, false])('a full disk leaves nothing behind; folder there before: %s', (before) => {
  if (before) mkdirSync(join(here, 'deep/report'), { recursive: true });
  const was = all();
  let written = 0;
  const { world } = failing({
    write: (path, text) => {
      if (++written === 2) throw systemError('ENOSPC');
      files.write(path, text);
    },
  });
  const future = futureFolder(world, 'deep/report', rules);
  expect(() => future.publish(two)).toThrow(
    'cannot be written, no space is left on the disk: deep/report',
  );
  expect(written).toBe(2);
  expect(all()).toEqual(was);
});

test('a folder that cannot be written is refused at once', () => {
  const { world } = failing({
    makeTemporary: () => {
      throw systemError('EROFS');
    },
  });
  expect(() => futureFolder(world, 'deep/report', rules)).toThrow('the disk is read-only');
  expect(all()).toEqual([]);
});

test('a file in the way is refused at once, wherever it stands', () => {
  writeFileSync(join(here, 'file'), '');
  const { world } = imagine({ folder: here });
  for (const path of ['file', 'file/report', 'file/deep/report']) {
    expect(() => futureFolder(world, join(here, path), rules)).toThrow('in the way');
  }
  expect(all()).toEqual(['file']);
});

test('stopping the process or giving up leaves nothing behind', () => {
  const stopped = imagine({ folder: here });
  futureFolder(stopped.world, 'deep/report', rules);
  expect(all()).toHaveLength(2);
  expect(stopped.stop(130)).toEqual([130]);
  expect(all()).toEqual([]);
  expect(stopped.world.stopping.signal.aborted).toBe(true);

  const { world } = imagine({ folder: here });
  futureFolder(world, 'deep/report', rules).discard();
  expect(all()).toEqual([]);
});

test('what somebody else put into a new folder meanwhile stays', () => {
  const { world } = imagine({ folder: here });
  const future = futureFolder(world, 'deep/report', rules);
  writeFileSync(join(here, 'deep/theirs'), '');
  future.discard();
  expect(all()).toEqual(['deep', join('deep', 'theirs')]);
});
