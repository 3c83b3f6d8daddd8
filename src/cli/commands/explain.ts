import { join } from 'node:path';
import { catalogue } from '../../programme/index.ts';
import { nearestName } from '../../units/index.ts';
import { pageText } from '../page-text.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { print, type World, widthOf } from '../world.ts';

const folders = { en: [], zh: ['zh'] } as const;

/** Prints the page of a code, given as GB303 or as the name of its rule. */
export async function explain(world: World, asked: string): Promise<number> {
  const { effects, out, words, language } = world;
  const rules = Object.entries(catalogue);
  const wanted = asked.toLowerCase();
  const code = rules.find(
    ([rule, entry]) => rule === wanted || entry.code.toLowerCase() === wanted,
  )?.[1].code;
  if (code === undefined) {
    const known = rules.flatMap(([rule, entry]) => [entry.code, rule]);
    throw new Refusal(words.refused.unknownCode(asked, nearestName(asked, known)), exitCodes.usage);
  }
  const page = effects.files.read(
    join(effects.home, 'docs', 'errors', ...folders[language], `${code}.md`),
  );
  print(world, pageText(new TextDecoder().decode(page), widthOf(world), out));
  return exitCodes.fine;
}
