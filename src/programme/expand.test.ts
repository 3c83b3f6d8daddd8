import { expect, test } from 'vitest';
import { expand } from './expand.ts';
import { spanOf, valueAt } from './place.ts';
import { treeOf } from './tree.ts';

const expanded = (text: string) => {
  const tree = treeOf(text);
  const { root, problems } = expand(tree.root, tree.places);
  const textAt = (path: readonly (string | number)[]) =>
    text.slice(...spanOf(root, tree.places, path));
  return {
    root,
    problems,
    textAt,
    activity: (...path: string[]) => valueAt(root, ['sites', 's', 'phases', ...path]),
  };
};

const file = (phase: string, plan = '') => `
plans:
  hall:
    source: F-1
    parameters: { build: 12 months, crew: 20 }
${plan}
    activities:
      shell: { kind: construction, duration: $build, workers: $crew, name: "shell in \${build}", cost: { fixed: 1m USD, curve: front } }
      online: { kind: milestone, after: [shell], source: F-2 }
sites:
  s:
    phases:
      p: { plan: hall, ${phase} }
`;

test('parameters stand for their defaults or for what the phase gives, with the place of either', () => {
  const { activity, problems, textAt } = expanded(
    file('with: { build: { p10: 9 months, p50: 1 year, p90: 2 years } }'),
  );
  expect(problems).toEqual([]);
  expect(activity('p', 'activities', 'shell', 'workers')).toBe(20);
  expect(activity('p', 'activities', 'shell', 'duration')).toMatchObject({ p50: '1 year' });
  expect(textAt(['sites', 's', 'phases', 'p', 'activities', 'shell', 'duration', 'p90'])).toBe(
    '2 years',
  );
  expect(textAt(['sites', 's', 'phases', 'p', 'activities', 'shell', 'workers'])).toBe('20');
});

test('inside a longer text a parameter becomes its words', () => {
  expect(expanded(file('with: {}')).activity('p', 'activities', 'shell', 'name')).toBe(
    'shell in 12 months',
  );
});

test('the source of a plan covers its activities that have none of their own', () => {
  const { activity } = expanded(file('with: {}'));
  expect(activity('p', 'activities', 'shell', 'source')).toBe('F-1');
  expect(activity('p', 'activities', 'online', 'source')).toBe('F-2');
});

test('a phase changes activities of its plan field by field and adds its own; values are replaced whole', () => {
  const { activity } = expanded(
    file(
      'activities: { shell: { duration: { p10: 1 d, p50: 2 d, p90: 3 d }, cost: { fixed: 2m USD } }, fence: { kind: construction } }',
    ),
  );
  expect(activity('p', 'activities', 'shell')).toMatchObject({
    kind: 'construction',
    duration: { p10: '1 d', p50: '2 d', p90: '3 d' },
    cost: { fixed: '2m USD', curve: 'front' },
  });
  expect(activity('p', 'activities', 'fence')).toEqual({ kind: 'construction' });
});

test('a repeated phase becomes numbered copies that know their group', () => {
  const { root, problems } = expanded(file('repeat: 3, stagger: 2 months'));
  expect(problems).toEqual([]);
  const phases = valueAt(root, ['sites', 's', 'phases']);
  expect(Object.keys(phases ?? {})).toEqual(['p-1', 'p-2', 'p-3']);
  expect(valueAt(phases, ['p-3'])).toMatchObject({ group: 'p', copy: 3, stagger: '2 months' });
  expect(
    Object.keys(valueAt(expanded(file('repeat: 1')).root, ['sites', 's', 'phases']) ?? {}),
  ).toEqual(['p']);
});

test('slips in templates are reported', () => {
  expect(expanded(file('with: { biuld: 9 months }')).problems).toMatchObject([
    { rule: 'unused-with', nearest: 'build' },
  ]);
  const wrong = file('with: {}').replace('$crew', '$crw');
  expect(expanded(wrong).problems).toMatchObject([{ rule: 'unknown-parameter', nearest: 'crew' }]);
  // what the parameters should be is said of them, not of what is given for them
  expect(
    expanded(
      file('with: { crew: 3 }').replace(/parameters: .*/, 'parameters: [crew]'),
    ).problems.map(({ rule }) => rule),
  ).not.toContain('unused-with');
  expect(expanded(file('copy: 2')).problems).toMatchObject([{ rule: 'unknown-key' }]);
});

test('the energising activity comes from the plan unless the phase names one', () => {
  expect(expanded(file('with: {}', '    energised: shell')).activity('p', 'energised')).toBe(
    'shell',
  );
  expect(
    expanded(file('energised: online', '    energised: shell')).activity('p', 'energised'),
  ).toBe('online');
});
