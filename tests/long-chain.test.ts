import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { commandLine, nodeBinary } from './command-line.ts';

const DAYS = 6_000;
/** 22 July 2025, when the power comes, and so many days. */
const DONE = '2041-12-25';
const folder = mkdtempSync(join(tmpdir(), 'groundbreak-chain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const activity = (id: string, fields: string) => `          ${id}: { ${fields} }\n`;

/** One phase whose work waits for power, then takes a day after a day. */
const programme = () => `groundbreak: 1
name: Day after day
dataDate: 2025-07-21
horizon: 2050-12-31
priceYear: 2025
source: judgement
reason: made up
scopes:
  campus: { name: The campus, of: [meadow] }
parties:
  builder: { name: Builder, roles: [developer, operator], hurdle: 12 % }
sites:
  meadow:
    name: Meadow
    developer: builder
    power:
      line: { kind: grid, mw: 110 MW, available: 2025-07-22, price: 45 USD/MWh }
    phases:
      hall:
        mw: 40 MW
        pue: 1.25
        activities:
${activity('go', 'kind: milestone, gates: { power: true }')}${Array.from({ length: DAYS }, (_, i) =>
  activity(
    `day${i}`,
    `kind: construction, after: [${i === 0 ? 'go' : `day${i - 1}`}], duration: 1 day`,
  ),
).join('')}${activity('online', `kind: commissioning, after: [day${DAYS - 1}], duration: 0 days`)}`;

it('runs a chain of thousands of activities behind a gate', () => {
  const file = join(folder, 'chain.yaml');
  writeFileSync(file, programme());
  const output = join(folder, 'out');
  const command = ['run', file, '--trials', '4', '--threads', '1', '--quiet', '--output', output];
  const { status, stderr } = spawnSync(nodeBinary, [commandLine, ...command], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const result = JSON.parse(readFileSync(join(output, 'result.json'), 'utf8'));
  const [phase] = result.phases;
  expect(new Set(phase.energised.quantiles)).toEqual(new Set([DONE]));
}, 60_000);
