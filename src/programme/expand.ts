import type { Finding, Path } from './diagnostic.ts';
import { childOf, emptyMap, isMap, type Place, type Places, type RawMap } from './place.ts';
import { suggest } from './suggest.ts';
import { type Argument, fillTemplate } from './template.ts';

/** Parts of an activity that a phase changes key by key; everything else it replaces whole. */
const merged = new Set(['gates', 'cost', 'progress']);

/** Keys of a phase that the loader sets. */
const ours = ['group', 'copy'];

const MOST_COPIES = 200;

/** Activities of all phases together: bounds the time that a check can take. */
const MOST_ACTIVITIES = 20_000;

/**
 * Fills in the templates of a raw programme: the activities of each phase's plan, then the copies
 * of repeated phases as `id-1`, `id-2`, … Takes any raw tree; what has a wrong shape is left for
 * validation to report. Places of new containers are added to `places`.
 */
export function expand(
  root: unknown,
  places: Places,
): { readonly root: unknown; readonly problems: readonly Finding[] } {
  const problems: Finding[] = [];
  const sites = childOf(root, 'sites');
  if (!isMap(root) || !isMap(sites)) return { root, problems };

  let count = 0;
  const newSites = copyOf(sites, places);
  for (const [siteId, site] of Object.entries(sites)) {
    const phases = childOf(site, 'phases');
    if (!isMap(site) || !isMap(phases)) continue;
    const newPhases = emptyMap();
    const place: Place = { keys: new Map() };
    for (const [id, phase] of Object.entries(phases)) {
      const path = ['sites', siteId, 'phases', id];
      const at = places.get(phases)?.keys.get(id);
      const whole = isMap(phase) ? fromPlan(phase, root, places, path, problems) : phase;
      const each = Object.keys(childOf(whole, 'activities') ?? {}).length;
      const all = copies(id, whole, places);
      count += each * all.length;
      if (count > MOST_ACTIVITIES) {
        const fact = {
          en: `a programme has at most ${MOST_ACTIVITIES} activities, with this phase it has more: ${count}`,
          zh: `一个项目最多有 ${MOST_ACTIVITIES} 项工作，加上本分期就超出了：${count}`,
        };
        problems.push({
          rule: 'too-large',
          path,
          mark: 'key',
          fact,
          mend: { en: 'repeat fewer, larger phases', zh: '请减少重复次数，把分期写大些' },
        });
        count -= each * all.length;
        continue;
      }
      for (const [name, copy] of all) {
        if (name in newPhases || (name !== id && name in phases))
          problems.push({
            rule: 'id-taken',
            path,
            mark: 'key',
            fact: {
              en: `a repeated phase takes the id of another: ${name}`,
              zh: `重复分期占用了另一分期的代号：${name}`,
            },
            value: name,
            mend: { en: 'rename one of them', zh: '请给其中之一改名' },
          });
        newPhases[name] = copy;
        if (at !== undefined) place.keys.set(name, at);
      }
      // what is said of the phase before it was repeated has a place too
      if (at !== undefined) place.keys.set(id, at);
    }
    places.set(newPhases, place);
    const newSite = copyOf(site, places);
    newSite['phases'] = newPhases;
    newSites[siteId] = newSite;
  }
  const newRoot = copyOf(root, places);
  newRoot['sites'] = newSites;
  return { root: newRoot, problems };
}

function fromPlan(
  phase: RawMap,
  root: RawMap,
  places: Places,
  path: Path,
  problems: Finding[],
): RawMap {
  for (const key of ours)
    if (key in phase)
      problems.push({
        rule: 'unknown-key',
        path: [...path, key],
        mark: 'key',
        fact: { en: `a phase has no field ${key}`, zh: `分期没有这个字段：${key}` },
        value: key,
        mend: {
          en: 'remove it; use repeat for several data centres alike',
          zh: '请删去；几座相同的数据中心用 repeat',
        },
      });
  const planId = phase['plan'];
  const plan = typeof planId === 'string' ? childOf(root['plans'], planId) : undefined;
  if (!isMap(plan)) {
    if (planId === undefined && phase['with'] !== undefined)
      problems.push({
        rule: 'unused-with',
        path: [...path, 'with'],
        mark: 'key',
        fact: {
          en: 'a phase without a plan has nothing to fill in: with',
          zh: '没有模板的分期无可填写：with',
        },
        value: 'with',
        mend: { en: 'name a plan or remove it', zh: '请写 plan，或删去它' },
      });
    return phase;
  }
  const args = argumentsOf(plan, phase, places, path, problems);
  const activities = plan['activities'];
  const filled = fillTemplate(activities, args, places, ['plans', String(planId), 'activities']);
  problems.push(...filled.problems);

  const whole = copyOf(phase, places);
  const base = inheriting(filled.raw, plan, places);
  const place = places.get(whole);
  if (isMap(base)) {
    whole['activities'] =
      'activities' in phase ? mergeMaps(base, phase['activities'], places, 0) : base;
    const from = places.get(phase)?.keys.get('activities') ?? places.get(phase)?.keys.get('plan');
    if (from !== undefined) place?.keys.set('activities', from);
  }
  if (!('energised' in phase) && 'energised' in plan) {
    whole['energised'] = plan['energised'];
    const from = places.get(plan)?.keys.get('energised');
    if (from !== undefined) place?.keys.set('energised', from);
  }
  return whole;
}

