import { DAYS_PER_MONTH } from '../../units/index.ts';
import { causeFamilies, daysByFamily, stuckByFamily } from '../causes.ts';
import type { Attribution, Result, SiteResult } from '../result.ts';
import { type Cell, tableLines, widthOf } from './columns.ts';
import { remark, rowsShown, section, type TextContext } from './context.ts';

/** What stands between the data date and each site's first megawatt, as bars of letters. */
export function waitLines(result: Result, context: TextContext, most: number): string[] {
  const { words, format, width, style } = context;
  const { columns } = words;
  const all = result.sites.filter(({ attribution }) => hasStory(attribution));
  const sites = foremost(result, all, rowsShown(all.length, most));
  if (sites.length === 0) return [];
  const longest = Math.max(DAYS_PER_MONTH, ...sites.map((site) => site.attribution.days ?? 0));
  const room = Math.max(12, Math.min(30, Math.round(width * 0.2)));
  const rows = sites.map((site): Cell[] => {
    const { days, reached } = site.attribution;
    return [
      site.name,
      days === null ? '–' : format.monthsCell(days),
      bar(site, longest, room, context),
      slowest(site, context),
      { text: never(site, context), style: reached < 0.5 ? style.bad : style.dim },
    ];
  });
  const head: Cell[] = [columns.site, columns.months, '', columns.most, columns.stuck].map(
    (text) => ({
      text,
      style: style.dim,
    }),
  );
  const lines = tableLines(
    [head, ...rows],
    [
      { shrinkTo: 12, most: Math.round(width * 0.22) },
      { align: 'right' },
      {},
      { shrinkTo: 12 },
      { shrinkTo: 12, most: Math.round(width * 0.3) },
    ],
    width,
  );
  const present = causeFamilies.filter((family) =>
    sites.some(({ attribution }) =>
      daysByFamily(attribution).some((part) => part.family === family),
    ),
  );
  const left = all.length - sites.length;
  const legend = present.map((family) => `${words.marks[family]} ${words.families[family]}`);
  return section(
    words.titles.waits,
    [
      ...lines,
      ...remark(`${words.notes.waits} ${legend.join(' · ')}`, context),
      ...remark(words.notes.stuck, context),
      ...(left > 0 ? remark(words.notes.more(format.count(left)), context) : []),
    ],
    context,
  );
}

/** At most so many sites: half of them from the first scope, each half the likeliest; soonest first. */
function foremost(
  result: Result,
  sites: readonly SiteResult[],
  most: number,
): readonly SiteResult[] {
  if (sites.length <= most) return sites;
  const main = result.scopes[0]?.id ?? '';
  const likely = sites.toSorted((a, b) => b.attribution.reached - a.attribution.reached);
  const own = likely.filter(({ scopes }) => scopes.includes(main)).slice(0, Math.ceil(most / 2));
  const others = likely.filter((site) => !own.includes(site)).slice(0, most - own.length);
  const days = ({ attribution }: SiteResult) => attribution.days ?? Number.POSITIVE_INFINITY;
  return [...own, ...others].sort((a, b) => days(a) - days(b));
}

function hasStory({ waits, stuck }: Attribution): boolean {
  return waits.length > 0 || stuck.length > 0;
}

/** A bar in which each family takes columns in proportion; rounding never changes the total. */
function bar(site: SiteResult, longest: number, room: number, { words }: TextContext): string {
  const glyph = widthOf(words.marks.land);
  let text = '';
  let sum = 0;
  for (const { family, days } of daysByFamily(site.attribution)) {
    sum += days;
    const until = Math.round((sum / longest) * (room / glyph));
    const drawn = widthOf(text) / glyph;
    text += words.marks[family].repeat(Math.max(0, Math.round(until - drawn)));
  }
  return text;
}

/** What takes longest: the first cause, on wide terminals the first two. */
function slowest(site: SiteResult, { words, format, width }: TextContext): string {
  return daysByFamily(site.attribution)
    .toSorted((a, b) => b.days - a.days)
    .slice(0, width < 116 ? 1 : 2)
    .map(({ family, days }) => `${words.families[family]} ${format.monthsCell(days)}`)
    .join(words.listMark);
}

/** How often it never gets there, then on what: the whole of the largest group, on wide terminals of two. */
function never({ attribution }: SiteResult, { words, format, width }: TextContext): string {
  const share = format.share(1 - attribution.reached);
  const groups = stuckByFamily(attribution)
    .filter((part) => part.share >= 0.005)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, width < 116 ? 1 : 2)
    .map((part) => `${words.families[part.family]} ${format.percent(part.share)}`);
  return groups.length === 0 ? share : `${share}${words.colon}${groups.join(words.listMark)}`;
}
