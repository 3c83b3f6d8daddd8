import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../tests/any-programme.ts';
import { type Fields, networkOf, programmeOf } from '../../tests/programmes.ts';
import { compile, type Model } from '../model/index.ts';
import {
  allocate,
  BLOCK,
  createDerive,
  createDrawnBlocks,
  createSimulation,
  type DrawnBlocks,
} from './index.ts';
import { createStage } from './stage.ts';

const TRIALS = 2 * BLOCK + 7;

/** Bytes of all outcomes, also without each risk where `excludes`; each block by one of the threads. */
function found(
  model: Model,
  threads: readonly (DrawnBlocks | undefined)[],
  {
    trials = TRIALS,
    inRound = TRIALS,
    seed = 1,
    of = (block: number) => block,
    excludes = false,
  } = {},
): Buffer {
  const outcomes = allocate(model, Math.min(inRound, trials), (bytes) => new ArrayBuffer(bytes));
  const options = { seed, trials, firstTrial: 0 };
  const simulations = threads.map((drawn) =>
    createSimulation(model, outcomes, { ...options, drawn }),
  );
  const { blocks } = simulations[0]!;
  const by = (k: number) => simulations[k % simulations.length]!;
  for (let block = 0; block < blocks; block++) by(of(block)).run(block);
  const risks = excludes ? [...model.risks.keys()] : [];
  const changes = risks.flatMap((risk) =>
    Array.from({ length: blocks }, (_, block) => by(of(block) + 1).exclude(block, [risk])),
  );
  const { scalars, monthly, dates, sums } = outcomes;
  return Buffer.concat(
    [scalars, monthly, dates, sums, ...changes].map((v) => Buffer.from(v.slice().buffer)),
  );
}

/** Changes to a programme as a reader or an author makes them, to one of the values that lie there. */
const anyMove = fc.record({
  within: fc.constantFrom('', 'drivers', 'risks', 'never', 'sites'),
  at: fc.nat(9_999),
  to: fc.constantFrom('left out', 'uncertain', -1, 0, 0.5, 1.1, 1.5, 2),
  // whose blocks are whose
  threads: fc.array(fc.nat(1), { minLength: 3, maxLength: 3 }),
  trials: fc.constantFrom(TRIALS, TRIALS, TRIALS, 40),
  inRound: fc.constantFrom(TRIALS, TRIALS, TRIALS, 30),
  seed: fc.constantFrom(1, 1, 1, 1, 2),
  excludes: fc.boolean(),
});

type Move = typeof anyMove extends fc.Arbitrary<infer M> ? M : never;

const STATED = /^-?\d+(\.\d+)?(?!\d*-)/;

/** The programme with a value changed, where that is a programme still. */
function moved(parts: Fields, { within, at, to }: Pick<Move, 'within' | 'at' | 'to'>) {
  const copy = structuredClone(parts);
  const places: (readonly [object, string])[] = [];
  const walk = (of: object, path: string): void => {
    for (const [key, value] of Object.entries(of)) {
      const here = `${path}.${key}`;
      if (here.includes(within) && (to === 'left out' || STATED.test(String(value))))
        places.push([of, key]);
      if (typeof value === 'object' && value !== null) walk(value, here);
    }
  };
  walk(copy, '');
  const place = places[at % places.length];
  if (place === undefined) return undefined;
  const [of, key] = place;
  const value: unknown = Reflect.get(of, key);
  const times = (by: number) =>
    typeof value === 'number'
      ? value * by
      : String(value).replace(STATED, (x: string) => String(Number(x) * by));
  if (typeof to === 'number') Reflect.set(of, key, times(to));
  else if (to === 'uncertain') Reflect.set(of, key, { uniform: [value, times(2)] });
  else Reflect.deleteProperty(of, key);
  try {
    return compile(programmeOf(copy));
  } catch {
    return undefined;
  }
}

const upTo = (days: number) => ({ triangular: ['1 day', '3 days', `${days} days`] });

/** Three activities, of which some take certain days. */
const network = (
  after: Readonly<Record<string, string>>,
  certain: readonly string[] = [],
  { gates = {}, ...more }: Fields & { readonly gates?: Fields } = {},
) =>
  networkOf(
    Object.fromEntries(
      ['a', 'b', 'c'].map((id) => [
        id,
        {
          duration: certain.includes(id) ? '5 days' : upTo(9),
          after: after[id] === undefined ? [] : [after[id]],
          gates: gates[id] ?? {},
          drivers: 'drivers' in more ? { driver: 1 } : {},
        },
      ]),
    ),
    more,
  );

const driven = (driver: Fields) =>
  network({}, [], { drivers: { driver: { name: 'D', ...driver } } });

const hits = (hit: Fields, more: Fields = {}) =>
  network({ b: 'a' }, [], {
    risks: { risk: { name: 'R', probability: 0.5, hits: [{ on: 's.a', ...hit }], ...more } },
  });

const mitigated = (impact: number) => ({
  mitigation: { active: true, probability: 0.5, impact, cost: '0 USD' },
});

