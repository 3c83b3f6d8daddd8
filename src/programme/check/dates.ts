import { DAYS_PER_YEAR, dayOf, isoOf, parseMonthDay } from '../../units/index.ts';
import type { Finding, Path } from '../diagnostic.ts';
import type { Check } from './context.ts';

/** The horizon must lie after the data date. */
export const horizon: Check = ({ programme: { horizon: last, dataDate } }) =>
  last > dataDate
    ? []
    : [
        {
          rule: 'horizon',
          path: ['horizon'],
          fact: {
            en: `the horizon is not after the data date ${isoOf(dataDate)}: ${isoOf(last)}`,
            zh: `预测期末不晚于数据截止日 ${isoOf(dataDate)}：${isoOf(last)}`,
          },
          value: isoOf(last),
          against: [['dataDate']],
          mend: {
            en: 'move it years ahead, or swap the two',
            zh: '请往后移若干年，或对调两个日期',
          },
        },
      ];

/** Where the rules of tax begin. */
const FIRST_DATA_DATE = dayOf('2012-01-01');
const MOST_YEARS = 100;

/** Far from today there are no rules of tax, and no end of months to simulate. */
export const eras: Check = ({ programme: { dataDate, horizon: last, finance } }) => {
  const latest = Math.floor(dataDate + MOST_YEARS * DAYS_PER_YEAR);
  const far = (day: number | undefined, path: Path): readonly Finding[] =>
    day === undefined || day <= latest
      ? []
      : [
          {
            rule: 'out-of-range',
            path,
            fact: {
              en: `a day more than ${MOST_YEARS} years after the data date ${isoOf(dataDate)}: ${isoOf(day)}`,
              zh: `日期晚于数据截止日 ${isoOf(dataDate)} 超过 ${MOST_YEARS} 年：${isoOf(day)}`,
            },
            value: isoOf(day),
            against: [['dataDate']],
            mend: {
              en: `write a day up to ${isoOf(latest)}`,
              zh: `请写不晚于 ${isoOf(latest)} 的日期`,
            },
          },
        ];
  return [
    ...far(last, ['horizon']),
    ...far(finance?.until, ['finance', 'until']),
    ...(dataDate >= FIRST_DATA_DATE
      ? []
      : [
          {
            rule: 'out-of-range' as const,
            path: ['dataDate'],
            fact: {
              en: `a data date before the rules of tax that are known begin, ${isoOf(FIRST_DATA_DATE)}: ${isoOf(dataDate)}`,
              zh: `数据截止日早于已知税务规则的起始日 ${isoOf(FIRST_DATA_DATE)}：${isoOf(dataDate)}`,
            },
            value: isoOf(dataDate),
            mend: {
              en: 'move it to that day or later',
              zh: '请改为该日或其后',
            },
          },
        ]),
  ];
};

/** What has happened must have happened by the data date, starts before finishes. */
export const actuals: Check = ({ programme, activities }) => {
  const { dataDate } = programme;
  const late = (day: number | undefined, path: Path): readonly Finding[] =>
    day === undefined || day <= dataDate
      ? []
      : [
          {
            rule: 'after-data-date',
            path,
            fact: {
              en: `an actual date is after the data date ${isoOf(dataDate)}: ${isoOf(day)}`,
              zh: `实际日期晚于数据截止日 ${isoOf(dataDate)}：${isoOf(day)}`,
            },
            value: isoOf(day),
            against: [['dataDate']],
            mend: {
              en: 'what has not happened yet is a duration or a time, not an actual',
              zh: '尚未发生的事应写成工期或时间，不是实际日期',
            },
          },
        ];
  return [
    ...[...activities.values()].flatMap(({ activity, path }) => {
      const { started, finished } = activity.progress ?? {};
      const at = [...path, 'progress'];
      return [
        ...late(started, [...at, 'started']),
        ...late(finished, [...at, 'finished']),
        ...(started !== undefined && finished !== undefined && finished < started
          ? [
              {
                rule: 'finished-before-started' as const,
                path: [...at, 'finished'],
                fact: {
                  en: `finished before it started on ${isoOf(started)}: ${isoOf(finished)}`,
                  zh: `完成早于开始（${isoOf(started)}）：${isoOf(finished)}`,
                },
                value: isoOf(finished),
                against: [[...at, 'started']],
                mend: { en: 'swap the two or correct one', zh: '请对调两者，或更正其中之一' },
              },
            ]
          : []),
      ];
    }),
    ...Object.entries(programme.agreements).flatMap(([id, { signed }]) =>
      late(signed, ['agreements', id, 'signed']),
    ),
  ];
};

/** A long stop that is past decides the matter before the first trial. */
export const longStops: Check = ({ programme, phases }) => {
  const { dataDate } = programme;
  const past = (day: number | undefined, path: Path): readonly Finding[] =>
    day === undefined || day > dataDate
      ? []
      : [
          {
            rule: 'long-stop',
            path: [...path, 'longStop'],
            fact: {
              en: `the long-stop date is not after the data date ${isoOf(dataDate)}: ${isoOf(day)}`,
              zh: `最后期限不晚于数据截止日 ${isoOf(dataDate)}：${isoOf(day)}`,
            },
            value: isoOf(day),
            against: [['dataDate']],
            mend: {
              en: 'move it ahead, or leave out what has lapsed',
              zh: '请往后移，或删去已经失效的内容',
            },
          },
        ];
  return [
    ...phases.flatMap(({ phase, path }) => past(phase.longStop, path)),
    ...Object.entries(programme.agreements).flatMap(([id, a]) =>
      a.signed === undefined ? past(a.longStop, ['agreements', id]) : [],
    ),
  ];
};

/** Seasons run between days that exist. */
export const seasons: Check = ({ programme }) =>
  Object.entries(programme.calendars).flatMap(([id, { closed }]) =>
    closed.flatMap((season, i) =>
      (['from', 'to'] as const).flatMap((end) =>
        parseMonthDay(season[end]) === undefined
          ? [
              {
                rule: 'season' as const,
                path: ['calendars', id, 'closed', i, end],
                fact: {
                  en: `there is no such day of the year: ${season[end]}`,
                  zh: `一年中没有这一天：${season[end]}`,
                },
                value: season[end],
                mend: { en: 'write month and day, such as 12-15', zh: '请写月和日，例如 12-15' },
              },
            ]
          : [],
      ),
    ),
  );
