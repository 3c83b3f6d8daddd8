import { alike, type Bilingual, type Day, isoOf, nearestName } from '../units/index.ts';
import { spanOf } from './asOf.ts';
import type { Fact } from './facts.ts';
import { referenceClass, referenceIds } from './reference-classes.ts';

/** A place in a programme that rests on a fact or a reference class. */
export interface EvidenceUse {
  /** Id of a fact or a reference class. */
  readonly id: string;
  /** Address in the programme, such as `sites.abilene.power[0].capacity`. */
  readonly where: string;
}

export interface HindsightFinding extends EvidenceUse {
  readonly code: 'hindsight' | 'unknown-evidence';
  readonly severity: 'error' | 'info';
  /** What is wrong: lower case, the offending value last. */
  readonly fact: Bilingual;
  /** What to do; for an allowed use, the reason given. */
  readonly mend: Bilingual;
  /** For an unknown id, the known id most like it. */
  readonly nearest?: string;
}

/**
 * Checks that nothing in use became public after the data date.
 * Imprecise dates count as their last day: "2025" may be after 21 July 2025 and is an error too,
 * in its own words. A reference class counts by the later of its publication and of the date it
 * describes. Uses in `allowed` (id -> reason) that would be errors become notes with the reason.
 */
export function checkHindsight(
  uses: readonly EvidenceUse[],
  dataDate: Day,
  facts: readonly Fact[],
  allowed: ReadonlyMap<string, string> = new Map(),
): readonly HindsightFinding[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return uses.flatMap((use): HindsightFinding[] => {
    const fact = byId.get(use.id);
    if (fact === undefined && referenceClass(use.id) === undefined) return [unknown(use, byId)];
    const late = fact === undefined ? lateReference(use.id, dataDate) : lateFact(fact, dataDate);
    if (late === undefined) return [];
    const reason = allowed.get(use.id);
    return [
      reason === undefined
        ? {
            ...use,
            code: 'hindsight',
            severity: 'error',
            fact: late,
            mend: {
              en: `use evidence of the time or a judgement, or allow ${use.id} under hindsight.allow with a reason`,
              zh: `请用当时的证据或判断，或在 hindsight.allow 下附理由准许 ${use.id}`,
            },
          }
        : { ...use, code: 'hindsight', severity: 'info', fact: late, mend: alike(reason) },
    ];
  });
}

function lateFact(fact: Fact, dataDate: Day): Bilingual | undefined {
  const what = { en: `the fact ${fact.id} became known`, zh: `事实 ${fact.id} 公开的日期` };
  return lateness(what, fact.known, dataDate);
}

function lateReference(id: string, dataDate: Day): Bilingual | undefined {
  const found = referenceClass(id);
  if (found === undefined) return undefined;
  return (
    lateness(
      { en: `the reference class ${id} was published`, zh: `参考类 ${id} 发表的日期` },
      found.source.published,
      dataDate,
    ) ??
    lateness(
      { en: `the reference class ${id} describes a time`, zh: `参考类 ${id} 所述的时间` },
      found.asOf,
      dataDate,
    )
  );
}

function lateness(what: Bilingual, date: string, dataDate: Day): Bilingual | undefined {
  const span = spanOf(date);
  if (span.last <= dataDate) return undefined;
  const surely = span.first > dataDate;
  const when = surely ? 'after' : 'on a day that may be after';
  return {
    en: `${what.en} ${when} the data date ${isoOf(dataDate)}: ${date}`,
    zh: `${what.zh}${surely ? '晚于' : '可能晚于'}数据截止日 ${isoOf(dataDate)}：${date}`,
  };
}

function unknown(use: EvidenceUse, byId: ReadonlyMap<string, Fact>): HindsightFinding {
  const nearest = nearestName(use.id, [...byId.keys(), ...referenceIds()]);
  return {
    ...use,
    code: 'unknown-evidence',
    severity: 'error',
    fact: {
      en: `no fact or reference class has the id ${use.id}`,
      zh: `没有此代号的事实或参考类：${use.id}`,
    },
    mend:
      nearest === undefined
        ? { en: 'name a fact or a reference class', zh: '请写事实或参考类的代号' }
        : { en: `did you mean ${nearest}?`, zh: '请写事实或参考类的代号' },
    ...(nearest === undefined ? {} : { nearest }),
  };
}
