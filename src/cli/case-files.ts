import { basename, dirname, join, resolve } from 'node:path';
import { nearestName } from '../units/index.ts';
import { Refusal, systemCode } from './refusal.ts';
import type { World } from './world.ts';

/** Most bytes that are read of one file of a case. */
const MOST_BYTES = 10_000_000;

/** Most bytes of a result: one holds every month of every site. */
const MOST_RESULT_BYTES = 500_000_000;

/** Where a case is and what it holds. Paths as the user would write them. */
export interface CaseFiles {
  /** Name of the folder; of a programme file under another name, its own without the ending. */
  readonly name: string;
  readonly programmePath: string;
  readonly programme: Uint8Array;
  readonly factsPath: string;
  readonly facts?: Uint8Array;
}

/**
 * Reads the files of a case: a folder with programme.yaml, or the file itself.
 * @throws Refusal that names what is there instead.
 */
export function readCase(world: World, path: string): CaseFiles {
  const found = kindOf(world, path) ?? missing(world, path);
  const programmePath = found === 'folder' ? join(path, 'programme.yaml') : path;
  if (found === 'folder' && kindOf(world, programmePath) === undefined) noProgramme(world, path);
  const factsPath = join(dirname(programmePath), 'facts.yaml');
  const programme = readAtMost(world, programmePath, MOST_BYTES);
  const facts =
    kindOf(world, factsPath) === undefined ? undefined : readAtMost(world, factsPath, MOST_BYTES);
  return {
    name: nameOf(resolve(world.effects.folder, programmePath)),
    programmePath,
    programme,
    factsPath,
    ...(facts === undefined ? {} : { facts }),
  };
}

/** A facts file: itself, or that of a case folder. @throws Refusal */
export function readFactsFile(
  world: World,
  given: string,
): { readonly path: string; readonly bytes: Uint8Array } {
  const isFolder = kindOf(world, given) === 'folder';
  const path = isFolder ? join(given, 'facts.yaml') : given;
  if (kindOf(world, path) === undefined) {
    if (isFolder) throw new Refusal(world.words.refused.noFacts(path));
    missing(world, path);
  }
  return { path, bytes: readAtMost(world, path, MOST_BYTES) };
}

/** Several programmes may stand in one folder: their reports must not take one another's place. */
function nameOf(programmePath: string): string {
  const file = basename(programmePath);
  const own = file.replace(/\.ya?ml$/i, '');
  return (file === 'programme.yaml' ? basename(dirname(programmePath)) : own) || 'case';
}

/** Bytes of a result file. @throws Refusal */
export function readResultFile(world: World, path: string): Uint8Array {
  if (kindOf(world, path) === undefined) missing(world, path);
  return readAtMost(world, path, MOST_RESULT_BYTES);
}

/** What stands at a path. @throws Refusal when that cannot be told. */
export function kindOf(world: World, path: string): 'file' | 'folder' | 'other' | undefined {
  try {
    return world.effects.files.kind(path)?.kind;
  } catch (error) {
    return unreadable(world, path, error);
  }
}

function readAtMost(world: World, path: string, most: number): Uint8Array {
  const { files } = world.effects;
  try {
    const found = files.kind(path);
    if (found?.kind !== 'file') throw new Refusal(world.words.refused.notAFile(path));
    if (found.bytes > most) {
      throw new Refusal(world.words.refused.tooLarge(path, found.bytes, most));
    }
    return files.read(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return unreadable(world, path, error);
  }
}

function unreadable(world: World, path: string, error: unknown): never {
  const code = systemCode(error);
  // A file in the middle of the path: nothing can be there.
  if (code === 'ENOTDIR') return missing(world, path);
  if (code === undefined) throw error;
  throw new Refusal(world.words.refused.unreadable(path, code));
}

/** Refuses, with the nearest name in the folder where the path should have led. */
export function missing(world: World, path: string): never {
  const folder = dirname(path);
  const name = nearestName(
    basename(path),
    listed(world, folder).map((entry) => entry.replace(/\/$/, '')),
  );
  const nearest = name === undefined ? undefined : join(folder, name);
  throw new Refusal(world.words.refused.nothingThere(path, nearest));
}

const MOST_NAMED = 6;

function noProgramme(world: World, folder: string): never {
  const found = listed(world, folder);
  const inside = found.filter((name) => name.endsWith('/') && !name.startsWith('.'));
  const candidates = [
    ...found.filter((name) => /\.ya?ml$/.test(name) && name !== 'facts.yaml'),
    ...inside.map((name) => `${name}programme.yaml`),
  ].map((name) => join(folder, name));
  const cases = candidates
    .filter((path) => world.effects.files.kind(path)?.kind === 'file')
    .map((path) => (basename(path) === 'programme.yaml' ? dirname(path) : path));
  throw new Refusal(world.words.refused.noProgramme(folder, shortened(found), shortened(cases)));
}

/** A list cut to what a sentence can carry. */
export const shortened = (names: readonly string[]): readonly string[] =>
  names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), '…'] : names;

function listed(world: World, folder: string): readonly string[] {
  try {
    return world.effects.files.list(folder);
  } catch {
    return [];
  }
}
