import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkCase } from '../evidence/index.ts';
import { dealChoice } from './deal-choice.ts';
import { imagine } from './imagined-world.ts';

const { programme } = checkCase({
  programmeText: readFileSync(
    new URL('../../cases/teaching-deal/programme.yaml', import.meta.url),
    'utf8',
  ),
});
if (programme === undefined) throw new Error('the case is not sound');
const teaching = programme;
const choice = (text: string) => dealChoice(imagine().world, teaching, text);

test('a deal is its name, or options joined by commas', () => {
  expect(choice('handshake')).toEqual({ rent: 'middle', length: 'long', loan: 'careful' });
  expect(choice('low, loan=bold')).toEqual({ rent: 'low', loan: 'bold' });
  expect(choice('low,rent=low')).toEqual({ rent: 'low' });
});

test('a deal has one option of a term', () => {
  expect(() => choice('low,bold,rent=high')).toThrow(
    'a deal has one option of a term, and rent has several: low, high',
  );
});
