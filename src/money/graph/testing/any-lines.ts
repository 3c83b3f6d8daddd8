import fc from 'fast-check';
import type { Group, Line } from '../line.ts';

export const line = (
  id: string,
  kind: Line['kind'],
  formula?: string,
  input?: Line['input'],
): Line => ({
  ...{ id, kind, label: id, unit: 'USD', sheet: 'Lines' },
  ...(formula === undefined ? {} : { formula }),
  ...(input === undefined ? {} : { input }),
});
export const rows = (formulas: Readonly<Record<string, string>>) =>
  Object.entries(formulas).map(([id, formula]) => line(id, 'row', formula));

const SIGNS = ['+', '-', '*', '<', '<=', '>', '>=', '=', '<>'];

/**
 * Random lines in stretches, each of which may use the earlier period of any of its rows, or the
 * later one; what lies in the stretches before may be used in any way.
 * `withAll` takes in what leads to infinity and what others round differently.
 */
export const anyGroup = (withAll: boolean) =>
  fc
    .record({
      stretches: fc.array(
        fc.record({
          forward: fc.boolean(),
          lines: fc.array(
            fc.record({
              isRow: fc.boolean(),
              picks: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
            }),
            { minLength: 1, maxLength: 5 },
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    })
    .map(({ stretches }): Group => {
      const kinds: Line['kind'][] = ['row', 'row', 'row', 'scalar', 'scalar', 'row'];
      const inputs = kinds.map((kind, i) =>
        line(`in${i}`, kind, undefined, i % 2 === 0 ? 'trial' : 'constant'),
      );
      const lines = [...inputs];
      const named = (kind: Line['kind'], end = lines.length) =>
        lines.slice(0, end).flatMap((l) => (l.kind === kind ? [l.id] : []));
      for (const { forward, lines: own } of stretches) {
        const start = lines.length;
        const ids = own.map((_, i) => `x${start + i}`);
        const ownRows = ids.filter((_, i) => own[i]!.isRow);
        for (const [i, { isRow, picks }] of own.entries()) {
          let used = 0;
          const pick = <T>(list: readonly T[]) =>
            list[picks[used++ % picks.length]! % list.length]!;
          const anyRow = () => pick(named('row', start));
          const shifted = () => pick([...named('row', start), ...ownRows]);
          const reduction = () =>
            pick([
              () =>
                `${pick(['sum', 'lowest', 'highest', 'first', 'last', 'countWhere'])}(${anyRow()})`,
              () => `${pick(['dot', 'sumWhere', 'lowestWhere'])}(${anyRow()}, ${anyRow()})`,
            ])();
          const scalar = (): string =>
            pick([() => pick(named('scalar')), reduction, () => pick(['0', '1', '-2.5', '3'])])();
          const row = (): string =>
            pick([
              () => pick(named('row')),
              () => `${forward ? 'prev' : 'next'}(${shifted()})`,
              () => `${forward ? 'next' : 'prev'}(${anyRow()})`,
              () => `lag(${forward ? shifted() : anyRow()}, ${pick([scalar(), '2'])})`,
              scalar,
            ])();
          const term = isRow ? row : scalar;
          const deeper = (depth: number): string => {
            if (depth === 0) return term();
            const [a, b, c] = [deeper(depth - 1), deeper(depth - 1), term()];
            return pick([
              () => `(${a} ${pick([...SIGNS, ...(withAll ? ['/'] : [])])} ${b})`,
              () => `${pick(['min', 'max', 'and', 'or'])}(${a}, ${b}, ${c})`,
              () => `${pick(['ratio', 'min', 'max'])}(${a}, ${b})`,
              () => `${pick(['abs', 'not', 'min', 'or'])}(${a})`,
              () => `if(${a}, ${b}, ${c})`,
              () => `-${a} + ${withAll ? `power(abs(${c}), 1.5)` : c}`,
              term,
            ])();
          };
          lines.push(line(ids[i]!, isRow ? 'row' : 'scalar', deeper(2)));
        }
      }
      return { id: 'g', name: 'Any lines', lines };
    });
