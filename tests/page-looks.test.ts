// What a reader sees: whole words and numbers, in their language, each picture once.
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { openPage } from './browser.ts';
import { pageFiles } from './page-file.ts';

const files = pageFiles();
afterAll(files.remove);

const stargate = () => files.ofCase('stargate-2025-07', 256);
const views = ['will', 'when', 'who', 'obstacles', 'deals', 'know'] as const;

async function show(page: Page, view: string, more = ''): Promise<void> {
  await page.evaluate(`location.hash = '#${view}${more}'`);
  await page.locator(`section#${view} h1`).waitFor();
}

describe('words in pictures', () => {
  it('are never cut within a number, and say what they are about', async () => {
    const { page, close } = await openPage(stargate(), { viewport: { width: 1280, height: 900 } });
    try {
      for (const width of [360, 700, 800, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await show(page, 'obstacles');
        const texts = await page.locator('#waits svg text').allTextContents();
        expect(texts.filter((text) => /\d[^()]*…$/.test(text))).toEqual([]);
        expect(texts).toContain('never within horizon');
      }
      // every site has its megawatts, however long its name
      const sites = await page.locator('#waits svg g[id^=site-]').count();
      const sizes = await page.locator('#waits svg g[id^=site-] > .sub', { hasText: /[MG]W$/ });
      expect(await sizes.count()).toBe(sites);
      expect(await page.locator('#waits h2').textContent()).toMatch(
        /^Most waiting of all 16 sites together is for /,
      );
    } finally {
      await close();
    }
  });

  it('stand within their picture and apart from each other, also on a telephone', async () => {
    const { page, close } = await openPage(stargate(), { viewport: { width: 360, height: 780 } });
    try {
      for (const [width, language] of [
        [320, 'en'],
        [360, 'zh'],
        [1280, 'en'],
      ] as const) {
        await page.setViewportSize({ width, height: 780 });
        for (const view of views) {
          await show(page, view, `;lang=${language}`);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          expect(await page.evaluate(`(${misplaced.toString()})()`)).toEqual([]);
        }
      }
    } finally {
      await close();
    }
  });

  it('are not covered by columns and dots', async () => {
    const { page, close } = await openPage(stargate(), { viewport: { width: 1280, height: 900 } });
    try {
      for (const [view, figures, marks] of [
        ['who', 'figure[id^=cover-]', 'rect.pale'],
        ['obstacles', 'figure[id^=joint-]', '.point'],
      ] as const) {
        await show(page, view);
        const covered = await page.locator(`${figures} svg`).evaluateAll(
          (pictures, selector) =>
            pictures.map((svg) => {
              const frame = svg.getBoundingClientRect();
              const left = Math.max(
                ...[...svg.querySelectorAll('text[x="0"]')].map(
                  (text) => text.getBoundingClientRect().right,
                ),
              );
              return [...svg.querySelectorAll(selector)].filter((one) => {
                const box = one.getBoundingClientRect();
                return box.left < left || box.right > frame.right + 1;
              }).length;
            }),
          marks,
        );
        expect(covered.length).toBeGreaterThan(1);
        expect(Math.max(...covered), view).toBe(0);
      }
    } finally {
      await close();
    }
  });

  it('are not crossed by rules where marks stand under what is said', async () => {
    const { page, close } = await openPage(stargate(), { viewport: { width: 360, height: 780 } });
    try {
      await show(page, 'know');
      const tall = await page
        .locator('#facts svg .rule, #facts svg .zero')
        .evaluateAll((rules) => rules.map((rule) => rule.getAttribute('d') ?? ''));
      expect(tall.length).toBeGreaterThan(3);
      for (const d of tall) expect(d).toMatch(/^(M[\d.]+,[\d.]+v14)+$/);
    } finally {
      await close();
    }
  });

  it('tell families of causes apart by lightness, in both themes', async () => {
    const { page, close } = await openPage(stargate());
    try {
      for (const theme of ['light', 'dark']) {
        await show(page, 'obstacles', `;theme=${theme}`);
        await page.locator(`html[data-theme="${theme}"]`).waitFor();
        const light = async (family: string) =>
          luminance(
            await page
              .locator(`#waits .f-${family}`)
              .first()
              .evaluate((mark) => getComputedStyle(mark).fill),
          );
        // of one hue, side by side
        for (const [dark, pale] of [
          ['power', 'equipment'],
          ['agreement', 'capital'],
        ] as const)
          expect((await light(pale)) / (await light(dark)), `${theme} ${dark}`).toBeGreaterThan(
            1.6,
          );
      }
    } finally {
      await close();
    }
  });
});

it('tells what is chosen where the system gives the colours, in pictures too', async () => {
  const { page, close } = await openPage(stargate(), { forcedColors: 'active' });
  try {
    await show(page, 'when', ';theme=dark');
    await page.locator('html[data-theme="dark"]').waitFor();
    const style = (selector: string, name: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one, key) => getComputedStyle(one).getPropertyValue(key), name);
    const line = (which: string) => style(`.questions a${which}`, 'border-bottom-color');
    expect(await line('[aria-current]')).not.toBe(await line(':not([aria-current])'));
    const button = (pressed: boolean) =>
      style(`.switches button[aria-pressed="${pressed}"]`, 'background-color');
    expect(await button(true)).not.toBe(await button(false));
    expect(await style('button.primary', 'color')).not.toBe(
      await style('button.primary', 'background-color'),
    );
    const [words, around] = [await style('#gantt text.name', 'fill'), await style('h1', 'color')];
    expect(words).toBe(around);
  } finally {
    await close();
  }
});

