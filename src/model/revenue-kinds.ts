import type { ContractRow, Model } from './model.ts';

/** By phase: the kind of contract that counts as revenue, so that none is counted through two hands. */
export function revenueKinds({
  phases,
  contracts,
}: Pick<Model, 'phases' | 'contracts'>): (ContractRow['kind'] | undefined)[] {
  const kinds = ['offtake', 'lease', 'service'] as const;
  return phases.map((_, phase) =>
    kinds.find((kind) => contracts.some((c) => c.kind === kind && c.phases.includes(phase))),
  );
}
