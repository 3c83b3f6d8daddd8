/** A line to another thread; messages are plain data. */
export interface Port {
  post(message: unknown): void;
  receive(handler: (message: unknown) => void): void;
  /** Called when the other side is gone. */
  failed(handler: (error: Error) => void): void;
  close(): void;
}

/** Something that does jobs of a round in its own thread. */
export interface Bench<Round, Job, Answer> {
  start(round: Round): void;
  do(job: Job): Answer;
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

/** The side that works: answers jobs until the port is closed. */
export function answerJobs<Round, Job, Answer>(
  port: Pick<Port, 'post' | 'receive'>,
  bench: Bench<Round, Job, Answer>,
): void {
  port.receive((message) => {
    const request = message as Request<Round, Job>;
    if ('round' in request) bench.start(request.round);
    else port.post({ id: request.id, answer: bench.do(request.job) } satisfies Reply<Answer>);
  });
}

/** The side that hands out work. */
export function createRemote<Round, Job, Answer>(port: Port): Waited<Round, Job, Answer> {
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
        port.post({ id, job } satisfies Request<Round, Job>);
      }),
  };
}
