import { basename, dirname, join, resolve } from 'node:path';
import { kindOf } from './case-files.ts';
import { Refusal, type Refused, systemCode } from './refusal.ts';
import type { World } from './world.ts';

/** A file to be, with its path within the folder. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A folder that is not there yet, or not yet as it will be. */
export interface FutureFolder {
  /** Writes files that are shown later. @throws Refusal; then nothing is left behind. */
  readonly write: (files: readonly NewFile[]) => void;
  /** Writes the last files and shows all at once. @throws Refusal; then nothing is left behind. */
  readonly publish: (files: readonly NewFile[]) => void;
  /** Gives up; nothing is left behind. */
  readonly discard: () => void;
}

/** What may be in the folder before. */
export interface FolderRules {
  /** Why a folder that holds these names must not be written, if so. */
  readonly refuse: (found: readonly string[]) => Refused | undefined;
  /** Files of an earlier time that are removed if they are not written again. */
  readonly perishable: readonly string[];
}

/**
 * Makes sure that a folder can be written before any long work, by making a temporary one beside
 * it (or, where it exists already, within it). Files are written there, flushed, and renamed.
 * Stopping the process leaves nothing behind.
 * @throws Refusal when the folder cannot be written or holds something of the user's.
 */
export function futureFolder(world: World, target: string, rules: FolderRules): FutureFolder {
  const { files, folder: here } = world.effects;
  const { refused } = world.words;
  const full = resolve(here, target);
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      discard();
      const code = systemCode(error);
      if (code === undefined) throw error;
      const inTheWay = code === 'EEXIST' || code === 'ENOTDIR';
      throw new Refusal(inTheWay ? refused.inTheWay(target) : refused.cannotWrite(target, code));
    }
  };

  let made: string | undefined;
  let staging: string | undefined;
  const discard = () => {
    if (staging !== undefined) files.remove(staging);
    staging = undefined;
    // Only what was made here, and only while it is empty.
    if (made !== undefined) {
      for (let at = dirname(full); at.startsWith(made); at = dirname(at)) files.removeEmpty(at);
    }
    made = undefined;
  };

  const before = attempt(() => kindOf(world, full));
  if (before !== undefined && before !== 'folder') throw new Refusal(refused.inTheWay(target));
  if (before === 'folder') {
    const objection = rules.refuse(attempt(() => files.list(full)));
    if (objection !== undefined) throw new Refusal(objection);
  }
  const release = world.stopping.guard(discard);
  staging = attempt(() => {
    if (before === 'folder') return files.makeTemporary(join(full, '.groundbreak-'));
    made = files.makeFolder(dirname(full));
    return files.makeTemporary(join(dirname(full), `.${basename(full)}-`));
  });
  const temporary = staging;

  const written: string[] = [];
  const write = (newFiles: readonly NewFile[]) => {
    attempt(() => {
      for (const { path, content } of newFiles) {
        files.makeFolder(join(temporary, dirname(path)));
        files.write(join(temporary, path), content);
        written.push(path);
      }
    });
  };

  const publish = (newFiles: readonly NewFile[]) => {
    write(newFiles);
    attempt(() => {
      const folders = new Set(written.map((path) => dirname(path)));
      for (const folder of folders) files.settle(join(temporary, folder));
      if (before === 'folder') {
        for (const folder of folders) files.makeFolder(join(full, folder));
        for (const path of written) files.rename(join(temporary, path), join(full, path));
        for (const path of rules.perishable) {
          if (!written.includes(path)) files.remove(join(full, path));
        }
        files.remove(temporary);
        files.settle(full);
      } else {
        files.rename(temporary, full);
        files.settle(dirname(full));
      }
      staging = undefined;
      made = undefined;
    });
    release();
  };
  return {
    write,
    publish,
    discard: () => {
      discard();
      release();
    },
  };
}
