/** Lists of different length, one after the other: those of list i are at first[i] … first[i + 1] - 1. */
export interface Csr {
  readonly first: Int32Array;
  readonly all: Int32Array;
}

export function csrOf(lists: readonly ArrayLike<number>[]): Csr {
  const first = firstsOf(lists);
  return { first, all: Int32Array.from(lists.flatMap((list) => Array.from(list))) };
}

/** Several arrays, one after the other in a new one of that type. */
export function joined<A extends Float64Array | Int32Array>(
  lists: readonly A[],
  make: new (length: number) => A,
): A {
  const first = firstsOf(lists);
  const all = new make(first.at(-1)!);
  lists.forEach((list, i) => {
    all.set(list, first[i]!);
  });
  return all;
}

/** Where each of several lists begins when they lie one after the other. */
export function firstsOf(lists: readonly ArrayLike<unknown>[]): Int32Array {
  const first = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    first[i + 1] = first[i]! + list.length;
  });
  return first;
}
