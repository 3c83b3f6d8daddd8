import * as z from 'zod';
import { resolveAddress } from './address.ts';
import type { Finding, Path } from './diagnostic.ts';
import { findingsOf } from './issues.ts';
import { misfit, nothing, unfit } from './patch-finding.ts';
import { exact, GONE, parsedAt, parsedOf, switched, times } from './patch-value.ts';
import { childOf, isMap, type Places, valueAt } from './place.ts';
import { type Programme, programmeSchema } from './schema/programme.ts';
import { schemasAt, unwrapped } from './schema-at.ts';
import { suggest } from './suggest.ts';
import { fillTemplate } from './template.ts';
import { isValue } from './value.ts';

export type Patch = Programme['terms'][string]['options'][string]['patch'][number];

/** A programme after changes, and what was wrong with them; a change with a problem is left out. */
export interface Patched {
  readonly programme: Programme;
  readonly findings: readonly Finding[];
  /** Addresses of all that was changed, in order, as steps joined by dots. */
  readonly changed: readonly string[];
}

/**
 * Applies changes one after the other; the programme itself stays as it is. `path` is where the
 * changes stand in the file, for findings.
 */
export function patched(programme: Programme, patches: readonly Patch[], path: Path): Patched {
  let now = programme;
  const findings: Finding[] = [];
  const changed: string[] = [];
  patches.forEach((patch, i) => {
    const found = changesOf(now, patch, [...path, i]);
    findings.push(...found.findings);
    for (const { at, to } of found.changes) {
      now = withChange(now, at, to) as Programme;
      changed.push(at.join('.'));
    }
  });
  return { programme: now, findings, changed };
}

interface Change {
  readonly at: Path;
  /** What stands there from now on; GONE takes it away. */
  readonly to: unknown;
}
interface Changes {
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
}

function changesOf(programme: Programme, patch: Patch, path: Path): Changes {
  if ('add' in patch) return addition(programme, patch, path);
  const [verb, address] = addressIn(patch);
  if (isCommon(address.split('.')))
    return failed(
      nothing(
        path,
        verb,
        address,
        {
          en: 'no option can change what all deals are judged by',
          zh: '选项不能改动评判各条款组合的共同依据',
        },
        {
          mend: {
            en: 'change agreements, money, contracts, sites or risks; what an option is worth to a party beside goes under wants',
            zh: '请改动协议、资金、合同、场址或风险；选项对参与方另有的价值写在 wants 下',
          },
        },
      ),
    );
  const { paths, stop } = resolveAddress(programme, address);
  if (stop !== undefined) {
    const { nearest } = suggest(stop.step, stop.instead);
    const steps = address.split('.').map((step) => (step === stop.step ? (nearest ?? step) : step));
    return failed(
      nothing(
        path,
        verb,
        address,
        { en: `there is no ${stop.step} in the address`, zh: `地址中的 ${stop.step} 不存在` },
        nearest === undefined ? {} : { nearest: steps.join('.') },
      ),
    );
  }
  const present = (at: Path) => valueAt(programme, at);
  if ('set' in patch) {
    const parsed = paths.map((at) => parsedAt(at, patch.to));
    return parsed.every((p) => p.ok)
      ? { changes: paths.map((at, i) => ({ at, to: parsedOf(parsed[i]) })), findings: [] }
      : failed(unfit(path, address, paths, patch.to));
  }
  if ('scale' in patch) {
    const by = exact(patch.by);
    if (by === undefined)
      return failed(
        misfit(path, 'by', {
          en: `a multiplier must be one number, got a distribution: ${address}`,
          zh: `乘数必须是单一数值，不能是分布：${address}`,
        }),
      );
    const stated = paths.filter((at) => typeof present(at) === 'number' || isValue(present(at)));
    if (stated.length === 0)
      return failed(
        nothing(
          path,
          verb,
          address,
          paths.every((at) => present(at) === undefined)
            ? { en: 'the number to be scaled is not stated', zh: '要缩放的数值没有写明' }
            : { en: 'only a number can be scaled', zh: '只有数值可以缩放' },
        ),
      );
    return {
      changes: stated.map((at) => ({ at, to: times(present(at), by) })),
      findings: [],
    };
  }
  if ('switch' in patch) {
    const switchable = paths.every((at) => {
      const v = present(at);
      return typeof v === 'boolean' || (isMap(v) && !isValue(v));
    });
    if (!switchable)
      return failed(
        nothing(path, verb, address, {
          en: 'only a flag or a thing can be switched',
          zh: '只有开关字段或条目可以开关',
        }),
      );
    return {
      changes: paths.map((at) => {
        const now = present(at);
        return { at, to: typeof now === 'boolean' ? patch.on : switched(now, at, patch.on) };
      }),
      findings: [],
    };
  }
  return planned(programme, patch, paths, path);
}

/** What is the same for all deals, or they could not be compared: dates, terms, and how parties judge. */
const isCommon = ([table = '', , field = '']: readonly string[]): boolean =>
  common.has(table) || (table === 'parties' && (field === 'alternative' || field === 'judges'));

