import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveAddress } from './address.ts';
import { addressOf } from './diagnostic.ts';
import { loadProgramme } from './load.ts';
import { phasesOf } from './selection.ts';

const text = readFileSync(
  join(import.meta.dirname, '../../cases/teaching-one-hall/programme.yaml'),
  'utf8',
);

const change = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.reduce((all, [from, to]) => {
    expect(all).toContain(from);
    return all.replace(from, () => to);
  }, text);

const rulesOf = (changed: string) => loadProgramme(changed).diagnostics.map(({ rule }) => rule);

const repeated = change(['        mw: 40 MW', '        repeat: 3\n        mw: 40 MW']);

describe('loadProgramme', () => {
  test('gives numbers in base units', () => {
    const { programme, diagnostics } = loadProgramme(text);
    expect(diagnostics).toEqual([]);
    expect(programme?.sites['meadow']?.phases['hall']?.mw).toMatchObject({
      spec: { kind: 'point', value: 40 },
      dimension: 'power',
    });
    expect(programme?.dataDate).toBe(20089);
  });

  test('an error anywhere means no programme, but a draft for further checks', () => {
    const { programme, draft } = loadProgramme(change(['mw: 60 MW', 'mw: 60 GWh']));
    expect(programme).toBeUndefined();
    expect(draft?.name).toBe('One hall');
  });

  test('one bad field does not hide the others, nor cause errors of its own', () => {
    const both = change(
      ['mw: 60 MW', 'mw: 60 GWh'],
      ['developer: builder\n', 'developer: bilder\n'],
      ['after: [shell]', 'after: [shel]'],
    );
    expect(rulesOf(both)).toEqual(['unknown-reference', 'unit', 'unknown-activity']);
  });

  test('named fields that are missing are told by name, and what would hold them is not missing too', () => {
    const { diagnostics } = loadProgramme(change(['gates: { power: true }', 'gates: [power]']));
    expect(diagnostics.map(({ mend }) => mend)).toEqual([
      'write named fields (agreements, permits, funds, supply, power): what else the start waits for',
    ]);
  });

  test('a date that stands in for a bad one is never told', () => {
    const told = (...pairs: readonly (readonly [string, string])[]) =>
      loadProgramme(change(...pairs)).diagnostics.map(
        ({ code, path }) => `${code} ${path.join('.')}`,
      );
    expect(told(['dataDate: 2025-01-01', 'dataDate: 01.01.2025'])).toEqual(['GB207 dataDate']);
    expect(told(['horizon: 2029-12-31', 'horizon: 31.12.2029'])).toEqual(['GB207 horizon']);
    expect(told(['horizon: 2029-12-31', 'horizon: 2024-12-31'])).toEqual(['GB501 horizon']);
  });

  test.each([
    ['groundbreak: 2', 'the file is made for another version of the format than 1: 2'],
    ['groundbreak: "1"', 'the format version is a number, got the text 1 in quotes'],
    ['groundbreak: 1\ncurrency: EUR', 'all money is in USD, got the text EUR'],
  ])('%s is told in its own words', (line, fact) => {
    const { diagnostics } = loadProgramme(change(['groundbreak: 1', line]));
    expect(diagnostics.map((d) => d.fact)).toEqual([fact]);
  });

  test.each([
    [
      ': 60 MW',
      ': { P10: 50 MW, P50: 60 MW, P90: 70 MW }',
      ['write p10', 'write p50', 'write p90'],
    ],
    [
      ': 60 MW',
      ': { min: 50 MW, mode: 60 MW, max: 70 MW }',
      ['write { pert: [50 MW, 60 MW, 70 MW] }'],
    ],
    ['says: The', 'Says: The', ['rename or remove it']],
    ['      hall:\n', '      Hall:\n        repeat: 2\n', ['write hall']],
    ['after: [permit]', 'after: permit', ['write [permit], a list: predecessors']],
    ['  bank:', '  Bank:', ['write bank']],
    [
      '  meadow:\n',
      '  - meadow:\n',
      ['write named entries: where data centres are or may be built'],
    ],
    [
      'amount: 300m USD',
      'amount: 300,5m USD',
      [
        'write money such as 30bn USD, 250m USD',
        'write a decimal point, and no comma between thousands, or put quotes around the number',
      ],
    ],
    ['party: bank', 'party: b\u0430nk', ['type bank again']],
  ])('%j written %j is told what to do, and nothing else', (from, to, mends) => {
    const { diagnostics } = loadProgramme(change([from, to]));
    expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.mend)).toEqual(mends);
  });

  test('a name is not blank', () => {
    const { diagnostics } = loadProgramme(change(['name: One hall', 'name: "  "']));
    expect(diagnostics.map((d) => d.fact)).toEqual(['a text that people read is empty: name']);
  });

  test('a problem of a repeated phase is one problem', () => {
    const wrong = repeated
      .replace('after: [shell]', 'after: [shel]')
      .replace('9 months }, cost', '9 parsecs }, cost');
    expect(rulesOf(wrong)).toEqual(['unit', 'unknown-activity']);
  });

  test('a slip in a phase that is repeated is marked there', () => {
    const plans = 'plans:\n  kind: { activities: {} }\nsites:\n';
    const wrong = repeated
      .replace('sites:\n', plans)
      .replace(
        '        mw: 40 MW',
        '        plan: kind\n        with: { a: 1 }\n        mw: 40 MW',
      );
    const found = loadProgramme(wrong).diagnostics.find(({ rule }) => rule === 'unused-with');
    expect(found?.range?.start.line).toBe(wrong.split('\n').indexOf('      hall:') + 1);
  });

  test('a circle in a repeated phase is one problem', () => {
    expect(rulesOf(repeated.replace('after: [ntp]', 'after: [ntp, online]'))).toEqual(['cycle']);
  });

  test('sources of money that may serve instead break a circle of waiting', () => {
    const late = change([
      'conditions: { offtake: true',
      'conditions: { after: [meadow.hall.online], offtake: true',
    ]);
    expect(rulesOf(late)).toEqual([]);
    const only = late.replace(/ {2}equity: .*\n/, '');
    expect(rulesOf(only)).toEqual(['cycle']);
  });

  test('the data date governs what may be actual', () => {
    const signed = change([
      'time: { p10: 1 month, p50: 3 months, p90: 9 months }',
      'signed: 2025-01-02',
    ]);
    expect(rulesOf(signed)).toEqual(['after-data-date']);
    expect(rulesOf(signed.replace('2025-01-02', '2025-01-01'))).toEqual([]);
  });

  test('locates paths of the completed programme in the text', () => {
    const { locate } = loadProgramme(repeated);
    const line = repeated.split('\n').findIndex((l) => l.includes('mw: 40 MW')) + 1;
    expect(locate(['sites', 'meadow', 'phases', 'hall-2', 'mw'])?.start).toMatchObject({
      line,
      column: 13,
    });
  });
});

