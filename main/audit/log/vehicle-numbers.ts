/**
 * Numbers for vehicle references, from 0, in the order in which they were met: a log has many vehicles, and comparing numbers is several
 * times faster than comparing texts. They hold for one connection only.
 */
export interface VehicleNumbers {
  readonly numberOf: (ref: string) => number;
  readonly refOf: (number: number) => string;
}

/** No reference has a number yet. */
export function vehicleNumbers(): VehicleNumbers {
  const numbers = new Map<string, number>();
  const refs: string[] = [];
  return {
    numberOf(ref) {
      const known = numbers.get(ref) ?? refs.length;
      if (known === refs.length) {
        refs.push(ref);
        numbers.set(ref, known);
      }
      return known;
    },
    refOf: (number) => refs[number] ?? '',
  };
}

/** Answers from memory for a number that was asked before. */
export function onceEach(ask: (number: number) => boolean): (number: number) => boolean {
  let known = new Uint8Array(1024);
  return (number) => {
    if (number >= known.length) {
      const larger = new Uint8Array(2 ** Math.ceil(Math.log2(number + 1)));
      larger.set(known);
      known = larger;
    }
    if (known[number] === 0) known[number] = ask(number) ? 2 : 1;
    return known[number] === 2;
  };
}
