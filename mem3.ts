import { readFileSync } from 'node:fs';
import { checkCase } from './src/evidence/index.ts';
import { compile } from './src/model/index.ts';
import { createShelf } from './src/money/shelf.ts';
import { createCashSink } from './src/money/index.ts';
import { allocate, createSimulation } from './src/simulate/index.ts';
const dir = 'cases/stargate-2025-07/';
const checked = checkCase({ programmeText: readFileSync(dir + 'programme.yaml', 'utf8'), factsText: readFileSync(dir + 'facts.yaml', 'utf8') });
const model = compile(checked.programme!);
const outcomes = allocate(model, 2560, (b) => new ArrayBuffer(b));
const sh = createShelf();
let inside = 0, runs = 0; let ev: any; let real: any; let replay = false; const again: number[] = [];
const cash = createCashSink(model, outcomes.layout, { ...sh, evaluationOf(groups: any, shape: any) { ev = sh.evaluationOf(groups, shape); real = ev.run; return { ...ev, run(n: number) { const s = performance.now(); real(n); inside += performance.now() - s; runs++; if ((globalThis as any).grabNow) { (globalThis as any).grab(); (globalThis as any).grabNow = false; } if (replay) { const s2 = performance.now(); for (let k = 0; k < 5; k++) real(n); again.push((performance.now() - s2) / 5); } } }; } } as any);
const sim = createSimulation(model, outcomes, { seed: 1, trials: 2560, firstTrial: 0, cash: () => cash } as any);
for (let b = 0; b < 8; b++) sim.run(b);
inside = 0; runs = 0;
for (let b = 8; b < 14; b++) sim.run(b);
console.log('inside per trial', (inside / runs / 8 * 1000).toFixed(0), 'us');

let snap: Float64Array | undefined;
replay = false;
// keep the inputs of the last strip
const origRun = ev.run;
let saved: Map<string, Float64Array> = new Map();
let grab = false;
(globalThis as any).grab = () => { for (const a of ev.inputs) saved.set(a, Float64Array.from(ev.input(a))); };

(globalThis as any).grabNow = true; sim.run(15);
const time = (label: string) => { for (let i = 0; i < 60; i++) real(8); const t: number[] = []; for (let k = 0; k < 7; k++) { const s0 = performance.now(); for (let i = 0; i < 60; i++) real(8); t.push((performance.now() - s0) / 60 / 8 * 1000); } t.sort((a, b) => a - b); console.log(label, t[0]!.toFixed(0), t[3]!.toFixed(0)); };
const put = (f: (a: string, v: Float64Array, old: Float64Array) => void) => { for (const a of ev.inputs) f(a, ev.input(a), saved.get(a)!); };
put((a, v, o) => v.set(o)); time('real');
put((a, v, o) => { for (let i = 0; i < v.length; i++) v[i] = 1 + (i % 7) * 0.1; }); time('synthetic');
put((a, v, o) => v.set(o)); put((a, v, o) => { if (v.length <= 8) for (let i = 0; i < v.length; i++) v[i] = 1 + (i % 7) * 0.1; }); time('rows real, scalars synthetic');
put((a, v, o) => { if (v.length > 8) for (let i = 0; i < v.length; i++) v[i] = 1 + (i % 7) * 0.1; else v.set(o); }); time('rows synthetic, scalars real');
put((a, v, o) => v.set(o)); put((a, v, o) => { if (v.length > 8) v.fill(0); }); time('rows zero, scalars real');
put((a, v, o) => v.fill(0)); time('all zero');
put((a, v, o) => v.set(o)); time('real');
