import {
  type Judge,
  type JudgeMeasures,
  judgesOf,
  type Measure,
  type Space,
  spaceOf,
} from '../deal/index.ts';
import type { Programme } from '../programme/index.ts';
import { NothingToSettle } from './deal-request.ts';

/** What is negotiated, who must sign, and what of each trial is kept for them. */
export interface DealMeasures {
  readonly space: Space;
  readonly judges: readonly Judge[];
  readonly measures: readonly Measure[];
  readonly judgeMeasures: readonly JudgeMeasures[];
  /** Measure of the capacity that is shown beside deals, and the name of what is counted. */
  readonly shown: { readonly measure: number; readonly name: string };
}

/** @throws NothingToSettle without terms or parties who sign */
export function dealMeasures(programme: Programme): DealMeasures {
  const space = spaceOf(programme);
  if (space.length === 0) throw new NothingToSettle('no-terms');
  const judges = judgesOf(programme, space);
  if (judges.length === 0) throw new NothingToSettle('nobody-signs');
  const parties = Object.keys(programme.parties);
  /** Days from the data date on, the day itself among them. */
  const daysTo = (day: number) => day - programme.dataDate + 1;
  const measures: Measure[] = [];
  const capacity = (scope: string | undefined, by: number): Measure => ({
    kind: 'megawatts',
    ...(scope === undefined ? {} : { scope }),
    by,
  });
  const judgeMeasures = judges.map((judge): JudgeMeasures => {
    const party = parties.indexOf(judge.id);
    return {
      npv: measures.push({ kind: 'npv', party }) - 1,
      exposure: judge.exposure > 0 ? measures.push({ kind: 'exposure', party }) - 1 : -1,
      megawatts:
        judge.megawatts === undefined
          ? -1
          : measures.push(capacity(judge.megawatts.of, daysTo(judge.megawatts.by))) - 1,
    };
  });
  const [scope, first] = Object.entries(programme.scopes)[0] ?? [undefined, programme];
  const shown = {
    measure: measures.push(capacity(scope, daysTo(programme.horizon))) - 1,
    name: first.name,
  };
  return { space, judges, measures, judgeMeasures, shown };
}
