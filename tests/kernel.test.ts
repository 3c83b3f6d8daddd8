import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compiledKernel, kernels } from '../scripts/build-kernel.ts';

describe('the compiled kernel', () => {
  it.each(kernels)('of $folder is what kernel/$folder compiles to', ({ folder, target }) => {
    const file = new URL(`../${target}`, import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(compiledKernel(folder));
  });
});