const common: ReadonlySet<string> = new Set([
  'groundbreak',
  'name',
  'dataDate',
  'horizon',
  'currency',
  'priceYear',
  'terms',
  'exclusions',
  'deals',
  'bargaining',
]);

function addressIn(patch: Exclude<Patch, { add: string }>): readonly [string, string] {
  if ('set' in patch) return ['set', patch.set];
  if ('scale' in patch) return ['scale', patch.scale];
  if ('switch' in patch) return ['switch', patch.switch];
  return ['for', patch.for];
}

function planned(
  programme: Programme,
  patch: Extract<Patch, { template: string }>,
  paths: readonly Path[],
  path: Path,
): Changes {
  const plan = programme.plans[patch.template];
  // an unknown plan is found with the references
  if (plan === undefined) return { changes: [], findings: [] };
  const isPhase = (at: Path) => at.length === 4 && at[0] === 'sites' && at[2] === 'phases';
  if (!paths.every(isPhase))
    return failed(
      nothing(path, 'for', patch.for, {
        en: 'only phases are built by a plan',
        zh: '只有分期才由模板构成',
      }),
    );
  const strange = Object.keys(patch.with).find((name) => !(name in plan.parameters));
  if (strange !== undefined)
    return failed({
      ...misfit(path, 'with', {
        en: `the plan takes no parameter ${strange}`,
        zh: `该模板没有这个参数：${strange}`,
      }),
      ...suggest(strange, Object.keys(plan.parameters)),
    });
  const args = new Map(
    Object.entries({ ...plan.parameters, ...patch.with }).map(([name, raw]) => [
      name,
      { raw, place: undefined },
    ]),
  );
  const places: Places = new Map();
  const filled = fillTemplate(plan.activities, args, places, ['plans', patch.template]);
  const to = paths.map((at) => parsedAt([...at, 'activities'], filled.raw));
  if (filled.problems.length > 0 || to.some((p) => !p.ok))
    return failed(
      misfit(path, 'with', {
        en: `the plan cannot be filled in so: ${patch.template}`,
        zh: `模板不能这样填写：${patch.template}`,
      }),
    );
  return {
    changes: paths.flatMap((at, i) => [
      { at: [...at, 'activities'], to: parsedOf(to[i]) },
      { at: [...at, 'energised'], to: plan.energised },
    ]),
    findings: [],
  };
}

function addition(
  programme: Programme,
  patch: Extract<Patch, { add: string }>,
  path: Path,
): Changes {
  const at = patch.add.split('.');
  const [table = '', id = ''] = at;
  const holder = childOf(programme, table);
  const schema = schemasAt(programmeSchema, [table])[0];
  if (
    at.length !== 2 ||
    schema === undefined ||
    !(unwrapped(schema) instanceof z.ZodRecord) ||
    !isMap(holder)
  )
    return failed(
      nothing(
        path,
        'add',
        patch.add,
        { en: 'nothing can be added there', zh: '此处不能添加' },
        {
          mend: {
            en: 'write a table and a new id, such as agreements.x or capital.x',
            zh: '请写表名和新代号，例如 agreements.x 或 capital.x',
          },
        },
      ),
    );
  if (Object.hasOwn(holder, id))
    return failed(
      nothing(
        path,
        'add',
        patch.add,
        { en: 'there is such a thing already', zh: '已有同名条目' },
        {
          mend: { en: 'choose another id, or set its fields', zh: '请另取代号，或改设其字段' },
        },
      ),
    );
  const entry = schemasAt(programmeSchema, at)[0];
  const parsed = entry === undefined ? undefined : z.safeParse(entry, patch.as);
  if (entry === undefined || parsed === undefined || !parsed.success)
    return {
      changes: [],
      findings:
        entry === undefined || parsed === undefined
          ? []
          : findingsOf(parsed.error?.issues ?? [], patch.as, entry).map((f) => ({
              ...f,
              path: [...path, 'as', ...f.path],
            })),
    };
  return { changes: [{ at, to: parsed.data }], findings: [] };
}

const failed = (finding: Finding): Changes => ({ changes: [], findings: [finding] });

/** What stands at a place after a patch that scales it. */
export function scaledBy(present: unknown, { by }: Extract<Patch, { scale: string }>): unknown {
  const factor = exact(by);
  return factor === undefined ? present : times(present, factor);
}

/** The same data with another value at a path; everything beside the path is shared. */
function withChange(node: unknown, [step, ...rest]: Path, to: unknown): unknown {
  if (step === undefined) return to;
  if (Array.isArray(node)) {
    const copy = [...node];
    copy[Number(step)] = withChange(node[Number(step)], rest, to);
    return copy;
  }
  const map: Record<string, unknown> = { ...(isMap(node) ? node : {}) };
  if (rest.length === 0 && to === GONE) delete map[step];
  else map[step] = withChange(childOf(node, step), rest, to);
  return map;
}
