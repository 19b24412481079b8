/**
 * Goal L7: 50 selections from a real log of 100,000 entries. Each entry must be proved from the bytes alone, in at most 0.2 s and with at
 * most 17 hashes, while every way to the network is barred; no value that was not opened may stand in the bundle, in eight encodings. The
 * control plants one such value, and changes single bytes of what is proved: the first must be found, the others refused.
 */
import { Socket } from 'node:net';
import { encodeBundle } from '../../app/audit/bundle/encode.ts';
import type { Bundle } from '../../app/audit/bundle/types.ts';
import { verifyBundle } from '../../app/audit/bundle/verify.ts';
import { parseVerifierKey, type VerifierKey } from '../../app/audit/log/signed-note.ts';
import type { EntryDraft } from '../../app/audit/entry/types.ts';
import { temporaryFolder } from '../support/console.ts';
import { randomOf } from '../support/random.ts';
import { add, openedSigning, ORIGIN, VIN, type Signing } from '../support/trails.ts';
import { ABOUT } from '../support/naive-bundle.ts';
import { verifyLater } from '../support/naive-signer.ts';
import { createSearch } from './encodings.ts';
import { rowOf, type Fault } from './fault.ts';

const SIZES = { starred: 5_000, full: 100_000 } as const;
const SELECTIONS = 50;
const MOST_ENTRIES = 20;
/** One entry of so many carries values that nobody else has. */
const CANARY_EVERY = 50;
const LIMIT_MS = 200;
const BATCH = 500;
const CHANGES = 200;
const SEED = 7;

type Canary = { readonly seq: number; readonly input: string; readonly reason: string };
type Held = { readonly trail: Signing; readonly canaries: readonly Canary[]; readonly key: VerifierKey };

const pick = randomOf(SEED);
/** Bytes of a car's answer: what an input may be kept as. */
const word = (): string => Array.from({ length: 24 }, () => '0123456789abcdef'[pick(16)]).join('');

function fill(dir: string, size: number): Held {
  const trail = openedSigning(dir);
  const veh = trail.vehicle(VIN);
  const canaries: Canary[] = [];
  for (let from = 0; from < size; from += BATCH) {
    const drafts = Array.from({ length: BATCH }, (_, i): EntryDraft => {
      if ((from + i) % CANARY_EVERY !== 0) return { kind: 'clock', d: { ms: from + i } };
      const canary = { seq: from + i, input: word(), reason: word() };
      canaries.push(canary);
      return { kind: 'lookup', veh, personal: { input: canary.input, reason: canary.reason } };
    });
    add(trail, ...drafts);
  }
  const key = parseVerifierKey(trail.maintenance.keys().at(-1) ?? '');
  if (!key.ok) throw new Error(key.error);
  return { trail, canaries, key: key.value };
}

/** Some entries; of each third the input is opened, which all of one bundle share. */
async function selected(
  { trail, canaries }: Held,
  open: boolean,
): Promise<{ readonly bundle: Bundle; readonly chosen: readonly Canary[] }> {
  const places = new Set(Array.from({ length: 1 + pick(MOST_ENTRIES) }, () => pick(canaries.length)));
  const chosen = canaries.filter((_, place) => places.has(place));
  const disclosed = await trail.maintenance.disclose(
    chosen.map(({ seq }) => seq),
    new Set(open ? (['input'] as const) : []),
  );
  if (!disclosed.ok) throw new Error(disclosed.error);
  const { note, keys, entries } = disclosed.value;
  return { bundle: { origin: ORIGIN, checkpoint: note, keys, about: ABOUT, entries, traces: [] }, chosen };
}

/** Verifies while nothing can be reached. */
async function offline<T>(work: () => Promise<T>): Promise<T> {
  const barred = (): never => {
    throw new Error('a verifier went to the network');
  };
  const ways = [
    { on: Socket.prototype, name: 'connect' },
    { on: globalThis, name: 'fetch' },
  ].map(({ on, name }) => ({ on, name, was: Object.getOwnPropertyDescriptor(on, name) ?? {} }));
  for (const { on, name } of ways) Object.defineProperty(on, name, { value: barred, configurable: true });
  try {
    return await work();
  } finally {
    for (const { on, name, was } of ways) Object.defineProperty(on, name, was);
  }
}

