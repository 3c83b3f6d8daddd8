import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { run } from '../src/run/index.ts';
import { openPage } from './browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'groundbreak-engine-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The engine as one script that a page can hold, with `run` as a global. */
async function engineScript(): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: join(root, 'src/run/index.ts'),
        name: 'engine',
        formats: ['iife'],
        fileName: () => 'engine.js',
      },
    },
  });
  return readFileSync(join(folder, 'engine.js'), 'utf8');
}

it('gives the same bytes in a browser as here', async () => {
  const programme = readFileSync(join(root, 'cases/teaching-one-hall/programme.yaml'), 'utf8');
  const request = { programme, seed: 7, trials: 300 };
  const page = join(folder, 'page.html');
  const script = (await engineScript()).replaceAll('</script', '<\\/script');
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><title>engine</title><script>${script}</script>`,
  );
  const opened = await openPage(page);
  try {
    const there = await opened.page.evaluate(
      `engine.run(${JSON.stringify(request)}).then((result) => JSON.stringify(result))`,
    );
    expect(opened.errors).toEqual([]);
    expect(opened.requests).toEqual([]);
    expect(there).toBe(JSON.stringify(await run(request)));
  } finally {
    await opened.close();
  }
}, 60_000);
