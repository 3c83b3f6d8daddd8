import { expect, it } from 'vitest';
import { hashOf, type Place, placeOf } from './place.ts';

const places: readonly Place[] = [
  { view: 'will' },
  { view: 'know', at: 'fact-F-017', language: 'zh', theme: 'dark' },
  {
    view: 'when',
    moved: { 'drivers.grid-delay.shift': -45, 'supplies.x.deliveries[1].on': 30 },
    chosen: { siting: 'shared', owner: 'venture-owns' },
  },
];

it.each(places)('reads back what it writes: %o', (place) => {
  expect(placeOf(hashOf(place))).toEqual(place);
});

it.each(['', '#', '#nonsense', '#will;moved=a~b;lang=fr;theme=;at=%E0%A4%A'])(
  'takes what it does not know as the first view: %s',
  (hash) => {
    expect(placeOf(hash)).toEqual({ view: 'will' });
  },
);