async function tried(
  held: Held,
  search: ReturnType<typeof createSearch>,
  n: number,
  hashes: number,
): Promise<{ words: string[]; ms: number }> {
  const open = n % 3 === 0;
  const { bundle, chosen } = await selected(held, open);
  const bytes = encodeBundle(bundle);
  const from = performance.now();
  const report = await offline(() => verifyBundle(bytes, verifyLater, { expected: [held.key] }));
  const ms = (performance.now() - from) / chosen.length;
  const most = Math.max(...bundle.entries.map((entry) => entry.hashes.length));
  const opened = new Set(open ? chosen.map(({ seq }) => held.canaries.findIndex((one) => one.seq === seq) * 2) : []);
  const undisclosed = search(Buffer.from(bytes)).filter(({ value }) => !opened.has(value));
  const proved = report.entries.filter(
    (entry) => entry.proved && entry.opened.length === (open ? 1 : 0) && entry.opened.every((one) => one.holds),
  );
  const words = [
    ...(report.valid && proved.length === chosen.length ? [] : [`selection ${n}: ${proved.length} of ${chosen.length} entries proved`]),
    ...(ms <= LIMIT_MS ? [] : [`selection ${n}: ${ms.toFixed(0)} ms for an entry`]),
    ...(most <= hashes ? [] : [`selection ${n}: ${most} hashes`]),
    ...undisclosed.map(({ value, encoding }) => `selection ${n}: undisclosed value ${value} as ${encoding}`),
  ];
  return { words, ms };
}

/** Plants the value that was kept back, and changes bytes of the entry lines. */
async function control(
  held: Held,
  search: ReturnType<typeof createSearch>,
): Promise<{ readonly planted: boolean; readonly refused: number }> {
  const { bundle, chosen } = await selected(held, false);
  const text = `It was ${chosen[0]?.reason ?? ''}.`;
  const planted = search(Buffer.from(encodeBundle({ ...bundle, about: { ...ABOUT, note: { by: '', at: 0, text } } }))).length > 0;
  const bytes = encodeBundle(bundle);
  const entries = Buffer.from(bytes).indexOf('{"hashes"');
  const isBundle = await verifyBundle(bytes, verifyLater, { expected: [held.key] });
  let refused = 0;
  for (let i = 0; i < CHANGES; i += 1) {
    const changed = Uint8Array.from(bytes);
    const at = entries + pick(bytes.length - entries);
    changed[at] = (changed[at] ?? 0) ^ (1 << pick(7));
    if (!(await verifyBundle(changed, verifyLater, { expected: [held.key] })).valid) refused += 1;
  }
  return { planted: planted && entries > 0 && isBundle.valid, refused };
}

/** Bundles. Not starred: the unit tests hold the same on a log of hashes. */
export const fault: Fault = {
  name: 'bundles',
  starred: false,
  async run(scale) {
    const folder = temporaryFolder();
    try {
      const size = SIZES[scale];
      const held = fill(folder.path, size);
      const search = createSearch(held.canaries.flatMap(({ input, reason }) => [input, reason]));
      const done: { readonly words: string[]; readonly ms: number }[] = [];
      for (let n = 0; n < SELECTIONS; n += 1) done.push(await tried(held, search, n, Math.ceil(Math.log2(size))));
      const { planted, refused } = await control(held, search);
      held.trail.stop();
      const slowest = Math.max(...done.map(({ ms }) => ms)).toFixed(1);
      const what = `a planted value is ${planted ? '' : 'NOT '}found, ${refused} of ${CHANGES} changed bundles refused; slowest entry ${slowest} ms`;
      return rowOf(
        `bundles of ${size} entries`,
        done.map(({ words }) => words),
        { what, seen: planted && refused === CHANGES },
      );
    } finally {
      folder.remove();
    }
  },
};
