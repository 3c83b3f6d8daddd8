import { describe, expect, test } from 'vitest';
import { loadProgramme } from './load.ts';
import { type Patch, patched } from './patch.ts';

const text = `
groundbreak: 1
name: Example
dataDate: 2025-01-01
horizon: 2030-12-31
priceYear: 2025
source: judgement
reason: an example
scopes: {}
parties:
  builder: { name: Builder, roles: [developer], hurdle: 10 % }
plans:
  quick:
    parameters: { months: 6 months }
    activities:
      shell: { kind: construction, duration: $months }
      online: { kind: milestone, after: [shell] }
sites:
  meadow:
    name: Meadow
    developer: builder
    phases:
      hall:
        mw: 40 MW
        repeat: 2
        activities:
          shell: { kind: construction, duration: { triangular: [10 months, 12 months, 16 months] }, gates: { agreements: [lease] } }
          online: { kind: milestone, after: [shell] }
agreements:
  lease: { name: Lease, parties: [builder], time: 2 months, never: 10 % }
capital:
  equity: { name: Equity, party: builder, instrument: common, amount: 1 bn USD, available: 2025-06-01 }
risks:
  storm: { name: Storm, probability: 10 %, hits: [{ on: 'meadow', delay: 10 days }] }
`;

const loaded = loadProgramme(text);
const programme = loaded.programme;
if (programme === undefined) throw new Error(loaded.diagnostics.map((d) => d.fact).join('\n'));

/** Reads changes as the file does. */
function changes(yaml: string): readonly Patch[] {
  const { draft } = loadProgramme(`${text}
terms:
  t:
    question: what?
    options:
      o:
        name: O
        patch:
${yaml
  .trim()
  .split('\n')
  .map((line) => `          ${line}`)
  .join('\n')}
`);
  return draft?.terms['t']?.options['o']?.patch ?? [];
}

const changedBy = (yaml: string) => patched(programme, changes(yaml), ['patch']);

describe('a patch', () => {
  test('scales numbers, all copies of a repeated phase, and leaves the programme as it was', () => {
    const before = JSON.stringify(programme);
    const found = changedBy('- { scale: sites.meadow.phases.hall.mw, by: 0.5 }');
    expect(found.findings).toEqual([]);
    expect(found.changed).toEqual([
      'sites.meadow.phases.hall-1.mw',
      'sites.meadow.phases.hall-2.mw',
    ]);
    expect(found.programme.sites['meadow']?.phases['hall-2']?.mw.spec).toEqual({
      kind: 'point',
      value: 20,
    });
    expect(JSON.stringify(programme)).toBe(before);
  });

  test('applies one change after the other', () => {
    const found = changedBy(`
- { scale: agreements.lease.never, by: 2 }
- { scale: agreements.lease.never, by: 3 }
- { set: agreements.lease.time, to: 30 days }`);
    expect(found.programme.agreements['lease']?.never?.spec).toEqual({
      kind: 'point',
      value: 0.1 * 2 * 3,
    });
    expect(found.programme.agreements['lease']?.time?.spec).toEqual({ kind: 'point', value: 30 });
  });

  test('switches agreements, money and risks off, and takes other things away', () => {
    const { programme: off } = changedBy(`
- { switch: agreements.lease, on: false }
- { switch: capital.equity, on: false }
- { switch: risks.storm, on: false }
- { switch: sites.meadow.phases.hall-2, on: false }`);
    expect(off.agreements['lease']?.never?.spec).toEqual({ kind: 'point', value: 1 });
    expect(off.capital['equity']?.amount?.spec).toEqual({ kind: 'point', value: 0 });
    expect(off.risks['storm']?.probability.spec).toEqual({ kind: 'point', value: 0 });
    expect(Object.keys(off.sites['meadow']?.phases ?? {})).toEqual(['hall-1']);
  });

  test('builds a phase by another plan', () => {
    const found = changedBy(
      '- { template: quick, for: sites.meadow.phases.hall, with: { months: 3 months } }',
    );
    expect(found.findings).toEqual([]);
    const hall = found.programme.sites['meadow']?.phases['hall-1'];
    expect(hall?.activities['shell']?.duration?.spec.kind).toBe('point');
    expect(hall?.activities['shell']?.gates).toBeUndefined();
  });

  test('adds an agreement or a source of money', () => {
    const found = changedBy(`
- { add: agreements.side-letter, as: { name: Side letter, parties: [builder], time: 1 month } }
- { add: capital.loan, as: { name: Loan, party: builder, instrument: senior, amount: 2 bn USD, available: 2025-06-01 } }`);
    expect(found.findings).toEqual([]);
    expect(found.programme.agreements['side-letter']?.after).toEqual([]);
    expect(found.programme.capital['loan']?.amount?.spec).toEqual({ kind: 'point', value: 2e9 });
  });

  test.each([
    ['- { set: agreements.lease.never, to: 20 months }', 'patch-value', 'to'],
    ['- { set: agreements.leese.never, to: 20 % }', 'patch-nothing', 'set'],
    ['- { scale: agreements.lease.longStop, by: 2 }', 'patch-nothing', 'scale'],
    ['- { scale: agreements.lease.never, by: { triangular: [1, 2, 3] } }', 'patch-value', 'by'],
    ['- { switch: agreements.lease.never, on: false }', 'patch-nothing', 'switch'],
    ['- { template: quick, for: sites.meadow, with: {} }', 'patch-nothing', 'for'],
    [
      '- { template: quick, for: sites.meadow.phases.hall, with: { weeks: 3 } }',
      'patch-value',
      'with',
    ],
    [
      '- { add: agreements.lease, as: { name: A, parties: [builder], time: 1 month } }',
      'patch-nothing',
      'add',
    ],
    ['- { add: lease, as: {} }', 'patch-nothing', 'add'],
  ])('%s is refused', (yaml, rule, key) => {
    const { findings, changed, programme: same } = changedBy(yaml);
    expect(findings.map((f) => [f.rule, f.path])).toEqual([[rule, ['patch', 0, key]]]);
    expect(changed).toEqual([]);
    expect(same).toBe(programme);
  });

  test('what is added is read like the rest of the file', () => {
    const { findings } = changedBy(
      '- { add: agreements.x, as: { name: X, parties: [builder], time: 3 MW } }',
    );
    expect(findings.map((f) => [f.rule, f.path])).toEqual([['unit', ['patch', 0, 'as', 'time']]]);
  });

  test('what a field cannot be set to is told with what it takes', () => {
    const [found] = changedBy('- { set: agreements.lease.never, to: 3 MW }').findings;
    expect(found?.fact.en).toBe(
      'the field agreements.lease.never cannot be set to this, expected share, found power: 3 MW',
    );
    expect(found?.mend.en).toMatch(/^write share such as/);
  });
});
