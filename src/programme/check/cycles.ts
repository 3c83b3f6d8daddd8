import type { Finding } from '../diagnostic.ts';
import type { Check } from './context.ts';
import { type Waiting, waitingsOf } from './waiting.ts';

const MOST_SHOWN = 12;

/**
 * Things that wait for each other in a circle can never happen.
 * What can happen is found by going on from what waits for nothing; among the rest, following
 * what is waited for must lead round a circle.
 */
export const cycles: Check = (context) => {
  const waitings = waitingsOf(context);
  const stuck = stuckOf(waitings);
  const done = new Set<string>();
  const findings: Finding[] = [];
  for (const start of stuck) {
    const trail: string[] = [];
    let id: string | undefined = start;
    while (id !== undefined && !done.has(id) && !trail.includes(id)) {
      trail.push(id);
      id = blockerOf(waitings.get(id), stuck);
    }
    const from = id === undefined ? -1 : trail.indexOf(id);
    if (from >= 0) findings.push(circle(trail.slice(from), waitings));
    for (const passed of trail) done.add(passed);
  }
  return findings;
};

/** Ids of all that can never happen. Names that lead nowhere are reported elsewhere and do not count. */
function stuckOf(waitings: ReadonlyMap<string, Waiting>): ReadonlySet<string> {
  const stuck = new Set(waitings.keys());
  const waiters = new Map<string, string[]>();
  for (const { id, all, any } of waitings.values())
    for (const cause of [...all, ...any.flat()]) {
      const others = waiters.get(cause);
      if (others === undefined) waiters.set(cause, [id]);
      else others.push(id);
    }
  const queue = [...waitings.keys()];
  for (const id of queue) {
    if (!stuck.has(id) || blockerOf(waitings.get(id), stuck) !== undefined) continue;
    stuck.delete(id);
    queue.push(...(waiters.get(id) ?? []));
  }
  return stuck;
}

/** One of the things that keep this from happening, if any. */
function blockerOf(waiting: Waiting | undefined, stuck: ReadonlySet<string>): string | undefined {
  if (waiting === undefined) return undefined;
  return (
    waiting.all.find((id) => stuck.has(id)) ??
    waiting.any.find((group) => group.every((id) => stuck.has(id)))?.[0]
  );
}

function circle(ids: readonly string[], waitings: ReadonlyMap<string, Waiting>): Finding {
  const least = ids.indexOf([...ids].sort()[0] ?? '');
  const turned = [...ids.slice(least), ...ids.slice(0, least)];
  const [first = ''] = turned;
  const phases = new Set(
    turned.map((id) => (id.includes(' ') ? id : id.split('.').slice(0, 2).join('.'))),
  );
  // Inside one phase the names alone will do: its copies then have the same circle.
  if (phases.size === 1) return report(turned.map((id) => id.split('.').at(-1) ?? id));
  return report(turned);

  function report(words: readonly string[]): Finding {
    const names = words.length > MOST_SHOWN ? [...words.slice(0, MOST_SHOWN), '…'] : words;
    return {
      rule: 'cycle',
      path: waitings.get(first)?.path ?? [],
      mark: 'key',
      fact: {
        en: `a circle of waiting: ${[...names, words[0]].join(' -> ')}`,
        zh: `循环等待：${[...names, words[0]].join(' -> ')}`,
      },
      mend: {
        en: 'remove one of the links or gates; each name waits for the next',
        zh: '请删去其中一条逻辑关系或放行条件；每一项都在等待后一项',
      },
    };
  }
}
