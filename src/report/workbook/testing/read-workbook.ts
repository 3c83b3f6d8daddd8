import { columnName } from '../grid.ts';
import { columnNumber, shifted } from './iron-calc.ts';
import { below, first, strictXml, type XmlElement } from './strict-xml.ts';
import { zipParts } from './zip-parts.ts';

/** A cell as it stands in the file. */
export interface ReadCell {
  readonly row: number;
  readonly column: number;
  /** Without "=" and without the prefix of young functions; shared ones are written out. */
  readonly formula?: string;
  readonly value?: number | string;
  readonly numberFormat: string;
  readonly colour?: string;
  readonly fill?: string;
}

export interface ReadSheet {
  readonly name: string;
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly frozen: readonly [rows: number, columns: number];
  /** Ranges and formulas of conditional formats. */
  readonly rules: readonly { readonly range: string; readonly formulas: readonly string[] }[];
  readonly charts: readonly XmlElement[];
}

export interface ReadBack {
  readonly sheets: ReadonlyMap<string, ReadSheet>;
  /** Names that hold in the whole book. */
  readonly names: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, XmlElement>;
}

/**
 * Reads a workbook without the library that wrote it.
 * @throws Error for parts that are damaged, not well-formed, missing, without a content type or
 * related to nothing.
 */
