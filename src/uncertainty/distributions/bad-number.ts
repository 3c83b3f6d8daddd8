import { failed } from '../../units/index.ts';

/** The first parameter that is not a finite number, as "name value"; undefined when all are. */
export function badNumber(params: { readonly [name: string]: number }): string | undefined {
  for (const [name, value] of Object.entries(params)) {
    if (!Number.isFinite(value)) return `${name} ${value}`;
  }
  return undefined;
}

/** The failed check of a parameter that `badNumber` found. */
export const notFinite = (bad: string) =>
  failed(
    { en: `not a finite number: ${bad}`, zh: `不是有限的数：${bad}` },
    { en: 'state every parameter', zh: '请写全各个参数' },
  );
