import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';

test('renders a page, runs its script, refuses and records the network', async () => {
  const { page, requests, errors, close } = await openPage(`<!doctype html>
    <meta charset="utf-8"><h1>…</h1><img src="https://example.org/x.png" alt="">
    <script>document.querySelector('h1').textContent = 'sum ' + (20 + 22);</script>
    <script>throw new Error('on purpose');</script>`);
  try {
    expect(await page.textContent('h1')).toBe('sum 42');
    expect(requests).toEqual(['https://example.org/x.png']);
    expect(errors).toContain('on purpose');
  } finally {
    await close();
  }
});

test('opens a file, in a narrow dark window, with a worker from a blob', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundbreak-'));
  const file = join(folder, 'page.html');
  writeFileSync(
    file,
    `<!doctype html><title>t</title><p>waiting</p><script>
      const code = "postMessage(6 * 7)";
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      worker.onmessage = (e) => { document.querySelector('p').textContent = 'worker ' + e.data; };
    </script>`,
  );
  const { page, requests, errors, close } = await openPage(file, {
    viewport: { width: 360, height: 640 },
    colorScheme: 'dark',
  });
  try {
    await page.getByText('worker 42').waitFor();
    expect((await page.getByText('worker 42').boundingBox())?.height).toBeGreaterThan(10);
    expect(await page.evaluate('innerWidth')).toBe(360);
    expect(await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).toBe(true);
    expect(requests).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
});
