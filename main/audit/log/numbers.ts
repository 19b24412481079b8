/**
 * Numbers for the values of a column, in the order in which they were met; 0 is for null. A log says the same few words over and over, and comparing
 * numbers is several times faster than comparing texts. They hold for one connection only.
 */

/** A value in a dictionary; null where entries have none. */
export type Value = string | number | null;

/** The numbers of one column. */
export interface Numbers {
  numberOf(value: Value): number;
  /** The number of a value that was met; null for another. */
  known(value: Value): number | null;
  /** Null for 0, and for a number that was never given. */
  valueOf(number: number): Value;
  /** One more than the highest number so far. */
  size(): number;
}

/** Only null has a number yet. */
export function openNumbers(): Numbers {
  const numbers = new Map<Value, number>([[null, 0]]);
  const values: Value[] = [null];
  return {
    numberOf(value) {
      const known = numbers.get(value) ?? values.length;
      if (known === values.length) {
        values.push(value);
        numbers.set(value, known);
      }
      return known;
    },
    known: (value) => numbers.get(value) ?? null,
    valueOf: (number) => values[number] ?? null,
    size: () => values.length,
  };
}

/** Which numbers a condition accepts, 1 for each: null as long as it accepts none that there is. */
export type Accepted = () => Uint8Array | null;

/** Accepts some values. One that has no number yet is looked for again each time: to give it one would keep for good whatever was asked for once. */
export function amongValues(numbers: Numbers, values: readonly Value[]): Accepted {
  let unmet = values;
  let table: Uint8Array | null = null;
  return () => {
    const met = unmet.flatMap((value) => numbers.known(value) ?? []);
    if (met.length === 0) return table;
    unmet = unmet.filter((value) => numbers.known(value) === null);
    const larger = grown(table ?? new Uint8Array(0), numbers.size());
    for (const number of met) larger[number] = 1;
    return (table = larger);
  };
}

/** Accepts those of which `ask` says yes. Each is asked for once, however many blocks have it; null is not. */
export function askedOnce(numbers: Numbers, ask: (number: number) => boolean): Accepted {
  let table = new Uint8Array(0);
  let asked = 1;
  let accepts = false;
  return () => {
    const size = numbers.size();
    if (asked < size) {
      if (size > table.length) table = grown(table, size);
      for (; asked < size; asked += 1) {
        if (!ask(asked)) continue;
        table[asked] = 1;
        accepts = true;
      }
    }
    return accepts ? table : null;
  };
}

function grown(table: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size * 2);
  larger.set(table);
  return larger;
}
