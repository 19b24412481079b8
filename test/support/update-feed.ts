/** A server of updates as a company would run one: a feed as electron-builder writes it, and files, each as good or as bad as a test wants. */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How one address is answered. */
type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A running server. `put` says how a name is answered; all else is 404. */
export type UpdateServer = {
  readonly url: string;
  /** Names that were asked for, in order. */
  readonly asked: readonly string[];
  /** Headers of the newest request. */
  readonly headers: () => IncomingMessage['headers'];
  put(name: string, answer: Answer): void;
  /** Resolves once the client has gone from an answer that was never ended. */
  readonly left: Promise<void>;
  stop(): Promise<void>;
};

/** Base64, as feeds have it. */
export const sha512 = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64');

/** A feed of one file. */
export type FeedFile = { readonly version: string; readonly file: string; readonly sha512: string; readonly size: number };

/** The text of a feed. */
export function feedText({ version, file, sha512: hash, size }: FeedFile): string {
  const lines = [`version: ${version}`, 'files:', `  - url: ${file}`, `    sha512: ${hash}`, `    size: ${size}`];
  return [...lines, `path: ${file}`, `sha512: ${hash}`, "releaseDate: '2026-11-30T00:00:00.000Z'", ''].join('\n');
}

/** Answers with these bytes. */
export const bytes =
  (content: Buffer | string): Answer =>
  (response) => {
    const all = Buffer.from(content);
    response.writeHead(200, { 'content-length': all.length });
    response.end(all);
  };

/** Promises all bytes and hangs up after half of them. */
export const truncated =
  (content: Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, content.length >> 1), () => response.destroy());
  };

/** Ends in order after half of the bytes, which it calls all. */
export const cutShort = (content: Buffer): Answer => bytes(content.subarray(0, content.length >> 1));

/** Gives bytes for as long as anybody takes them. */
export const endless: Answer = (response) => {
  response.writeHead(200);
  const piece = randomBytes(65_536);
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
};

/** Gives one byte and then nothing, and does not hang up. */
export const silent: Answer = (response) => {
  response.writeHead(200);
  response.write('#');
};

/** Starts it on a free port of this computer. */
export async function startUpdateServer(): Promise<UpdateServer> {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  let headers: IncomingMessage['headers'] = {};
  let gone: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (gone = resolve));
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname.slice(1));
    asked.push(name);
    headers = request.headers;
    response.on('close', () => !response.writableFinished && gone());
    const answer = answers.get(name);
    if (answer === undefined) response.writeHead(404).end('not here');
    else answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    headers: () => headers,
    put: (name, answer) => void answers.set(name, answer),
    left,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
