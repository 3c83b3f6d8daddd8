// Programmes that state little, and names that nobody expects.
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { openPage } from './browser.ts';
import { pageFiles } from './page-file.ts';

const files = pageFiles();
afterAll(files.remove);

async function show(page: Page, view: string): Promise<void> {
  await page.evaluate(`location.hash = '#${view}'`);
  await page.locator(`section#${view} h1`).waitFor();
}

const head = `groundbreak: 1
dataDate: 2025-07-21
horizon: 2028-12-31
priceYear: 2025
source: judgement
reason: made up for a test
scopes: {}
`;

const bare = `${head}name: Bare hall
parties:
  builder: { name: Builder, roles: [developer], hurdle: 12 % }
sites:
  meadow:
    name: Meadow
    developer: builder
    phases:
      hall:
        mw: 40 MW
        activities:
          build: { kind: construction, duration: { pert: [9 months, 12 months, 20 months] } }
          online: { kind: commissioning, after: [build], duration: 6 weeks }
`;

const long = 'A'.repeat(90);
const names = [long, 'مركز بيانات — الرياض', '上海临港人工智能算力中心', '<b>5</b> & "Sons" 🏗️'];
const odd = `${head}name: ${JSON.stringify(names.join(' '))}
parties:
${names.map((name, i) => `  p${i}: { name: ${JSON.stringify(name)}, roles: [developer, lender], hurdle: 12 % }`).join('\n')}
agreements:
  lease: { name: ${JSON.stringify(long)}, parties: [p0, p1], time: 4 months, never: 10 % }
sites:
${names
  .map(
    (name, i) => `  s${i}:
    name: ${JSON.stringify(name)}
    developer: p${i}
    phases:
      hall:
        mw: 40 MW
        activities:
          permit: { kind: permit, duration: 3 months, cost: { package: development, fixed: 2m USD } }
          go: { kind: milestone, after: [permit], gates: { agreements: [lease], funds: [facility] } }
          build: { kind: construction, after: [go], duration: 12 months, cost: { perMw: 11m USD/MW } }
          online: { kind: commissioning, after: [build], duration: 6 weeks }`,
  )
  .join('\n')}
capital:
${names.map((_, i) => `  c${i}: { party: p${i}, instrument: common, amount: 600m USD, available: 2025-07-21 }`).join('\n')}
terms:
  where:
    question: ${JSON.stringify(`Who decides on ${long}?`)}
    options:
      here: { name: ${JSON.stringify(long)}, patch: [], wants: { p0: 100m USD, p1: -50m USD } }
`;

const ids = Array.from({ length: 30 }, (_, i) => `s${i}`);
const many = `${head}name: Many halls
parties:
  builder: { name: Builder, roles: [developer], hurdle: 12 % }
  fund: { name: Fund, roles: [investor], hurdle: 12 % }
sites:
${ids
  .map(
    (id) => `  ${id}:
    name: Site ${id}
    developer: builder
    phases:
      hall:
        mw: 40 MW
        activities:
          go: { kind: milestone, gates: { funds: [facility] } }
          online: { kind: construction, after: [go], duration: 12 months, cost: { perMw: 11m USD/MW } }`,
  )
  .join('\n')}
capital:
  equity: { party: fund, instrument: common, amount: 15bn USD, available: 2025-07-21 }
projects:
${ids.map((id) => `  ${id}: { company: builder, sites: [${id}] }`).join('\n')}
`;

describe('a programme of many projects', () => {
  it('leaves them out of the picture of payments, and keeps them in its table', async () => {
    const { page, errors, close } = await openPage(files.ofText('many', many), {
      viewport: { width: 1280, height: 900 },
    });
    try {
      await show(page, 'who');
      const picture = page.locator('#flows svg').first();
      expect((await picture.boundingBox())?.height).toBeLessThan(500);
      expect(await picture.locator('.axis').allTextContents()).toHaveLength(3);
      await page.locator('#flows button', { hasText: 'Table' }).click();
      expect(await page.locator('#flows td', { hasText: 's29' }).count()).toBeGreaterThan(0);
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  });
});

describe('a programme of work alone', () => {
  it('has no pictures of money that there is not, and no agreement that is signed', async () => {
    const { page, errors, close } = await openPage(files.ofText('bare', bare));
    try {
      await show(page, 'will');
      expect(await page.locator('#will figure h3').allTextContents()).toHaveLength(1);
      await show(page, 'who');
      expect(await page.locator('#who figure').count()).toBe(0);
      expect(await page.locator('h1').textContent()).toMatch(/names no sources of money/);
      await show(page, 'deals');
      expect(await page.locator('h1').textContent()).toMatch(/names no agreement/);
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  });
});

describe('unusual names', () => {
  it('widen no page and stand within their columns', async () => {
    const { page, errors, close } = await openPage(files.ofText('odd', odd));
    try {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        for (const view of ['will', 'when', 'who', 'obstacles', 'deals', 'know']) {
          await show(page, view);
          expect(await page.evaluate('document.documentElement.scrollWidth'), view).toBe(width);
          const wide = await page
            .locator(':is(h1, h2, h3)')
            .evaluateAll(
              (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length,
            );
          expect(wide, view).toBe(0);
        }
      }
      expect(await page.locator('b', { hasText: /^5$/ }).count()).toBe(0);
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  });

  it('leave numbers behind them, whichever way they run', async () => {
    const { page, close } = await openPage(files.ofText('odd', odd), {
      viewport: { width: 1280, height: 900 },
    });
    try {
      await show(page, 'when');
      const heading = page.locator('figure h3', { hasText: 'مركز' });
      // in the middle of a line that runs from left to right, "40" stands after the name
      const order = await heading.evaluate((element) => {
        const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
        const place = (text: string) => {
          const range = document.createRange();
          const at = node?.textContent?.indexOf(text) ?? -1;
          if (node === null || node === undefined || at < 0) return Number.NaN;
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect().left;
        };
        return [place('ض'), place('4'), place('MW')];
      });
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    } finally {
      await close();
    }
  });
});
