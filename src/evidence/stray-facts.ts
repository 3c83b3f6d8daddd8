import type { Finding, Path, Programme } from '../programme/index.ts';
import { type Bilingual, nearestName } from '../units/index.ts';
import type { Fact } from './facts.ts';

/** Sites and claims that facts name and the programme does not have. */
export function strayFacts(facts: readonly Fact[], { sites, claims }: Programme): Finding[] {
  const stray = (
    id: string,
    known: object,
    kind: Bilingual,
    path: Path,
    mend: Bilingual,
  ): readonly Finding[] => {
    if (Object.hasOwn(known, id)) return [];
    const nearest = nearestName(id, Object.keys(known));
    return [
      {
        rule: 'bad-facts',
        path,
        fact: {
          en: `the programme has no ${kind.en} ${id}`,
          zh: `项目中没有这个${kind.zh}：${id}`,
        },
        value: id,
        mend,
        ...(nearest === undefined ? {} : { nearest }),
      },
    ];
  };
  const site = (id: string, path: Path) =>
    stray(id, sites, { en: 'site', zh: '场址' }, path, {
      en: 'name a site of the programme, or write null',
      zh: '请写项目中的场址，或写 null',
    });
  return facts.flatMap((fact, i) => [
    ...(fact.site === null ? [] : site(fact.site, ['facts', i, 'site'])),
    ...(fact.alsoSites ?? []).flatMap((id, k) => site(id, ['facts', i, 'alsoSites', k])),
    ...(fact.resolves ?? []).flatMap((one, k) =>
      'claim' in one
        ? stray(
            one.claim,
            claims,
            { en: 'claim', zh: '公开说法' },
            ['facts', i, 'resolves', k, 'claim'],
            { en: 'name a claim of the programme', zh: '请写项目中的公开说法' },
          )
        : [],
    ),
  ]);
}
