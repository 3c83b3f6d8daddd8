import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { imagine } from '../imagined-world.ts';
import { serveLoopback } from '../loopback.ts';
import { open } from './open.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let here = '';
beforeAll(() => {
  here = mkdtempSync(join(tmpdir(), 'groundbreak-open-'));
});
afterAll(() => rmSync(here, { recursive: true, force: true }));

it('opens a report, a folder or a file, where there is a display', async () => {
  mkdirSync(join(here, 'reports/case'), { recursive: true });
  const page = join(here, 'reports/case/report.html');
  writeFileSync(page, '');
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
});

describe('a case', () => {
  it('is served here only, and again when its file changes', async () => {
    const folder = join(here, 'hall');
    cpSync(join(root, 'cases/teaching-one-hall'), folder, { recursive: true });
    const file = join(folder, 'programme.yaml');
    const stated = readFileSync(file, 'utf8');
    const changed: (() => void)[] = [];
    const { world, said, stop } = imagine({
      home: root,
      folder: here,
      platform: 'linux',
      serve: serveLoopback,
      watch: (path, call) => {
        if (path === file) changed.push(call);
        return () => changed.pop();
      },
    });
    void open(world, folder, { trials: 60, seed: 3 });
    await vi.waitFor(() => expect(said.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/), 30_000);
    const url = said.out.trim();
    const first = await text(url);
    expect(first).toContain('<!doctype html>');
    expect((await fetch(`${url}elsewhere`)).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
    expect(await statusUnder(url, 'rebound.example')).toBe(421);

    const news = await fetch(`${url}news`);
    const heard = news.body?.pipeThrough(new TextDecoderStream()).getReader();
    await heard?.read();
    writeFileSync(file, stated.replace(/name: .*/, 'name: Another hall'));
    for (const call of changed) call();
    expect((await heard?.read())?.value).toContain('event: newer');
    const second = await text(url);
    expect(second).toContain('Another hall');
    expect(first).not.toContain('Another hall');

    writeFileSync(file, 'groundbreak: [');
    for (const call of changed) call();
    await vi.waitFor(() => expect(said.err).toContain('error'), 30_000);
    expect(await text(url)).toBe(second);
    await heard?.cancel();
    expect(stop(130)).toEqual([130]);
    await expect(fetch(url)).rejects.toThrow();
  });
});

const text = async (url: string) => (await fetch(url)).text();

/** The status of an answer when the machine is asked for under another name. */
const statusUnder = (url: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
