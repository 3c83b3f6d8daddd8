import { leadScopes, quantileAt, yearEnds } from '../../src/report/index.ts';
import { apart } from '../charts/apart.ts';
import { useReading } from '../reader/reading.ts';

/** A number before and after a change, as text: by how much where both read the same. */
export function changeText(
  was: number,
  now: number,
  write: (value: number) => string,
  share: (value: number) => string,
  aside: (text: string, remark: string) => string,
): { readonly was: string | null; readonly now: string } | null {
  if (was === now) return null;
  const [before, after] = [write(was), write(now)];
  if (before !== after) return { was: before, now: after };
  const by = Math.abs(now - was) / (Math.abs(was) || Math.abs(now));
  return { was: null, now: aside(after, `${now > was ? '+' : '\u2212'}${share(by)}`) };
}

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
          name: says.aside(
            `${scope.name}${words.listMark}${words.columns.mw} ${end.year}`,
            says.columns.mean,
          ),
          was: mw(old),
          now: mw(scope),
          write: (value: number) => format.outcome(value, 'MW'),
        },
      ];
    }),
    ...(result.ladder.length === 0
      ? []
      : [
          {
            name: says.live.drawn,
            was: quantileAt(before.levels, before.ladderTotal.drawn.quantiles, 0.5),
            now: waits.topics.includes('money')
              ? undefined
              : quantileAt(result.levels, result.ladderTotal.drawn.quantiles, 0.5),
            write: format.money,
          },
        ]),
    ...result.claims
      .map((claim) => ({
        claim,
        old: before.claims.find(({ id }) => id === claim.id)?.probability.value ?? 0,
      }))
      .filter(({ claim }) => !waits.claims.includes(claim.id))
      .filter(({ claim, old }) => Math.abs(claim.probability.value - old) > 0.005)
      .toSorted(
        (a, b) =>
          Math.abs(b.claim.probability.value - b.old) - Math.abs(a.claim.probability.value - a.old),
      )
      .slice(0, 3)
      .map(({ claim, old }) => ({
        name: claim.says,
        was: old,
        now: claim.probability.value,
        write: format.share,
      })),
  ];
  return (
    // a long list scrolls, also by keyboard
    <dl className="effects" aria-label={says.live.effect} tabIndex={0}>
      {lines.map(({ name, was, now, write }) => {
        const text =
          now === undefined
            ? { was: write(was), now: says.live.waits }
            : changeText(was, now, write, format.share, says.aside);
        return (
          <div key={name}>
            <dt>{apart(name)}</dt>
            <dd>
              {text === null ? (
                <span className="quiet">
                  {write(was)} ({says.live.stays})
                </span>
              ) : (
                <>
                  {text.was !== null && <span className="quiet">{text.was} →</span>}{' '}
                  <b>{text.now}</b>
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
