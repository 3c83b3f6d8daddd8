import type { Language } from '../units/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import { rangeOf, spanOf } from './place.ts';
import { type Locate, placed } from './placed.ts';
import { treeOf } from './tree.ts';

/** Any YAML file as plain data, with what is wrong with it and the places of its parts. Never throws. */
export function readYaml(
  text: string,
  language: Language = 'en',
): {
  readonly raw: unknown;
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: Locate;
} {
  const { root, places, starts, problems } = treeOf(text);
  const locate: Locate = (path, mark) => rangeOf(starts, spanOf(root, places, path, mark));
  return { raw: root, diagnostics: placed(problems, locate, language), locate };
}
