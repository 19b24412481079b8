/**
 * A map that forgets what was not asked for in a while. The newest half of its places is never forgotten: it has two generations, and only what is
 * found in the older one is moved. To keep all in the exact order of asking would cost two changes of a map with every look.
 */
export interface Cache<K, V> {
  /** The value kept for the key, or the one that `make` gives, which is then kept. */
  get(key: K, make: () => V): V;
  delete(key: K): void;
  clear(): void;
}

/** A cache of at most `limit` values, two or more. */
export function createCache<K, V>(limit: number): Cache<K, V> {
  type Kept = Map<K, { readonly value: V }>;
  const half = Math.max(1, Math.floor(limit / 2));
  let young: Kept = new Map();
  let old: Kept = new Map();
  const keep = (key: K, found: { readonly value: V }) => {
    if (young.size >= half) {
      old = young;
      young = new Map();
    }
    young.set(key, found);
  };
  return {
    get(key, make) {
      const known = young.get(key);
      if (known !== undefined) return known.value;
      const found = old.get(key) ?? { value: make() };
      old.delete(key);
      keep(key, found);
      return found.value;
    },
    delete(key) {
      young.delete(key);
      old.delete(key);
    },
    clear() {
      young.clear();
      old.clear();
    },
  };
}
