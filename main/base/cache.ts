/** A map that forgets what was not asked for the longest. */
export interface Cache<K, V> {
  /** The value kept for the key, or the one that `make` gives, which is then kept. */
  get(key: K, make: () => V): V;
  delete(key: K): void;
  clear(): void;
}

/** A cache of at most `limit` values. */
export function createCache<K, V>(limit: number): Cache<K, V> {
  const kept = new Map<K, { readonly value: V }>();
  return {
    get(key, make) {
      const found = kept.get(key) ?? { value: make() };
      kept.delete(key);
      kept.set(key, found);
      const oldest = kept.size > limit ? kept.keys().next() : undefined;
      if (oldest?.done === false) kept.delete(oldest.value);
      return found.value;
    },
    delete: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}
