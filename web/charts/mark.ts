/** What a mark says on hover and focus: a heading, then lines. */
export type Told = readonly string[];

/** Properties of an element that tells its values; arrow keys lead to it within its picture. */
export function mark(told: Told) {
  return {
    'data-told': told.join('\n'),
    'aria-label': told.join(', '),
    role: 'img',
    tabIndex: -1,
    className: 'mark',
  } as const;
}