describe('selectors and addresses', () => {
  const { programme } = loadProgramme(repeated);
  const phases = (selector: string) =>
    programme === undefined ? [] : phasesOf(programme, selector).map(({ phase }) => phase);
  const paths = (address: string) =>
    programme === undefined ? [] : resolveAddress(programme, address).paths.map(addressOf);

  test('a group means all its copies', () => {
    expect(phases('meadow.hall')).toEqual(['hall-1', 'hall-2', 'hall-3']);
    expect(phases('meadow.hall-2')).toEqual(['hall-2']);
    expect(phases('meadow')).toEqual(phases('*'));
    expect(phases('scope:whole')).toEqual(phases('whole'));
    expect(phases('nowhere')).toEqual([]);
  });

  test('an address reaches fields that are declared, set or not, and nothing else', () => {
    expect(paths('agreements.lease.never')).toEqual(['agreements.lease.never']);
    expect(paths('agreements.lease.longStop')).toEqual(['agreements.lease.longStop']);
    expect(paths('sites.*.phases.hall.mw')).toHaveLength(3);
    expect(paths('sites.meadow.phases.hall.name.length')).toEqual([]);
    expect(paths('agreements.leese.never')).toEqual([]);
    expect(
      programme === undefined
        ? undefined
        : resolveAddress(programme, 'agreements.leese.never').stop,
    ).toMatchObject({
      step: 'leese',
      instead: ['lease'],
    });
  });
});
