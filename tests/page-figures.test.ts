import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage } from './browser.ts';
import { pageFiles } from './page-file.ts';

const files = pageFiles();
let page: Page;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ page, close } = await openPage(files.ofCase('stargate-2025-07', 256), {
    acceptDownloads: true,
    viewport: { width: 1280, height: 900 },
  }));
});
afterAll(async () => {
  await close();
  files.remove();
});

const show = async (view: string) => {
  await page.evaluate(`location.hash = '#${view}'`);
  await page.locator(`section#${view} h1`).waitFor();
};
/** What the marks of a picture say. */
const told = async (figure: string): Promise<readonly string[]> =>
  page
    .locator(`figure#${figure} [data-told]`)
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-told') ?? ''));
const caption = (figure: string) => page.locator(`figure#${figure} figcaption`).textContent();

describe('numbers of money', () => {
  it('say whether they count what was paid before the data date', async () => {
    await show('who');
    const day = '21 Jul 2025';
    expect(await page.textContent('#parties h2')).toContain(`Counting money from ${day} on`);
    expect(await caption('parties')).toContain('over the whole life');
    const [owl = ''] = (await told('parties')).filter((text) => text.startsWith('Blue Owl'));
    expect(owl).toMatch(new RegExp(`NPV P50 .* \\(from ${day} on\\)`));
    expect(owl).toMatch(new RegExp(`chance of loss .* \\(from ${day} on\\)`));
    expect(owl).toMatch(/rate of return P50 .*\(whole life, /);
    expect(owl).toMatch(/received over paid P50 .*\(whole life\)/);
  });

  it('name the owners of a company that has no money of its own', async () => {
    await show('who');
    const marks = await told('flows');
    expect(marks.filter((text) => text.startsWith('Stargate venture'))).toEqual([]);
    expect(marks).toContainEqual(
      expect.stringMatching(
        /^Owners of Stargate venture \(not formed\)\nSoftBank, OpenAI, Oracle, MGX\n/,
      ),
    );
    expect(marks).toContainEqual(expect.stringMatching(/^Crusoe\n[\d.]+ bn USD/));
    expect(await caption('flows')).toContain('none of whom has committed it');
  });

  it('stand beside names of a flow in one unit, also where there is no room for the whole name', async () => {
    await show('who');
    for (const width of [1280, 820]) {
      await page.setViewportSize({ width, height: 900 });
      const names = await page.locator('#flows g > text').allTextContents();
      expect(names.length).toBeGreaterThan(20);
      for (const name of names) expect(name).toMatch(/ [\d.]+ bn USD$/);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('give the least cover of any twelve months, with the share of trials that have it', async () => {
    await show('who');
    const title = await page.textContent('figure[id^=cover-] h3');
    expect(title).toMatch(/at its thinnest is \d\.\d\d× \(P50 where .*: [\d.]+\s% of trials\)/);
    expect(await page.locator('figure[id^=cover-] rect.pale').count()).toBeGreaterThan(20);
  });

  it('name what they were stated by', async () => {
    await show('will');
    const [announced = '', pledged = '', , committed = ''] = await told('ladder');
    expect(announced).toMatch(/Source .*F-023/);
    expect(pledged).toMatch(/Source .*F-009/);
    expect(committed).not.toContain('Source');
  });
});

describe('the table of waits', () => {
  it('gives sums of all causes and of each family, marked as such', async () => {
    await show('obstacles');
    const figure = page.locator('figure#waits');
    await figure.getByRole('button', { name: 'Table' }).click();
    const rows = await figure
      .locator('tbody tr')
      .evaluateAll((list) =>
        list.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
      );
    await figure.getByRole('button', { name: 'Table' }).click();
    const months = (level: string) =>
      rows
        .filter(([site, row]) => site === 'Denton' && row === level)
        .reduce((sum, cells) => sum + Number(cells[3]), 0);
    expect(months('all causes')).toBeGreaterThan(5);
    expect(months('all of its family')).toBeCloseTo(months('all causes'), 0);
    expect(months('cause')).toBeCloseTo(months('all causes'), 0);
  });
});

describe('chances', () => {
  it('come with an interval that says what it is', async () => {
    await show('will');
    for (const text of await told('claims')) {
      expect(text).toMatch(/chance .* % \(95 % interval .* % – .* %\)/);
      expect(text).not.toContain('±');
    }
    await show('obstacles');
    const effects = await told('exclusion-mw-venture');
    expect(effects.join()).not.toContain('±');
    expect(effects[0]).toContain('95 % interval');
  });

  it('of no effect are drawn hollow, after those that the simulation can tell', async () => {
    await show('obstacles');
    const unsure = await page
      .locator('figure#exclusion-mw-all .dot circle')
      .evaluateAll((dots) => dots.map((dot) => dot.classList.contains('unsure')));
    expect(unsure.length).toBeGreaterThan(3);
    expect(unsure).toEqual(unsure.toSorted((a, b) => Number(a) - Number(b)));
    expect(await caption('exclusion-mw-all')).toContain('spans zero');
  });

  it('of many factors are pictured for the largest, which the caption says', async () => {
    await show('obstacles');
    const text = await caption('tornado-mw-venture');
    const [, shown, all] = /The (\d+) largest of (\d+)/.exec(text ?? '') ?? [];
    expect((await told('tornado-mw-venture')).length).toBe(Number(shown));
    const figure = page.locator('figure#tornado-mw-venture');
    await figure.getByRole('button', { name: 'Table' }).click();
    expect(await figure.locator('tbody tr').count()).toBe(Number(all));
    await figure.getByRole('button', { name: 'Table' }).click();
  });

  it('of getting nowhere are given in all and by kind of cause', async () => {
    await show('obstacles');
    const texts = await page.locator('#site-texas-a .sub, #waits .sub').allTextContents();
    expect(texts.some((text) => /^\d+ % · agreements \d+ % · capital \d+ %$/.test(text))).toBe(
      true,
    );
    const [segment = ''] = (await told('waits')).filter((text) =>
      /: The venture is formed/.test(text),
    );
    expect(segment).toMatch(/agreements [\d.]+ % of [\d.]+ %/);
  });
});

describe('dates', () => {
  it('of signatures before the data date stand before it, with names of all who sign', async () => {
    await show('when');
    const ticks = await page
      .locator('#agreements .tickmark')
      .evaluateAll((marks) => marks.map((mark) => Number(mark.getAttribute('x1'))));
    const places = new Set(ticks.slice(0, 4));
    expect(places.size).toBe(4);
    expect(await page.locator('#agreements').textContent()).not.toContain('us-government');
    expect(await page.locator('#agreements').textContent()).toContain('US government');
    expect(await caption('agreements')).toContain('share of trials that sign');
  });

  it('of a site are those of its first block, and never is after the horizon', async () => {
    await show('when');
    expect(await page.locator('#map').textContent()).toMatch(/MW · from \w{3} 20\d\d/);
    const marks = (await told('map')).join('\n');
    expect(marks).toContain('first block energised: P50 after 2032');
    expect(marks).not.toContain('never');
    expect(await caption('map')).toContain('first block');
  });

  it('of plans are not made up: the planned size is a line across', async () => {
    await show('when');
    const paths = await page
      .locator('figure[id^=curve-] .promised')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('d') ?? ''));
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) expect(path).toMatch(/^M[\d.]+,[\d.]+H[\d.]+$/);
  });

  it('of an opened phase are explained', async () => {
    await show('when');
    expect(await caption('gantt')).not.toContain('binding path');
    await page.locator('#gantt [role=button]').first().click();
    await page.waitForFunction(
      "document.querySelector('#gantt figcaption').textContent.includes('binding path')",
    );
  });
});

it('says what disagrees in accounts that do, on both sides', async () => {
  await show('know');
  expect(await page.textContent('#conflicts')).toContain('The article dates it 22 January');
  const orange = await page
    .locator('#facts .conflict text:first-of-type')
    .evaluateAll((ids) => ids.map((id) => id.textContent));
  expect(orange).toEqual(expect.arrayContaining(['F-003', 'ART-01']));
  expect(await caption('facts')).toContain('Orange: another account disagrees');
});

it('tells facts in full, on a telephone too', async () => {
  await show('know');
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(150);
    expect(await page.locator('#facts svg').textContent()).not.toContain('…');
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

it('saves a picture with its whole title, its caption and its stamp inside its width', async () => {
  await show('will');
  const figure = page.locator('figure#mw-venture');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: /^Save SVG/ }).click(),
  ]);
  const path = join(files.folder, 'saved.svg');
  await download.saveAs(path);
  const alone = await page.context().newPage();
  await alone.goto(pathToFileURL(path).href);
  const lines = await alone.locator('text').evaluateAll((texts) =>
    texts.map((text) => ({
      says: (text.textContent ?? '').replaceAll('\u00a0', ' '),
      right: text.getBoundingClientRect().right,
    })),
  );
  const wide = Number(await alone.locator('svg').getAttribute('width'));
  await alone.close();
  const all = lines.map(({ says }) => says).join(' ');
  const title = (await figure.locator('h3').textContent()) ?? '';
  expect(all).toContain(title.replaceAll('\u00a0', ' '));
  expect(all).toContain('Band: P10 to P90');
  expect(all).toMatch(/seed 5 · engine .* inputs [0-9a-f]/);
  expect(lines.filter(({ right }) => right > wide + 2)).toEqual([]);
});

