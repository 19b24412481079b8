/** What is not emulated must not be mistaken for something that works: reading it throws. */

/** Names that the language itself reads of any object. */
const LANGUAGE: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'constructor',
  'prototype',
  '$$typeof',
  'nodeType',
  'default',
  'length',
  'name',
]);

/** `target` whose unknown members throw when they are read. `name`: how Electron calls it. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(from, key) {
      if (typeof key === 'symbol' || key in from || LANGUAGE.has(key)) {
        const value = Reflect.get(from, key, from) as unknown;
        // Private members are the target's, not the proxy's.
        return typeof value === 'function' ? (value.bind(from) as unknown) : value;
      }
      throw new Error(`${name}.${key} is not emulated`);
    },
  });
}
