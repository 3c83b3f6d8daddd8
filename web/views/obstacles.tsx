import { headlineOf, leadScopes, type ScopeResult } from '../../src/report/index.ts';
import { useReading } from '../reader/reading.ts';
import { JointScatter } from './joint-scatter.tsx';
import { Exclusion, Tornado } from './moves.tsx';
import { About, Missing, ViewFrame } from './view.tsx';
import { Waits } from './waits.tsx';

/** What stands in the way? Waiting by cause per site, what moves the outcome, single risks, cost with date. */
export function ObstaclesView() {
  const { result, language, says, format } = useReading();
  const told = headlineOf(result, language, format).sentences.filter(
    ({ topic }) => topic === 'obstacles',
  );
  const [main, ...others] = leadScopes(result);
  const about = (scope: ScopeResult) =>
    result.analyses.filter(({ outcome }) => outcome.id.endsWith(`:${scope.id}`));
  const nothing = result.analyses.every(
    ({ tornado, exclusion }) => tornado.length + exclusion.length === 0,
  );
  const moves = (scope: ScopeResult) =>
    about(scope).map((analysis) => (
      <div className="pair" key={analysis.outcome.id}>
        <Tornado analysis={analysis} />
        {analysis.exclusion.length > 0 && (
          <About topic="exclusions">
            <Exclusion analysis={analysis} />
          </About>
        )}
      </div>
    ));
  return (
    <ViewFrame
      view="obstacles"
      answer={
        told.at(-1) ?? {
          text: main === undefined ? result.stamp.programme : says.titles.waitsOver,
        }
      }
      lines={told.slice(0, -1)}
    >
      <About topic="obstacles">
        <Waits />
        {nothing && <Missing>{says.notes.noRisks}</Missing>}
        {!nothing && main !== undefined && moves(main)}
        {main !== undefined && (
          <div className="many">
            {[main, ...others.slice(0, 1)].map((scope) => (
              <JointScatter key={scope.id} scope={scope} />
            ))}
          </div>
        )}
        {!nothing && (main === undefined || others.length > 0) && (
          <details className="plain">
            <summary>
              {says.notes.otherScopes(String(Math.max(others.length, main === undefined ? 1 : 0)))}
            </summary>
            {others.flatMap(moves)}
          </details>
        )}
      </About>
    </ViewFrame>
  );
}
