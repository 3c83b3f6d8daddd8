/** Sorts phases by day, those of one day by number; in place, and quick where they are nearly sorted. */
export function sortByDay(order: number[], dayOf: (phase: number) => number): void {
  for (let i = 1; i < order.length; i++) {
    const phase = order[i]!;
    const day = dayOf(phase);
    let j = i - 1;
    while (j >= 0 && (dayOf(order[j]!) > day || (dayOf(order[j]!) === day && order[j]! > phase))) {
      order[j + 1] = order[j]!;
      j--;
    }
    order[j + 1] = phase;
  }
}
