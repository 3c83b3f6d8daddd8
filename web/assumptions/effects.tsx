import { leadScopes, quantileAt, yearEnds } from '../../src/report/index.ts';
import { useReading } from '../reader/reading.ts';

/** The few numbers that a reader watches while moving. */
export function Effects() {
  const { result, before, waits, says, words, format } = useReading();
  if (before === null) return null;
  const end = yearEnds(result)[2] ?? yearEnds(result).at(-1);
  const lines = [
    ...leadScopes(result).flatMap((scope) => {
      const old = before.scopes.find(({ id }) => id === scope.id);
      if (end === undefined || old === undefined) return [];
      const mw = (from: typeof scope) => from.monthly.mw.mean[end.month] ?? 0;
      return [
        {
          name: `${scope.name}, ${words.columns.mw} ${end.year} (${says.columns.mean})`,
          was: format.outcome(mw(old), 'MW'),
          now: format.outcome(mw(scope), 'MW'),
        },
      ];
    }),
    {
      name: words.columns.drawn,
      was: format.money(quantileAt(before.levels, before.ladderTotal.drawn.quantiles, 0.5)),
      now:
        waits === null
          ? format.money(quantileAt(result.levels, result.ladderTotal.drawn.quantiles, 0.5))
          : says.live.waits,
    },
    ...result.claims
      .map((claim) => ({
        claim,
        old: before.claims.find(({ id }) => id === claim.id)?.probability.value ?? 0,
      }))
      .filter(({ claim }) => !waits?.claims.includes(claim.id))
      .filter(({ claim, old }) => Math.abs(claim.probability.value - old) > 0.005)
      .toSorted(
        (a, b) =>
          Math.abs(b.claim.probability.value - b.old) - Math.abs(a.claim.probability.value - a.old),
      )
      .slice(0, 3)
      .map(({ claim, old }) => ({
        name: claim.says,
        was: format.share(old),
        now: format.share(claim.probability.value),
      })),
  ];
  return (
    <dl className="effects" aria-label={says.live.effect}>
      {lines.map(({ name, was, now }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {was === now ? (
              <span className="quiet">
                {now} ({says.live.stays})
              </span>
            ) : (
              <>
                <span className="quiet">{was} →</span> <b>{now}</b>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
