import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Result } from '../src/report/index.ts';
import { openPage } from './browser.ts';
import { commandLine, nodeBinary, root } from './command-line.ts';
import { pageFiles, SEED } from './page-file.ts';

const files = pageFiles();
afterAll(files.remove);

const saved = async (page: Page, button: string): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
};

const simulated = (page: Page, trials: number) =>
  page.locator(`.status[data-status="done"][data-trials="${trials}"]`).waitFor();

/** What the command line says of a programme with the same seed and trials. */
function fromCommandLine(programme: string, trials: number, name: string): string {
  const path = files.write(`${name}.yaml`, programme);
  const { stdout, stderr } = spawnSync(
    nodeBinary,
    [
      ...[
        commandLine,
        'run',
        path,
        '--json',
        '--quiet',
        '--seed',
        String(SEED),
        '--trials',
        String(trials),
      ],
      ...['--output', join(files.folder, `${name}-report`)],
    ],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  return stdout || stderr;
}

describe('moving an assumption', () => {
  it('changes the forecast the right way, to the very bytes of the command line', async () => {
    const { page, requests, errors, close } = await openPage(
      files.ofCase('teaching-one-hall', 300),
      { acceptDownloads: true, viewport: { width: 1280, height: 900 } },
    );
    try {
      await page.getByRole('button', { name: 'Change assumptions' }).click();
      await page.getByText('Agreements, power, deliveries').click();
      const still = await saved(page, 'Save result.json');
      const path = files.ofCase('teaching-one-hall', 300).replace('report.html', 'result.json');
      expect(still).toBe(readFileSync(path, 'utf8'));
      const before: Result = JSON.parse(still);
      // the lease is later signed, if at all
      const never = page.locator('[id="move-agreements.lease.never"]');
      await never.focus();
      for (let i = 0; i < 15; i++) await never.press('ArrowRight');
      await page.locator('[id="move-sites.meadow.power.line.available"]').press('PageUp');
      await simulated(page, 300);
      const text = await saved(page, 'Save result.json');
      const after: Result = JSON.parse(text);
      const [was, now] = [before, after].map(({ sites }) => sites[0]?.firstEnergised.withinHorizon);
      expect(now).toBeLessThan((was ?? 0) - 0.05);

      const programme = await saved(page, 'Download programme');
      expect(programme).toContain('never: 25 %');
      expect(programme).toContain('# nothing after this day may be used');
      expect(fromCommandLine(programme, 300, 'hall')).toBe(text);

      const shown = await page.locator('figure#claims .value').textContent();
      const share = (result: Result) =>
        Math.round((result.claims[0]?.probability.value ?? 0) * 100);
      expect(shown).toBe(`${share(before)} %→${share(after)} %`);
      // paper has no sliders: it says what was moved
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      expect(await page.locator('.changed li').allTextContents()).toEqual([
        'Lease, never: 10.0 % → 25.0 %',
        expect.stringMatching(/^grid · Meadow, available from: .+ → .+ – .+ – .+$/),
      ]);
      expect(errors).toEqual([]);
      expect(requests).toEqual([]);
    } finally {
      await close();
    }
  });

  it('shows the last of many moves, and money only when it has the change', async () => {
    const { page, errors, close } = await openPage(files.ofCase('teaching-one-hall', 2000), {
      acceptDownloads: true,
      viewport: { width: 1280, height: 900 },
    });
    try {
      await page.getByRole('button', { name: 'Change assumptions' }).click();
      await page.getByText('Agreements, power, deliveries').click();
      // every state that is shown, with what of the money in it is pale
      await page.evaluate(`
        window.states = [];
        new MutationObserver(() => {
          const pale = document.querySelector('div:has(> figure#ladder)').className === 'waiting';
          const save = [...document.querySelectorAll('button')].find((b) => b.textContent === 'Save result.json');
          const { status, trials } = document.querySelector('.status').dataset;
          window.states.push([status + ' ' + (trials ?? ''), pale, !save.disabled, document.querySelector('.answer').textContent.includes('Being simulated: what is pale')]);
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      `);
      const never = page.locator('[id="move-agreements.lease.never"]');
      await never.focus();
      for (let i = 0; i < 12; i++) {
        await never.press('ArrowRight');
        await page.waitForTimeout(i * 12);
      }
      await simulated(page, 2000);
      const text = await saved(page, 'Save result.json');
      const programme = await saved(page, 'Download programme');
      expect(fromCommandLine(programme, 2000, 'last')).toBe(text);

      const states: [string, boolean, boolean, boolean][] = JSON.parse(
        await page.evaluate('JSON.stringify(window.states)'),
      );
      expect(states.at(-1)?.slice(0, 3)).toEqual(['done 2000', false, true]);
      expect(states.some(([, pale]) => pale)).toBe(true);
      // what is pale is told to be; nothing is saved before all of it is there
      for (const [status, pale, saves, told] of states) {
        expect(told).toBe(pale);
        if (status.startsWith('running')) expect(saves).toBe(false);
      }
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  });

  it('shows who turns to another question meanwhile what was there, pale, then what is', async () => {
    const { page, errors, close } = await openPage(files.ofCase('stargate-2025-07', 256), {
      viewport: { width: 1280, height: 900 },
    });
    try {
      await page.getByRole('button', { name: 'Change assumptions' }).click();
      await page.getByText('Agreements, power, deliveries').click();
      // as soon as the first numbers are there, the reader asks for others
      await page.evaluate(`
        window.seen = [];
        new MutationObserver(() => {
          if (document.querySelector('#will .waiting') !== null && !location.hash.startsWith('#obstacles'))
            location.hash = location.hash.replace(/^#?(will)?/, '#obstacles');
          const figures = ['#waits', '[id^=exclusion-]'].map((id) => document.querySelector('figure' + id));
          if (figures.every((figure) => figure !== null))
            window.seen.push([...figures.map((figure) => figure.closest('.waiting') !== null), document.querySelector('.answer').textContent.includes('Being simulated: what is pale')]);
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      `);
      await page.locator('[id="move-agreements.venture-formed.time"]').press('PageUp');
      await simulated(page, 256);
      const seen: [boolean, boolean, boolean][] = JSON.parse(
        await page.evaluate('JSON.stringify(window.seen)'),
      );
      expect(seen).toContainEqual([true, true, true]);
      expect(seen.at(-1)).toEqual([false, false, false]);
      for (const [waits, exclusion, told] of seen) expect(told).toBe(waits || exclusion);
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  });

  it('shows the yearly cash before and after', async () => {
    const file = files.ofCase('teaching-one-hall', 300);
    const { page, errors, close } = await openPage(file, {
      viewport: { width: 1280, height: 900 },
    });
    try {
      await page.goto(`file://${file}#who;moved=agreements.lease.never~0.4`);
      await page.reload();
      await simulated(page, 300);
      const cash = page.locator('figure[id^=cash-]').first();
      await cash.locator('.outline').first().waitFor();
      expect(await cash.locator('path.was').count()).toBe(1);
      expect(await cash.locator('[data-told*="(before "]').count()).toBeGreaterThan(0);
      await page.getByText('dashed line: before the change').waitFor();
      await page.getByText('Before the change: hollow circles').waitFor();
      await page.getByRole('button', { name: 'Reset all' }).click();
      await cash.locator('.outline').first().waitFor({ state: 'detached' });
      expect(await cash.locator('path.was').count()).toBe(0);
      expect(await page.getByText('Before the change: hollow circles').count()).toBe(0);
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  });

  it('can be undone, reset, kept in the address and copied as a patch', async () => {
    const file = files.ofCase('teaching-one-hall', 300);
    const { page, close } = await openPage(file, { viewport: { width: 1280, height: 900 } });
    try {
      await page.goto(`file://${file}#will;moved=capital.loan.amount~0.5`);
      await page.reload();
      await simulated(page, 300);
      await page.evaluate(
        'navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }',
      );
      await page.getByRole('button', { name: 'Copy as patch' }).click();
      await page.getByText('Copied').waitFor();
      expect(await page.evaluate('window.copied')).toBe(
        'patch:\n  - { set: capital.loan.amount, to: 150m USD }\n',
      );
      const slider = page.locator('[id="move-capital.loan.amount"]');
      await slider.press('ArrowRight');
      expect(page.url()).toContain('capital.loan.amount~0.55');
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await slider.inputValue()).toBe('0.5');
      await page.getByRole('button', { name: 'Reset all' }).click();
      expect(await slider.inputValue()).toBe('1');
      expect(page.url()).not.toContain('moved');
      expect(await page.locator('.effects').count()).toBe(0);
    } finally {
      await close();
    }
  });

  it('undoes keys pressed one after the other on one slider in one go', async () => {
    const { page, close } = await openPage(files.ofCase('teaching-one-hall', 300), {
      viewport: { width: 1280, height: 900 },
    });
    try {
      await page.getByRole('button', { name: 'Change assumptions' }).click();
      await page.getByText('Agreements, power, deliveries').click();
      const never = page.locator('[id="move-agreements.lease.never"]');
      const undo = page.getByRole('button', { name: 'Undo' });
      const rest = await never.inputValue();
      await never.focus();
      for (let i = 0; i < 10; i++) await never.press('ArrowRight');
      const moved = await never.inputValue();
      // another slider, then the first again: moves of their own
      await page.locator('[id="move-sites.meadow.power.line.available"]').press('PageUp');
      await never.press('ArrowRight');
      await undo.click();
      expect(await never.inputValue()).toBe(moved);
      await undo.click();
      await undo.click();
      expect(await never.inputValue()).toBe(rest);
      expect(await undo.isDisabled()).toBe(true);
    } finally {
      await close();
    }
  });

  it('undoes a drag in one go', async () => {
    const file = files.ofCase('teaching-one-hall', 300);
    const { page, close } = await openPage(file, { viewport: { width: 1280, height: 900 } });
    try {
      await page.goto(`file://${file}#will;moved=capital.loan.amount~0.5`);
      await page.reload();
      await simulated(page, 300);
      const slider = page.locator('[id="move-capital.loan.amount"]');
      await slider.scrollIntoViewIfNeeded();
      const box = await slider.boundingBox();
      if (box === null) throw new Error('no slider');
      const { x, y, width, height } = box;
      const at = (share: number) => [x + share * width, y + height / 2] as const;
      await page.mouse.move(...at(0.17));
      await page.mouse.down();
      for (const share of [0.4, 0.6, 0.8, 0.9]) await page.mouse.move(...at(share));
      await page.mouse.up();
      expect(Number(await slider.inputValue())).toBeGreaterThan(2);
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(Number(await slider.inputValue())).toBeCloseTo(0.5, 1);
    } finally {
      await close();
    }
  });

  it('moves no further by a link than by hand', async () => {
    const file = files.ofCase('teaching-one-hall', 300);
    const { page, errors, close } = await openPage(file, {
      viewport: { width: 1280, height: 900 },
    });
    try {
      const wild = 'sites.meadow.power.line.available~1e12,capital.loan.amount~-5,nobody.knows~3';
      await page.goto(`file://${file}#will;moved=${wild};chosen=nothing~here`);
      await page.reload();
      await simulated(page, 300);
      const value = (id: string) => page.locator(`[id="move-${id}"]`).inputValue();
      expect(await value('sites.meadow.power.line.available')).toBe('720');
      expect(await value('capital.loan.amount')).toBe('0');
      expect(
        await page.getByRole('button', { name: 'Change assumptions' }).textContent(),
      ).toContain('2');
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  });

  it('works on Stargate: a surer venture is signed more often, with the same luck', async () => {
    const { page, errors, close } = await openPage(files.ofCase('stargate-2025-07', 256), {
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
    });
    try {
      await page.locator('section#will').waitFor();
      await page.evaluate("location.hash = '#when;moved=agreements.venture-formed.time~0.3'");
      await page.getByRole('button', { name: /Change assumptions/ }).click();
      await simulated(page, 256);
      const text = await saved(page, 'Save result.json');
      const chance = await page.locator('[id="agreements-venture-formed"] .value').textContent();
      const [was = 0, now = 0] = (chance ?? '').match(/\d+/g)?.map(Number) ?? [];
      expect(now).toBeGreaterThan(was);
      const { agreements }: Result = JSON.parse(text);
      const signed = agreements.find(({ id }) => id === 'venture-formed')?.signed.withinHorizon;
      expect(now).toBe(Math.round((signed ?? 0) * 100));
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  });
});

it('is served with several threads, and the numbers are the same', async () => {
  const served = spawn(
    nodeBinary,
    [
      ...[commandLine, '--quiet', 'open', join(root, 'cases/teaching-one-hall')],
      ...['--seed', String(SEED), '--trials', '300'],
    ],
    { cwd: files.folder, env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' } },
  );
  try {
    const url = await new Promise<string>((resolve, reject) => {
      served.stdout.once('data', (text) => resolve(String(text).trim()));
      served.once('exit', (code) => reject(new Error(`the command ended with ${code}`)));
    });
    const { page, requests, errors, close } = await openPage(
      `${url}#will;moved=agreements.lease.never~0.4`,
      { acceptDownloads: true, viewport: { width: 1280, height: 900 } },
    );
    try {
      await simulated(page, 300);
      expect(await page.evaluate('crossOriginIsolated')).toBe(true);
      const text = await saved(page, 'Save result.json');
      const programme = await saved(page, 'Download programme');
      expect(programme).toContain('never: 40 %');
      expect(fromCommandLine(programme, 300, 'served')).toBe(text);
      expect(errors).toEqual([]);
      expect(requests).toEqual([]);
    } finally {
      await close();
    }
  } finally {
    served.kill('SIGINT');
  }
});
