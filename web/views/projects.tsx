import type { ProjectResult } from '../../src/report/index.ts';
import { useReading } from '../reader/reading.ts';
import { LevelisedCost } from './levelised-cost.tsx';
import { Cash } from './project-cash.tsx';
import { Cover, coversOf } from './project-cover.tsx';
import { Missing, sameIn } from './view.tsx';

/** Debt service cover and cash over the years, and levelised cost, of each project that has them. */
export function Projects() {
  const { result, before, says } = useReading();
  const borrowing = result.projects.filter((project) => coversOf(result, project).length > 1);
  const costed = result.projects.filter(({ levelisedCost }) => levelisedCost.quantiles.length > 0);
  const earns = (project: ProjectResult | undefined) =>
    project?.cash.revenue.slice(1).some((usd) => usd > 0) ?? false;
  const earning = result.projects.filter(
    (project) => earns(project) || earns(sameIn(before?.projects, project.id)),
  );
  if (borrowing.length + costed.length + earning.length === 0)
    return <Missing>{says.notes.noMoney}</Missing>;
  return (
    <>
      {borrowing.length === 0 ? (
        <Missing>{says.notes.noDebt}</Missing>
      ) : (
        <>
          <div className="many">
            {borrowing.map((project) => (
              <Cover key={project.id} project={project} />
            ))}
          </div>
          <p className="caption">{says.notes.cover}</p>
        </>
      )}
      {earning.length > 0 && (
        <>
          <div className="many">
            {earning.map((project) => (
              <Cash key={project.id} project={project} />
            ))}
          </div>
          <p className="caption">
            {before === null ? says.notes.cash : `${says.notes.cash}${says.notes.cashBefore}`}
          </p>
        </>
      )}
      {costed.length > 0 && <LevelisedCost projects={costed} />}
    </>
  );
}