it('has its head over what is shown, also beside the assumptions', async () => {
  const { page, close } = await openPage(stargate(), { viewport: { width: 2560, height: 1000 } });
  try {
    const left = async (selector: string) =>
      (await page.locator(selector).first().boundingBox())?.x;
    expect(await left('.programme')).toBe(await left('h1'));
    await page.getByRole('button', { name: 'Change assumptions' }).click();
    expect(await left('.programme')).toBe(await left('h1'));
  } finally {
    await close();
  }
});

it('leaves a slider where it is while numbers arrive, and shows them beside it', async () => {
  const { page, close } = await openPage(stargate(), { viewport: { width: 1280, height: 800 } });
  try {
    for (const [width, height] of [
      [1280, 800],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto('about:blank');
      await page.goto(`file://${stargate()}#will`);
      await page.getByRole('button', { name: 'Change assumptions' }).click();
      const slider = page.locator('.panel input[type=range]').first();
      const top = async () => (await slider.boundingBox())?.y;
      const before = await top();
      await slider.focus();
      for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
      await page.locator('.status[data-status="done"]').waitFor();
      expect(await top()).toBe(before);
      const effects = await page.locator('.effects').boundingBox();
      expect(effects?.y).toBeGreaterThan(before ?? Number.POSITIVE_INFINITY);
      expect((effects?.y ?? 0) + (effects?.height ?? 0)).toBeLessThanOrEqual(height);
      // what is tabbed to is not behind them
      for (let i = 0; i < 6; i++) await page.keyboard.press('Tab');
      const focused = await page.evaluate(
        "document.activeElement.matches('.slider *') ? document.activeElement.getBoundingClientRect().bottom : null",
      );
      expect(focused).toBeLessThanOrEqual(
        (await page.locator('.outcome').boundingBox())?.y ?? Number.NaN,
      );
      await page.keyboard.press('Escape');
      expect(await page.locator('.panel').count()).toBe(0);
      expect(await page.evaluate('document.activeElement.id')).toBe('open-assumptions');
    }
  } finally {
    await close();
  }
});

it('says under what stands in the way nothing of money where nothing is left to wait for', async () => {
  const over = await files.ofSample((result) => ({
    ...result,
    scopes: result.scopes.map((scope) => ({
      ...scope,
      attribution: { ...scope.attribution, reached: 1, days: 0, waits: [], stuck: [] },
    })),
  }));
  const { page, close } = await openPage(over);
  try {
    await show(page, 'obstacles');
    expect(await page.locator('h1').textContent()).toBe(
      'Nothing is left to wait for before the first megawatt',
    );
    expect(await page.locator('.answer li').count()).toBe(0);
  } finally {
    await close();
  }
});

it('shows scopes of the same sites once', async () => {
  const { page, close } = await openPage(files.ofCase('teaching-one-hall', 300));
  try {
    await show(page, 'will');
    expect(await page.locator('figure[id^=mw-]').count()).toBe(1);
    expect(await page.locator('figure[id^=usd-]').count()).toBe(1);
    // of one there is nothing to count
    expect(await page.locator('#claims h2').textContent()).toMatch(/^The one public claim is /);
    await show(page, 'when');
    expect(await page.locator('#gantt h2').textContent()).toMatch(/^The one phase is /);
    await show(page, 'who');
    expect(await page.locator('#need [data-told]').count()).toBe(1);
    await show(page, 'obstacles');
    expect(await page.locator('#waits h2').textContent()).not.toContain('weighted');
  } finally {
    await close();
  }
});

describe('a page in Chinese', () => {
  it('has days, units, brackets and remarks as Chinese has them', async () => {
    const { page, close } = await openPage(stargate());
    try {
      for (const view of views) {
        await show(page, view, ';lang=zh');
        await page.locator('figure .tools button:first-child').evaluateAll((buttons) =>
          buttons.forEach((button) => {
            if (button instanceof HTMLElement) button.click();
          }),
        );
        const heads = await page.locator('figure th[scope=col]').allTextContents();
        expect(heads.filter((head) => /USD|[(:]|\bMW\b/.test(head))).toEqual([]);
        const cells = await page.locator('figure tbody :is(th, td)').allTextContents();
        expect(cells.filter((cell) => /^\d{4}-\d\d/.test(cell))).toEqual([]);
        expect(cells).not.toContain('high');
        const told = await page
          .locator('[data-told]')
          .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-told') ?? ''));
        expect(told.filter((text) => /judgement|\((?:自|均|全|95)/.test(text))).toEqual([]);
        expect(await page.locator('h1').textContent()).not.toMatch(/。$/);
      }
    } finally {
      await close();
    }
  });
});

/** Texts of pictures that reach out of them, or lie upon each other. */
function misplaced(): string[] {
  const found: string[] = [];
  for (const svg of document.querySelectorAll('figure svg')) {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].flatMap((text) => {
      const content = text.textContent ?? '';
      return content.trim() === '' ? [] : [{ content, box: text.getBoundingClientRect() }];
    });
    for (const [i, { content, box }] of texts.entries()) {
      if (box.left < frame.left - 3 || box.right > frame.right + 3)
        found.push(`outside: ${content}`);
      for (const other of texts.slice(i + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // lines of text have room above their letters
        if (across > 0 && down > 5.5) found.push(`upon each other: ${content} | ${other.content}`);
      }
    }
  }
  return found;
}

/** Relative luminance of `rgb(r, g, b)` and 0.05, as in WCAG contrast. */
function luminance(rgb: string): number {
  const [r = 0, g = 0, b = 0] = (rgb.match(/\d+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
}
