import { describe, expect, test } from 'vitest';
import { type Fields, programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const builder: Fields = { name: 'Builder', roles: ['developer'], hurdle: '10 %' };
const willing: Fields = { ...builder, alternative: { does: 'waits', npv: '0 USD' } };

/** Codes and values of what is found about terms when one option is as given. */
function found(option: Fields, party: Fields = willing) {
  const text = programmeText({
    parties: { builder: party },
    sites: {},
    terms: {
      owner: {
        question: 'Who owns?',
        options: { builder: { name: 'Builder', ...option }, tenant: { name: 'Tenant' } },
      },
    },
  });
  return loadProgramme(text).diagnostics.flatMap(({ code, value, path }) =>
    /^GB(303|7)/.test(code) ? [`${code} ${value} ${path.join('.')}`] : [],
  );
}

describe('what a party signs at no price', () => {
  test('is enough for a term to decide something', () => {
    expect(found({ refusedBy: { builder: 'it sells nothing' } })).toEqual([]);
    expect(found({})).toEqual(['GB703 owner terms.owner']);
  });

  test('must be refused by a party that is there and that is asked to sign', () => {
    expect(found({ refusedBy: { bulider: 'it sells nothing' } })).toEqual([
      'GB303 bulider terms.owner.options.builder.refusedBy.bulider',
    ]);
    expect(found({ refusedBy: { builder: 'it sells nothing' } }, builder)).toEqual([
      'GB706 builder parties.builder',
    ]);
  });

  test('has no price too', () => {
    expect(
      found({ refusedBy: { builder: 'it sells nothing' }, wants: { builder: '-9 MUSD' } }),
    ).toEqual(['GB708 builder terms.owner.options.builder.wants.builder']);
  });
});
