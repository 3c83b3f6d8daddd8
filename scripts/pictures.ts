// Makes the pictures of the README from a run of the Stargate case: docs/pictures/*.png.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage } from '../tests/browser.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pictures = join(root, 'docs', 'pictures');
const folder = mkdtempSync(join(tmpdir(), 'groundbreak-pictures-'));
mkdirSync(pictures, { recursive: true });
try {
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      ...['src/cli/main.ts', '--color', 'always', '--quiet', '--language', 'en'],
      ...['run', 'cases/stargate-2025-07', '--output', join(folder, 'report')],
    ],
    { cwd: root, encoding: 'utf8', env: { ...process.env, COLUMNS: '100' } },
  );
  if (status !== 0) throw new Error(`the run failed, exit code ${status}`);
  await shoot(terminalPage(stdout), join(pictures, 'terminal.png'), { width: 790, height: 400 });
  const report = join(folder, 'report', 'report.html');
  await shoot(report, join(pictures, 'report.png'), { width: 1280, height: 1124 });
  await shoot(report, join(pictures, 'obstacles.png'), { width: 1280, height: 1230 }, '#obstacles');
  await shoot(
    report,
    join(pictures, 'assumptions.png'),
    { width: 1440, height: 900 },
    '#will;moved=agreements.venture-formed.time~0.3,drivers.grid-delay.shift~-75;chosen=siting~shared',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function shoot(
  source: string,
  path: string,
  viewport: { width: number; height: number },
  hash = '',
): Promise<void> {
  // Fonts that are put into the page are nothing that its own policy would let in.
  const { page, close } = await openPage(source, {
    viewport,
    colorScheme: 'light',
    bypassCSP: true,
  });
  const chinese = font('noto-sans-sc-chinese-simplified-400-normal.woff2');
  if (chinese === undefined) console.log('no Chinese font: that button stays blank');
  else
    await page.addStyleTag({
      content: `@font-face{font-family:chinese;src:url(data:font/woff2;base64,${chinese})}
[lang|=zh]{font-family:chinese}`,
    });
  if (!source.startsWith('<')) {
    await page.locator('.view').waitFor();
    await page.evaluate(`location.hash = '${hash}'`);
  }
  if (hash.includes('moved=')) {
    await page.getByRole('button', { name: /Change assumptions/ }).click();
    await page
      .locator('.status[data-trials="10000"][data-status="done"]')
      .waitFor({ timeout: 300_000 });
  }
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path, fullPage: source.startsWith('<') });
  await close();
  console.log(`${path}: ${Math.round(readFileSync(path).length / 1000)} kB`);
}

/** The answer up to the claims, as a terminal of 100 columns shows it. */
function terminalPage(output: string): string {
  const [shown = output] = output.split('\n\n\x1b[1mWhat stands at');
  const text = `\x1b[2m$\x1b[22m npm start\n\n${shown}\n\x1b[2m…\x1b[22m`;
  return `<!doctype html><meta charset="utf-8"><style>
@font-face{font-family:terminal;src:url(data:font/ttf;base64,${monospaced('')})}
@font-face{font-family:terminal;font-weight:bold;src:url(data:font/ttf;base64,${monospaced('-Bold')})}
body{margin:0;padding:20px 28px;background:#15181c;color:#dcdfe4}
pre{margin:0;font:12px/1.4 terminal,monospace}
.s1{font-weight:bold;color:#fff}.s2{color:#8b929c}.s36{color:#6cc5d9}.s32{color:#8fc97c}.s31{color:#ef8d80}
</style><pre>${marked(text)}</pre>`;
}

/** Escape sequences of styles as spans. */
function marked(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return safe
    .split('\x1b[')
    .map((part, i) => {
      const end = part.indexOf('m');
      const code = part.slice(0, end);
      if (i === 0) return part;
      const tag = code === '22' || code === '39' ? '</span>' : `<span class="s${code}">`;
      return tag + part.slice(end + 1);
    })
    .join('');
}

/** The bundled browser has no monospaced font, so one of the machine's is put into the page. */
function monospaced(suffix: '' | '-Bold'): string {
  const found = font(`DejaVuSansMono${suffix}.ttf`);
  if (found === undefined)
    throw new Error(
      'no font for the terminal: DejaVuSansMono.ttf. Install it, or name its folder with GROUNDBREAK_FONTS.',
    );
  return found;
}

/** A file of a font on this machine, in base64. The Chinese one is of npm's @fontsource/noto-sans-sc. */
function font(name: string): string | undefined {
  const folders = [
    process.env['GROUNDBREAK_FONTS'] ?? '',
    '/usr/share/fonts/truetype/dejavu',
    '/usr/share/fonts/dejavu-sans-mono-fonts',
    '/usr/share/fonts/TTF',
  ];
  const path = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  return path === undefined ? undefined : readFileSync(path).toString('base64');
}
