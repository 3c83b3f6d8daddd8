const COUNT = '#,##0_);(#,##0);"–"_)';
const DECIMAL = '#,##0.00_);(#,##0.00);"–"_)';
const SHARE = '0.00%_);(0.00%);"–"_)';

/** US dollars are shown in millions and kept in full. */
const DOLLARS = '#,##0.0,,"m"_);(#,##0.0,,"m");"–"_)';

const formats: ReadonlyMap<string, string> = new Map([
  ['USD', DOLLARS],
  ['USD/month', DOLLARS],
  ['USD/yr', DOLLARS],
  ['USD/year', DOLLARS],
  ['share', SHARE],
  ['%', SHARE],
  ['1/yr', SHARE],
  ['1/year', SHARE],
  ['1/month', '0.0000%_);(0.0000%);"–"_)'],
  ['x', '0.00"x"_);(0.00"x");"–"_)'],
  ['ratio', '0.00"x"_);(0.00"x");"–"_)'],
  ['flag', '0_);(0);"–"_)'],
  ['month', COUNT],
  ['months', COUNT],
  ['days', COUNT],
  ['MW', '#,##0.0_);(#,##0.0);"–"_)'],
  ['MWh', COUNT],
  ['factor', '0.000000_);(0.000000);"–"_)'],
]);

/** How numbers of a unit are shown. Negative ones stand in parentheses, zero is a dash. */
export function numberFormat(unit: string): string {
  return formats.get(unit) ?? DECIMAL;
}
