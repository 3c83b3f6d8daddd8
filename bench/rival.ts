import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The NumPy forward pass in a process of its own, which answers one question at a time. */
export interface Rival {
  /** Version, and what its tuning chose. */
  readonly about: Readonly<Record<string, unknown>>;
  ask(
    wish: 'fresh' | 'streamed' | 'drawn' | 'finishes',
  ): Promise<Readonly<Record<string, unknown>>>;
  close(): void;
}

/** Why no rival can run here; undefined when one can. */
export function missingRival(): string | undefined {
  const { status, error } = spawnSync('python3', ['-c', 'import numpy'], { stdio: 'ignore' });
  if (error !== undefined) return 'python3 is not installed here';
  return status === 0 ? undefined : 'python3 has no numpy here';
}

export async function startRival(folder: string): Promise<Rival> {
  const script = join(dirname(fileURLToPath(import.meta.url)), 'forward_rival.py');
  const child = spawn('python3', [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Readonly<Record<string, unknown>>> => {
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