/** Arguments of a plan: its defaults, overridden by what the phase gives. */
function argumentsOf(
  plan: RawMap,
  phase: RawMap,
  places: Places,
  path: Path,
  problems: Finding[],
): ReadonlyMap<string, Argument> {
  const args = new Map<string, Argument>();
  const collect = (from: unknown) => {
    if (!isMap(from)) return;
    for (const [name, raw] of Object.entries(from))
      args.set(name, { raw, place: places.get(from)?.keys.get(name) });
  };
  const { parameters } = plan;
  collect(parameters);
  const declared = [...args.keys()];
  const given = phase['with'];
  // of parameters that are no map it is said already
  if (isMap(given) && (parameters === undefined || isMap(parameters)))
    for (const name of Object.keys(given)) {
      if (declared.includes(name)) continue;
      problems.push({
        rule: 'unused-with',
        path: [...path, 'with', name],
        mark: 'key',
        fact: { en: `the plan takes no parameter ${name}`, zh: `该模板没有这个参数：${name}` },
        value: name,
        mend:
          declared.length === 0
            ? { en: 'remove it, or declare it in the plan', zh: '请删去，或在模板中声明' }
            : {
                en: `use one of ${declared.join(', ')}`,
                zh: `请用其中之一：${declared.join('、')}`,
              },
        ...suggest(name, declared),
      });
    }
  collect(given);
  return args;
}

/** A plan's own source covers its activities wherever they are used. */
function inheriting(activities: unknown, plan: RawMap, places: Places): unknown {
  if (!isMap(activities) || plan['source'] === undefined) return activities;
  const out = copyOf(activities, places);
  for (const [id, activity] of Object.entries(activities)) {
    if (!isMap(activity) || 'source' in activity) continue;
    const copy = copyOf(activity, places);
    for (const key of ['source', 'reason']) {
      if (plan[key] === undefined || key in activity) continue;
      copy[key] = plan[key];
      const from = places.get(plan)?.keys.get(key);
      if (from !== undefined) places.get(copy)?.keys.set(key, from);
    }
    out[id] = copy;
  }
  return out;
}

/** Depth 0 merges activities, 1 the fields of one, 2 those of its gates, cost or progress. */
function mergeMaps(base: RawMap, over: unknown, places: Places, depth: number): unknown {
  if (!isMap(over)) return over;
  const out = copyOf(base, places);
  const place = places.get(out);
  for (const [key, raw] of Object.entries(over)) {
    const old = base[key];
    const deeper = depth === 0 || (depth === 1 && merged.has(key));
    out[key] = deeper && isMap(old) ? mergeMaps(old, raw, places, depth + 1) : raw;
    const from = places.get(over)?.keys.get(key);
    if (from !== undefined) place?.keys.set(key, from);
  }
  return out;
}

function copies(
  id: string,
  phase: unknown,
  places: Places,
): readonly (readonly [string, unknown])[] {
  const times = childOf(phase, 'repeat');
  if (
    !isMap(phase) ||
    typeof times !== 'number' ||
    !Number.isInteger(times) ||
    times < 2 ||
    times > MOST_COPIES
  )
    return [[id, phase]];
  return Array.from({ length: times }, (_, k) => {
    const copy = copyOf(phase, places);
    delete copy['repeat'];
    copy['group'] = id;
    copy['copy'] = k + 1;
    return [`${id}-${k + 1}`, copy];
  });
}

/** A shallow copy with a place of its own. */
function copyOf(map: RawMap, places: Places): RawMap {
  const copy = Object.assign(emptyMap(), map);
  places.set(copy, { keys: new Map(places.get(map)?.keys) });
  return copy;
}
