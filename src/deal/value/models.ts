import { compile, isFinancing, type Model, refinanced } from '../../model/index.ts';
import { isValue, type Programme, patched, type Value } from '../../programme/index.ts';
import type { Contents } from '../terms/contents.ts';
import { isDrawnOnly } from './stand-in.ts';

/** How a place can differ between contents: in what is drawn, in how things are paid for, or in anything. */
type Kind = 'drawn' | 'financing' | 'other';

/** Models of contents; contents that differ only in drawn numbers share one. */
export interface Models {
  readonly kinds: readonly Kind[];
  /** What tells the model of a content from others. */
  key(content: number): string;
  of(content: number): Model;
}

/** A model that others are made from, and the content that it was compiled for. */
interface Frame {
  readonly model: Model;
  readonly programme: Programme;
  readonly row: Int32Array;
}

const made = new WeakMap<Contents, Models>();

/** The models of some contents; each is made once, when it is first asked for. */
export function modelsOf(contents: Contents): Models {
  const models = made.get(contents) ?? createModels(contents);
  made.set(contents, models);
  return models;
}

function createModels({ programme, places, rows, patches }: Contents): Models {
  const isChanged = (at: string) =>
    places.some(
      (place) => `${place.address}.`.startsWith(`${at}.`) || at.startsWith(`${place.address}.`),
    );
  const kinds = places.map(({ address, values }): Kind => {
    if (isDrawnOnly(programme, address, values, isChanged)) return 'drawn';
    return isFinancing(address) && values.every(isValue) ? 'financing' : 'other';
  });
  const only = (content: number, ...which: readonly Kind[]) =>
    rows[content]!.filter((_, place) => which.includes(kinds[place]!)).join(',');
  const models = new Map<string, Model>();
  const frames = new Map<string, Frame>();
  const key = (content: number) => only(content, 'financing', 'other');

  const fromFrame = (row: Int32Array, frame: Frame): Model | undefined => {
    const changed = new Map<string, Value>();
    places.forEach(({ address, values }, place) => {
      const value = values[row[place]!];
      if (kinds[place] === 'financing' && row[place] !== frame.row[place] && isValue(value))
        changed.set(address, value);
    });
    return refinanced(frame.model, frame.programme, changed);
  };
  const make = (content: number): Model => {
    const row = rows[content]!;
    const frame = frames.get(only(content, 'other'));
    const found = frame && fromFrame(row, frame);
    if (found !== undefined) return found;
    const { programme: after } = patched(programme, patches[content]!, []);
    const model = compile(after);
    if (frame === undefined) frames.set(only(content, 'other'), { model, programme: after, row });
    return model;
  };
  return {
    kinds,
    key,
    of(content) {
      const name = key(content);
      const model = models.get(name) ?? make(content);
      models.set(name, model);
      return model;
    },
  };
}
