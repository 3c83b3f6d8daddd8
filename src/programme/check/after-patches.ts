import { catalogue } from '../codes.ts';
import { addressOf, type Finding, type Path } from '../diagnostic.ts';
import { type Patch, patched } from '../patch.ts';
import { childOf } from '../place.ts';
import type { Programme } from '../schema/programme.ts';
import { isValue } from '../value.ts';
import { activities } from './activities.ts';
import { type Check, type Context, contextOf, idsIn } from './context.ts';
import { cycles } from './cycles.ts';
import { actuals } from './dates.ts';
import { borrowers } from './debt.ts';
import { fundsGates, permitGates, powerGates, supplyGates } from './gates.ts';
import { links } from './links.ts';
import { durations, energised } from './network.ts';
import { references } from './references.ts';
import { selectors } from './selectors.ts';

/** What an option can spoil that cannot be run then. */
const checks: readonly Check[] = [
  references,
  activities,
  links,
  selectors,
  cycles,
  durations,
  energised,
  powerGates,
  supplyGates,
  permitGates,
  fundsGates,
  actuals,
  borrowers,
];

/**
 * What an option makes of the programme must be as sound as what the file says: names that it writes
 * must be there, nothing may wait for itself, and what others cannot do without may not go.
 */
export const afterPatches: Check = (context) => {
  const { programme } = context;
  let before: ReadonlySet<string> | undefined;
  return Object.entries(programme.terms).flatMap(([term, { options }]) =>
    Object.entries(options).flatMap(([option, { patch }]) => {
      const made = patched(programme, patch, []);
      const plain = made.changed.every((address) => isAmount(made.programme, address));
      if (plain || made.findings.length > 0) return [];
      const after = errorsOf(contextAfter(context, made.programme));
      if (after.length === 0) return [];
      before ??= new Set(errorsOf(context).map(nameOf));
      const path = ['terms', term, 'options', option, 'patch'];
      const gone = goneFrom(programme, made.programme);
      return after
        .filter((finding) => before?.has(nameOf(finding)) === false)
        .filter((finding) => within(finding, made.changed) || breaks(finding, gone))
        .map((finding) => blamed(finding, context, patch, path));
    }),
  );
};

/** A number names nothing and nothing waits for it; but what has happened must lie in the past. */
const isAmount = (programme: Programme, address: string): boolean => {
  const found = address.split('.').reduce<unknown>(childOf, programme);
  return isValue(found) || (typeof found === 'number' && !actual.test(address));
};

const actual = /\.(started|finished|signed)$/;

const errorsOf = (context: Context): readonly Finding[] =>
  checks
    .flatMap((check) => check(context))
    .filter(({ rule }) => catalogue[rule].severity === 'error');

const nameOf = ({ rule, path, value }: Finding): string =>
  `${rule} ${path.join('.')} ${typeof value === 'string' ? value : ''}`;

const within = ({ path }: Finding, changed: readonly string[]): boolean =>
  changed.some((address) => `${path.join('.')}.`.startsWith(`${address}.`));

/** What lies elsewhere counts where nothing could be run: things that go are otherwise just not there. */
const breaks = ({ rule, value }: Finding, gone: ReadonlySet<string>): boolean =>
  rule === 'cycle' ||
  rule === 'unknown-activity' ||
  (rule === 'unknown-reference' && typeof value === 'string' && gone.has(value));

/** Ids of what others cannot do without. */
const goneFrom = (programme: Programme, made: Programme): ReadonlySet<string> =>
  new Set(
    (['parties', 'calendars', 'supplies'] as const).flatMap((table) =>
      Object.keys(programme[table]).filter((id) => !Object.hasOwn(made[table], id)),
    ),
  );

/** What was left out of the file because of errors is still known. */
function contextAfter({ programme, ids }: Context, made: Programme): Context {
  const had = idsIn(programme);
  const has = contextOf(made, made);
  const kinds = Object.keys(ids) as (keyof Context['ids'])[];
  const all = kinds.map((kind) => [
    kind,
    new Set([...has.ids[kind], ...[...ids[kind]].filter((id) => !had[kind].has(id))]),
  ]);
  return { ...has, ids: { ...has.ids, ...Object.fromEntries(all) } };
}

/** The finding at the change that brings it about. */
function blamed(finding: Finding, context: Context, patch: readonly Patch[], path: Path): Finding {
  const upTo = (count: number) => patched(context.programme, patch.slice(0, count), []);
  const name = nameOf(finding);
  const index = patch.findIndex((_, i) =>
    errorsOf(contextAfter(context, upTo(i + 1).programme)).some((f) => nameOf(f) === name),
  );
  const by = patch[index];
  const address = upTo(index + 1)
    .changed.slice(upTo(index).changed.length)
    .find((changed) => within(finding, [changed]));
  const { range: _, mark: __, ...rest } = finding;
  if (by !== undefined && address !== undefined && ('add' in by || 'set' in by))
    return {
      ...rest,
      path: [
        ...path,
        index,
        'add' in by ? 'as' : 'to',
        ...finding.path.slice(address.split('.').length),
      ],
    };
  const place = addressOf(finding.path);
  return {
    ...rest,
    path: [...path, index],
    fact: {
      en: `the option spoils ${place}: ${finding.fact.en}`,
      zh: `该选项使 ${place} 出错：${finding.fact.zh}`,
    },
    mend: {
      en: 'leave it as it is, or change in the same option what needs it',
      zh: '请保持原样，或在同一选项中一并改动需要它的内容',
    },
  };
}
