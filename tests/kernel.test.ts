import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compiledKernel } from '../scripts/build-kernel.ts';

describe('the compiled kernel', () => {
  it('is what kernel/ compiles to', () => {
    const file = new URL('../src/simulate/kernel-code.ts', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(compiledKernel());
  });
});
