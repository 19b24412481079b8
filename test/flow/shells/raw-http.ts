/** HTTP as bytes: what no well-behaved client would send can be sent, and what comes back is seen whole. */
import { connect } from 'node:net';

/** An answer: status 0 when the connection was closed without one. */
type RawAnswer = { readonly status: number; readonly head: string; readonly body: string };

/** Sends text to 127.0.0.1:port and reads until the other side closes. */
export function rawRequest(port: number, text: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => void socket.write(text));
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('error', (fault: NodeJS.ErrnoException) => (fault.code === 'ECONNRESET' || fault.code === 'EPIPE' ? done() : reject(fault)));
    socket.on('close', done);
    function done(): void {
      const all = Buffer.concat(parts).toString('utf8');
      const [head = '', ...rest] = all.split('\r\n\r\n');
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: rest.join('\r\n\r\n') });
    }
  });
}

/** The text of a request; header lines as given, `Content-Length` added. */
export function requestText(method: string, target: string, headers: readonly string[], body = ''): string {
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return [`${method} ${target} HTTP/1.1`, ...headers, ...length, 'Connection: close', '', body].join('\r\n');
}

/** Header lines of a call as our own page sends it. */
export function goodHeaders(port: number, token?: string): string[] {
  const session = token === undefined ? [] : [`X-CarKey-Session: ${token}`];
  return [
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/json',
    ...session,
  ];
}

/** Trades the code of a one-time address for a token. */
export async function signIn(url: string): Promise<string> {
  const { port, hash } = new URL(url);
  const code = new URLSearchParams(hash.slice(1)).get('code');
  const answer = await rawRequest(Number(port), requestText('POST', '/api/session', goodHeaders(Number(port)), JSON.stringify({ code })));
  if (answer.status !== 200) throw new Error(`no session: ${answer.status} ${answer.body}`);
  return (JSON.parse(answer.body) as { token: string }).token;
}
