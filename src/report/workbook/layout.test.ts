import { describe, expect, it } from 'vitest';
import { layoutOf } from './layout.ts';
import type { WorkbookGroup, WorkbookLine } from './model.ts';

function line(id: string, sheet: string, kind: WorkbookLine['kind'] = 'row'): WorkbookLine {
  return { id, label: id, unit: 'USD', kind, sheet };
}

const groups: readonly WorkbookGroup[] = [
  {
    id: 'a',
    name: 'A',
    lines: [line('x', 'Debt'), line('k', 'Inputs', 'scalar')],
    groups: [{ id: 'in', name: 'In A', lines: [line('y', 'Debt'), line('z', 'Extra')] }],
  },
  { id: 'b', name: 'B', lines: [line('x', 'Debt')] },
];

describe('layoutOf', () => {
  it('orders sheets by the standard, others before the checks', () => {
    const names = layoutOf({ groups, periods: 3 }).sheets.map(({ name }) => name);
    expect(names).toEqual(['Inputs', 'Time', 'Debt', 'Extra', 'Checks']);
  });

  it('heads each group on each sheet where it has lines, inner ones deeper', () => {
    const debt = layoutOf({ groups, periods: 3 }).sheets[2];
    expect(
      debt?.rows.map((row) => [row.row, row.depth, 'line' in row ? row.address : row.group]),
    ).toEqual([
      [6, 0, 'A'],
      [7, 1, 'a.x'],
      [8, 1, 'In A'],
      [9, 2, 'a.in.y'],
      [11, 0, 'B'],
      [12, 1, 'b.x'],
    ]);
  });

  it('places rows at the first period and scalars in column C', () => {
    const { place } = layoutOf({ groups, periods: 3 });
    expect(place('a.in.y')).toEqual({ sheet: 'Debt', row: 9, column: 6 });
    expect(place('a.k')).toEqual({ sheet: 'Inputs', row: 7, column: 3 });
    expect(() => place('a.q')).toThrow('no line of that address: a.q');
  });

  it('refuses lines on the cover, two of one address, and more periods than columns', () => {
    const on = (lines: readonly WorkbookLine[]) => () =>
      layoutOf({ groups: [{ id: 'a', name: 'A', lines }], periods: 3 });
    expect(on([line('x', 'Cover')])).toThrow('Cover takes no lines');
    expect(on([line('x', 'Debt'), line('x', 'Tax')])).toThrow('same address: a.x');
    expect(() => layoutOf({ groups, periods: 16378 })).toThrow('1 to 16377 periods: 16378');
    expect(layoutOf({ groups, periods: 16377 }).sheets).toHaveLength(5);
    expect(() => layoutOf({ groups, periods: 0 })).toThrow('periods: 0');
  });
});
