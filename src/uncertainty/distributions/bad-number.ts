/** The first parameter that is not a finite number, as "name value"; undefined when all are. */
export function badNumber(params: { readonly [name: string]: number }): string | undefined {
  for (const [name, value] of Object.entries(params)) {
    if (!Number.isFinite(value)) return `${name} ${value}`;
  }
  return undefined;
}
