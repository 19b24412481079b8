/**
 * Decides, from the head of a request alone, whether the web shell listens to it (docs/architecture.md "Web shell").
 * Everything is compared exactly and a missing header is a refusal: under DNS rebinding a browser sends no `Sec-Fetch-Site` at all.
 */

/** What of a request's head is judged. `rawHeaders` are name and value in turn, as received, repeats included. */
type RequestHead = { readonly method: string; readonly target: string; readonly rawHeaders: readonly string[] };

/** What the request may have. `asset`: a GET or HEAD of the fixed list; the others are POSTs to the API. */
type Route = 'session' | 'call' | 'events' | 'asset';

/** The judgement: a route, or the HTTP status and a constant reason. */
type Judgement =
  | { readonly ok: true; readonly route: Route }
  | { readonly ok: false; readonly status: 403 | 404 | 405 | 413 | 415 | 421; readonly reason: string };

/** Largest body of an API call, bytes. */
export const MAX_BODY = 64 * 1024;

const API: ReadonlyMap<string, Route> = new Map([
  ['/api/session', 'session'],
  ['/api/call', 'call'],
  ['/api/events', 'events'],
]);
const JSON_TYPE = /^application\/json(; ?charset=utf-8)?$/i;

/** The value of a header that stands there exactly once; null when it is missing or repeated. */
export function single(rawHeaders: readonly string[], name: string): string | null {
  let value: string | null = null;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() !== name) continue;
    if (value !== null) return null;
    value = rawHeaders[index + 1] ?? null;
  }
  return value;
}

const has = (rawHeaders: readonly string[], name: string): boolean =>
  rawHeaders.some((text, index) => index % 2 === 0 && text.toLowerCase() === name);

const refuse = (status: Exclude<Judgement, { ok: true }>['status'], reason: string): Judgement => ({ ok: false, status, reason });

/** Judges one request that reached `127.0.0.1:port`. `isAsset` knows the fixed list of paths. */
export function judgeRequest(head: RequestHead, port: number, isAsset: (path: string) => boolean): Judgement {
  const host = `127.0.0.1:${port}`;
  if (single(head.rawHeaders, 'host') !== host) return refuse(421, 'This is not the address of the console.');
  const route = API.get(head.target);
  if (route !== undefined) return judgeCall(head, `http://${host}`, route);
  if (!isAsset(head.target)) return refuse(404, 'There is nothing at this address.');
  if (head.method !== 'GET' && head.method !== 'HEAD') return refuse(405, 'Files are only read.');
  return { ok: true, route: 'asset' };
}

function judgeCall({ method, rawHeaders }: RequestHead, origin: string, route: Route): Judgement {
  if (method !== 'POST') return refuse(405, 'The console is called with POST.');
  if (single(rawHeaders, 'origin') !== origin) return refuse(403, 'The call does not come from the console’s own page.');
  if (single(rawHeaders, 'sec-fetch-site') !== 'same-origin') return refuse(403, 'The call does not come from the console’s own page.');
  if (!JSON_TYPE.test(single(rawHeaders, 'content-type') ?? '')) return refuse(415, 'A call carries JSON.');
  if (has(rawHeaders, 'content-encoding')) return refuse(415, 'A call is not compressed.');
  const length = single(rawHeaders, 'content-length');
  if (length !== null && Number(length) > MAX_BODY) return refuse(413, 'The call is too large.');
  return { ok: true, route };
}
