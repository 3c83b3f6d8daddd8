import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { openPage } from './browser.ts';
import { pageFiles } from './page-file.ts';
import { sampleResult } from './sample-result.ts';

const files = pageFiles();
afterAll(files.remove);

const views = ['will', 'when', 'who', 'obstacles', 'deals', 'know'] as const;
const STARGATE = 'stargate-2025-07';
const HALL = 'teaching-one-hall';
const TRIALS = 256;

const stargate = () => files.ofCase(STARGATE, TRIALS);
const hall = () => files.ofCase(HALL, 300);

describe('the file', () => {
  it('holds page, engine and result in at most 3 MB', async () => {
    expect(readFileSync(stargate()).length).toBeLessThan(3_000_000);
  });

  it('allows scripts and styles by their hashes only, and no host', async () => {
    const text = readFileSync(stargate(), 'utf8');
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src ('sha256-[\w+/=]+' ){2}'wasm-unsafe-eval';/);
    expect(policy).toMatch(/style-src 'sha256-[\w+/=]+';/);
    expect(policy).not.toMatch(/unsafe-inline|[^-]unsafe-eval|https?:|connect-src/);
  });

  it('says its finding without any script', async () => {
    const { page, close } = await openPage(stargate(), { javaScriptEnabled: false });
    try {
      expect(await page.textContent('h1')).toContain('The venture proper');
      expect(await page.textContent('noscript')).toContain('Allow scripts');
    } finally {
      await close();
    }
  });
});

