import { readFileSync } from 'node:fs';
import { checkCase } from './src/evidence/index.ts';
import { compile } from './src/model/index.ts';
import { createShelf } from './src/money/shelf.ts';
import { createCashSink } from './src/money/index.ts';
import { layoutOf } from './src/simulate/index.ts';
import { createGraph } from './src/money/graph/index.ts';
import { planOf } from './src/money/graph/plan.ts';
import { valuesOf } from './src/money/graph/values.ts';
const dir = 'cases/stargate-2025-07/';
const checked = checkCase({ programmeText: readFileSync(dir + 'programme.yaml', 'utf8'), factsText: readFileSync(dir + 'facts.yaml', 'utf8') });
const model = compile(checked.programme!);
const sh = createShelf();
let G: any, S: any;
createCashSink(model, layoutOf(model, 1), { ...sh, evaluationOf(groups: any, shape: any) { G = groups; S = shape; return sh.evaluationOf(groups, shape); } } as any);
const g = createGraph(G);
const plan = planOf(g, { ...S, group: 8, chunk: 64 } as any);
const names = ['TRIAL_ROW', 'TRIAL_SCALAR', 'INPUT_ROW', 'GROUP_ROW', 'SLOT', 'TURN', 'OTHER', 'POOL', 'UROW', 'USCALAR', 'own'];
plan.varying.forEach((p, i) => {
  const to: Record<string, number> = {}; const from: Record<string, number> = {}; const distinct = new Set<string>();
  const seen: Record<string, Set<number>> = {};
  for (const c of p.chunks) for (const s of c) { const k = names[s.to?.space ?? 10]!; to[k] = (to[k] ?? 0) + 1; for (const f of s.from) { const q = f === undefined ? 'own' : names[f.space]!; from[q] = (from[q] ?? 0) + 1; if (f) (seen[q] ??= new Set()).add(f.offset); } }
  console.log(i, p.kind, 'steps', p.chunks.reduce((a, c) => a + c.length, 0), 'chunks', p.chunks.length, 'to', JSON.stringify(to), 'from', JSON.stringify(from), 'distinct', JSON.stringify(Object.fromEntries(Object.entries(seen).map(([k, v]) => [k, v.size]))));
});
console.log('size MB', plan.size * 8 / 1e6, 'rows', plan.rows.map((r, i) => names[i] + ':' + r.stride).join(' '), 'half', plan.half);
