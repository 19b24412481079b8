/** Requests as a table: five dimensions, and picks of one index in each. */
import { rawRequest, requestText } from './raw-http.ts';

/** The good request. */
export const GOOD_PICK = '0,0,0,0,0';

/** How many connections are open at a time: below the server's limit. */
const LANES = 16;

/** Header lines of each choice. */
type Dimension = readonly (readonly string[])[];
/** The five ways in which a request can differ; the first of each is the good one. */
type Dimensions = {
  readonly host: Dimension;
  readonly origin: Dimension;
  readonly site: Dimension;
  readonly session: Dimension;
  readonly method: readonly string[];
};

/** The table for a shell on `port` with the session token `good`. */
export function dimensions(port: number, good: string): Dimensions {
  const host = `127.0.0.1:${port}`;
  const hosts = [
    host,
    `localhost:${port}`,
    `evil.test:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `127.0.0.1:80`,
    `127.0.0.1.:${port}`,
    `127.0.0.2:${port}`,
    `127.1:${port}`,
    `2130706433:${port}`,
    `0x7f000001:${port}`,
    `0177.0.0.1:${port}`,
    `[::1]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `0.0.0.0:${port}`,
    `user@${host}`,
    `${host}.evil.test`,
    `evil.test#${host}`,
    `${host},${host}`,
    `${host} ${host}`,
    `127.0.0.1:0${port}`,
    `127.0.0.1:+${port}`,
    `http://${host}`,
    `${host}/`,
    'LOCALHOST',
    'null',
    '*',
    `127.0.0.1:${port}\t.evil`,
  ].map((value) => [`Host: ${value}`]);
  const own = `http://${host}`;
  const origins = [
    own,
    'null',
    `https://${host}`,
    `${own}/`,
    `http://localhost:${port}`,
    'http://evil.test',
    `http://evil.test:${port}`,
    `${own}.evil.test`,
    `http://127.0.0.1`,
    `http://127.0.0.1:${port + 1}`,
    'file://',
    `http://user@${host}`,
    `${own} ${own}`,
    `HTTP://${host}`,
    '*',
    'chrome-extension://abcdef',
    `${own},http://evil.test`,
  ].map((value) => [`Origin: ${value}`]);
  const other = `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`;
  return {
    host: [...hosts, [], [`Host: ${host}`, `Host: ${host}`]],
    origin: [...origins, [], ['Origin:'], [`Origin: ${own}`, `Origin: ${own}`]],
    site: [
      ['Sec-Fetch-Site: same-origin'],
      [],
      ['Sec-Fetch-Site: cross-site'],
      ['Sec-Fetch-Site: same-site'],
      ['Sec-Fetch-Site: none'],
      ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: same-origin'],
    ],
    session: [
      [`X-CarKey-Session: ${good}`],
      [],
      [`X-CarKey-Session: ${other}`],
      ['X-CarKey-Session:'],
      [`Cookie: session=${good}`],
      [`Authorization: Bearer ${good}`],
      [`X-CarKey-Session: ${good}`, `X-CarKey-Session: ${good}`],
    ],
    method: ['POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'],
  };
}

const ORDER = ['host', 'origin', 'site', 'session', 'method'] as const;

/** Picks that differ from the good one in at most two dimensions. */
export function nearPicks(d: Dimensions): readonly string[] {
  const indexes = (at: number) => Array.from({ length: d[ORDER[at] ?? 'host'].length }, (_, index) => index);
  const pick = (a: number, i: number, b: number, j: number) => ORDER.map((_, at) => (at === a ? i : at === b ? j : 0)).join(',');
  return ORDER.flatMap((_a, a) => ORDER.flatMap((_b, b) => indexes(a).flatMap((i) => indexes(b).map((j) => pick(a, i, b, j)))));
}

/** Every pick there is. */
export function everyPick(d: Dimensions): readonly string[] {
  return ORDER.reduce<readonly string[]>(
    (picks, name) =>
      picks.flatMap((pick) => Array.from({ length: d[name].length }, (_, index) => (pick === '' ? String(index) : `${pick},${index}`))),
    [''],
  );
}

/** Sends the request of every pick; gives those that were accepted. Throws when an answer has a header that it must never have. */
export async function acceptedPicks(port: number, d: Dimensions, picks: readonly string[]): Promise<string[]> {
  const body = JSON.stringify({ method: 'about.get', input: {} });
  const accepted: string[] = [];
  const queue = [...picks];
  const lane = async (): Promise<void> => {
    for (let pick = queue.pop(); pick !== undefined; pick = queue.pop()) {
      const { method, headers } = requestOf(d, pick);
      const answer = await rawRequest(port, requestText(method, '/api/call', [...headers, 'Content-Type: application/json'], body));
      if (answer.status === 200) accepted.push(pick);
      if (/access-control|set-cookie/i.test(answer.head)) throw new Error(`the answer to ${pick} opens the console to others`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return accepted;
}

/** Method and header lines of a pick. */
function requestOf(d: Dimensions, pick: string): { readonly method: string; readonly headers: readonly string[] } {
  const [host = 0, origin = 0, site = 0, session = 0, method = 0] = pick.split(',').map(Number);
  const headers = [d.host[host], d.origin[origin], d.site[site], d.session[session]].flatMap((lines) => lines ?? []);
  return { method: d.method[method] ?? '', headers };
}
