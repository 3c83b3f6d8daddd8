const COUNT = '#,##0_);(#,##0);"–"_)';
const DECIMAL = '#,##0.00_);(#,##0.00);"–"_)';
const SHARE = '0.00%_);(0.00%);"–"_)';

const MULTIPLE = '0.00"x"_);(0.00"x");"–"_)';

/** US dollars are shown in millions and kept in full. */
const DOLLARS = '#,##0.0,,"m"_);(#,##0.0,,"m");"–"_)';

const formats: ReadonlyMap<string, string> = new Map([
  ['USD', DOLLARS],
  ['USD/month', DOLLARS],
  ['USD/yr', DOLLARS],
  ['USD/year', DOLLARS],
  ['USD-years', DOLLARS],
  ['share', SHARE],
  ['%', SHARE],
  ['rate', '0.0000%_);(0.0000%);"–"_)'],
  ['1/yr', SHARE],
  ['1/year', SHARE],
  ['1/month', '0.0000%_);(0.0000%);"–"_)'],
  ['x', MULTIPLE],
  ['ratio', MULTIPLE],
  ['flag', '0_);(0);"–"_)'],
  ['months', COUNT],
  ['days', COUNT],
  ['years', DECIMAL],
  ['hours', DECIMAL],
  ['number', COUNT],
  ['year', '0'],
  ['multiple', MULTIPLE],
  ['MW', '#,##0.0_);(#,##0.0);"–"_)'],
  ['MWh', COUNT],
  ['MW-months', COUNT],
  ['MWh-months', COUNT],
  ['factor', '0.0000_);(0.0000);"–"_)'],
]);

/** How numbers of a unit are shown. Negative ones stand in parentheses, zero is a dash. */
export function numberFormat(unit: string): string {
  return formats.get(unit) ?? DECIMAL;
}
