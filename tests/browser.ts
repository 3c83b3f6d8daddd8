// A real browser for tests, from an npm package: no system packages, no network.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { threadId } from 'node:worker_threads';
import { inflate } from '@sparticuz/chromium';
import {
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';

export type OpenPage = {
  readonly page: Page;
  /** URLs asked of the network (not file:, data:, blob: or about:); every one of them is refused. */
  readonly requests: readonly string[];
  /** Uncaught exceptions and console errors, in order. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
};

/**
 * Opens a page in a fresh headless Chromium.
 * @param source HTML text (starts with `<` after white space), the path of an HTML file, or an
 *   address on this machine, whose own answers are the only ones let through.
 * @param options Playwright context options: viewport, colorScheme, locale, …
 */
export async function openPage(
  source: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const browser = await chromium.launch(await launchOptions());
  const context = await browser.newContext(options);
  const requests: string[] = [];
  const errors: string[] = [];
  const served = source.startsWith('http://127.0.0.1:') ? new URL(source).origin : undefined;
  await context.route(/^(?!file:|data:|blob:|about:)/, async (route) => {
    const url = route.request().url();
    if (served !== undefined && new URL(url).origin === served) return route.continue();
    requests.push(url);
    await route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  if (source.trimStart().startsWith('<')) await page.setContent(source);
  else if (served !== undefined) await page.goto(source);
  else await page.goto(pathToFileURL(resolve(source)).href);
  return { page, requests, errors, close: () => browser.close() };
}

async function launchOptions(): Promise<LaunchOptions> {
  const own = process.env['GROUNDBREAK_CHROMIUM'];
  const args = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--no-pings',
    '--font-render-hinting=none',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ];
  if (own !== undefined) return { executablePath: own, args };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', args };
  const folder = await unpacked();
  return {
    executablePath: join(folder, 'chromium'),
    args: [...args, '--no-zygote', '--disable-gpu'],
    env: {
      ...process.env,
      FONTCONFIG_PATH: join(folder, 'fonts'),
      HOME: process.env['HOME'] ?? folder,
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(':'),
    },
  };
}

// The packaged file names only folders of Amazon's machines; without a font, text has no size.
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * The folder of the unpacked browser. The package's own `executablePath` unpacks into the shared
 * temporary folder, takes a half-written file for a finished one, and brings its system libraries
 * and fonts along only on Amazon's machines; this unpacks all of it once, beside the package, atomically.
 */
async function unpacked(): Promise<string> {
  const archives = join(
    dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))),
    '../bin',
  );
  const folder = join(archives, 'unpacked');
  if (existsSync(folder)) return folder;
  const staging = `${folder}.${process.pid}.${threadId}`;
  mkdirSync(staging, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = staging;
  const work = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) =>
    inflate(join(archives, name)),
  );
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  await Promise.all(work);
  writeFileSync(join(staging, 'fonts', 'fonts.conf'), FONTS);
  try {
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
