import { readFileSync } from 'node:fs';
import { checkCase } from './src/evidence/index.ts';
import { compile } from './src/model/index.ts';
import { createShelf } from './src/money/shelf.ts';
import { createCashSink } from './src/money/index.ts';
import { layoutOf } from './src/simulate/index.ts';
import { createEvaluation, createGraph } from './src/money/graph/index.ts';
const dir = 'cases/stargate-2025-07/';
const checked = checkCase({ programmeText: readFileSync(dir + 'programme.yaml', 'utf8'), factsText: readFileSync(dir + 'facts.yaml', 'utf8') });
const model = compile(checked.programme!);
const sh = createShelf();
let G: any, S: any;
createCashSink(model, layoutOf(model, 1), { ...sh, evaluationOf(groups: any, shape: any) { G = groups; S = shape; return sh.evaluationOf(groups, shape); } } as any);
for (const lanes of [8, 4, 2, 16]) for (const periods of [12, 23, 45, 90, 181]) {
  const ev = createEvaluation(createGraph(G), { ...S, lanes, periods });
  for (const a of ev.inputs) { const v = ev.input(a); for (let i = 0; i < v.length; i++) v[i] = 1 + (i % 7) * 0.1; }
  for (let i = 0; i < 200; i++) ev.run(lanes);
  await new Promise((r) => setTimeout(r, 300));
  for (let i = 0; i < 50; i++) ev.run(lanes);
  const n = Math.max(20, Math.floor(20000 / periods / lanes * 8)); const t: number[] = [];
  for (let k = 0; k < 5; k++) { const s = performance.now(); for (let i = 0; i < n; i++) ev.run(lanes); t.push((performance.now() - s) / n / lanes * 1000 / periods); }
  t.sort((a, b) => a - b);
  console.log('lanes', lanes, 'periods', periods, 'us per trial and period', t[0]!.toFixed(3), '-> x181', (t[0]! * 181).toFixed(0));
}