it('prints what is folded on a screen, with a running head and a page number, in a small file', async () => {
  await show('know');
  const folded = page.locator('#sources-of-facts');
  expect(await folded.getAttribute('open')).toBeNull();
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await page.locator('main details:not([open])').count()).toBe(0);
  expect(await page.locator('#facts svg').textContent()).not.toContain('…');
  expect(await page.locator('#agreements').count()).toBe(1);
  // names of a flow are whole, and no rule crosses the name of a site
  const payers = await page.locator('#flows g > text').allTextContents();
  expect(payers.filter((name) => name.includes('…'))).toEqual([]);
  const crossed = await page.locator('svg:has(text.group)').evaluateAll((pictures) =>
    pictures.flatMap((svg) => {
      const rules = [...svg.querySelectorAll('.rule, .zero')].flatMap((rule) =>
        [...(rule.getAttribute('d') ?? '').matchAll(/M([\d.]+),([\d.]+)([vV])([\d.]+)/g)].map(
          ([, x, from, way, to]) => ({
            x: Number(x),
            from: Number(from),
            to: Number(to) + (way === 'v' ? Number(from) : 0),
          }),
        ),
      );
      return [...svg.querySelectorAll<SVGTextElement>('text.group')]
        .filter((text) => {
          const { x, y, width, height } = text.getBBox();
          return rules.some(
            (rule) => rule.x > x && rule.x < x + width && rule.from < y + height && rule.to > y,
          );
        })
        .map((text) => text.textContent);
    }),
  );
  expect(crossed).toEqual([]);
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  await page.locator('section#will').waitFor({ state: 'detached' });
  expect(await folded.getAttribute('open')).toBeNull();
  // nobody can press a link on paper
  await page.emulateMedia({ media: 'print' });
  const [link, shown] = await page
    .locator('#sources-of-facts a[href^=http]')
    .first()
    .evaluate((a) => [a.getAttribute('href'), getComputedStyle(a, '::after').content]);
  expect(shown).toContain(link);
  await page.emulateMedia({ media: null });
  const rules = await page.evaluate(
    '[...document.styleSheets, ...document.adoptedStyleSheets].flatMap((s) => [...s.cssRules].map((r) => r.cssText)).filter((r) => r.startsWith("@page")).join()',
  );
  expect(rules).toMatch(/@top-left \{[^}]*"Stargate · as known on 21 Jul 2025"/);
  expect(rules).toMatch(
    /@bottom-left \{[^}]*"known on 21 Jul 2025 · 256 trials · seed 5 · engine [\d.]+ · inputs \w{12}"/,
  );
  expect(rules).toMatch(/@bottom-right \{[^}]*counter\(page\)/);
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeLessThan(2_000_000);
});

it('finds by Enter and by arrow keys, in a list that does not cover the page', async () => {
  await show('will');
  const search = page.locator('#search');
  await search.fill('SoftBank');
  expect((await page.locator('.found').boundingBox())?.height).toBeLessThan(400);
  await search.press('ArrowDown');
  expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^party SoftBank/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate('document.activeElement.id')).toBe('search');
  await search.press('Enter');
  await page.locator('section#who').waitFor();
  expect(await page.locator('.found').count()).toBe(0);
});
