import { fitted } from './fitted.ts';

/** Hands a file to the reader. */
export function save(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Puts text on the clipboard; whether the browser let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

const kept = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** Words of a picture that stand outside it on the page. */
export interface Around {
  /** The finding. */
  readonly title: string;
  /** How to read it; empty for none. */
  readonly note: string;
  /** What it was made from. */
  readonly stamp: string;
}

const TITLE = { size: 15, line: 20, weight: 600 } as const;
const NOTE = { size: 11, line: 15, weight: 400 } as const;
const SPACE = 10;

/**
 * A picture as a file of its own: looks as on the page, with its title above, and below it how to
 * read it and what it was made from, all broken to its width.
 */
export function svgText(svg: SVGSVGElement, { title, note, stamp }: Around): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, i) => {
    const original = originals[i];
    if (original === undefined) return;
    const style = getComputedStyle(original);
    for (const name of kept) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'tabindex', 'data-told', 'role', 'aria-label', 'aria-describedby'])
      element.removeAttribute(name);
  });
  const { width, height } = svg.viewBox.baseVal;
  const page = getComputedStyle(document.body);
  const broken = (text: string, { size, weight }: typeof TITLE | typeof NOTE) =>
    text === '' ? [] : fitted(text, width, size, Number.POSITIVE_INFINITY, weight);
  const heading = broken(title, TITLE);
  const below = [...broken(note, NOTE), ...broken(stamp, NOTE)];
  const above = heading.length * TITLE.line + SPACE;
  const tall = above + height + SPACE + below.length * NOTE.line + SPACE;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(tall));
  copy.setAttribute('viewBox', `0 ${-above} ${width} ${tall}`);
  const put = (name: string, attributes: Readonly<Record<string, string | number>>, text = '') => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    return element;
  };
  const words = (
    lines: readonly string[],
    top: number,
    { size, line, weight }: typeof TITLE | typeof NOTE,
  ) =>
    lines.map((text, i) =>
      put(
        'text',
        {
          ...{ x: 0, y: top + (i + 1) * line, fill: page.color },
          ...{ 'font-size': size, 'font-weight': weight, 'font-family': page.fontFamily },
        },
        text,
      ),
    );
  copy.prepend(
    put('rect', { x: 0, y: -above, width, height: tall, fill: page.backgroundColor }),
    ...words(heading, -above, TITLE),
    ...words(below, height + SPACE, NOTE),
  );
  return new XMLSerializer().serializeToString(copy);
}
