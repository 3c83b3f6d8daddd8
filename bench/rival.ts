import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

type Told = Readonly<Record<string, unknown>>;

/** A NumPy script in a process of its own, which answers one question at a time. */
export interface Rival<Wish extends string> {
  /** Version, and what its tuning chose. */
  readonly about: Told;
  ask(wish: Wish): Promise<Told>;
  close(): void;
}

/** Why no rival can run here; undefined when one can. */
export function missingRival(): string | undefined {
  const { status, error } = spawnSync('python3', ['-c', 'import numpy'], { stdio: 'ignore' });
  if (error !== undefined) return 'python3 is not installed here';
  return status === 0 ? undefined : 'python3 has no numpy here';
}

/** Starts a script of this folder, which finds in `folder` what it is to work on. */
export async function startRival<Wish extends string>(
  script: string,
  folder: string,
): Promise<Rival<Wish>> {
  const path = join(dirname(fileURLToPath(import.meta.url)), script);
  const child = spawn('python3', [path, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Told> => {
    const { done, value } = await lines.next();
    if (done === true) throw new Error('the rival ended without an answer');
    return JSON.parse(value);
  };
  return {
    about: await answer(),
    ask(wish) {
      child.stdin.write(`${wish}\n`);
      return answer();
    },
    close: () => void child.stdin.end(),
  };
}
