type Some<Needs> = {
  [Part in keyof Needs]?: Needs[Part] extends (...args: never[]) => unknown ? Needs[Part] : Partial<Needs[Part]>;
};

/**
 * What a verb needs of the portal, of which a test gives only what it is about. Whatever else the verb asks for is an
 * error that names it. Units of work are run as they come.
 */
export function partsOf<Verb extends (portal: never, ...rest: never[]) => unknown>(
  given: Some<Parameters<Verb>[0]>,
): Parameters<Verb>[0] {
  const parts: object = { work: (task: (unit: undefined) => unknown) => task(undefined), ...given };
  return watched('portal', parts) as Parameters<Verb>[0];
}

function watched(name: string, part: object): object {
  return new Proxy(part, {
    get: (target, key) => {
      const path = `${name}.${String(key)}`;
      if (!(key in target)) throw new Error(`the verb asks for ${path}, which this test does not give`);
      const value: unknown = Reflect.get(target, key);
      return name === 'portal' && value !== null && typeof value === 'object' ? watched(path, value) : value;
    },
  });
}
