import { expect, it } from 'vitest';
import { changeText } from './effects.tsx';

const whole = (value: number) => `${Math.round(value)} MW`;
const share = (value: number) => `${(100 * value).toFixed(1)} %`;
const aside = (text: string, remark: string) => `${text} (${remark})`;

it('says that a number stays only where it does', () => {
  expect(changeText(17, 17, whole, share, aside)).toBeNull();
  expect(changeText(17.109, 17.407, whole, share, aside)).toEqual({
    was: null,
    now: '17 MW (+1.7 %)',
  });
  expect(changeText(17.407, 17.109, whole, share, aside)).toEqual({
    was: null,
    now: '17 MW (−1.7 %)',
  });
  expect(changeText(0, 0.2, whole, share, aside)).toEqual({ was: null, now: '0 MW (+100.0 %)' });
  expect(changeText(17.1, 18.2, whole, share, aside)).toEqual({ was: '17 MW', now: '18 MW' });
});
