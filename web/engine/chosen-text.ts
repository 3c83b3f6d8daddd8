import { stringify } from 'yaml';
import {
  type Path,
  type Programme,
  readYaml,
  resolveAddress,
  valueAt,
} from '../../src/programme/index.ts';
import { parseQuantity } from '../../src/units/index.ts';
import { scaledRaw } from '../assumptions/move.ts';
import { withValue } from './changed-text.ts';
import { Unfit } from './unfit.ts';

/** Term -> option. */
export type Chosen = Readonly<Record<string, string>>;

/**
 * The text of a programme in which options of terms are agreed: their patches are written into it,
 * in the order of the terms. Comments are lost, what it says is not.
 * @throws Unfit when a patch cannot be written in the form of the file.
 */
export function chosenText(text: string, programme: Programme, chosen: Chosen): string {
  const settled = Object.keys(programme.terms).flatMap((term) => {
    const option = chosen[term];
    return option === undefined ? [] : [[term, option] as const];
  });
  if (settled.length === 0) return text;
  let { raw } = readYaml(text);
  for (const [term, option] of settled) {
    const patches = valueAt(raw, ['terms', term, 'options', option, 'patch']);
    if (!Array.isArray(patches)) continue;
    for (const patch of patches) raw = patchedRaw(raw, programme, fieldsOf(patch));
  }
  const said = settled.map(([term, option]) => `${term}: ${option}`).join(', ');
  return `# With these options agreed: ${said}\n${stringify(raw, { lineWidth: 0 })}`;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (node: unknown): Fields =>
  typeof node === 'object' && node !== null ? (node as Fields) : {};

function patchedRaw(raw: unknown, programme: Programme, patch: Fields): unknown {
  if (typeof patch['add'] === 'string') return withValue(raw, patch['add'].split('.'), patch['as']);
  const { set, scale, switch: flag } = patch;
  const address = [set, scale, flag, patch['for']].find((one) => typeof one === 'string');
  if (typeof address !== 'string')
    throw new Unfit({
      en: 'a patch that this page does not know',
      zh: '本页不识别的改动',
    });
  return pathsOf(programme, address).reduce<unknown>((tree, path) => {
    const now = statedAt(tree, path);
    if (set !== undefined) return withValue(tree, path, patch['to']);
    if (flag !== undefined) return switchedRaw(tree, path, now, patch['on'] === true);
    if (scale !== undefined) return withValue(tree, path, scaledTo(now, patch['by'], address));
    return planned(tree, path, patch);
  }, raw);
}

/** Paths in the file: copies of a repeated phase are one phase there. */
function pathsOf(programme: Programme, address: string): readonly Path[] {
  const inFile = resolveAddress(programme, address).paths.map((path): Path => {
    const [sites, site, phases, phase, ...rest] = path;
    if (sites !== 'sites' || phases !== 'phases' || phase === undefined) return path;
    const group = programme.sites[String(site)]?.phases[String(phase)]?.group ?? phase;
    return [sites, site ?? '', phases, group, ...rest];
  });
  return [...new Map(inFile.map((path) => [path.join('.'), path])).values()];
}

/** What the file says there; of an activity that a plan brings, what the plan says. */
function statedAt(raw: unknown, path: Path): unknown {
  const own = valueAt(raw, path);
  const [, site = '', , phase = '', table, ...rest] = path;
  if (own !== undefined || path[0] !== 'sites' || table !== 'activities') return own;
  const around = fieldsOf(valueAt(raw, ['sites', site, 'phases', phase]));
  const plan = fieldsOf(valueAt(raw, ['plans', String(around['plan'])]));
  const inPlan = valueAt(plan['activities'], rest);
  const given = { ...fieldsOf(plan['parameters']), ...fieldsOf(around['with']) };
  return filled(inPlan, given);
}

/** Parameters of a plan, `$name`, with what the phase gives for them. */
function filled(node: unknown, given: Fields): unknown {
  if (typeof node === 'string' && node.startsWith('$')) return given[node.slice(1)];
  if (Array.isArray(node)) return node.map((item) => filled(item, given));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, filled(item, given)]));
}

function scaledTo(now: unknown, by: unknown, address: string): unknown {
  const factor =
    typeof by === 'number' || typeof by === 'string' ? parseQuantity(by, 'factor') : undefined;
  const to = factor?.ok === true ? scaledRaw(now, factor.value) : undefined;
  if (to === undefined)
    throw new Unfit({
      en: `the number cannot be scaled in the file: ${address}`,
      zh: `文件中的这个数值无法按倍数改动：${address}`,
    });
  return to;
}

/** A thing that is off: never signed, no money, no risk; flags are set, other things go. */
function switchedRaw(raw: unknown, path: Path, now: unknown, on: boolean): unknown {
  if (typeof now === 'boolean' || now === undefined) return withValue(raw, path, on);
  if (on) return raw;
  const thing = fieldsOf(now);
  if (path[0] === 'agreements') {
    const { signed: _, ...rest } = thing;
    return withValue(raw, path, { ...rest, time: '0 days', never: '100 %' });
  }
  if (path[0] === 'capital') return withValue(raw, path, { ...thing, amount: '0 USD' });
  if (path[0] === 'risks') return withValue(raw, path, { ...thing, probability: '0 %' });
  const [last = '', ...above] = path.toReversed();
  const { [String(last)]: _, ...others } = fieldsOf(valueAt(raw, above.toReversed()));
  return withValue(raw, above.toReversed(), others);
}

/** A phase that is built by another plan. */
function planned(raw: unknown, path: Path, patch: Fields): unknown {
  const { activities: _, energised: __, ...phase } = fieldsOf(valueAt(raw, path));
  return withValue(raw, path, { ...phase, plan: patch['template'], with: patch['with'] ?? {} });
}
