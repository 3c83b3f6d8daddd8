/** Multiple of invested capital: all that came back by all that was paid. Undefined if nothing was paid. */
export function multiple(flows: ArrayLike<number>): number | undefined {
  let paid = 0;
  let back = 0;
  for (let i = 0; i < flows.length; i++) {
    const flow = flows[i]!;
    if (flow < 0) paid -= flow;
    else back += flow;
  }
  return paid > 0 ? back / paid : undefined;
}
