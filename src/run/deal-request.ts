import type { CheckedCase } from '../evidence/index.ts';
import type { Choice } from '../programme/index.ts';
import type { Port } from './port.ts';
import type { RunRequest } from './request.ts';

/** What to ask about the terms of a case. */
export interface DealRequest extends RunRequest {
  /** One deal to look at besides: term -> option; terms that are not named are as on the table. */
  readonly deal?: Choice;
}

export interface DealOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Called as deals are simulated; `done` of `total` deals times trials, as far as that is known. */
  readonly progress?: (done: number, total: number) => void;
  readonly checked?: Pick<CheckedCase, 'programme' | 'facts' | 'diagnostics'>;
  readonly spawn?: () => Port;
  /** What an earlier run of the same programme left, and what this one leaves. */
  readonly cache?: Uint8Array;
  readonly keep?: (cache: Uint8Array) => void;
}

/** A case about whose terms nothing can be said. */
export class NothingToSettle extends Error {
  readonly why: 'no-terms' | 'nobody-signs';
  constructor(why: 'no-terms' | 'nobody-signs') {
    super(why === 'no-terms' ? 'the case has no terms' : 'no party has an alternative');
    this.why = why;
  }
}
