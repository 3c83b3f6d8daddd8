import { join, relative, resolve } from 'node:path';
import { futureFolder } from '../future-folder.ts';
import { exitCodes } from '../refusal.ts';
import { print, type World } from '../world.ts';

/** Writes a programme to start from into a new or empty folder. */
export async function init(world: World, folder: string): Promise<number> {
  const { effects, words } = world;
  const example = join(effects.home, 'cases', 'teaching-one-hall', 'programme.yaml');
  const text = new TextDecoder().decode(effects.files.read(example));
  const future = futureFolder(world, folder, {
    refuse: (found) => (found.length === 0 ? undefined : words.refused.folderExists(folder)),
    perishable: [],
  });
  future.publish([{ path: 'programme.yaml', content: withSchemaFrom(world, folder, text) }]);
  const { fact, mend } = words.started(folder);
  print(world, `${fact}\n${mend}`);
  return exitCodes.fine;
}

/** The comment that tells editors the schema, right for the new place; none outside the package. */
function withSchemaFrom({ effects }: World, folder: string, text: string): string {
  const schema = join(effects.home, 'schema', 'programme.schema.json');
  const target = resolve(effects.folder, folder);
  const inside = !relative(effects.home, target).startsWith('..');
  const path = relative(target, schema).replaceAll('\\', '/');
  const line = inside ? `# yaml-language-server: $schema=${path}\n` : '';
  return text.replace(/^# yaml-language-server:.*\n/, () => line);
}
