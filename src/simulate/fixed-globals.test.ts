import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../tests/any-programme.ts';
import { programmeOf } from '../../tests/programmes.ts';
import { compile } from '../model/index.ts';
import { fixGlobals } from './fixed-globals.ts';
import { kernelCode } from './kernel-code.ts';
import { createStage, trialSums } from './stage.ts';

const TRIALS = 16;

const bytesOf = (code: string) => Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0));

/** A module that exports an integer `x`, a float `y`, and a function `of` with that body. */
const moduleWith = (...body: readonly number[]) =>
  Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    // a type without parameters that gives an integer, a function of it, the globals, the exports
    ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7f, 0x03, 0x02, 0x01, 0x00],
    ...[0x06, 0x12, 0x02, 0x7f, 0x01, 0x41, 0x05, 0x0b],
    ...[0x7c, 0x01, 0x44, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x40, 0x0b],
    ...[0x07, 0x0e, 0x03, 0x01, 0x78, 0x03, 0x00, 0x01, 0x79, 0x03, 0x01],
    ...[0x02, 0x6f, 0x66, 0x00, 0x00],
    ...[0x0a, body.length + 4, 0x01, body.length + 2, 0x00, ...body, 0x0b],
  ]);

const resultOf = (module: Uint8Array<ArrayBuffer>) =>
  (new WebAssembly.Instance(new WebAssembly.Module(module)).exports['of'] as () => number)();

describe('globals that are fixed', () => {
  it('give the value that they are told, whatever its sign and length', () => {
    fc.assert(
      fc.property(fc.integer(), (x) => {
        expect(resultOf(fixGlobals(moduleWith(0x23, 0x00), { x }))).toBe(x);
      }),
    );
  });

  it('leave floats, globals that are not told, and what only looks like one', () => {
    const sum = moduleWith(0x23, 0x01, 0xaa, 0x23, 0x00, 0x6a);
    expect(resultOf(sum)).toBe(7);
    expect(resultOf(fixGlobals(sum, { y: 40 }))).toBe(7);
    expect(resultOf(fixGlobals(sum, { x: 40 }))).toBe(42);
    // the constant 35 is written as the instruction that gives a global
    const constant = moduleWith(0x41, 0x23, 0x41, 0x00, 0x6a);
    expect(fixGlobals(constant, { x: 1 })).toHaveLength(constant.length + 8);
    expect(resultOf(fixGlobals(constant, { x: 1 }))).toBe(35);
  });

  it('are refused where the module sets them, or has what is not known', () => {
    const sets = moduleWith(0x41, 0x01, 0x24, 0x00, 0x41, 0x02);
    expect(() => fixGlobals(sets, { x: 1 })).toThrow('sets global 0');
    expect(resultOf(fixGlobals(sets, { y: 1 }))).toBe(2);
    expect(() => fixGlobals(moduleWith(0xfb, 0x00), { x: 1 })).toThrow('do not have: 251');
  });

  it('make a module of the kernel of trials that is valid', () => {
    const names = WebAssembly.Module.exports(new WebAssembly.Module(bytesOf(kernelCode)))
      .filter(({ kind }) => kind === 'global')
      .map(({ name }, i) => [name, 64 * i] as const);
    const fixed = fixGlobals(bytesOf(kernelCode), Object.fromEntries(names));
    expect(WebAssembly.validate(fixed)).toBe(true);
  });

  it('leave every trial as it is', () => {
    fc.assert(
      fc.property(anyProgramme(), (parts) => {
        const model = compile(programmeOf(parts));
        const [shared, own] = [false, true].map((hasOwnCode) => {
          const stage = createStage([model], { seed: 1, trials: TRIALS, hasOwnCode }, {});
          const { kernel } = stage.actors[0]!;
          stage.draws.fill(0, TRIALS);
          stage.date(TRIALS);
          const dates = Array.from({ length: TRIALS }, (_, trial) => {
            stage.takeRows(trial, 1);
            stage.enter(0, trial);
            kernel.allot();
            kernel.book(true);
            kernel.recordWaits();
            return [...stage.block.start, ...stage.block.finish, kernel.flowCount()];
          });
          return [dates, trialSums.map((key) => [...stage.sums[key]])];
        });
        expect(own).toEqual(shared);
      }),
      { numRuns: 15 },
    );
  });
});
