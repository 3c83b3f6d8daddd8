import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** NumPy's rates in a process of its own, which answers one question at a time. */
export interface IrrRival {
  /** Version, and what its tuning chose for each method. */
  readonly about: Readonly<Record<string, unknown>>;
  ask(wish: 'newton' | 'shifted' | 'rates'): Promise<Readonly<Record<string, unknown>>>;
  close(): void;
}

export async function startIrrRival(folder: string): Promise<IrrRival> {
  const script = join(dirname(fileURLToPath(import.meta.url)), 'irr_rival.py');
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