const crewsFor = (of: string) => ({
  supplies: {
    crews: { name: 'C', unit: 'c', deliveries: [{ on: '2025-02-01', quantity: 1 }] },
  },
  gates: { [of]: { supply: { crews: { quantity: { uniform: [1, 2] } } } } },
});

const agreed = (agreement: Fields) =>
  network({}, [], {
    agreements: {
      lease: { name: 'L', parties: ['builder', 'renter'], time: upTo(9), ...agreement },
    },
  });

describe('what was drawn before', () => {
  it('leaves all outcomes as they are without, to the last bit', () => {
    fc.assert(
      fc.property(anyProgramme(), fc.array(anyMove, { maxLength: 8 }), (parts, moves) => {
        const threads = [createDrawnBlocks(), createDrawnBlocks()];
        const model = compile(programmeOf(parts));
        for (const { threads: whose, ...move } of moves) {
          const now = moved(parts, move) ?? model;
          const of = (block: number) => whose[block]!;
          const again = found(now, threads, { ...move, of });
          expect(again.equals(found(now, [undefined], move))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['a chance of nothing', hits({ cancel: true }), hits({ cancel: true }, { probability: 0.9 })],
    ['a delay', hits({ delay: '9 days' }), hits({ delay: '8 days' })],
    ['a factor', hits({ factor: 2 }), hits({ factor: { uniform: [1, 3] } })],
    [
      'an uncertain factor',
      hits({ factor: { uniform: [1, 2] } }),
      hits({ factor: { uniform: [1, 3] } }),
    ],
    ['an uncertain delay', hits({ delay: upTo(9) }), hits({ delay: upTo(8) })],
    ['a mitigation', hits({ delay: upTo(9) }), hits({ delay: upTo(9) }, mitigated(0.5))],
    ['what never comes', agreed({ never: 0.2 }), agreed({ never: 0.9 })],
    ['a lag', network({ b: 'a FS+2 days' }), network({ b: 'a FS+9 days' })],
    ['another link', network({ b: 'a', c: 'a' }), network({ b: 'a', c: 'b' })],
    ['what waits', network({ b: 'a' }, [], crewsFor('a')), network({ b: 'a' }, [], crewsFor('b'))],
    ['what is certain', network({}, ['a']), network({}, ['b'])],
    ['a shift of a day', driven({ factor: 1 }), driven({ shift: '1 day' })],
  ])('makes no difference after %s', (_, before, after) => {
    const drawn = createDrawnBlocks();
    for (const parts of [before, after, before]) {
      const model = compile(programmeOf(parts));
      expect(found(model, [drawn]).equals(found(model, [undefined]))).toBe(true);
    }
  });

  it('is not drawn or dated again', () => {
    const work = (days: string, driver: string) => ({
      duration: { triangular: ['1 day', '3 days', days], drivers: { [driver]: 1 } },
    });
    const programme = (market: number, probability: number) =>
      compile(
        programmeOf(
          networkOf(
            {
              a: work('9 days', 'market'),
              b: { ...work('8 days', 'weather'), after: ['a'] },
              c: work('7 days', 'weather'),
              d: { ...work('6 days', 'weather'), after: ['c'] },
              e: work('5 days', 'weather'),
            },
            {
              drivers: {
                market: { name: 'Market', factor: { uniform: [0.5, market] } },
                weather: { name: 'Weather', factor: { uniform: [0.5, 2] } },
              },
              risks: {
                flood: {
                  name: 'Flood',
                  probability,
                  hits: [{ on: 's.e', delay: '9 days' }],
                },
              },
            },
          ),
        ),
      );
    const drawn = createDrawnBlocks();
    const derive = createDerive();
    const NEITHER = 1e6;
    /** Phases whose work is drawn anew, and dated anew. */
    const done = (model: Model) => {
      const { draws, date, wide } = createStage(
        [model],
        { seed: 1, trials: BLOCK, derive, drawn },
        {},
      );
      // what was kept is told by a number that nothing comes to
      const before = drawn.get(BLOCK, 0);
      before?.rest.fill(NEITHER);
      before?.finish.fill(NEITHER);
      draws.fill(0, BLOCK);
      date(BLOCK);
      const { network, phases } = model;
      const ofPhases = (numberOf: (node: number) => number) =>
        phases
          .filter(({ energised }) => numberOf(energised) !== NEITHER)
          .map(({ id }) => id)
          .join(' ');
      return [
        ofPhases((node) => wide.columns[network.time[node]! * BLOCK]!),
        ofPhases((node) => wide.finish[node * BLOCK]!),
      ];
    };
    expect(done(programme(2, 0.5))).toEqual(['s.a s.b s.c s.d s.e', 's.a s.b s.c s.d s.e']);
    expect(done(programme(2, 0.5))).toEqual(['', '']);
    expect(done(programme(3, 0.5))).toEqual(['s.a', 's.a s.b']);
    expect(done(programme(3, 0.9))).toEqual(['s.e', 's.e']);
  });
});
