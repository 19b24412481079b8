/**
 * What must become of an activation for each published code and each moment at which the console dies. Written from the rules of
 * docs/activation-rules.md (4, 5 and 14) and from the published table of SDK 2.3 alone: nothing here asks the program.
 */

/** When the console dies: never, or at one of five moments. */
export const MOMENTS = ['no crash', 'after intent', 'after sent', 'on the wire', 'answered, not recorded', 'recorded'] as const;

/** One of {@link MOMENTS}. */
export type Moment = (typeof MOMENTS)[number];

/** One run: the code of the answer, whether the vehicle was activated all the same, and when the console dies. */
export type Case = { readonly code: number; readonly applied: boolean; readonly moment: Moment };

const span = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** All codes that SDK 2.3 publishes. */
const CODES: readonly number[] = [
  ...span(2000, 2007),
  2010,
  2101,
  2102,
  ...span(2201, 2205),
  ...span(2208, 2210),
  ...span(2301, 2303),
  ...span(2305, 2321),
  2323,
  ...span(2325, 2351),
  ...span(2353, 2379),
  2383,
  2384,
  ...span(2387, 2390),
];

/** Rule 4: refused for sure, when answered to our own id. Rule 5: every other code leaves it open. */
const REFUSED_FOR_SURE: readonly number[] = [
  ...[2001, 2002, 2003, 2004, 2006, 2010, 2101, 2102, 2301, 2302, 2323, 2341, 2342],
  ...[2354, 2355, 2356, 2365, 2366, 2367],
];

/** Every code, with and without an effect, at every moment. */
export const CASES: readonly Case[] = CODES.flatMap((code) =>
  [false, true].flatMap((applied) => MOMENTS.map((moment): Case => ({ code, applied, moment }))),
);

const answered = (code: number): string => (REFUSED_FOR_SURE.includes(code) ? `refused ${code}` : `unknown error-code ${code}`);

/** The class that the attempt must be in when everything has settled. */
export function expectedClass({ code, moment }: Case): string {
  switch (moment) {
    case 'after intent':
      return 'refused, not sent: crash';
    case 'after sent':
    case 'answered, not recorded':
      return 'unknown crash';
    case 'no crash':
    case 'on the wire':
    case 'recorded':
      return answered(code);
  }
}

/** How many activations must have reached the bridge. A console that dies right after `sent` was written may have sent it or not. */
export function expectedSets({ applied, moment }: Case): number {
  if (moment === 'after intent') return 0;
  return moment === 'after sent' && !applied ? 0 : 1;
}
