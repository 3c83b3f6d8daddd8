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

  test('who is to judge deals is asked only if its alternative has a worth', () => {
    const unpriced: Fields = { ...builder, alternative: { does: 'waits' } };
    expect(found({}, unpriced)).toContain('GB706 builder parties.builder');
    expect(found({}, { ...builder, judges: { exposure: 0.1 } })).toContain(
      'GB706 builder parties.builder',
    );
  });

  test('who comes with an option is not asked, which is said', () => {
    const as = { name: 'Fund', roles: ['investor'], hurdle: '9 %' };
    const alternative = { does: 'waits', npv: '0 USD' };
    const adding = (party: Fields) => found({ patch: [{ add: 'parties.fund', as: party }] });
    expect(adding({ ...as, alternative })).toEqual([
      'GB706 fund terms.owner.options.builder.patch.0.add',
    ]);
    expect(adding(as)).toEqual([]);
  });

  test('has no price too', () => {
    expect(
      found({ refusedBy: { builder: 'it sells nothing' }, wants: { builder: '-9 MUSD' } }),
    ).toEqual(['GB708 builder terms.owner.options.builder.wants.builder']);
  });
});

describe('what an option makes of the programme', () => {
  const made = (patch: readonly unknown[]) => {
    const text = programmeText({
      parties: { builder: willing, tenant: { ...willing, roles: ['offtaker'] } },
      agreements: {
        lease: { name: 'Lease', parties: ['builder'], time: '3 months' },
        permit: { name: 'Permit', parties: ['builder'], time: '3 months', after: ['lease'] },
      },
      sites: {},
      terms: { owner: { question: 'Who owns?', options: { builder: { name: 'Builder', patch } } } },
    });
    const at = 'terms.owner.options.builder.patch.';
    return loadProgramme(text).diagnostics.flatMap(({ code, severity, path }) =>
      severity === 'error' ? [`${code} ${path.join('.').replace(at, '')}`] : [],
    );
  };
  const fund = { name: 'Fund', party: 'nobody', instrument: 'common', amount: '1 MUSD' };

  test('names only what is there', () => {
    const available = '2026-01-01';
    expect(made([{ add: 'capital.fund', as: { ...fund, available } }])).toEqual([
      'GB303 0.as.party',
    ]);
    expect(made([{ set: 'agreements.permit.after', to: ['laese'] }])).toEqual(['GB303 0.to.0']);
    expect(made([{ add: 'capital.fund', as: { ...fund, available, party: 'tenant' } }])).toEqual(
      [],
    );
  });

  test('does not wait for itself', () => {
    expect(made([{ set: 'agreements.lease.after', to: ['permit'] }])).toEqual(['GB401 0']);
  });

  test('has not happened after the data date', () => {
    expect(made([{ set: 'agreements.lease.signed', to: '2040-01-01' }])).toEqual(['GB503 0.to']);
    expect(made([{ set: 'agreements.lease.longStop', to: '2040-01-01' }])).toEqual([]);
  });

  test('keeps what others cannot do without', () => {
    const off = { switch: 'parties.builder', on: false };
    expect(new Set(made([off]))).toEqual(new Set(['GB303 0']));
    expect(made([{ switch: 'parties.tenant', on: false }])).toEqual([]);
  });

  test('is judged by the same as that of any other', () => {
    for (const set of ['horizon', 'dataDate', 'parties.builder.alternative.npv', 'terms.owner'])
      expect(made([{ set, to: '2030-12-31' }])).toEqual(['GB701 0.set']);
  });

  test('is no number below zero', () => {
    expect(made([{ scale: 'agreements.lease.time', by: -1 }])).toEqual(['GB212 0.by']);
  });
});
