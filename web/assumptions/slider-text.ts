import type { Assumption } from '../../src/report/index.ts';
import type { Reading } from '../reader/reading.ts';
import { sliderOf } from './move.ts';

/** What a control speaks with: given, since it is the same for every forecast that is shown. */
export type Speech = Pick<Reading, 'says' | 'words' | 'format'>;

interface SliderText {
  readonly name: string;
  /** Which number of it. */
  readonly field: string;
  /** By how much it is moved. */
  readonly told: string;
  /** P10, P50 and P90 that come of it; one number where they are the same. */
  readonly spread: string;
}

/** An assumption in words, its slider at `value`. */
export function sliderText(
  assumption: Assumption,
  value: number,
  { says, format }: Speech,
): SliderText {
  const { kind } = sliderOf(assumption);
  const write = (number: number): string => {
    switch (assumption.dimension) {
      case 'date':
        return format.day(Math.round(number));
      case 'money':
        return format.money(number);
      case 'share':
        return format.share(number);
      case 'duration':
        return says.live.days(format.count(number));
      default:
        return format.count(number, 2);
    }
  };
  const effect = (number: number): number =>
    kind === 'times' ? number * value : kind === 'days' ? number + value : value;
  const field = String(assumption.path.at(-1));
  return {
    name: [assumption.name, ...(assumption.of === null ? [] : [assumption.of])].join(' · '),
    field: says.live.fields[field] ?? field,
    told:
      kind === 'times'
        ? format.percent(value)
        : kind === 'days'
          ? `${value > 0 ? '+' : ''}${says.live.days(format.count(value))}`
          : format.share(value),
    spread:
      assumption.p10 === assumption.p90 || kind === 'share'
        ? write(effect(assumption.p50))
        : [assumption.p10, assumption.p50, assumption.p90]
            .map((number) => write(effect(number)))
            .join(' – '),
  };
}
