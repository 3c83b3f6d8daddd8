import type { Finding } from '../diagnostic.ts';
import type { Reference } from '../schema/fields.ts';
import { phasesOf } from '../selection.ts';
import { suggest } from '../suggest.ts';
import type { Check, Context, Table } from './context.ts';

const named: { readonly [kind in Reference]?: string } = {
  party: 'party',
  scope: 'scope',
  driver: 'driver',
  risk: 'risk',
  calendar: 'calendar',
  plan: 'plan',
  site: 'site',
  agreement: 'agreement',
  supply: 'supply',
  capital: 'source of capital',
  contract: 'contract',
  term: 'term',
};

/** Every id must be that of a thing of its kind. */
export const references: Check = (context) =>
  context.mentions.flatMap((mention) => {
    if (mention.is !== 'reference' || !isTable(context, mention.to)) return [];
    const { to, id, path, mark } = mention;
    const ids = context.ids[to];
    if (ids.has(id)) return [];
    if (to === 'site' && id.includes('.') && phasesOf(context.programme, id).length > 0) return [];
    return [noSuch(named[to] ?? to, id, ids, path, mark)];
  });

const isTable = (context: Context, kind: Reference): kind is Table =>
  Object.hasOwn(context.ids, kind);

/** The finding for an id that refers to nothing. */
export function noSuch(
  kind: string,
  id: string,
  known: Iterable<string>,
  path: Finding['path'],
  mark: 'key' | 'value' = 'value',
): Finding {
  const ids = [...known];
  return {
    rule: 'unknown-reference',
    path,
    mark,
    fact: `there is no ${kind} ${id}`,
    value: id,
    mend:
      ids.length === 0
        ? `the file has no ${kind} yet: add it`
        : `add it, or use one of ${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ', …' : ''}`,
    ...suggest(id, ids),
  };
}
