import type { Programme } from '../schema/programme.ts';

/** Addresses of what options of terms change or add, as steps. */
export const changedByOptions = ({ terms }: Programme): readonly (readonly string[])[] =>
  Object.values(terms)
    .flatMap(({ options }) => Object.values(options))
    .flatMap(({ patch }) => patch)
    .flatMap((p) => {
      if ('set' in p) return p.set;
      if ('scale' in p) return p.scale;
      if ('switch' in p) return p.switch;
      return 'add' in p ? p.add : [];
    })
    .map((address) => address.split('.'));

/** Whether a step of an address means an id. */
export const means = (step: string | undefined, id: string): boolean => step === id || step === '*';
