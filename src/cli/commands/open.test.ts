import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { imagine } from '../imagined-world.ts';
import { open } from './open.ts';

test('the report of a case, a folder or a file is opened where there is a display', async () => {
  const here = mkdtempSync(join(tmpdir(), 'groundbreak-open-'));
  try {
    for (const folder of ['case', 'reports/case'])
      mkdirSync(join(here, folder), { recursive: true });
    writeFileSync(join(here, 'case/programme.yaml'), '');
    const page = join(here, 'reports/case/report.html');
    const started: string[][] = [];
    const effects = {
      folder: here,
      launch: (command: string, args: readonly string[]) => {
        started.push([command, ...args]);
        return Promise.resolve(true);
      },
    };
    // Paths that begin here, since the process itself runs elsewhere.
    const none = imagine({ ...effects, platform: 'linux' });
    await expect(open(none.world, join(here, 'reports/case'))).rejects.toThrow();
    writeFileSync(page, '');
    await open(none.world, join(here, 'reports/case'));
    expect(none.said.out).toBe(`${page}\n`);
    expect(started).toEqual([]);

    const screen = imagine({ ...effects, platform: 'linux', env: { DISPLAY: ':0' } });
    await open(screen.world, page);
    expect(screen.said.out).toBe(`opened ${page}\n`);
    await open(imagine({ ...effects, platform: 'darwin' }).world, page);
    expect(started).toEqual([
      ['xdg-open', page],
      ['open', page],
    ]);
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
});
