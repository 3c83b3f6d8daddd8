// Reports for tests in a browser: the page as a user gets it, from cases of the package.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPage } from '../scripts/build-page.ts';
import { packed } from '../src/cli/index.ts';
import { type Language, type PageShell, pageHtml, type Result } from '../src/report/index.ts';
import { commandLine, nodeBinary, root } from './command-line.ts';
import { sampleResult } from './sample-result.ts';

export interface PageFiles {
  readonly folder: string;
  /** Runs a case and gives the path of its report. */
  readonly ofCase: (name: string, trials: number, language?: Language) => string;
  /** Asks which deal everyone would sign, runs the case, and gives the path of its report. */
  readonly ofTerms: () => string;
  /** The page of a result made up for tests, with markup in its names. */
  readonly ofSample: (change?: (result: Result) => unknown) => Promise<string>;
  /** Runs a programme given as text and gives the path of its report. */
  readonly ofText: (name: string, text: string) => string;
  readonly write: (name: string, text: string) => string;
  readonly remove: () => void;
}

/** Seed of every report. */
export const SEED = 5;

/** A folder of reports, each made once. */
export function pageFiles(): PageFiles {
  const folder = mkdtempSync(join(tmpdir(), 'groundbreak-page-'));
  const made = new Map<string, string>();
  let shell: Promise<PageShell> | undefined;
  const write = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const groundbreak = (...args: readonly string[]) => {
    const { status, stderr } = spawnSync(nodeBinary, [commandLine, '--quiet', ...args], {
      encoding: 'utf8',
      cwd: folder,
    });
    if (status !== 0) throw new Error(stderr);
  };
  return {
    folder,
    ofTerms() {
      const programme = join(root, 'tests', 'hall-with-terms.yaml');
      const options = [programme, '--trials', '64', '--output'];
      groundbreak('deal', ...options, join(folder, 'terms-deal'));
      groundbreak('run', ...options, join(folder, 'terms'));
      return join(folder, 'terms', 'report.html');
    },
    ofCase(name, trials, language = 'en') {
      const key = `${name}-${trials}-${language}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const output = join(folder, key);
      groundbreak(
        ...['--language', language, 'run', join(root, 'cases', name)],
        ...['--seed', String(SEED), '--trials', String(trials), '--output', output],
      );
      const path = join(output, language === 'en' ? 'report.html' : `report.${language}.html`);
      made.set(key, path);
      return path;
    },
    ofText(name, text) {
      const options = ['--seed', String(SEED), '--trials', '200', '--output', join(folder, name)];
      groundbreak('run', write(`${name}.yaml`, text), ...options);
      return join(folder, name, 'report.html');
    },
    async ofSample(change = (result) => result) {
      shell ??= buildPage();
      const text = await pageHtml({
        shell: await shell,
        result: sampleResult,
        resultText: JSON.stringify(change(sampleResult)),
        outline: { assumptions: [], terms: [], uses: [], parties: {}, facts: [] },
        programme: '',
        facts: undefined,
        language: 'en',
        pack: packed,
      });
      return write(`sample-${text.length}.html`, text);
    },
    write,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
