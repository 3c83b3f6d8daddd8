import { describe, expect, it } from 'vitest';
import { layoutOf } from './layout.ts';
import { definedNames, validName } from './names.ts';

describe('validName', () => {
  it.each([
    ['site-1.loan.rate', 'site_1_loan_rate'],
    ['a1', '_a1'],
    ['XFD1048576', '_XFD1048576'],
    ['r', '_r'],
    ['R1C1', '_R1C1'],
    ['2025.price', '_2025_price'],
    ['true', '_true'],
    ['Preis.für.Strom', 'Preis_für_Strom'],
  ])('%s becomes %s', (wanted, name) => {
    expect(validName(wanted)).toBe(name);
  });
});

describe('definedNames', () => {
  it('names each scalar input once, whatever case the names have', () => {
    const scalar = (id: string) =>
      ({ id, label: id, unit: 'USD', kind: 'scalar', sheet: 'Inputs' }) as const;
    const lines = ['rate', 'Rate', 'build'].map(scalar);
    const layout = layoutOf({ groups: [{ id: 'site-1', name: 'Site', lines }], periods: 3 });
    const inputs = definedNames(layout).filter(({ scope }) => scope === undefined);
    expect(inputs).toEqual([
      { name: 'check_tolerance', range: 'Checks!$C$6' },
      { name: 'site_1_rate', range: 'Inputs!$C$7' },
      { name: 'site_1_Rate_2', range: 'Inputs!$C$8' },
      { name: 'site_1_build', range: 'Inputs!$C$9' },
    ]);
  });
});
