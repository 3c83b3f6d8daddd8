import { type Answer, createWorkbench, type Doer, type Job, type Round } from './jobs.ts';

/** A line to another thread; messages are plain data. */
export interface Port {
  post(message: unknown): void;
  receive(handler: (message: unknown) => void): void;
  /** Called when the other side is gone. */
  failed(handler: (error: Error) => void): void;
  close(): void;
}

type Request = { readonly round: Round } | { readonly id: number; readonly job: Job };
interface Reply {
  readonly id: number;
  readonly answer: Answer;
}

/** The side that works: answers jobs until the port is closed. */
export function serve(port: Pick<Port, 'post' | 'receive'>): void {
  const bench = createWorkbench();
  port.receive((message) => {
    const request = message as Request;
    if ('round' in request) bench.start(request.round);
    else port.post({ id: request.id, answer: bench.do(request.job) } satisfies Reply);
  });
}

/** The side that hands out work. */
export function createRemote(port: Port): Doer {
  const waiting = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (error: Error) => void }
  >();
  let next = 0;
  port.receive((message) => {
    const { id, answer } = message as Reply;
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  });
  port.failed((error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return {
    start: (round) => port.post({ round } satisfies Request),
    do: (job) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        port.post({ id, job } satisfies Request);
      }),
  };
}
