import AxeBuilder from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { openPage } from '../../../tests/browser.ts';
import { sampleResult } from '../../../tests/sample-result.ts';
import { reportHtml } from './report-html.ts';

describe.each(['en', 'zh'] as const)('the page in %s', (language) => {
  const source = reportHtml(sampleResult, language);

  it.each(['light', 'dark'] as const)(
    'is sound in %s, loads nothing, and axe finds nothing',
    async (colorScheme) => {
      const { page, requests, errors, close } = await openPage(source, {
        colorScheme,
        viewport: { width: 1280, height: 900 },
        bypassCSP: true,
      });
      try {
        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        expect(passes.length).toBeGreaterThan(20);
        expect(errors).toEqual([]);
        expect(requests).toEqual([]);
      } finally {
        await close();
      }
    },
  );

  it('runs no script and breaks none of its own rules, at 360 pixels without sideways scrolling', async () => {
    const { page, requests, errors, close } = await openPage(source, {
      viewport: { width: 360, height: 640 },
    });
    try {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      expect(await page.locator('script').count()).toBe(0);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('html').getAttribute('lang')).toBe(
        language === 'zh' ? 'zh-CN' : 'en',
      );
      expect(errors).toEqual([]);
      expect(requests).toEqual([]);
    } finally {
      await close();
    }
  });
});

describe('the markup', () => {
  const source = reportHtml(sampleResult, 'en');

  it('takes names as text', () => {
    expect(source).toContain('Ohio pilot &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(source).toContain('&lt;em&gt;as its founders said');
    expect(source).not.toMatch(/<script|<em>|href="javascript:/i);
  });

  it('names every picture', () => {
    const pictures = source.match(/<svg role="img" aria-labelledby="(\S+) (\S+)"/g) ?? [];
    expect(pictures.length).toBe(2 * sampleResult.scopes.length + 2);
    const ids = [...source.matchAll(/<(?:title|desc) id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2 * pictures.length);
    expect(ids.length).toBe(2 * pictures.length);
  });

  it('draws the waits of a site one after the other, in proportion to the days', () => {
    const [, ohio = ''] = source.split('Ohio pilot &lt;script&gt;alert(1)&lt;/script&gt;</strong>');
    const [bar = ''] = ohio.split('</svg>');
    const segments = [
      ...bar.matchAll(/class="f-(\w+) segment" x="([\d.]+)%"[^>]*width="([\d.]+)%"/g),
    ].map(([, family, x, width]) => ({ family, x: Number(x), width: Number(width) }));
    expect(segments.map(({ family }) => family)).toEqual([
      'agreement',
      'capital',
      'land',
      'power',
      'equipment',
      'construction',
      'other',
    ]);
    segments.slice(1).forEach((segment, i) => {
      const before = segments[i];
      expect(segment.x).toBeCloseTo((before?.x ?? 0) + (before?.width ?? 0), 1);
    });
    const [agreement, capital] = segments;
    expect((agreement?.width ?? 0) / (capital?.width ?? 1)).toBeCloseTo(260 / 150, 1);
  });

  it('places a claim at its probability', () => {
    expect(source).toContain('<circle cx="71%"');
    expect(source).toContain('<circle cx="96.4%"');
  });
});
