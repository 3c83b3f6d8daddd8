import { join } from 'node:path';
import { type Result, resultSchema } from '../report/index.ts';
import { kindOf, readResultFile } from './case-files.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** Reads a result.json, given itself or its report folder. @throws Refusal when it is none */
export function readResult(world: World, given: string): Result {
  const path = kindOf(world, given) === 'folder' ? join(given, 'result.json') : given;
  const bytes = readResultFile(world, path);
  const no = (field?: string) => new Refusal(world.words.refused.notAResult(path, field));
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw no();
  }
  const parsed = resultSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw no(parsed.error.issues[0]?.path.join('.') || 'stamp');
}
