import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unwatchFile,
  watchFile,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A stream of text that somebody reads: a terminal, a pipe or a file. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly terminal: boolean;
  /** Columns of the terminal now; undefined when it is none. */
  readonly width: () => number | undefined;
  /** Calls back with the system's code when writing fails; not when the reader has gone away. */
  readonly onFailure: (handler: (code: string) => void) => void;
}

export interface Kind {
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
}

/** Files and folders. Everything but `kind` throws the system's error (with its `code`). */
export interface Files {
  /** What stands at a path, links followed; undefined when nothing does. Throws on loops and denied access. */
  readonly kind: (path: string) => Kind | undefined;
  /** Names in a folder, sorted; folders end in a slash. */
  readonly list: (folder: string) => readonly string[];
  readonly read: (path: string) => Uint8Array;
  /** Makes a folder and those above it; the topmost one that was made, or undefined. */
  readonly makeFolder: (folder: string) => string | undefined;
  /** Makes a new folder whose name begins with `prefix`. */
  readonly makeTemporary: (prefix: string) => string;
  /** Writes a new file and waits until the disk has it. */
  readonly write: (path: string, text: string | Uint8Array) => void;
  readonly rename: (from: string, to: string) => void;
  /** Waits until the disk has the names in a folder. */
  readonly settle: (folder: string) => void;
  /** Removes a file or a folder with all it holds, if there is one. */
  readonly remove: (path: string) => void;
  /** Removes a folder if it is empty. */
  readonly removeEmpty: (folder: string) => void;
}

/** An answer over HTTP: a document, nothing, or a stream of events that stays open. */
export type Served =
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'events' }
  | { readonly kind: 'nothing' };

/** What answers requests. */
export interface Server {
  readonly url: string;
  /** Sends an event to every open stream. */
  readonly tell: (event: string) => void;
  readonly close: () => void;
}

/** All contact of the command line with the world. */
export interface Effects {
  /** Arguments after the command's own name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** Folder of the installed package: cases, docs. */
  readonly home: string;
  readonly platform: string;
  readonly processors: number;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  readonly out: Sink;
  readonly err: Sink;
  readonly files: Files;
  /** Calls back when the user or the system asks to stop, with the exit code that is due. */
  readonly onStop: (handler: (exitCode: number) => void) => void;
  /** Sets the exit code; the process ends when its work is done. */
  readonly finish: (exitCode: number) => void;
  /** Ends the process at once. */
  readonly exit: (exitCode: number) => void;
  /** Answers requests of this machine only, at a free port, until closed. */
  readonly serve: (answer: (path: string) => Served) => Promise<Server>;
  /** Calls back some time after a file has changed, been replaced or removed, until taken back. */
  readonly watch: (path: string, changed: () => void) => () => void;
  /** Starts a program that goes on by itself; whether it started. */
  readonly launch: (command: string, args: readonly string[]) => Promise<boolean>;
}

/** The real world. */
export function nodeEffects(): Effects {
  return {
    args: process.argv.slice(2),
    env: process.env,
    folder: process.cwd(),
    home: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
    platform: process.platform,
    processors: availableParallelism(),
    now: () => performance.now(),
    out: sink(process.stdout),
    err: sink(process.stderr),
    files,
    onStop: (handler) => {
      process.on('SIGINT', () => handler(130));
      process.on('SIGTERM', () => handler(143));
      process.on('SIGHUP', () => handler(129));
    },
    finish: (exitCode) => {
      process.exitCode = exitCode;
    },
    exit: (exitCode) => process.exit(exitCode),
    serve: async (answer) => (await import('./loopback.ts')).serveLoopback(answer),
    watch,
    launch,
  };
}

function sink(stream: NodeJS.WriteStream): Sink {
  let open = true;
  let failed = (_code: string): void => {};
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    // A reader who has seen enough (`| head`) is no failure: the rest is not written.
    if (error.code !== 'EPIPE') failed(error.code ?? error.message);
  });
  return {
    write: (text) => {
      if (open) stream.write(text);
    },
    terminal: stream.isTTY === true,
    width: () => (stream.isTTY ? stream.columns : undefined),
    onFailure: (handler) => {
      failed = handler;
    },
  };
}

/** The real files. */
export const files: Files = {
  kind: (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    return { kind, bytes: found.size };
  },
  list: (folder) =>
    readdirSync(folder, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort(),
  read: (path) => readFileSync(path),
  makeFolder: (folder) => mkdirSync(folder, { recursive: true }),
  makeTemporary: (prefix) => {
    // Not mkdtemp, whose folders only their owner may open: this one is going to be the report.
    const folder = `${prefix}${randomUUID().slice(0, 8)}`;
    mkdirSync(folder);
    return folder;
  },
  write: (path, text) => writeFileSync(path, text, { flag: 'wx', flush: true }),
  rename: renameSync,
  settle: (folder) => {
    // Windows has no way to do it and needs none.
    if (process.platform === 'win32') return;
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  removeEmpty: (folder) => {
    try {
      rmdirSync(folder);
    } catch {
      // Somebody else has put something there, and it stays.
    }
  },
};

/** Looks at a file now and then: works on every system and for files that editors replace. */
function watch(path: string, changed: () => void): () => void {
  const look = (now: { mtimeMs: number }, before: { mtimeMs: number }) => {
    if (now.mtimeMs !== before.mtimeMs) changed();
  };
  watchFile(path, { interval: 400 }, look);
  return () => unwatchFile(path, look);
}

async function launch(command: string, args: readonly string[]): Promise<boolean> {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
