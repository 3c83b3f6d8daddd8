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

/** A picture as a file of its own: looks as on the page, with its title above. */
export function svgText(svg: SVGSVGElement, title: string): string {
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
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height + 36));
  copy.setAttribute('viewBox', `0 -36 ${width} ${height + 36}`);
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const heading = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  const put = (element: Element, attributes: Readonly<Record<string, string | number>>) => {
    for (const [name, value] of Object.entries(attributes))
      element.setAttribute(name, String(value));
  };
  put(paper, { x: 0, y: -36, width, height: height + 36, fill: page.backgroundColor });
  put(heading, { x: 0, y: -14, fill: page.color, 'font-size': 15, 'font-weight': 600 });
  put(heading, { 'font-family': page.fontFamily });
  heading.textContent = title;
  copy.prepend(paper, heading);
  return new XMLSerializer().serializeToString(copy);
}
