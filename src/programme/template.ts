import type { Finding, Path } from './diagnostic.ts';
import { type Entry, emptyMap, isMap, type Place, type Places, type RawMap } from './place.ts';
import { suggest } from './suggest.ts';

/** What stands for a parameter, with the place where it was written. */
export interface Argument {
  readonly raw: unknown;
  readonly place: Entry | undefined;
}

const alone = /^\$(?:\{([A-Za-z][\w-]*)\}|([A-Za-z][\w-]*))$/;
const inside = /\$(?:\{([A-Za-z][\w-]*)\}|([A-Za-z][\w-]*))/g;

/**
 * A copy of a template with every `$name` (or `${name}`) replaced. A text that is nothing but a
 * `$name` becomes the argument itself, whatever it is; inside a longer text it becomes its words.
 * `used` collects the names that occur. Places are those of the template, or of the argument.
 */
export function fillTemplate(
  template: unknown,
  args: ReadonlyMap<string, Argument>,
  places: Places,
  path: Path,
): {
  readonly raw: unknown;
  readonly used: ReadonlySet<string>;
  readonly problems: readonly Finding[];
} {
  const used = new Set<string>();
  const problems: Finding[] = [];
  const argument = (name: string, at: Path): Argument | undefined => {
    used.add(name);
    const found = args.get(name);
    if (found === undefined) {
      problems.push({
        rule: 'unknown-parameter',
        path: at,
        fact: {
          en: `the plan declares no parameter ${name}`,
          zh: `该模板没有声明这个参数：${name}`,
        },
        value: `$${name}`,
        mend: { en: 'declare it under parameters of the plan', zh: '请在模板的 parameters 下声明' },
        ...suggest(name, args.keys()),
      });
    }
    return found;
  };
  const words = (text: string, at: Path): string =>
    text.replace(inside, (whole, braced: string | undefined, bare: string | undefined) => {
      const found = argument(braced ?? bare ?? '', at);
      return found === undefined || typeof found.raw === 'object' ? whole : String(found.raw);
    });

  // What has no parameter inside is shared, not copied: it is read once for all phases.
  const constant = new Map<object, boolean>();
  const isConstant = (raw: unknown): boolean => {
    if (typeof raw === 'string') return !raw.includes('$');
    if (typeof raw !== 'object' || raw === null) return true;
    const known = constant.get(raw);
    if (known !== undefined) return known;
    const found = Object.entries(raw).every(
      ([key, inner]) => !key.includes('$') && isConstant(inner),
    );
    constant.set(raw, found);
    return found;
  };

  const fill = (raw: unknown, at: Path): unknown => {
    if (isConstant(raw)) return raw;
    if (typeof raw === 'string') {
      const name = alone.exec(raw);
      return name === null ? words(raw, at) : argument(name[1] ?? name[2] ?? '', at)?.raw;
    }
    if (typeof raw !== 'object' || raw === null) return raw;
    const old = places.get(raw);
    const place: Place = { keys: new Map() };
    const note = (key: string | number, from: string | number, value: unknown) => {
      const known = old?.keys.get(from);
      const name = typeof value === 'string' ? alone.exec(value) : null;
      const given = name === null ? undefined : args.get(name[1] ?? name[2] ?? '')?.place;
      if (known === undefined) return;
      place.keys.set(key, given === undefined ? known : { ...known, ...given });
    };
    if (Array.isArray(raw)) {
      const copy = raw.map((item, i) => {
        note(i, i, item);
        return fill(item, [...at, i]);
      });
      places.set(copy, place);
      return copy;
    }
    const copy: RawMap = emptyMap();
    if (isMap(raw))
      for (const key of Object.keys(raw)) {
        const named = key.includes('$') ? words(key, [...at, key]) : key;
        copy[named] = fill(raw[key], [...at, key]);
        note(named, key, raw[key]);
      }
    places.set(copy, place);
    return copy;
  };
  return { raw: fill(template, path), used, problems };
}