export function readWorkbook(bytes: Uint8Array): ReadBack {
  const parts = new Map<string, XmlElement>();
  for (const [name, data] of zipParts(bytes)) {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(data);
    try {
      parts.set(name, strictXml(text));
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  const part = (name: string): XmlElement => {
    const found = parts.get(name);
    if (found === undefined) throw new Error(`no such part: ${name}`);
    return found;
  };
  checkContentTypes(parts, part('[Content_Types].xml'));
  const reached = new Set(['[Content_Types].xml', '_rels/.rels']);
  const follow = (source: string): void => {
    for (const target of relations(source, parts).values()) {
      part(target);
      if (reached.has(target)) continue;
      reached.add(target);
      reached.add(relationsOf(target));
      follow(target);
    }
  };
  follow('');
  for (const name of parts.keys()) {
    if (!reached.has(name)) throw new Error(`nothing relates to the part ${name}`);
  }
  const book = part('xl/workbook.xml');
  const targets = relations('xl/workbook.xml', parts);
  const strings = [...below(part('xl/sharedStrings.xml'), 'si')].map((item) =>
    unescaped([...below(item, 't')].map(({ text }) => text).join('')),
  );
  const styles = readStyles(part('xl/styles.xml'));
  const sheets = new Map<string, ReadSheet>();
  for (const sheet of below(book, 'sheet')) {
    const name = sheet.attributes.get('name') ?? '';
    const path = targets.get(sheet.attributes.get('r:id') ?? '') ?? '';
    const xml = part(path);
    const pane = first(xml, 'pane');
    sheets.set(name, {
      name,
      cells: readCells(xml, strings, styles),
      frozen: [
        Number(pane?.attributes.get('ySplit') ?? 0),
        Number(pane?.attributes.get('xSplit') ?? 0),
      ],
      rules: [...below(xml, 'conditionalFormatting')].map((rule) => ({
        range: rule.attributes.get('sqref') ?? '',
        formulas: [...below(rule, 'formula')].map(({ text }) => text),
      })),
      charts: [...relations(path, parts).values()]
        .filter((target) => target.includes('/drawings/'))
        .flatMap((drawing) => [...relations(drawing, parts).values()].map(part)),
    });
  }
  const names = new Map<string, string>();
  for (const name of below(book, 'definedName')) {
    if (name.attributes.has('localSheetId')) continue;
    names.set(name.attributes.get('name') ?? '', name.text);
  }
  return { sheets, names, parts };
}

function relationsOf(source: string): string {
  const slash = source.lastIndexOf('/') + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

/** Parts that a part relates to, by id. */
function relations(
  source: string,
  parts: ReadonlyMap<string, XmlElement>,
): ReadonlyMap<string, string> {
  const xml = parts.get(relationsOf(source));
  const found = new Map<string, string>();
  if (xml === undefined) return found;
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  for (const { attributes } of below(xml, 'Relationship')) {
    const target = new URL(attributes.get('Target') ?? '', `file:///${folder}`).pathname.slice(1);
    const id = attributes.get('Id') ?? '';
    if (found.has(id)) throw new Error(`relationship ${id} twice in ${source}`);
    found.set(id, target);
  }
  return found;
}

function checkContentTypes(parts: ReadonlyMap<string, XmlElement>, types: XmlElement): void {
  const defaults = new Set([...below(types, 'Default')].map((d) => d.attributes.get('Extension')));
  const overrides = [...below(types, 'Override')].map((o) => o.attributes.get('PartName') ?? '');
  for (const name of overrides) {
    if (!parts.has(name.slice(1))) throw new Error(`a content type for no part: ${name}`);
  }
  for (const name of parts.keys()) {
    const generic = name.endsWith('.rels') && defaults.has('rels');
    if (name !== '[Content_Types].xml' && !generic && !overrides.includes(`/${name}`)) {
      throw new Error(`no content type for ${name}`);
    }
  }
}

interface ReadStyle {
  readonly numberFormat: string;
  readonly colour?: string;
  readonly fill?: string;
}

function readStyles(xml: XmlElement): readonly ReadStyle[] {
  const formats = new Map<string, string>();
  for (const { attributes } of below(xml, 'numFmt')) {
    formats.set(attributes.get('numFmtId') ?? '', attributes.get('formatCode') ?? '');
  }
  const listed = (list: string, item: string) =>
    first(xml, list)?.children.filter(({ name }) => name === item) ?? [];
  const rgb = (element: XmlElement | undefined) => element?.attributes.get('rgb');
  const fonts = listed('fonts', 'font').map((font) => rgb(first(font, 'color')));
  const fills = listed('fills', 'fill').map((fill) => rgb(first(fill, 'fgColor')));
  return listed('cellXfs', 'xf').map(({ attributes }) => {
    const colour = fonts[Number(attributes.get('fontId'))];
    const fill = fills[Number(attributes.get('fillId'))];
    const id = attributes.get('numFmtId') ?? '0';
    return {
      numberFormat: formats.get(id) ?? id,
      ...(colour === undefined ? {} : { colour }),
      ...(fill === undefined ? {} : { fill }),
    };
  });
}

function readCells(
  xml: XmlElement,
  strings: readonly string[],
  styles: readonly ReadStyle[],
): ReadonlyMap<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  const shared = new Map<string, { formula: string; column: number; row: number }>();
  for (const cell of below(xml, 'c')) {
    const reference = cell.attributes.get('r') ?? '';
    const match = /^([A-Z]+)(\d+)$/.exec(reference);
    if (match === null) throw new Error(`no such cell: ${reference}`);
    const column = columnNumber(match[1] ?? '');
    const row = Number(match[2]);
    if (columnName(column) !== match[1]) throw new Error(`no such column: ${reference}`);
    const style = styles[Number(cell.attributes.get('s') ?? 0)];
    if (style === undefined) throw new Error(`no such style: ${reference}`);
    const f = first(cell, 'f');
    const value = storedValue(cell, strings);
    let formula = f?.text.replaceAll('_xlfn.', '');
    if (f?.attributes.get('t') === 'shared') {
      const index = f.attributes.get('si') ?? '';
      if (formula !== '' && formula !== undefined) shared.set(index, { formula, column, row });
      const master = shared.get(index);
      if (master?.row !== row) throw new Error(`a shared formula without its first: ${reference}`);
      formula = shifted(master.formula, column - master.column);
    }
    cells.set(reference, {
      row,
      column,
      ...style,
      ...(formula === undefined ? {} : { formula }),
      ...(value === undefined ? {} : { value }),
    });
  }
  return cells;
}

function storedValue(cell: XmlElement, strings: readonly string[]): number | string | undefined {
  const type = cell.attributes.get('t') ?? 'n';
  if (type === 'inlineStr') {
    return unescaped([...below(cell, 't')].map(({ text }) => text).join(''));
  }
  const v = first(cell, 'v')?.text;
  if (v === undefined) return undefined;
  if (type === 's') return strings[Number(v)];
  if (type === 'str') return unescaped(v);
  if (type !== 'n') throw new Error(`a cell of type ${type}`);
  if (v === '' || !Number.isFinite(Number(v))) throw new Error(`no number in a cell: ${v}`);
  return Number(v);
}

/** "_x0041_" stands for the character of that code (ECMA-376 part 1, 22.9.2.19). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
