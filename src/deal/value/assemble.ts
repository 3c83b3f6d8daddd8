import type { Model, Variable } from '../../model/index.ts';
import type { Twins } from '../../simulate/index.ts';
import { sameData } from '../../units/index.ts';
import type { Contents } from '../terms/contents.ts';
import { type Models, modelsOf } from './models.ts';
import { standIn } from './stand-in.ts';

/** Contents that can be simulated side by side on the same draws. */
export interface Family {
  readonly twins: Twins;
  /** Contents of this family. */
  readonly contents: Int32Array;
  /** By content of the family: its model, and what stands for each replaceable variable. */
  readonly model: Int32Array;
  readonly choice: readonly Int32Array[];
}

/**
 * Makes models of all contents without compiling each: numbers that are only drawn become
 * stand-ins; for the rest there is one model for each combination. With `among` only those contents
 * are made.
 */
export function assemble(contents: Contents, among?: readonly number[]): readonly Family[] {
  const models = modelsOf(contents);
  const alike = Map.groupBy(among ?? contents.rows.keys(), models.key);
  const families: { readonly bones: unknown; readonly members: Member[] }[] = [];
  for (const of of alike.values()) {
    const model = models.of(of[0]!);
    const bones = bonesOf(model);
    const family = families.find((one) => sameData(one.bones, bones));
    if (family === undefined) families.push({ bones, members: [{ model, contents: of }] });
    else family.members.push({ model, contents: of });
  }
  return families.map(({ members }) => familyOf(contents, models, members));
}

/** A model and the contents that it is made for. */
interface Member {
  readonly model: Model;
  readonly contents: readonly number[];
}

function familyOf(
  { places, rows }: Contents,
  { kinds }: Models,
  members: readonly Member[],
): Family {
  const first = members[0]!.model;
  // members that differ in drawn numbers only share a model
  const different: { readonly tables: unknown; readonly model: Model }[] = [];
  const kindOf = members.map((member) => {
    const tables = tablesOf(member.model);
    const found = different.findIndex((one) => sameData(one.tables, tables));
    return found >= 0 ? found : different.push({ tables, model: member.model }) - 1;
  });
  const models = different.map((one) => one.model);
  const byPath = new Map(first.variables.map((v, i) => [v.path, i]));
  const book = createBook(first.variables);
  // by replaceable variable: what stands for it in a content of a model
  const columns: { variable: number; of: (member: number, content: number) => number }[] = [];
  const placed = new Set<number>();
  places.forEach(({ address, values }, place) => {
    const variable = byPath.get(address);
    if (kinds[place] !== 'drawn' || variable === undefined) return;
    placed.add(variable);
    // changes elsewhere may leave it other drivers, or effects of risks
    const seen: {
      readonly own: Omit<Variable, 'distribution'>;
      readonly stand: readonly number[];
    }[] = [];
    const byMember = members.map(({ model }) => {
      const { distribution: _, ...own } = model.variables[variable]!;
      const known = seen.find((one) => sameData(one.own, own));
      if (known !== undefined) return known.stand;
      const stand = values.map((value) =>
        book.add(variable, standIn(model.variables[variable]!, value)),
      );
      seen.push({ own, stand });
      return stand;
    });
    columns.push({
      variable,
      of: (member, content) => byMember[member]![rows[content]![place]!]!,
    });
  });
  first.variables.forEach((own, variable) => {
    const isSame = ({ model }: Member) => isAlike(model.variables[variable]!, own);
    if (placed.has(variable) || members.every(isSame)) return;
    const stand = members.map(({ model }) => book.add(variable, model.variables[variable]!));
    if (stand.some((s) => s !== stand[0]))
      columns.push({ variable, of: (member) => stand[member]! });
  });
  const order: number[] = [];
  const model: number[] = [];
  const choice: Int32Array[] = [];
  members.forEach((member, m) => {
    for (const content of member.contents) {
      order.push(content);
      model.push(kindOf[m]!);
      choice.push(Int32Array.from(columns, ({ of }) => of(m, content)));
    }
  });
  return {
    twins: {
      models: models.map((one) => ({
        ...one,
        variables: [...one.variables, ...book.all.slice(one.variables.length)],
      })),
      replaceable: Int32Array.from(columns, ({ variable }) => variable),
    },
    contents: Int32Array.from(order),
    model: Int32Array.from(model),
    choice,
  };
}

/** All variables of a family; the same stand-in is added once. */
function createBook(own: readonly Variable[]) {
  const all = [...own];
  const known = new Map<string, number>();
  own.forEach((v, i) => {
    known.set(`${i} ${nature(v)}`, i);
  });
  return {
    all,
    add(variable: number, standing: Variable): number {
      const key = `${variable} ${nature(standing)}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, all.length);
      return all.push(standing) - 1;
    },
  };
}

/** Whether two variables are drawn alike; those of one programme share their distributions. */
const isAlike = (a: Variable, b: Variable): boolean =>
  a === b ||
  (a.offset === b.offset &&
    a.floor === b.floor &&
    (a.distribution === b.distribution || sameData(a.distribution, b.distribution)) &&
    sameData(a.drivers, b.drivers) &&
    sameData(a.effects, b.effects));

const nature = ({ distribution, drivers, effects, offset, floor }: Variable): string =>
  JSON.stringify([distribution, drivers, effects, offset, Number.isFinite(floor) ? floor : 'none']);

/** Models with the same bones draw the same variables for the same network and differ in tables only. */
const bonesOf = (m: Model): unknown => [
  m.variables.map((v) => v.path),
  m.drivers,
  m.risks,
  m.pools,
  m.horizon,
  m.network,
  m.parties,
  impactsOf(m),
];

/** What risks add and multiply goes into other numbers as they are drawn: nothing can stand in for it later. */
const impactsOf = ({ variables, drivers }: Model): unknown => {
  const used = new Set<number>();
  for (const { effects } of [...variables, ...drivers])
    for (const { factor, delay } of effects) used.add(factor).add(delay);
  return [...used].map((impact) => (impact < 0 ? undefined : variables[impact]));
};

/** All of a model but its variables, and planned durations, which only accounts of delay read. */
const tablesOf = (m: Model): unknown => ({
  ...m,
  variables: 0,
  network: 0,
  costs: m.costs.map((c) => ({ ...c, plannedDays: 0 })),
});
