import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCase } from '../../evidence/index.ts';
import { type Patch, type Programme, patched } from '../../programme/index.ts';
import { contentsOf } from './contents.ts';

const text = readFileSync(
  new URL('../../../cases/teaching-deal/programme.yaml', import.meta.url),
  'utf8',
).replace(
  '\nagreements:',
  `
plans:
  barn:
    parameters: { months: 6 months }
    activities:
      wall: { kind: construction, duration: $months, cost: { perMw: 2 MUSD/MW, perDay: 1000 USD/day } }
      done: { kind: milestone, after: [wall] }
    energised: done
agreements:`,
);
const { programme, diagnostics } = checkCase({ programmeText: text });
if (programme === undefined) throw new Error(diagnostics.map(({ fact }) => fact).join('\n'));
const field: Programme = programme;

const factor = (value: number) =>
  ({ spec: { kind: 'point', value }, dimension: 'factor' }) as const;
const scale = (scaled: string, by: number): Patch => ({ scale: scaled, by: factor(by) });
const set = (address: string, to: unknown): Patch => ({ set: address, to });
const turn = (address: string, on = false): Patch => ({ switch: address, on });
const money = { party: 'bank', instrument: 'senior', available: '2025-06-01' };
const deed = { parties: ['owner', 'bank'], time: '2 months' };
const sale = {
  kind: 'service',
  seller: 'owner',
  buyer: 'public',
  sites: ['meadow'],
  price: '10 USD/kW-month',
  tenor: '3 years',
};

const pool: readonly Patch[] = [
  scale('capital.*.amount', 0.5),
  set('capital.*.rate', '9 %'),
  scale('capital.*.rate', 1.1),
  scale('capital.loan.amount', 3),
  turn('capital.equity'),
  { add: 'capital.second', as: { ...money, amount: '50 MUSD' } },
  { add: 'capital.second', as: { ...money, amount: '70 MUSD', rate: '5 %' } },
  set('capital.loan.conditions', { coverage: 1.3 }),
  scale('capital.*.conditions.coverage', 1.1),
  set('agreements.*.never', '5 %'),
  scale('agreements.*.never', 2),
  { add: 'agreements.side', as: deed },
  { add: 'agreements.side', as: { ...deed, never: '20 %' } },
  turn('agreements.lease'),
  turn('agreements.*'),
  set('agreements.*.time', '1 month'),
  turn('contracts.lease'),
  scale('contracts.*.price', 0.9),
  set('contracts.lease.takeOrPay', '80 %'),
  scale('contracts.*.takeOrPay', 0.5),
  { add: 'contracts.lease', as: { ...sale, takeOrPay: '90 %' } },
  { add: 'contracts.power', as: sale },
  set('contracts.lease.late', { rate: '1 USD/kW-month' }),
  set('contracts.*.late.cap', '1 MUSD'),
  scale('contracts.*.late.cap', 2),
  { template: 'barn', for: 'sites.meadow.phases.*', with: { months: '3 months' } },
  { template: 'barn', for: 'sites.*.phases.hall', with: {} },
  set('plans.barn.activities.wall.duration', '11 months'),
  scale('sites.*.phases.*.activities.*.duration', 2),
  scale('sites.*.phases.*.activities.*.cost.perDay', 2),
  set('sites.meadow.phases.hall.activities.shell.cost.perDay', '5 USD/day'),
  scale('sites.meadow.phases.*.mw', 0.5),
  turn('sites.meadow.phases.hall.activities.online.gates.power'),
  turn('sites.*.phases.*.activities.*.gates.power'),
  turn('sites.meadow.phases.hall.activities.shell'),
];

test('what is said of the places of a list of changes is what the changes make of the programme', () => {
  const list = fc
    .array(fc.nat(pool.length - 1), { maxLength: 5 })
    .map((picked) => picked.map((i) => pool[i]!));
  fc.assert(
    fc.property(fc.array(list, { minLength: 1, maxLength: 4 }), (lists) => {
      const { places, rows, of } = contentsOf(field, lists);
      lists.forEach((patches, l) => {
        const made = places.reduce<unknown>((now, { address, values }, p) => {
          const value = rows[of[l]!]![p]!;
          return value === 0 ? now : withAt(now, address.split('.'), values[value]);
        }, field);
        expect(made).toEqual(patched(field, patches, []).programme);
      });
    }),
    { numRuns: 500 },
  );
});

function withAt(node: unknown, [step = '', ...rest]: readonly string[], to: unknown): unknown {
  const map = typeof node === 'object' && node !== null ? (node as Record<string, unknown>) : {};
  return { ...map, [step]: rest.length === 0 ? to : withAt(map[step], rest, to) };
}
