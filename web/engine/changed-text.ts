import { type Locate, readYaml } from '../../src/programme/index.ts';
import { statedExtent } from '../../src/report/index.ts';
import type { Change } from './change.ts';
import { flowYaml } from './flow-yaml.ts';
import { Unfit } from './unfit.ts';

/**
 * The text of a programme with changes: only the changed numbers are written anew, comments and
 * order stay. `locate` is that of the text.
 * @throws Unfit when a number is not stated in the text.
 */
export function changedText(text: string, changes: readonly Change[], locate: Locate): string {
  const cuts = changes.map(({ address, path, to }) => {
    const extent = statedExtent(text, locate, path);
    if (extent === undefined)
      throw new Unfit({
        en: `the number is not in the file: ${address}`,
        zh: `文件中没有这个数值：${address}`,
      });
    return { ...extent, to: flowYaml(to) };
  });
  let changed = text;
  for (const { start, end, to } of cuts.toSorted((a, b) => b.start - a.start)) {
    // the lines of a block begin right after the colon of their key
    const space = changed[start - 1] === ':' ? ' ' : '';
    changed = `${changed.slice(0, start)}${space}${to}${changed.slice(end)}`;
  }
  return changed;
}

/** The same, after looking that it reads back as meant. @throws Unfit when it does not. */
export function provedText(text: string, changes: readonly Change[]): string {
  if (changes.length === 0) return text;
  const { raw, locate } = readYaml(text);
  const changed = changedText(text, changes, locate);
  const wanted = changes.reduce((tree, { path, to }) => withValue(tree, path, to), raw);
  if (!same(readYaml(changed).raw, wanted)) {
    const address = changes[0]?.address ?? '';
    throw new Unfit({
      en: `the number cannot be written into the file: ${address}`,
      zh: `这个数值无法写入文件：${address}`,
    });
  }
  return changed;
}

/** The same tree with another value at a path; what is not on the path is shared. */
export function withValue(tree: unknown, path: readonly (string | number)[], to: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  if (Array.isArray(tree))
    return tree.map((item, i) => (i === Number(step) ? withValue(item, rest, to) : item));
  const fields = typeof tree === 'object' && tree !== null ? tree : {};
  return { ...fields, [step]: withValue(Reflect.get(fields, step), rest, to) };
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  const [keysA, keysB] = [Object.keys(a), Object.keys(b)];
  return (
    keysA.length === keysB.length &&
    keysA.every((key) => same(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
