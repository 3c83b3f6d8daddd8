import { components, type Links } from './components.ts';
import type { Values } from './values.ts';

/**
 * Values in lists that can be found one after the other: those of a group of lines are in one list, and
 * after what they need of other groups. Groups that need each other are in the same, and so are small
 * neighbours, up to `enough` values. What a list needs stays near while all periods go by.
 */
export function clustersOf(
  { values, groups }: Values,
  open: readonly number[],
  enough: number,
): readonly (readonly number[])[] {
  const isOpen = new Uint8Array(values.length);
  const members: number[][] = [];
  const needs: Set<number>[] = [];
  for (let k = 0; k < open.length; k++) {
    const i = open[k]!;
    const group = groups[i]!;
    isOpen[i] = 1;
    while (members.length <= group) {
      members.push([]);
      needs.push(new Set());
    }
    members[group]!.push(i);
  }
  for (let k = 0; k < open.length; k++) {
    const { uses } = values[open[k]!]!;
    const own = needs[groups[open[k]!]!]!;
    for (let u = 0; u < uses.length; u++)
      if (isOpen[uses[u]!.of] === 1) own.add(groups[uses[u]!.of]!);
  }
  const links: Links = { starts: [0], targets: [] };
  for (const own of needs) {
    links.targets.push(...own);
    links.starts.push(links.targets.length);
  }
  const together: number[][] = [];
  components(links).forEach((component, group) => {
    while (together.length <= component) together.push([]);
    add(together[component]!, members[group]!);
  });
  const lists: number[][] = [];
  for (const own of together) {
    const last = lists.at(-1);
    if (last === undefined || last.length >= enough) lists.push(own);
    else add(last, own);
  }
  return lists.map((list) => list.sort((a, b) => a - b));
}

/** What is spread over arguments has to fit onto the stack. */
function add(to: number[], more: readonly number[]): void {
  for (let k = 0; k < more.length; k++) to.push(more[k]!);
}
