import * as z from 'zod';
import { resolveAddress } from '../address.ts';
import type { Finding, Path } from '../diagnostic.ts';
import { childOf } from '../place.ts';
import type { Programme } from '../schema/programme.ts';
import { programmeSchema } from '../schema/programme.ts';
import { schemasAt } from '../schema-at.ts';
import { suggest } from '../suggest.ts';
import type { Check } from './context.ts';
import { noSuch } from './references.ts';

type Patch = Programme['terms'][string]['options'][string]['patch'][number];

/** Every patch must change something that is there, to something it can be. */
export const patches: Check = ({ programme }) =>
  Object.entries(programme.terms).flatMap(([term, { options }]) =>
    Object.entries(options).flatMap(([option, { patch }]) =>
      patch.flatMap((p, i) =>
        patchFindings(programme, p, ['terms', term, 'options', option, 'patch', i]),
      ),
    ),
  );

function patchFindings(programme: Programme, patch: Patch, path: Path): readonly Finding[] {
  const verb = 'set' in patch ? 'set' : 'scale' in patch ? 'scale' : 'switch';
  const address = 'set' in patch ? patch.set : 'scale' in patch ? patch.scale : patch.switch;
  const { paths, stop } = resolveAddress(programme, address);
  const nothing = (fact: string, more: Partial<Finding> = {}): Finding => ({
    rule: 'patch-nothing',
    path: [...path, verb],
    fact: `${fact}: ${address}`,
    value: address,
    mend: 'write the address of something in the programme; * stands for any id',
    ...more,
  });
  if (stop !== undefined) {
    const { nearest } = suggest(stop.step, stop.instead);
    const steps = address.split('.').map((step) => (step === stop.step ? (nearest ?? step) : step));
    return [
      nothing(
        `there is no ${stop.step} in the address`,
        nearest === undefined ? {} : { nearest: steps.join('.') },
      ),
    ];
  }
  const values = paths.map((p) => p.reduce<unknown>(childOf, programme));
  if ('set' in patch) {
    const fails = paths.filter(
      (p) => !schemasAt(programmeSchema, p).some((schema) => accepts(schema, patch.to)),
    );
    return fails.length === 0
      ? []
      : [misfit(path, 'to', `the field cannot be set to this: ${address}`)];
  }
  if ('scale' in patch) {
    if (values.some((v) => typeof v === 'number' || isNumber(v))) return [];
    return [
      nothing(
        values.every((v) => v === undefined)
          ? 'the number to be scaled is not stated'
          : 'only a number can be scaled',
      ),
    ];
  }
  const switchable = values.every(
    (v) => typeof v === 'boolean' || (typeof v === 'object' && v !== null && !isNumber(v)),
  );
  return switchable ? [] : [nothing('only a flag or a thing can be switched')];
}

const misfit = (path: Path, key: string, fact: string): Finding => ({
  rule: 'patch-value',
  path: [...path, key],
  fact,
  mend: 'write what the field takes in its own place, with its unit',
});

const isNumber = (value: unknown) => typeof value === 'object' && value !== null && 'spec' in value;

const accepts = (schema: z.core.$ZodType, raw: unknown): boolean =>
  z.safeParse(schema, raw).success;

/** Options and terms that deals and exclusions name must be there. */
export const deals: Check = ({ programme, ids }) => {
  const findings = (chosen: Readonly<Record<string, string>>, path: Path): readonly Finding[] =>
    Object.entries(chosen).flatMap(([term, option]) => {
      if (!ids.term.has(term)) return [noSuch('term', term, ids.term, [...path, term], 'key')];
      const options = Object.keys(programme.terms[term]?.options ?? {});
      return options.length === 0 || options.includes(option)
        ? []
        : [noSuch(`option of ${term}`, option, options, [...path, term])];
    });
  return [
    ...Object.entries(programme.deals).flatMap(([id, deal]) => findings(deal, ['deals', id])),
    ...programme.exclusions.flatMap(({ not }, i) => findings(not, ['exclusions', i, 'not'])),
    ...Object.entries(programme.terms).flatMap(([id, { current, options }]) =>
      current === undefined || Object.hasOwn(options, current)
        ? []
        : [noSuch(`option of ${id}`, current, Object.keys(options), ['terms', id, 'current'])],
    ),
  ];
};

/** A term whose options neither change anything nor are wanted by anyone decides nothing. */
export const noEffects: Check = ({ programme }) =>
  Object.entries(programme.terms).flatMap(([id, { options }]) =>
    Object.values(options).some(
      ({ patch, wants }) => patch.length > 0 || Object.keys(wants).length > 0,
    )
      ? []
      : [
          {
            rule: 'no-effect' as const,
            path: ['terms', id],
            mark: 'key' as const,
            fact: `no option of the term changes or is worth anything: ${id}`,
            value: id,
            mend: 'give its options patches or wants, or remove the term',
          },
        ],
  );
