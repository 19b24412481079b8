/** What is kept of subjects once they were opened: all of it goes at once, since nobody knows what another process has forgotten. */
import { createCache } from '../../base/index.ts';
import type { SubjectKeys } from './subject-keys.ts';

/** A subject in the clear. */
export type OpenedSubject = { readonly keys: SubjectKeys; readonly value: string };

/** How many opened keys are kept in memory. */
const KEPT_KEYS = 2000;

/**
 * How many values and references are: some 200 bytes each, so those of a large log all have room. To open one again takes as long as
 * to read a page of entries.
 */
const KEPT_VALUES = 20_000;

/** Opened subjects, by reference, and references by what they are found by. */
export interface SubjectMemory {
  /** The subject, opened where it is not kept; null where it does not open. */
  open(ref: string): OpenedSubject | null;
  valueOf(ref: string): string | null;
  /** The reference that `find` gives for a key, which is asked again until it gives one. */
  refOf(key: string, find: () => string | undefined): string | null;
  /** A key does not lead to its reference any more. */
  dropRef(key: string): void;
  /** A subject was made. */
  dropSubject(ref: string): void;
  letGo(): void;
  onLetGo(listener: () => void): void;
}

/** Nothing is kept yet. */
export function subjectMemory(read: (ref: string) => OpenedSubject | null): SubjectMemory {
  const opened = createCache<string, OpenedSubject | null>(KEPT_KEYS);
  const values = createCache<string, string | null>(KEPT_VALUES);
  const refs = createCache<string, { ref: string | null }>(KEPT_VALUES);
  const listeners: (() => void)[] = [];
  const open = (ref: string) => {
    const found = opened.get(ref, () => read(ref));
    if (found === null) opened.delete(ref); // Another process may make it later.
    return found;
  };
  return {
    open,
    valueOf(ref) {
      const value = values.get(ref, () => open(ref)?.value ?? null);
      if (value === null) values.delete(ref);
      return value;
    },
    refOf(key, find) {
      const kept = refs.get(key, () => ({ ref: null }));
      kept.ref ??= find() ?? null;
      return kept.ref;
    },
    dropRef: (key) => refs.delete(key),
    dropSubject(ref) {
      opened.delete(ref);
      values.delete(ref);
    },
    letGo() {
      for (const cache of [opened, values, refs]) cache.clear();
      for (const listener of listeners) listener();
    },
    onLetGo: (listener) => void listeners.push(listener),
  };
}
