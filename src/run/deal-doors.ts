import type { Negotiation } from './deal.ts';
import type { DealOptions, DealRequest } from './deal-request.ts';
import type { Port } from './port.ts';

/*
 * What deals need is loaded when they are asked about: a forecast must not pay for it.
 */

/** See `negotiate` in deal.ts. */
export async function negotiate(
  request: DealRequest,
  options: DealOptions = {},
): Promise<Negotiation> {
  return (await import('./deal.ts')).negotiate(request, options);
}

/** The side that values deals: answers jobs until the port is closed. */
export async function serveDeals(port: Pick<Port, 'post' | 'receive'>): Promise<void> {
  (await import('./deal-jobs.ts')).serveDeals(port);
}
