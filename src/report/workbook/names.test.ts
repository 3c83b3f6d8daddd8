import { describe, expect, it } from 'vitest';
import { layoutOf } from './layout.ts';
import { definedNames, validName } from './names.ts';
import { sampleModel } from './testing/sample-model.ts';

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
    const { groups, periods } = sampleModel(2, 3);
    const layout = layoutOf({ groups, periods });
    const wanted = new Map([
      ['site-1.rate', 'Rate'],
      ['site-2.rate', 'rate'],
    ]);
    const names = definedNames(layout, (address) => {
      const name = wanted.get(address);
      return name === undefined ? undefined : { name };
    });
    const inputs = names.filter(({ scope }) => scope === undefined);
    expect(inputs).toEqual([
      { name: 'check_tolerance', range: 'Checks!$C$6' },
      { name: 'Rate', range: 'Inputs!$C$7' },
      { name: 'site_1_build', range: 'Inputs!$C$8' },
      { name: 'site_1_price', range: 'Inputs!$C$9' },
      { name: 'rate_2', range: 'Inputs!$C$13' },
      { name: 'site_2_build', range: 'Inputs!$C$14' },
      { name: 'site_2_price', range: 'Inputs!$C$15' },
    ]);
  });
});
