/** Lengths of time for the eye, through Intl. `locale` is a BCP 47 tag; lengths are ms. */

/** Units of time and their lengths, longest first. */
export const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** Length of time in its two largest units: "14 s", "3 min 20 s", "2 h 5 min", "3 d 4 h"; never negative. */
export function span(locale: string, ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1_000)) * 1_000;
  const first = STEPS.findIndex(([, size]) => whole >= size);
  const from = first === -1 ? STEPS.length - 1 : first;
  return STEPS.slice(from, from + 2)
    .map(
      ([unit, size], index) =>
        [unit, index === 0 ? Math.floor(whole / size) : Math.floor((whole % (STEPS[from]?.[1] ?? 1)) / size)] as const,
    )
    .map(([unit, count]) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(count))
    .join(' ');
}
