import type { Bilingual } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import { idPattern, type Reference } from '../schema/fields.ts';
import { phasesOf } from '../selection.ts';
import { suggest } from '../suggest.ts';
import { type Check, type Context, type Table, tables } from './context.ts';
import { idLike } from './ids.ts';

/** What a thing of each kind is called. */
export const named: { readonly [kind in Table]: Bilingual } = {
  party: { en: 'party', zh: '参与方' },
  scope: { en: 'scope', zh: '口径' },
  driver: { en: 'driver', zh: '驱动因素' },
  risk: { en: 'risk', zh: '风险' },
  calendar: { en: 'calendar', zh: '日历' },
  plan: { en: 'plan', zh: '模板' },
  site: { en: 'site', zh: '场址' },
  agreement: { en: 'agreement', zh: '协议' },
  supply: { en: 'supply', zh: '供应' },
  capital: { en: 'source of capital', zh: '资金来源' },
  contract: { en: 'contract', zh: '合同' },
  term: { en: 'term', zh: '条款' },
};

/** Every id must be that of a thing of its kind. */
export const references: Check = (context) =>
  context.mentions.flatMap((mention) => {
    if (mention.is !== 'reference' || !isTable(context, mention.to)) return [];
    const { to, id, path, mark } = mention;
    const ids = context.ids[to];
    if (ids.has(id)) return [];
    if (to === 'site' && id.includes('.') && phasesOf(context.programme, id).length > 0) return [];
    // The bad form of the id is told where it stands.
    if ([...ids].some((known) => !idPattern.test(known) && idLike(known) === id)) return [];
    return [{ ...noSuch(named[to], id, ids, path, mark), against: [[tables[to]]] }];
  });

const isTable = (context: Context, kind: Reference): kind is Table =>
  Object.hasOwn(context.ids, kind);

/** The finding for an id that refers to nothing. */
export function noSuch(
  kind: Bilingual,
  id: string,
  known: Iterable<string>,
  path: Finding['path'],
  mark: 'key' | 'value' = 'value',
): Finding {
  const ids = [...known];
  const strange = id.match(/[^ -~]/g) ?? [];
  const near = suggest(id, ids);
  // A name that looks the same on the screen: only its letters tell.
  if (strange.length > 0 && near.nearest !== undefined)
    return {
      rule: 'unknown-reference',
      path,
      mark,
      fact: {
        en: `there is no ${kind.en} ${id}: it has letters that are not Latin: ${[...new Set(strange)].join(' ')}`,
        zh: `没有这个${kind.zh} ${id}：其中有非拉丁字母：${[...new Set(strange)].join(' ')}`,
      },
      value: id,
      mend: { en: `type ${near.nearest} again`, zh: `请重新输入 ${near.nearest}` },
    };
  return {
    rule: 'unknown-reference',
    path,
    mark,
    fact: { en: `there is no ${kind.en} ${id}`, zh: `没有这个${kind.zh}：${id}` },
    value: id,
    mend:
      ids.length === 0
        ? { en: `the file has no ${kind.en} yet: add it`, zh: `文件中还没有任何${kind.zh}，请添加` }
        : {
            en: `add it, or use one of ${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ', …' : ''}`,
            zh: `请添加，或改用其中之一：${ids.slice(0, 8).join('、')}${ids.length > 8 ? '……' : ''}`,
          },
    ...near,
  };
}
