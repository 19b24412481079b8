/** A login as it may be shown. */
import type { MaskedLogin } from './types.ts';

const FIRST = /^\p{L}|^\p{N}/u;

/** First character, and what stands for the rest: `m…@…`; without an at sign `m…`. */
export function maskLogin(login: string): MaskedLogin {
  const first = FIRST.exec(login.trim())?.[0] ?? '';
  return `${first.toLowerCase()}…${login.includes('@') ? '@…' : ''}` as MaskedLogin;
}
