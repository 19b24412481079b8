/** What a person types into the bridge profile, judged before it is sent. Machine's side judges again. */
import { SHA256_FORM } from '../../../app/settings/index.ts';

/** A pin as 64 lower-case hex digits, colons and blanks taken out; null when empty; undefined when it is none. */
export function pinOf(text: string): string | null | undefined {
  const plain = text.replace(/[\s:]/g, '').toLowerCase();
  if (plain === '') return null;
  return SHA256_FORM.test(plain) ? plain : undefined;
}

/** Seconds within limits, with a point or a comma, to the tenth; null when it is none. */
export function secondsOf(text: string, least: number, most: number): number | null {
  if (!/^\d+([.,]\d)?$/.test(text.trim())) return null;
  const value = Number(text.trim().replace(',', '.'));
  return value >= least && value <= most ? value : null;
}
