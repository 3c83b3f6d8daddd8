import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagine } from './imagined-world.ts';
import { pageShell } from './page-shell.ts';
import { Refusal } from './refusal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('is built once and then kept while nothing that it is made of changes', async () => {
  const { world } = imagine({ home: root });
  const shell = await pageShell(world);
  const kept = join(root, 'dist', 'page.json');
  const before = statSync(kept).mtimeMs;
  expect(await pageShell(world)).toEqual(shell);
  expect(statSync(kept).mtimeMs).toBe(before);
  const { inputs } = JSON.parse(readFileSync(kept, 'utf8'));
  for (const path of ['web/main.tsx', 'web/style/page.css', 'src/run/run.ts', 'package.json'])
    expect(inputs).toContain(path);
});

describe('where nothing can be built', () => {
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'groundbreak-shell-'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('says so when there is no page', async () => {
    const { world } = imagine({ home });
    await expect(pageShell(world)).rejects.toThrow(Refusal);
    await expect(pageShell(world)).rejects.toThrow(/build-page\.ts/);
  });

  it('takes the page that is there, be it of these sources or not', async () => {
    const shell = { script: 's', style: 't', engine: 'e' };
    mkdirSync(join(home, 'dist'));
    writeFileSync(
      join(home, 'dist', 'page.json'),
      JSON.stringify({ inputs: ['web/main.tsx'], hash: 'old', shell }),
    );
    expect(await pageShell(imagine({ home }).world)).toEqual(shell);
    writeFileSync(join(home, 'dist', 'page.json'), 'half a fi');
    await expect(pageShell(imagine({ home }).world)).rejects.toThrow(Refusal);
  });
});
