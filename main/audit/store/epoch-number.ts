/** Which epoch of a log an origin names. */

/** An origin, and which epoch of it a log is. */
export type Epoch = { readonly base: string; readonly number: number };

/** Takes an origin apart: `…/3` is epoch 3; one without a number is the first. */
export function epochOf(origin: string): Epoch {
  const [, base, number] = /^(.+)\/([1-9][0-9]{0,8})$/.exec(origin) ?? [];
  return base === undefined ? { base: origin, number: 1 } : { base, number: Number(number) };
}

/** The origin of the epoch after the given one. */
export function nextOrigin(origin: string): string {
  const { base, number } = epochOf(origin);
  return `${base}/${number + 1}`;
}
