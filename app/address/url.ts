/** Addresses as the platform itself takes them apart: what is judged here is what a socket will open. */

/** The parts of a URL that judges look at, as WHATWG URL has them: host names in lower case, short and numeric IPv4 as dotted quads. */
type Url = Readonly<Record<'protocol' | 'username' | 'password' | 'host' | 'hostname' | 'port' | 'pathname' | 'search' | 'hash', string>>;

/** The parser is in every page and in Node; app/ is compiled with the types of neither. */
const platform = globalThis as unknown as { readonly URL: { parse(text: string): Url | null } };

/** `SCHEME://HOST…` without blanks, control characters and backslashes, which a URL parser drops or turns round in silence. */
const FORM = /^[a-z]+:\/\/[^/\\\s\p{Cc}][^\\\s\p{Cc}]*$/iu;

/** Takes an absolute address apart; null for any other text. */
export function parseUrl(text: string): Url | null {
  return FORM.test(text) ? platform.URL.parse(text) : null;
}

/** Does a host name of {@link parseUrl} lead to this computer only: `localhost`, 127.0.0.0/8 (RFC 1122, 3.2.1.3) or ::1? */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}
