/**
 * Everything that the consoles of an end-to-end run write is kept until its end and then searched (goal P3) for every secret and personal
 * value that crossed the border meanwhile: what the pages sent and were given, the keys that the program made, the practice vehicles.
 * Named in playwright.config.ts as the global setup; returns the search as its teardown, which fails the run when anything is found.
 */
import {
  appendFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Page, Request } from '@playwright/test';
import { practiceFleet } from '../../main/pims/simulator/scenarios.ts';
import { filesBelow, searchWritten, type Canary, type Kind } from '../faults/canary-search.ts';

/** Where this run keeps what was written; unset: nothing is kept. Workers inherit it. */
const KEPT = 'CARKEY_WRITTEN';

const rootOf = (name: 'known' | 'written'): string | null => {
  const root = process.env[KEPT];
  return root === undefined ? null : join(root, name);
};

/** Keeps a text that was written, printed or shown, under a name that tells where. */
export function keepText(name: string, text: string): void {
  const root = rootOf('written');
  if (root === null) return;
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

/** Takes a folder away: to where it is searched, or for good. */
export function takeAway(folder: string): void {
  const root = rootOf('written');
  if (root !== null && existsSync(folder)) {
    try {
      renameSync(folder, join(root, basename(folder)));
    } catch {
      // On another disk.
      cpSync(folder, join(root, basename(folder)), { recursive: true });
    }
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Remembers a value that must not be found. Short words are no secrets, and would be found everywhere. */
function watchFor(kind: Kind, value: unknown): void {
  const root = rootOf('known');
  if (root === null || typeof value !== 'string' || value.length < 6) return;
  appendFileSync(join(root, String(process.pid)), `${JSON.stringify({ kind, value })}\n`);
}

type Payload = Readonly<Record<string, unknown>>;
const isPayload = (value: unknown): value is Payload => typeof value === 'object' && value !== null;

/** What the fields of a message are. */
const FIELDS: Readonly<Record<string, Kind>> = {
  pin: 'PIN',
  next: 'PIN',
  token: 'bridge token',
  reason: 'person',
  note: 'person',
  name: 'operator',
  operatorName: 'operator',
};

function watchMessage(method: string, input: Payload): void {
  for (const [field, value] of Object.entries(input)) {
    const kind = FIELDS[field];
    // The pin of a connection is the fingerprint of its certificate, not a person's.
    if (kind !== undefined && (kind !== 'PIN' || method.startsWith('operators.'))) watchFor(kind, value);
    if (method === 'settings.change' && isPayload(value)) watchMessage(method, value);
  }
  if (method === 'job.open' && /^[A-HJ-NPR-Z0-9]{17}$/.test(String(input['vin']))) watchFor('VIN', input['vin']);
}

async function watchRequest(request: Request): Promise<void> {
  const body: unknown = JSON.parse(request.postData() ?? 'null');
  if (!isPayload(body)) return;
  if (request.url().endsWith('/api/session')) watchFor('one-time code', body['code']);
  else if (isPayload(body['input'])) watchMessage(String(body['method']), body['input']);
  if (body['method'] !== 'code.show' && !request.url().endsWith('/api/session')) return;
  const answer = (await (await request.response())?.json()) as {
    token?: string;
    value?: { raw?: string; decoded?: { copy?: string } | null };
  };
  watchFor('session', answer.token);
  watchFor('security code', answer.value?.raw);
  watchFor('security code', answer.value?.decoded?.copy);
}

/** Watches what a page sends, is given and saves. Returns what to call at its end, while it is still open. */
export function watchWritten(page: Page, name: string): () => Promise<void> {
  if (rootOf('written') === null) return () => Promise.resolve();
  const root = rootOf('written') ?? '';
  const pending: Promise<unknown>[] = [];
  const later = (work: Promise<unknown>) => pending.push(work.catch(() => undefined));
  page.on('request', (request) => {
    if (request.method() === 'POST' && /\/api\/(session|call)$/.test(request.url())) later(watchRequest(request));
  });
  page.on('download', (download) => later(download.saveAs(join(root, name, 'asked for', download.suggestedFilename()))));
  return async () => {
    await Promise.all(pending);
    if (page.isClosed()) return;
    const shown = await page
      .evaluate(async () => ({
        title: document.title,
        address: JSON.stringify([navigation.entries().map(({ url }) => url), history.state, document.cookie]),
        'local storage': JSON.stringify(localStorage),
        'session storage': JSON.stringify(sessionStorage),
        databases: JSON.stringify(await indexedDB.databases()),
      }))
      .catch(() => ({}));
    for (const [what, text] of Object.entries(shown)) keepText(`${name}/page/${what}`, text);
  };
}

function known(root: string): Canary[] {
  const lines = globSync('*', { cwd: root }).flatMap((name) => readFileSync(join(root, name), 'utf8').trim().split('\n'));
  const distinct = [...new Set(lines)].filter((line) => line !== '');
  return [
    ...distinct.map((line) => JSON.parse(line) as { readonly kind: Kind; readonly value: string }),
    ...practiceFleet.map(({ vin }): Canary => ({ kind: 'VIN', value: vin })),
  ];
}

/** The keys that the consoles of this run made, and the names in their settings. */
function keptValues(root: string): Canary[] {
  const files = globSync('**/{vault,signing}.key', { cwd: root }).map((name) => readFileSync(join(root, name)));
  const peppers = globSync('**/secrets.json', { cwd: root }).map((name) => JSON.parse(readFileSync(join(root, name), 'utf8')) as Payload);
  const values = [...files, ...peppers.flatMap((kept) => (typeof kept['pin-pepper'] === 'string' ? [kept['pin-pepper']] : []))];
  const names = globSync('**/settings.json', { cwd: root }).map(
    (name) => (JSON.parse(readFileSync(join(root, name), 'utf8')) as { readonly practice?: Payload }).practice?.['operatorName'],
  );
  return [
    ...values.map((value): Canary => ({ kind: 'device key', value })),
    ...[...new Set(names)].flatMap((value): Canary[] =>
      typeof value === 'string' && value.length >= 6 ? [{ kind: 'operator', value }] : [],
    ),
  ];
}

function search(root: string): void {
  const written = filesBelow(join(root, 'written'));
  if (written.length === 0) return;
  const canaries = [...known(join(root, 'known')), ...keptValues(join(root, 'written'))];
  const { escaped, onPurpose } = searchWritten(canaries, written);
  const texts = canaries.filter(({ value }) => typeof value === 'string');
  const planted = { name: 'control', bytes: () => Buffer.from(texts.map(({ value }) => `"${String(value)}"`).join('\n'), 'utf16le') };
  const seen = searchWritten(texts, [planted]).values;
  console.log(
    `\n${canaries.length} values x 8 encodings in ${written.length} files of the run: ${escaped.length} where they must not be; control: ${seen} of ${texts.length} seen`,
  );
  for (const [why, count] of onPurpose) console.log(`  ${count} times on purpose: ${why}`);
  if (seen < texts.length) throw new Error('the search does not see what was planted');
  if (escaped.length > 0) throw new Error(`values stand where they must not:\n${[...new Set(escaped)].slice(0, 40).join('\n')}`);
}

/** Playwright's global setup. */
export default function setUp(): () => void {
  const root = mkdtempSync(join(tmpdir(), 'carkey-written-'));
  for (const name of ['known', 'written']) mkdirSync(join(root, name));
  process.env[KEPT] = root;
  return () => {
    try {
      search(root);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  };
}
