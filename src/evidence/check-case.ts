import {
  addressOf,
  type Diagnostic,
  type Finding,
  isConsequence,
  type Locate,
  loadProgramme,
  type Programme,
  placed,
  referencesUsed,
  sourcesUsed,
} from '../programme/index.ts';
import type { Language } from '../units/index.ts';
import type { Fact } from './facts.ts';
import { checkHindsight } from './hindsight.ts';
import { lateSources } from './late-sources.ts';
import { pastClaims } from './past-claims.ts';
import { readFacts } from './read-facts.ts';
import { referenceClass } from './reference-classes.ts';
import { referenceValue } from './reference-value.ts';
import { strayFacts } from './stray-facts.ts';

/** The texts of a case. */
export interface CaseTexts {
  readonly programmeText: string;
  readonly factsText?: string;
  /** The language of the problems; English if none. */
  readonly language?: Language;
}

/** A case as far as it could be read. */
export interface CheckedCase {
  /** None if there is any error, be it in the programme or in the facts. */
  readonly programme?: Programme;
  readonly facts: readonly Fact[];
  /** Those of the programme in the order of the file, then those of the facts, marked `file: 'facts'`. */
  readonly diagnostics: readonly Diagnostic[];
  /** The place of a path in the programme. */
  readonly locate: Locate;
}

/** Checks a programme together with its facts: both files, and that nothing is younger than the data date. */
export function checkCase({ programmeText, factsText, language = 'en' }: CaseTexts): CheckedCase {
  const loaded = loadProgramme(programmeText, language);
  const {
    facts,
    readable,
    diagnostics: ofFacts,
  } = readFacts(factsText, language, (found) => [
    ...(loaded.programme === undefined ? [] : strayFacts(found, loaded.programme)),
    ...lateFindings(found),
  ]);
  const ofEvidence =
    loaded.draft === undefined
      ? []
      : placed(
          evidenceFindings(loaded.draft, facts, factsText !== undefined).filter(
            (finding) =>
              !isConsequence(finding, loaded.damaged) &&
              (readable || !needsFacts.has(finding.rule)),
          ),
          loaded.locate,
          language,
        );
  const diagnostics = [
    ...[...loaded.diagnostics, ...ofEvidence].sort(
      (a, b) => (a.range?.start.offset ?? -1) - (b.range?.start.offset ?? -1),
    ),
    ...ofFacts,
  ];
  const sound = diagnostics.every(({ severity }) => severity !== 'error');
  return {
    ...(sound && loaded.programme !== undefined ? { programme: loaded.programme } : {}),
    facts,
    diagnostics,
    locate: loaded.locate,
  };
}

/** What cannot be said where the facts cannot be read. */
const needsFacts: ReadonlySet<Finding['rule']> = new Set([
  'unknown-evidence',
  'claim-day',
  'unused',
] as const);

function evidenceFindings(
  programme: Programme,
  facts: readonly Fact[],
  hasFacts: boolean,
): readonly Finding[] {
  const uses = sourcesUsed(programme);
  const paths = new Map(uses.map(({ path }) => [addressOf(path), path]));
  const { allow } = programme.hindsight;
  const found = checkHindsight(
    uses.map(({ id, path }) => ({ id, where: addressOf(path) })),
    programme.dataDate,
    facts,
    new Map(Object.entries(allow)),
  );
  const misfits = referencesUsed(programme).flatMap(({ id, dimension, path }): Finding[] => {
    const value = referenceClass(id) === undefined ? undefined : referenceValue(id, dimension);
    if (value === undefined || value.ok) return [];
    return [{ rule: 'reference-misfit', path, fact: value.fact, value: id, mend: value.mend }];
  });
  const counts = Map.groupBy(uses, ({ id }) => id);
  const errors = found.filter(({ severity }) => severity === 'error');
  // without any facts there is one thing to say, not one for every use
  const homeless = hasFacts
    ? []
    : errors.filter(({ code, nearest }) => code === 'unknown-evidence' && nearest === undefined);
  const [first] = homeless;
  return [
    ...misfits,
    ...pastClaims(programme, facts),
    ...(first === undefined
      ? []
      : [
          {
            rule: 'unknown-evidence',
            path: paths.get(first.where) ?? [],
            fact: {
              en: `the case has no facts.yaml, but names facts ${homeless.length} times, first: ${first.id}`,
              zh: `案例没有 facts.yaml，却 ${homeless.length} 次引用事实，首个是：${first.id}`,
            },
            value: first.id,
            mend: {
              en: 'put the facts beside the programme, in facts.yaml',
              zh: '请把事实写入项目文件旁边的 facts.yaml',
            },
          } as const,
        ]),
    ...errors
      .filter((error) => !homeless.includes(error))
      .map(
        ({ code, fact, mend, where, id, nearest }): Finding => ({
          rule: code,
          path: paths.get(where) ?? [],
          ...(code === 'hindsight' ? { against: [['dataDate']] } : {}),
          fact,
          value: id,
          mend,
          ...(nearest === undefined ? {} : { nearest }),
        }),
      ),
    ...Object.keys(allow).map((id): Finding => {
      const needed = found.find((f) => f.id === id && f.severity === 'info');
      const at = {
        path: ['hindsight', 'allow', id],
        mark: 'key',
        value: id,
        against: [['dataDate']],
      } as const;
      return needed === undefined
        ? {
            ...at,
            rule: 'unused',
            fact: { en: `the exception is not needed: ${id}`, zh: `这一例外并无必要：${id}` },
            mend: { en: 'remove it', zh: '请删去' },
          }
        : {
            ...at,
            rule: 'hindsight-allowed',
            fact: {
              en: `used ${counts.get(id)?.length ?? 0} times by exception, ${needed.fact.en}`,
              zh: `例外采用 ${counts.get(id)?.length ?? 0} 次，${needed.fact.zh}`,
            },
            mend: needed.mend,
          };
    }),
  ];
}

const lateFindings = (facts: readonly Fact[]): readonly Finding[] =>
  lateSources(facts)
    .filter(({ certain }) => certain)
    .map(({ id, text, published }) => ({
      rule: 'late-source',
      path: ['facts', facts.findIndex((fact) => fact.id === id), 'source', 'published'],
      fact: text,
      value: published,
      mend: {
        en: 'make sure that nothing in the fact comes from later',
        zh: '请确认该事实没有掺入后来的信息',
      },
    }));
