import { expect, test } from 'vitest';
import { imagine } from './imagined-world.ts';
import { progressView } from './progress.ts';

/** Progress of 1 % a second, a call each second, for 50 seconds. */
function watch(options: { terminal?: boolean; quiet?: boolean }): string {
  let now = 0;
  const { world, said } = imagine({ now: () => now }, options);
  const view = progressView(world);
  for (let second = 1; second <= 50; second++) {
    now = second * 1000;
    view.update(second, 100);
  }
  view.end();
  return said.err;
}

test('elsewhere than on a terminal a line every ten seconds, with the time left', () => {
  expect(watch({}).trimEnd().split('\n')).toEqual([
    'simulating 10 %, 2 min left',
    'simulating 20 %, 80 s left',
    'simulating 30 %, 70 s left',
    'simulating 40 %, 60 s left',
    'simulating 50 %, 50 s left',
  ]);
});

test('on a terminal one line that is drawn anew and taken away', () => {
  const frames = watch({ terminal: true }).split('\r\x1b[K');
  expect(frames).toHaveLength(52);
  expect(frames[50]).toBe(`${'━'.repeat(12)}${'─'.repeat(12)} simulating 50 %, 50 s left`);
  expect(frames[51]).toBe('');
});

test('nothing when it is to be quiet', () => {
  expect(watch({ quiet: true }) + watch({ quiet: true, terminal: true })).toBe('');
});
