import { expect, test } from 'vitest';
import { type Fields, programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const activities = {
  ntp: { kind: 'milestone' },
  shell: {
    kind: 'construction',
    duration: '1 year',
    after: ['ntp'],
    cost: { fixed: '400m USD' },
  },
  online: { kind: 'milestone', after: ['shell'] },
};
const parts: Fields = {
  sites: {
    s: {
      name: 'Site',
      developer: 'builder',
      phases: { p: { mw: '40 MW', repeat: 2, activities } },
    },
  },
  agreements: { lease: { name: 'Lease', parties: ['builder'], time: '1 month' } },
  drivers: {
    labour: { name: 'Labour', factor: { p10: 0.9, p50: 1, p90: 1.2 } },
    queue: { name: 'Queue', shift: { p10: '0 days', p50: '10 days', p90: '90 days' } },
  },
};

const found = (hit: Fields) =>
  loadProgramme(
    programmeText({ ...parts, risks: { r: { name: 'R', probability: '10 %', hits: [hit] } } }),
  )
    .diagnostics.filter(
      ({ rule }) => rule === 'idle-hit' || rule === 'driver-delay' || rule === 'matches-nothing',
    )
    .map(({ path, fact }) => `${path.join('.')} | ${fact}`);

test('what a thing has can be changed', () => {
  for (const hit of [
    { on: 's', delay: '1 month' },
    { on: 's.p-1.shell', delay: '1 month', factor: 1.1, cost: 1.2 },
    { on: 's.p', cost: 1.3 },
    { on: 'kind:construction', factor: 1.3 },
    { on: 's.p.ntp', cancel: true },
    { on: 'agreement:lease', delay: '1 month' },
    { on: 'driver:labour', factor: 1.2 },
    { on: 'driver:queue', delay: '1 month' },
  ])
    expect(found(hit)).toEqual([]);
});

test('what it does not have is told', () => {
  expect(found({ on: 'driver:labour', delay: '1 month' })).toEqual([
    'risks.r.hits.0.delay | the driver is a factor, to which no days can be added: driver:labour',
  ]);
  expect(found({ on: ['s.p.shell', 's.*.ntp'], delay: '1 month' })).toEqual([
    'risks.r.hits.0.delay | no activity that is meant has a duration that could change: s.*.ntp',
  ]);
  expect(found({ on: 'kind:milestone', cost: 2 })).toEqual([
    'risks.r.hits.0.cost | no activity that is meant costs anything: kind:milestone',
  ]);
  expect(found({ on: 'agreement:lease', cost: 2 })).toEqual([
    'risks.r.hits.0.cost | only activities have a cost that a risk can change: agreement:lease',
  ]);
  expect(found({ on: 's' })).toEqual([
    'risks.r.hits.0 | the risk hits something and changes nothing',
  ]);
  expect(found({ on: 's.x', delay: '1 month' })[0]).toMatch(/^risks.r.hits.0.on \| nothing/);
});