describe.each([
  ['Stargate', stargate],
  ['a programme without terms and facts', hall],
] as const)('%s', (_, file) => {
  it('shows every view at every width, without error, request or sideways scrolling', async () => {
    const { page, requests, errors, close } = await openPage(file());
    try {
      for (const width of [360, 1280, 2560]) {
        await page.setViewportSize({ width, height: 900 });
        for (const view of views) {
          await page.evaluate(`location.hash = '#${view}'`);
          const shown = page.locator(`section#${view}`);
          await shown.locator('h1').waitFor();
          expect(await page.locator('.view').count()).toBe(1);
          expect(
            (await shown.locator('.frame svg').count()) + (await shown.locator('.missing').count()),
          ).toBeGreaterThan(0);
          expect(await shown.textContent()).not.toMatch(/undefined|NaN|Infinity|\[object/);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          const question = await page.locator('.questions [aria-current]').boundingBox();
          expect(question?.x).toBeGreaterThanOrEqual(0);
          expect((question?.x ?? 0) + (question?.width ?? 0)).toBeLessThanOrEqual(width);
        }
      }
      expect(errors).toEqual([]);
      expect(requests).toEqual([]);
    } finally {
      await close();
    }
  });
});

/** Words of pictures that leave their picture or lie on other words. */
const misplaced = `[...document.querySelectorAll('.frame svg')].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const found = [...svg.querySelectorAll('text')]
    .map((text) => ({ says: text.textContent, box: text.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
  const out = found.filter(
    ({ box }) => box.left < frame.left - 3 || box.right > frame.right + 3 || box.bottom > frame.bottom + 4,
  );
  const on = found.flatMap((one, i) => found.slice(i + 1).filter(({ box }) =>
    Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left) > 2 &&
    Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > 5));
  // a name must not hide the dot of another deal
  const dots = [...svg.querySelectorAll('circle[r="6"]')].map((dot) => dot.getBoundingClientRect());
  const hiding = [...svg.querySelectorAll('text.strong')]
    .map((text) => ({ says: text.textContent, box: text.getBoundingClientRect() }))
    .filter(({ box }) => dots.some((dot) =>
      Math.min(box.right, dot.right) - Math.max(box.left, dot.left) > 1 &&
      Math.min(box.bottom, dot.bottom) - Math.max(box.top, dot.top) > 4));
  return [...out, ...on, ...hiding].map(({ says }) => svg.closest('figure').id + ': ' + says);
})`;

it.each([
  ['Stargate', stargate],
  ['deals', files.ofTerms],
] as const)('keeps the words of pictures apart and inside at every width, %s', async (_, file) => {
  const { page, close } = await openPage(file());
  try {
    await page.locator('section#will').waitFor();
    for (const width of [360, 1280, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      for (const view of views) {
        await page.evaluate(`location.hash = '#${view}'`);
        await page.locator(`section#${view} h1`).waitFor();
        // pictures draw anew once they have measured their place
        await page.evaluate(
          'new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))',
        );
        expect([width, ...((await page.evaluate(misplaced)) as string[])]).toEqual([width]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
    }
  } finally {
    await close();
  }
});

describe.each([
  ['Stargate', 'en', STARGATE, TRIALS],
  ['one hall', 'zh', HALL, 300],
] as const)('for all readers, %s in %s', (_, language, name, trials) => {
  it('axe finds nothing in any view, light or dark, with assumptions open', async () => {
    const { page, errors, close } = await openPage(files.ofCase(name, trials, language), {
      viewport: { width: 1280, height: 900 },
      bypassCSP: true,
    });
    try {
      await page.locator('section#will').waitFor();
      await page.locator('.switches .primary').click();
      for (const theme of ['light', 'dark']) {
        for (const view of views) {
          await page.evaluate(`location.hash = '#${view};theme=${theme}'`);
          await page.locator(`html[data-theme="${theme}"] section#${view} h1`).waitFor();
          const { violations, passes } = await new AxeBuilder({ page }).analyze();
          const found = violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes.length]);
          expect(found).toEqual([]);
          expect(passes.length).toBeGreaterThan(15);
        }
      }
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  }, 240_000);
});

it('says in one line what a result does not hold', async () => {
  const bare = await files.ofSample((result) => ({ ...result, projects: [], claims: [] }));
  const { page, close } = await openPage(bare);
  try {
    for (const [view, sentence] of [
      ['will', /names no public claims/],
      ['who', /Debt service cover and levelised cost are not part/],
      ['deals', /names no terms/],
      ['know', /has no facts/],
    ] as const) {
      await page.evaluate(`location.hash = '#${view}'`);
      await page.locator(`section#${view} .missing`).filter({ hasText: sentence }).waitFor();
    }
  } finally {
    await close();
  }
});

it('says so where nothing moves an outcome and no trial gets anywhere', async () => {
  const still = await files.ofSample((result) => ({
    ...result,
    sites: result.sites.map((site) => ({
      ...site,
      attribution: { ...site.attribution, reached: 0, days: null, waits: [] },
    })),
    analyses: result.analyses.map(({ outcome, tornado, exclusion }) => ({
      outcome: { ...outcome, id: 'mw:all' },
      tornado: tornado.map((row) => ({ ...row, low: outcome.mean, high: outcome.mean })),
      exclusion: exclusion.map((row) => ({ ...row, change: 0, standardError: null })),
    })),
  }));
  const { page, close } = await openPage(still);
  try {
    await page.evaluate("location.hash = '#obstacles'");
    await page.locator('#obstacles h1').waitFor();
    const titles = (await page.locator('figure h2').allTextContents()).join('\n');
    expect(titles).toContain('no factor moves it');
    expect(titles).toContain('no risk changes it');
    expect(titles).toContain('No trial gets to a first megawatt');
    expect(titles).not.toMatch(/moves it most|Without|Most waiting/);
  } finally {
    await close();
  }
});

it('answers which deal gets signed once that has been asked', async () => {
  const { page, errors, close } = await openPage(files.ofTerms(), {
    viewport: { width: 1280, height: 900 },
    bypassCSP: true,
  });
  try {
    await page.locator('section#will').waitFor();
    await page.evaluate("location.hash = '#deals'");
    const shown = page.locator('section#deals');
    await shown
      .locator('h1')
      .filter({ hasText: /Everyone would sign \d of 4/ })
      .waitFor();
    for (const id of ['swings', 'gains', 'front', 'blocking', 'robustness'])
      expect(await shown.locator(`figure#${id} .frame svg`).count()).toBe(1);
    expect(await shown.locator('section#payments tbody tr').count()).toBeGreaterThan(1);
    expect(await shown.locator('section#coalitions tbody tr').count()).toBeGreaterThan(1);
    // the steps from the sheet end at the gain that the table of deals gives
    const ends = await shown.locator('[id^=waterfall-][id$=-end] .value').allTextContents();
    expect(ends.length).toBeGreaterThan(1);
    const gains = await shown.locator('figure#gains g[id^=gains-]').last().textContent();
    // which has its unit in its heading
    for (const end of ends) {
      expect(end).toMatch(/^[+−][\d.]+ m USD$/);
      expect(gains).toContain(end.replace(' m USD', ''));
    }
    expect(await shown.locator('figure#gains [data-told]').count()).toBeGreaterThan(5);
    expect(await shown.textContent()).not.toMatch(/undefined|NaN|Infinity|\[object/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await close();
  }
});

describe('a reader', () => {
  it('finds a place again by its address: view, language, theme, element', async () => {
    const file = stargate();
    const { page, close } = await openPage(file);
    try {
      await page.goto(`file://${file}#when;at=agreements-venture-formed;lang=zh;theme=dark`);
      await page.reload();
      await page.locator('section#when').waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      await page.waitForFunction("document.activeElement?.id === 'agreements-venture-formed'");
      await page.getByRole('button', { name: 'English' }).click();
      await page.locator('html[lang="en"]').waitFor();
      expect(new URL(page.url()).hash).toContain('lang=en');
      await page.getByRole('link', { name: 'Who pays?' }).click();
      await page.locator('section#who').waitFor();
      await page.goBack();
      await page.locator('section#when').waitFor();
    } finally {
      await close();
    }
  });

  it('reads dates, names and remarks as the language has them, in every view', async () => {
    const { page, close } = await openPage(stargate());
    try {
      for (const language of ['en', 'zh'] as const) {
        for (const view of views) {
          await page.evaluate(`location.hash = '#${view};lang=${language}'`);
          await page.locator(`section#${view} h1`).waitFor();
          const said = await page
            .locator('.answer, figure h2, figure h3, footer')
            .allTextContents();
          expect(said.join('\n')).not.toMatch(/\d{4}-\d{2}-\d{2}/);
          const question = await page.locator('.answer .question').textContent();
          expect(await page.title()).toBe(`${question} · Stargate`);
        }
        const remarks = await page.locator('#method .quiet').textContent();
        expect(remarks?.includes('each forecast without one risk')).toBe(language === 'en');
      }
    } finally {
      await close();
    }
  });

  it('draws the sites of the map and those beside it on one scale', async () => {
    const { page, close } = await openPage(`${stargate()}`);
    try {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate("location.hash = '#when'");
        await page.locator('#map circle.planned').first().waitFor();
        const circles = await page.locator('#map [data-told]').evaluateAll((marks) =>
          marks.map((mark) => {
            const [, size = '0', unit] =
              /planned ([\d.,]+)\u00a0?\s?(MW|GW)/.exec(mark.getAttribute('data-told') ?? '') ?? [];
            const r = Number(mark.querySelector('circle')?.getAttribute('r'));
            return { mw: Number(size) * (unit === 'GW' ? 1000 : 1), r };
          }),
        );
        expect(circles.length).toBeGreaterThan(10);
        const areas = circles.filter(({ r }) => r > 2).map(({ mw, r }) => (r * r) / mw);
        expect(Math.max(...areas) / Math.min(...areas)).toBeLessThan(1.1);
      }
    } finally {
      await close();
    }
  });

  it('gets everywhere by keyboard, and hears the values of each mark', async () => {
    const { page, close } = await openPage(stargate());
    try {
      await page.locator('section#will').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.tagName')).toBe('svg');
      await page.keyboard.press('ArrowDown');
      const label = String(
        await page.evaluate("document.activeElement.getAttribute('aria-label')"),
      );
      expect(label).toMatch(/One small data centre in Ohio.* %/);
      expect(await page.locator('.tip').textContent()).toContain('One small data centre in Ohio');
      await page.keyboard.press('End');
      expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).not.toBe(
        label,
      );
      await page.keyboard.press('Escape');
      expect(await page.evaluate('document.activeElement.tagName')).toBe('svg');
    } finally {
      await close();
    }
  });

  it('finds on a telephone what on a desk: assumptions, all that is found, whole values', async () => {
    const { page, close } = await openPage(stargate(), { viewport: { width: 360, height: 780 } });
    const inSight = (selector: string) =>
      page.evaluate(`(() => {
        const { left, right, top, bottom } = document.querySelector('${selector}').getBoundingClientRect();
        return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
      })()`);
    try {
      await page.getByRole('button', { name: 'Change assumptions' }).click();
      expect(await inSight('.panel h2')).toBe(true);
      expect(await page.evaluate('document.activeElement.id')).toBe('assumptions');
      await page.getByRole('button', { name: 'Close' }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('open-assumptions');

      await page.getByRole('searchbox').fill('Abilene');
      const count = Number.parseInt((await page.textContent('.found p')) ?? '', 10);
      expect(await page.locator('.found button').count()).toBe(count);
      await page.locator('.found button').last().click();
      await page.locator('section#know').waitFor();

      await page.evaluate("location.hash = '#obstacles'");
      await page.locator('#waits svg').focus();
      await page.keyboard.press('End');
      await page.waitForTimeout(300);
      await page.locator('.tip').waitFor();
      expect(await inSight('.tip')).toBe(true);
    } finally {
      await close();
    }
  });

  it('says under a question only what answers it', async () => {
    const { page, close } = await openPage(hall());
    try {
      await page.evaluate("location.hash = '#when'");
      await page.locator('section#when h1').waitFor();
      expect(await page.locator('section#when .answer').textContent()).not.toContain('claims');
    } finally {
      await close();
    }
  });

  it('finds a party, a site, a fact and a term by name', async () => {
    const { page, close } = await openPage(stargate());
    try {
      for (const [text, view, found] of [
        ['SoftBank', 'who', 'party SoftBank'],
        ['Abilene', 'obstacles', 'site Abilene'],
        ['F-017', 'know', 'fact F-017'],
        ['Who decides', 'deals', 'term Who decides?'],
        ['ENERGY sb', 'who', 'party SB Energy'],
        ['site denton', 'obstacles', 'site Denton'],
        ['milam-lease', 'when', 'agreement A tenant for Milam'],
      ] as const) {
        await page.locator('#search').fill(text);
        await page.getByRole('button', { name: found }).first().click();
        await page.locator(`section#${view}`).waitFor();
        expect(new URL(page.url()).hash).toContain(`#${view};at=`);
      }
    } finally {
      await close();
    }
  });

  it('marks only what was looked for last', async () => {
    const { page, close } = await openPage(stargate());
    try {
      for (const fact of ['F-017', 'F-018']) {
        await page.locator('#search').fill(fact);
        await page
          .getByRole('button', { name: `fact ${fact}` })
          .first()
          .click();
        await page.locator(`.landed[aria-label^="${fact}"], .landed:has-text("${fact}")`).waitFor();
        expect(await page.locator('.landed').count()).toBe(1);
      }
    } finally {
      await close();
    }
  });

  it('takes a picture along as a table, as CSV and as SVG', async () => {
    const { page, close } = await openPage(await files.ofSample(), { acceptDownloads: true });
    try {
      const figure = page.locator('figure#claims');
      await figure.getByRole('button', { name: /^Table/ }).click();
      const rows = await figure.locator('tbody tr').count();
      expect(rows).toBe(await figure.locator('[data-told]').count());
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        figure.getByRole('button', { name: /^Save SVG/ }).click(),
      ]);
      const svg = readFileSync(await download.path(), 'utf8');
      expect(download.suggestedFilename()).toBe('claims.svg');
      expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(svg).not.toMatch(/class=|var\(|<script/);
      await page.evaluate(
        'navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }',
      );
      await figure.getByRole('button', { name: /^Copy CSV/ }).click();
      await figure.getByText('Copied').waitFor();
      const csv = String(await page.evaluate('window.copied'));
      const [head, ...lines] = csv.trim().split('\r\n');
      expect(head).toMatch(/,made from$/);
      expect(lines.length).toBe(rows);
      // both say what they were made from
      for (const text of [svg, ...lines]) {
        expect(text).toContain(sampleResult.stamp.inputs);
        expect(text).toMatch(/known on .* trials · seed \d+ · engine /);
      }
    } finally {
      await close();
    }
  });

  it('takes days along in ISO and numbers under their unit', async () => {
    const { page, close } = await openPage(stargate());
    try {
      await page.evaluate(
        'navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }',
      );
      const csvOf = async (view: string, figure: string) => {
        await page.evaluate(`location.hash = '#${view}'`);
        await page.locator(`figure#${figure}`).getByRole('button', { name: 'Copy CSV' }).click();
        await page.locator(`figure#${figure}`).getByText('Copied').waitFor();
        return String(await page.evaluate('window.copied')).split('\r\n');
      };
      const [, first = ''] = await csvOf('when', 'gantt');
      expect(first).toMatch(/,\d{4}-\d{2}-\d{2},\d{4}-\d{2}-\d{2},\d{4}-\d{2}-\d{2},1,/);
      expect((await csvOf('when', 'map'))[0]).toBe(
        'Site,place,planned (IT MW),P50 (IT MW),first block energised P10,first block energised P50,first block energised P90,made from',
      );
      expect((await csvOf('obstacles', 'tornado-mw-venture'))[0]).toMatch(
        /\(MW\).*\(MW\),made from$/,
      );
      expect((await csvOf('obstacles', 'exclusion-spent-venture'))[0]).toContain('(USD)');
    } finally {
      await close();
    }
  });

  it('prints all six questions', async () => {
    const { page, errors, close } = await openPage(stargate());
    try {
      await page.locator('section#will').waitFor();
      await page.evaluate(`globalThis.seen = [];
        addEventListener('beforeprint', () => seen.push(document.querySelectorAll('.view').length))`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(await page.evaluate('seen')).toEqual([views.length]);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(6);
      await page.waitForFunction("document.querySelectorAll('.view').length === 1");
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  });
});

describe('bad input', () => {
  const told = async (file: string, sentence: RegExp, init?: string) => {
    const { page, close } = await openPage('<p></p>');
    try {
      if (init !== undefined) await page.addInitScript(init);
      await page.goto(`file://${file}`);
      await page.getByText(sentence).first().waitFor();
    } finally {
      await close();
    }
  };

  it('of a file cut off anywhere is told so', async () => {
    const text = readFileSync(hall(), 'utf8');
    for (const share of [0.2, 0.6, 0.98])
      await told(
        files.write(`cut-${share}.html`, text.slice(0, text.length * share)),
        /incomplete: its end is missing/,
      );
  });

  it('of numbers that cannot be read is told so', async () => {
    const text = readFileSync(hall(), 'utf8');
    const broken = text.replace(/(id="content">)[\w+/]{40}/, `$1${'A'.repeat(40)}`);
    await told(files.write('broken.html', broken), /cannot be read/);
  });

  it('of a result of another format is told so', async () => {
    const other = await files.ofSample((result) => ({
      ...result,
      stamp: { ...result.stamp, format: 9 },
    }));
    await told(other, /a format that this page does not know, 9/);
  });

  it('in a browser that cannot unpack, or runs no workers, is told so', async () => {
    await told(hall(), /too old/, 'delete globalThis.DecompressionStream');
    const { page, close } = await openPage('<p></p>');
    try {
      await page.addInitScript('delete globalThis.Worker');
      await page.goto(`file://${hall()}`);
      await page.getByRole('button', { name: 'Change assumptions' }).click();
      await page.getByText(/runs no workers/).waitFor();
    } finally {
      await close();
    }
  });

  it('is never markup', async () => {
    const { page, errors, close } = await openPage(await files.ofSample());
    try {
      let text = '';
      for (const view of views) {
        await page.evaluate(`location.hash = '#${view}'`);
        await page.locator(`section#${view} h1`).waitFor();
        expect(await page.locator('#page script, #page em').count()).toBe(0);
        text += await page.locator('#page').textContent();
      }
      expect(text.includes('<script>alert(1)</script>')).toBe(true);
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  });
});
