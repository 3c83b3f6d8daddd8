import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LinkType, parseLink } from './link.ts';

const here = { site: 's', phase: 'p-1' };

const lagOf = (raw: string) => {
  const link = parseLink(raw, here);
  const spec = link.ok ? link.value.lag?.spec : undefined;
  return spec?.kind === 'point' ? spec.value : undefined;
};

test('an address alone is a finish-to-start link in the same phase', () => {
  expect(parseLink('shell', here)).toEqual({
    ok: true,
    value: { ...here, activity: 'shell', type: 'FS' },
  });
});

test('a full address leads elsewhere, also to a numbered copy', () => {
  expect(parseLink('t.hall-2.fit-out FF', here)).toEqual({
    ok: true,
    value: { site: 't', phase: 'hall-2', activity: 'fit-out', type: 'FF' },
  });
});

test.each([
  ['shell SS+10 days', 10],
  ['shell SS + 10 days', 10],
  ['shell+10 days', 10],
  ['shell - 2 weeks', -14],
  ['t.hall-2.shell FF-2 weeks', -14],
])('%s has a lag of %d days', (raw, days) => {
  expect(lagOf(raw)).toBe(days);
});

test.each(['', 'shell SX', 'a.b', 'a.b.c.d', 'shell SS+ten days', 'Shell', 'shell SS 10 days'])(
  '%s is no link',
  (raw) => {
    expect(parseLink(raw, here).ok).toBe(false);
  },
);

test('what is written is read', () => {
  const id = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}$/);
  const type = fc.constantFrom<LinkType>('FS', 'SS', 'FF', 'SF');
  fc.assert(
    fc.property(
      id,
      id,
      id,
      type,
      fc.integer({ min: -400, max: 400 }),
      (site, phase, activity, type, days) => {
        const raw = `${site}.${phase}.${activity} ${type}${days < 0 ? '-' : '+'}${Math.abs(days)} days`;
        expect(parseLink(raw, here)).toMatchObject({
          ok: true,
          value: { site, phase, activity, type },
        });
        expect((lagOf(raw) ?? Number.NaN) + 0).toBe(days);
      },
    ),
  );
});
