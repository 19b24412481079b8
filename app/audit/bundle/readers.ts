/**
 * Readers of JSON from anywhere. Each is total: it answers the value in its one type, or undefined, which JSON cannot carry. Small enough
 * for a page that opens a file from a stranger, so the page and the machine's side read by the same rules.
 */
import type { Json } from '../../base/index.ts';

/** Reads one value; undefined when it is not of the form. */
export type Reader<T> = (value: Json | undefined) => T | undefined;

/** Text of at most `max` UTF-16 code units, and of a form where one is given. The length is looked at first: it bounds the matching. */
export function textOf(max: number, form: RegExp | null = null): Reader<string> {
  return (value) => (typeof value === 'string' && value.length <= max && (form?.test(value) ?? true) ? value : undefined);
}

/** An integer from 0 to `max`. */
export function wholeUpTo(max: number): Reader<number> {
  return (value) => (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= max ? Number(value) : undefined);
}

/** True or false. */
export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

/** One of some words. */
export function oneOf<T extends string>(words: readonly T[]): Reader<T> {
  return (value) => words.find((word) => word === value);
}

/** What `reader` reads, or null. */
export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value) => (value === null ? null : reader(value));
}

/** A list of `min` to `max` values. */
export function listOf<T>(reader: Reader<T>, max: number, min = 0): Reader<readonly T[]> {
  return (value) => {
    if (!isList(value) || value.length < min || value.length > max) return undefined;
    const read: T[] = [];
    for (const one of value) {
      const item = reader(one);
      if (item === undefined) return undefined;
      read.push(item);
    }
    return read;
  };
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** An object with exactly these members. */
export function objectOf<T extends object>(members: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> {
  const readers = Object.entries<Reader<unknown>>(members);
  return (value) => {
    if (typeof value !== 'object' || value === null || isList(value) || Object.keys(value).length !== readers.length) return undefined;
    const read: [string, unknown][] = [];
    for (const [name, reader] of readers) {
      const member = Object.hasOwn(value, name) ? reader(value[name]) : undefined;
      if (member === undefined) return undefined;
      read.push([name, member]);
    }
    // Every member was read by the reader of its name, and there is no other.
    return Object.fromEntries(read) as T;
  };
}
