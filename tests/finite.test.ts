import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../src/model/index.ts';
import { csvTables, resultSchema } from '../src/report/index.ts';
import { baseStatement, moneyReport, run } from '../src/run/index.ts';
import { anyProgramme } from './any-programme.ts';
import { programmeOf, programmeText } from './programmes.ts';

/** Addresses of all numbers inside that no file can hold. */
function strange(value: unknown, at = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${at} = ${value}`];
  if (ArrayBuffer.isView(value)) return strange(Array.from(value as Float64Array), at);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strange(inner, `${at}.${key}`));
}

const anyMoney = anyProgramme({ money: true });

test('no NaN or infinity reaches a file, whatever the projects of a programme are', async () => {
  await fc.assert(
    fc.asyncProperty(anyMoney, async (parts) => {
      const result = await run({ programme: programmeText(parts), seed: 1, trials: 24 });
      expect(strange(result)).toEqual([]);
      expect(resultSchema.safeParse(JSON.parse(JSON.stringify(result))).error).toBeUndefined();
      expect(strange(csvTables(result))).toEqual([]);
      const model = compile(programmeOf(parts));
      const base = baseStatement(model, result);
      expect(strange(moneyReport(model, result, base))).toEqual([]);
      // every cell of the workbook is the value of a line
      expect(
        [...base.graph.lines.keys()].filter((line) => strange(base.value(line)).length > 0),
      ).toEqual([]);
    }),
    // a programme takes seconds, and many more to shrink
    { numRuns: 6, endOnFailure: true },
  );
}, 240_000);
