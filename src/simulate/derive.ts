/** Makes something that follows from parts of something else, and from nothing besides. */
export type Derive = <From extends object, To>(make: (from: From) => To, from: From) => To;

/** Makes it anew each time. */
export const deriveAnew: Derive = (make, from) => make(from);

/**
 * Gives again what each function made last, while the parts that it read are still the same numbers
 * and objects. What is made must not be written to.
 */
export function createDerive(): Derive {
  const known = new Map<
    unknown,
    { readonly read: ReadonlyMap<string | symbol, unknown>; made: unknown }
  >();
  return <From extends object, To>(make: (from: From) => To, from: From): To => {
    const last = known.get(make);
    const isSame = ([part, value]: readonly [string | symbol, unknown]) =>
      Object.is(Reflect.get(from, part), value);
    if (last !== undefined && [...last.read].every(isSame)) return last.made as To;
    const read = new Map<string | symbol, unknown>();
    const made = make(
      new Proxy(from, {
        get(target, part) {
          const value: unknown = Reflect.get(target, part);
          read.set(part, value);
          return value;
        },
      }),
    );
    known.set(make, { read, made });
    return made;
  };
}
