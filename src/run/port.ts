/** Waits until others have had their say; fails or never ends where the work is of no use any more. */
export type Breath = () => Promise<void>;

/** A line to another thread; messages are plain data. */
export interface Port {
  /** `moved` are handed over instead of copied, where the line can do that. */
  post(message: unknown, moved?: readonly ArrayBuffer[]): void;
  receive(handler: (message: unknown) => void): void;
  /** Called when the other side is gone. */
  failed(handler: (error: Error) => void): void;
  close(): void;
}

/** Something that does jobs of a round in its own thread. */
export interface Bench<Round, Job, Answer> {
  start(round: Round): void;
  /** Breathes now and then where that takes long. */
  do(job: Job, breath?: Breath): Answer | Promise<Answer>;
}

/** The end of a line at which work is done. */
export interface Post extends Pick<Port, 'post' | 'receive'> {
  /** Taken before each message, and during long work. */
  readonly breath?: Breath;
}

/** The same, where the answer is waited for: this thread or another. */
export interface Waited<Round, Job, Answer> {
  start(round: Round): void;
  do(job: Job): Promise<Answer>;
}

type Request<Round, Job> = { readonly round: Round } | { readonly id: number; readonly job: Job };
interface Reply<Answer> {
  readonly id: number;
  readonly answer: Answer;
}

/** The side that works: answers jobs until the port is closed; `moved` are buffers of an answer. */
export function answerJobs<Round, Job, Answer>(
  port: Post,
  bench: Bench<Round, Job, Answer>,
  moved: (answer: Answer) => readonly ArrayBuffer[] = () => [],
): void {
  async function heed(request: Request<Round, Job>): Promise<void> {
    await port.breath?.();
    if ('round' in request) return bench.start(request.round);
    const answer = await bench.do(request.job, port.breath);
    port.post({ id: request.id, answer } satisfies Reply<Answer>, moved(answer));
  }
  // one after the other, as they come
  let last = Promise.resolve();
  port.receive((message) => {
    last = last.then(() => heed(message as Request<Round, Job>)).catch(uncaught);
  });
}

/** Lets the host know, which tells the other side that this one is gone. */
function uncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** The side that hands out work; `moved` are buffers of a job. */
export function createRemote<Round, Job, Answer>(
  port: Port,
  moved: (job: Job) => readonly ArrayBuffer[] = () => [],
): Waited<Round, Job, Answer> {
  const waiting = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (error: Error) => void }
  >();
  let next = 0;
  port.receive((message) => {
    const { id, answer } = message as Reply<Answer>;
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  });
  port.failed((error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return {
    start: (round) => port.post({ round } satisfies Request<Round, Job>),
    do: (job) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        port.post({ id, job } satisfies Request<Round, Job>, moved(job));
      }),
  };
}
