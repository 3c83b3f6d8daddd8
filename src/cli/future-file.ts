import { basename, dirname, join, resolve } from 'node:path';
import { kindOf } from './case-files.ts';
import { Refusal, systemCode } from './refusal.ts';
import type { World } from './world.ts';

/** A file that is not there yet, or not yet as it will be. */
export interface FutureFile {
  /** Writes it and shows it whole. @throws Refusal; then nothing is left behind. */
  readonly publish: (content: Uint8Array) => void;
  /** Gives up; nothing is left behind. */
  readonly discard: () => void;
}

/**
 * Makes sure that a file can be written before any long work. It is written beside its place,
 * flushed, then renamed; stopping the process leaves nothing behind.
 * @throws Refusal when it cannot be written, a folder is in the way, or there is none to write into
 */
export function futureFile(world: World, path: string): FutureFile {
  const { files, folder } = world.effects;
  const { refused } = world.words;
  const full = resolve(folder, path);
  let staging: string | undefined;
  const discard = () => {
    if (staging !== undefined) files.remove(staging);
    staging = undefined;
  };
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      discard();
      const code = systemCode(error);
      if (code === undefined) throw error;
      throw new Refusal(refused.cannotWrite(path, code));
    }
  };
  if (attempt(() => kindOf(world, full)) === 'folder')
    throw new Refusal(refused.folderInTheWay(path));
  if (attempt(() => kindOf(world, dirname(full))) === undefined)
    throw new Refusal(refused.noFolder(dirname(path)));
  const release = world.stopping.guard(discard);
  staging = attempt(() => files.makeTemporary(join(dirname(full), `.${basename(full)}-`)));
  const temporary = staging;
  return {
    publish(content) {
      attempt(() => {
        const inside = join(temporary, basename(full));
        files.write(inside, content);
        files.rename(inside, full);
        files.settle(dirname(full));
      });
      discard();
      release();
    },
    discard() {
      discard();
      release();
    },
  };
}
