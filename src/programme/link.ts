import type { Bilingual } from '../units/index.ts';
import { parseValue } from './parse-value.ts';
import type { Activity } from './schema/programme.ts';
import type { Value } from './value.ts';

export type LinkType = 'FS' | 'SS' | 'FF' | 'SF';

/** A link to a predecessor with its full address. */
export interface Link {
  readonly site: string;
  readonly phase: string;
  readonly activity: string;
  readonly type: LinkType;
  readonly lag?: Value;
}

// Ids contain hyphens: a minus right after the address belongs to it.
const grammar =
  /^([a-z0-9.-]+)(?:\s+(FS|SS|FF|SF)(?:\s*([+-])\s*(\d.*))?|\s*(\+)\s*(\d.*)|\s+(-)\s*(\d.*))?$/;

/**
 * Reads a predecessor: `shell`, `shell SS`, `shell SS+10 days`, `shell - 2 weeks`,
 * `site.phase.shell FF-2 weeks`, or the object form. An address without dots lies in the same phase.
 */
export function parseLink(
  raw: Activity['after'][number],
  here: { readonly site: string; readonly phase: string },
):
  | { readonly ok: true; readonly value: Link }
  | { readonly ok: false; readonly fact: Bilingual; readonly mend: Bilingual } {
  const mend = {
    en: 'write it like `shell`, `shell SS+10 days` or `site.phase.shell`',
    zh: '请写成 `shell`、`shell SS+10 days` 或 `site.phase.shell` 的形式',
  };
  if (typeof raw !== 'string') {
    const address = addressOf(raw.activity, here);
    if (address === undefined)
      return {
        ok: false,
        fact: {
          en: `expected an activity, got ${raw.activity}`,
          zh: `应为工作，实为：${raw.activity}`,
        },
        mend,
      };
    return {
      ok: true,
      value: { ...address, type: raw.type, ...(raw.lag === undefined ? {} : { lag: raw.lag }) },
    };
  }
  const match = grammar.exec(raw.trim());
  const address = match?.[1] === undefined ? undefined : addressOf(match[1], here);
  if (!match || address === undefined)
    return {
      ok: false,
      fact: { en: `expected a predecessor, got ${raw}`, zh: `应为紧前工作，实为：${raw}` },
      mend,
    };
  const type = (match[2] ?? 'FS') as LinkType;
  const sign = match[3] ?? match[5] ?? match[7];
  const time = match[4] ?? match[6] ?? match[8];
  if (time === undefined) return { ok: true, value: { ...address, type } };
  const lag = parseValue(`${sign === '-' ? '-' : ''}${time}`, 'duration', true);
  if (!lag.ok)
    return {
      ok: false,
      fact: lag.problems[0]?.fact ?? {
        en: `expected a lag, got ${time}`,
        zh: `应为时延，实为：${time}`,
      },
      mend,
    };
  return { ok: true, value: { ...address, type, lag: lag.value } };
}

/** The full address of an activity named in a phase, or undefined when it is neither one name nor three. */
export function addressOf(
  name: string,
  here: { readonly site: string; readonly phase: string },
): { site: string; phase: string; activity: string } | undefined {
  const parts = name.split('.');
  const [a, b, c] = parts;
  if (parts.length === 1 && a) return { ...here, activity: a };
  if (parts.length === 3 && a && b && c) return { site: a, phase: b, activity: c };
  return undefined;
}
