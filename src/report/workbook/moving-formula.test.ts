import { describe, expect, it } from 'vitest';
import { fitting, moved, movingFormula } from './moving-formula.ts';
import { shifted } from './testing/iron-calc.ts';

const formulas = [
  'E7+F7-$C$4*G$2',
  "IF('Cash flow'!F7=0,0,Debt!F8/'Cash flow'!F7)",
  "SUMPRODUCT($F$7:$Z$7,Debt!$F$9:$Z$9)+F7*'O''Brien 1'!F12",
  'IF(COUNTIF($F$7:$Z$7,"<>F7")=0,0,_xlfn.MINIFS($F$7:$Z$7,$F$7:$Z$7,"<>0"))',
  'IF(F$2>=$C$9,INDEX($F$7:$Z$7,F$2-$C$9+1),0)',
  'SUM(Z7:AZ9)&"say ""A1"""',
  'IF(COLUMNS($E5:F5)>3,INDEX($E5:F5,1,COLUMNS($E5:F5)-3+1),0)',
  'LOG10(F7)+SUM1',
  'F7*1.5E10+site_F7+Q1!F7',
];

describe('movingFormula', () => {
  it.each(formulas)('moves the references that IronCalc’s reader finds to move: %s', (formula) => {
    for (const by of [0, 1, 25, 300]) {
      expect(moved(movingFormula(formula), by)).toBe(shifted(formula, by));
    }
  });

  it('moves what has no dollar before its column, and only that', () => {
    expect(moved(movingFormula('E7+$F7+$F$7+Z$7'), 1)).toBe('F7+$F7+$F$7+AA$7');
    expect(moved(movingFormula('LOG10(A1)&"A1"&Q1!A1'), 2)).toBe('LOG10(C1)&"A1"&Q1!C1');
  });
});

describe('fitting', () => {
  it('refuses what is longer than a cell takes', () => {
    expect(fitting('1'.repeat(8192))).toHaveLength(8192);
    expect(() => fitting('1'.repeat(8193))).toThrow('8192 characters: 8193');
  });
});
