import { asOf } from '../../evidence/index.ts';
import { type Day, isoOf } from '../../units/index.ts';
import { readCase } from '../case-files.ts';
import { insistOnSound } from '../diagnosed.ts';
import { type Examined, examine } from '../examine.ts';
import { factsText } from '../facts-text.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { print, printJson, type World, widthOf } from '../world.ts';

export interface FactsOptions {
  readonly asOf?: Day;
  readonly json?: true;
}

/** Prints what was known on a day. */
export async function facts(world: World, path: string, options: FactsOptions): Promise<number> {
  const files = readCase(world, path);
  if (files.facts === undefined) throw new Refusal(world.words.refused.noFacts(files.factsPath));
  const examined = examine(files, world.language);
  if (hasBadFacts(examined)) insistOnSound(world, examined);
  const date = options.asOf ?? examined.programme?.dataDate;
  if (date === undefined) throw new Refusal(world.words.refused.needsDate);
  const view = asOf(examined.facts, date);
  if (options.json) {
    printJson(world, 'facts', { asOf: isoOf(date), facts: view.facts, conflicts: view.conflicts });
  } else {
    const all = examined.facts.length;
    const { words, out } = world;
    print(
      world,
      factsText(view, { name: files.name, all, words, width: widthOf(world), style: out }),
    );
  }
  return exitCodes.fine;
}

const hasBadFacts = ({ diagnostics }: Examined): boolean =>
  diagnostics.some(({ file, severity }) => file === 'facts' && severity === 'error');
