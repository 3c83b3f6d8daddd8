import { loadProgramme, type Programme } from '../src/programme/index.ts';
import { streamKey, uniformAt } from '../src/uncertainty/index.ts';

/** Activities side by side in a layer. */
const WIDTH = 20;

/** What to generate: the same parameters give the same programme. */
export interface Layered {
  /** Of each phase. */
  readonly activities: number;
  /** Phases side by side, all alike. */
  readonly phases?: number;
  /** Calendars that the activities take in turn; 0 for every day. */
  readonly calendars: number;
}

/**
 * A programme of phases whose activities stand in layers, each behind one to three of the layer
 * before, two on average, all finish to start, with triangular durations; one ends them all.
 */
export function layeredProgramme(layered: Layered): Programme {
  const { programme, diagnostics } = loadProgramme(layeredText(layered));
  if (programme === undefined)
    throw new RangeError(diagnostics.map(({ path, fact }) => `${path.join('.')}: ${fact}`).join());
  return programme;
}

function layeredText({ activities, calendars, phases = 1 }: Layered): string {
  const key = streamKey(1, 'layered');
  let drawn = 0;
  const below = (n: number) => Math.floor(uniformAt(key, drawn++) * n);
  const work = (n: number, after: readonly number[]) => {
    const low = 1 + below(10);
    const mode = low + 1 + below(10);
    const high = mode + 1 + below(30);
    return {
      kind: 'construction',
      duration: { triangular: [low, mode, high].map((days) => `${days} days`) },
      ...(calendars === 0 ? {} : { calendar: `c${n % calendars}` }),
      after: after.map((p) => `a${p}`),
    };
  };
  const before = activities - 1;
  const rows = Array.from({ length: before }, (_, n) =>
    work(n, n < WIDTH ? [] : [...predecessors(n, below)]),
  );
  const last = Array.from({ length: Math.min(WIDTH, before) }, (_, i) => before - 1 - i);
  const online = work(before, last);
  const names = Object.fromEntries(rows.map((row, n) => [`a${n}`, row]));
  return JSON.stringify({
    groundbreak: 1,
    name: 'Layers',
    dataDate: '2025-01-01',
    horizon: '2034-12-31',
    priceYear: 2025,
    source: 'judgement',
    reason: 'generated to be measured',
    scopes: { whole: { name: 'All', of: ['site'] } },
    parties: { builder: { name: 'Builder', roles: ['developer'], hurdle: '10 %' } },
    ...(calendars === 0 ? {} : { calendars: calendarsOf(calendars) }),
    plans: { hall: { activities: { ...names, online } } },
    sites: {
      site: {
        name: 'Site',
        developer: 'builder',
        phases: Object.fromEntries(
          Array.from({ length: phases }, (_, i) => [`hall${i}`, { mw: '10 MW', plan: 'hall' }]),
        ),
      },
    },
  });
}

function predecessors(n: number, below: (n: number) => number): Set<number> {
  const first = (Math.floor(n / WIDTH) - 1) * WIDTH;
  const wanted = [1, 2, 2, 3][below(4)] ?? 2;
  const found = new Set<number>();
  while (found.size < wanted) found.add(first + below(WIDTH));
  return found;
}

const WEEKS = [
  ['mon', 'tue', 'wed', 'thu', 'fri'],
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
  ['mon', 'tue', 'wed', 'thu'],
];

/** Five-, six- and four-day weeks, every second calendar with a winter without work. */
function calendarsOf(count: number) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `c${i}`,
      {
        week: WEEKS[i % WEEKS.length],
        ...(i % 2 === 0 ? {} : { closed: [{ from: '12-15', to: '02-15' }] }),
      },
    ]),
  );
}
