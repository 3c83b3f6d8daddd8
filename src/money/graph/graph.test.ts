import { describe, expect, it } from 'vitest';
import { createGraph, type Group, type Line } from './index.ts';

const line = (id: string, formula?: string, kind: Line['kind'] = 'row'): Line => ({
  ...{ id, kind, label: id, unit: 'USD', sheet: 'Lines' },
  ...(formula === undefined ? {} : { formula }),
});
const group = (id: string, lines: readonly Line[], groups: readonly Group[] = []): Group => ({
  ...{ id, name: id, lines, groups },
});
const expressionOf = (groups: readonly Group[], address: string) =>
  createGraph(groups).lines.get(address)?.expression;
const named = (address: string) => ({ kind: 'line', address });

describe('a name', () => {
  const site = group(
    'site-1',
    [line('cash'), line('only-here')],
    [
      group('loan', [
        line('cash'),
        line('x', 'cash'),
        line('y', 'only-here'),
        line('z', 'works.need'),
      ]),
      group('works', [line('need')]),
    ],
  );

  it('means the line of the innermost group that has it', () => {
    expect(expressionOf([site], 'site-1.loan.x')).toEqual(named('site-1.loan.cash'));
    expect(expressionOf([site], 'site-1.loan.y')).toEqual(named('site-1.only-here'));
    expect(expressionOf([site], 'site-1.loan.z')).toEqual(named('site-1.works.need'));
  });

  it('may be the whole address', () => {
    const other = group('other', [line('a', 'site-1.loan.cash - 1')]);
    expect(expressionOf([site, other], 'other.a')).toEqual({
      ...{ kind: 'call', name: '-' },
      args: [named('site-1.loan.cash'), { kind: 'number', value: 1 }],
    });
  });
});

describe('a total', () => {
  const phase = (id: string, lines: readonly Line[] = [line('cost')]) => group(id, lines);
  const sites = [
    group(
      'a',
      [line('all', 'total(phases.*.cost)')],
      [group('phases', [], [phase('1'), phase('2')])],
    ),
    group('b', [line('all', 'total(phases.*.cost)')], [group('phases', [])]),
    group('sum', [line('all', 'total(*.phases.*.cost)'), line('none', 'total(*.nothing)')]),
  ];

  it('adds what stands in any group at the star', () => {
    const total = (...addresses: string[]) => ({ kind: 'total', addresses });
    expect(expressionOf(sites, 'a.all')).toEqual(total('a.phases.1.cost', 'a.phases.2.cost'));
    expect(expressionOf(sites, 'b.all')).toEqual(total());
    expect(expressionOf(sites, 'sum.all')).toEqual(total('a.phases.1.cost', 'a.phases.2.cost'));
    expect(expressionOf(sites, 'sum.none')).toEqual(total());
  });
});

describe('a faulty formula', () => {
  const faultOf = (formula: string, kind: Line['kind'] = 'row') => {
    const lines = [line('cash'), line('rate', undefined, 'scalar'), line('x', formula, kind)];
    try {
      createGraph([group('g', lines)]);
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
    return undefined;
  };

  it.each([
    ['cahs + 1', 'unknown line "cahs", at character 1 of "cahs + 1"; did you mean cash?'],
    [
      '1 + sun(cash)',
      'unknown function "sun", at character 5 of "1 + sun(cash)"; did you mean sum?',
    ],
    ['cash -1', 'a minus without a space on both sides, at character 6 of "cash -1"'],
    ['cash-1', 'unknown line "cash-1", at character 1 of "cash-1"; did you mean cash?'],
    ['(cash', 'expected ")", found "the end", at character 6 of "(cash"'],
    ['cash cash', 'expected the end, found "cash", at character 6 of "cash cash"'],
    ['2 *', 'expected a number or a name, found "the end", at character 4 of "2 *"'],
    ['cash & 1', 'no formula has the character "&", at character 6 of "cash & 1"'],
    ['ratio(cash)', 'ratio takes 2 arguments, not 1, at character 1 of "ratio(cash)"'],
    ['min()', 'min takes at least 1 arguments, not 0, at character 1 of "min()"'],
    [
      'prev(cash + 1)',
      'prev takes the name of a row, at character 11 of "prev(cash + 1)"; give the expression a line of its own',
    ],
    ['prev(rate)', 'prev takes a row, not a scalar, at character 6 of "prev(rate)"'],
    [
      'lag(cash, cash)',
      'lag goes back by a number or a scalar, not by a row, at character 11 of "lag(cash, cash)"',
    ],
    [
      'total(cash + 1)',
      'total takes one path such as phases.*.cost, at character 1 of "total(cash + 1)"',
    ],
  ])('says what is wrong with %s', (formula, fact) => {
    expect(faultOf(formula)).toBe(`g.x: ${fact}`);
  });

  it('is one that makes a scalar a row', () => {
    expect(faultOf('cash', 'scalar')).toBe(
      'g.x: a scalar whose formula is a row, at character 1 of "cash"; reduce it, as by sum(…)',
    );
    expect(faultOf('sum(cash) * rate', 'scalar')).toBe(undefined);
  });
});

describe('precedence', () => {
  const read = (formula: string) => {
    const text = (e: ReturnType<typeof expressionOf>): string =>
      e?.kind === 'number'
        ? `${e.value}`
        : e?.kind === 'call'
          ? `${e.name}(${e.args.map(text).join(' ')})`
          : '?';
    return text(expressionOf([group('g', [line('x', formula)])], 'g.x'));
  };
  it('is that of arithmetic, from the left', () => {
    expect(read('1 - 2 - 3')).toBe('-(-(1 2) 3)');
    expect(read('1 + 2 * 3 < 4 / -5')).toBe('<(+(1 *(2 3)) /(4 negate(5)))');
    expect(read('(1 + 2) * 1.5e3')).toBe('*(+(1 2) 1500)');
  });
});

describe('lines that wait for each other', () => {
  const build = (formulas: Readonly<Record<string, string>>) => () =>
    createGraph([
      group(
        'g',
        Object.entries(formulas).map(([id, text]) => line(id, text)),
      ),
    ]);

  it('may do so over earlier periods or over later ones', () => {
    expect(build({ a: 'prev(b) + 1', b: 'a * 2' })).not.toThrow();
    expect(build({ a: 'next(b) + 1', b: 'a * 2' })).not.toThrow();
    expect(build({ a: 'lag(a, 3) + prev(a)' })).not.toThrow();
  });

  it('may not in the same period, over all periods, or both ways', () => {
    expect(build({ a: 'b + 1', b: 'c', c: 'a + prev(c)' })).toThrow(
      'lines wait for each other in the same period: g.a > g.b > g.c > g.a',
    );
    expect(build({ a: 'prev(a) + sum(b)', b: 'a' })).toThrow(
      'a line waits for all periods of itself: g.a > g.b > g.a',
    );
    expect(build({ a: 'prev(b)', b: 'next(a)' })).toThrow(
      'lines wait for each other over earlier and over later periods: g.a > g.b > g.a, and g.b > g.a > g.b',
    );
  });
});

it('refuses two things of one address and ids that no formula can name', () => {
  expect(() => createGraph([group('g', [line('a'), line('a')])])).toThrow(
    'two lines have the address g.a',
  );
  expect(() => createGraph([group('g', []), group('g', [])])).toThrow(
    'two groups have the address g',
  );
  expect(() => createGraph([group('g', [line('a b')])])).toThrow('not an id: "a b" in g.a b');
});
