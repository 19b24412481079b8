/**
 * Goal I2. Rights: every message, sent by nobody, a locked screen, a technician, a support person and an admin, with and without a fresh
 * PIN, in live and in practice, through the guard of a real console, enters its handler exactly where the table written out by hand says
 * so. Payloads: fuzzed ones for every message, of which none reaches a handler that a second judge of the schema refuses.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { ParsedApi, Input, MethodName } from '../../app/contract/console.ts';
import { FRESH_PIN_MS } from '../../app/operators/roles.ts';
import { ok } from '../../app/base/result.ts';
import { apiOf } from '../../main/handlers/in-process.ts';
import { guardCalls } from '../../main/handlers/rights-guard.ts';
import { systemClock } from '../../main/base/clock.ts';
import type { RunningConsole } from '../../main/console/console.ts';
import { silentLogger } from '../../main/base/logger.ts';
import type { Handlers } from '../../main/handlers/query-handlers.ts';
import { dispatch } from '../../main/shells/common/call-guard.ts';
import { call, started } from '../support/console.ts';
import { anyPayloads, fitsContract, goodPayloads, methodNames } from '../support/payloads.ts';
import { EXPECTED } from '../support/expected-permissions.ts';
import type { Fault } from './fault.ts';

const PAYLOADS = { starred: 100, full: 10_000 } as const;
const PINS = { Ada: '904182', Sue: '948271', Tom: '739402' } as const;
type Name = keyof typeof PINS;

/** What is sent for a message; some stand for something stricter, depending on what they say. */
const SENT: Readonly<Record<string, readonly [MethodName, object]>> = {
  'settings.change': ['settings.change', { language: 'en' }],
  'settings.change.own': ['settings.change', { views: [] }],
  'settings.change.connection': ['settings.change', { lockAfterMinutes: 5 }],
  'job.activate': ['job.activate', { vin: 'VR1AB12C3D4567890' }],
};

/** A console whose handlers only note that they were entered, behind the guard of the real one. */
function noting(console: RunningConsole, clock: typeof systemClock): { readonly api: ParsedApi; readonly entered: string[] } {
  const entered: string[] = [];
  const handlers = Object.fromEntries(methodNames.map((name) => [name, () => (entered.push(name), ok(null))])) as unknown as Handlers;
  const guard = guardCalls({ operators: console.operators, mode: () => console.current(), clock });
  return { api: apiOf(handlers, new Set(), silentLogger, guard), entered };
}

/** Which messages get in now, by their row of the table. */
async function entering(console: RunningConsole, clock: typeof systemClock): Promise<ReadonlySet<string>> {
  const { api, entered } = noting(console, clock);
  const rows = Object.keys(EXPECTED).filter((row) => row !== 'job.activate.again');
  const inside = new Set<string>();
  for (const row of rows) {
    const [method, input] = SENT[row] ?? [row as MethodName, fc.sample(goodPayloads(row as MethodName), { numRuns: 1, seed: 1 })[0]];
    entered.length = 0;
    await api.call(method, input as Input<MethodName>);
    if (entered.length > 0) inside.add(row);
  }
  return inside;
}

const SITUATIONS = ['nobody', 'locked', 'technician', 'support', 'admin'] as const;

/** Letters of each row in the mode of this console, as the table has them: `y` may, `p` may with a fresh PIN, `.` may not. */
async function measured(dataDir: string, mode: 'live' | 'practice'): Promise<ReadonlyMap<string, string>> {
  let aheadMs = 0;
  const clock = { ...systemClock, mono: () => systemClock.mono() + aheadMs };
  const console = await started({ dataDir, clock, override: { mode } });
  const seen: { readonly stale: ReadonlySet<string>; readonly fresh: ReadonlySet<string> }[] = [];
  const look = async () => {
    const fresh = await entering(console, clock);
    aheadMs += FRESH_PIN_MS;
    seen.push({ stale: await entering(console, clock), fresh });
  };
  const signIn = async (name: Name) => {
    if (console.operators.session() !== null) await call(console, 'operators.signOut', {});
    await call(console, 'operators.signIn', { name, pin: PINS[name] });
  };
  try {
    await look();
    await signIn('Ada');
    await call(console, 'operators.lock', {});
    await look();
    for (const name of ['Tom', 'Sue', 'Ada'] as const) {
      await signIn(name);
      await look();
    }
  } finally {
    await console.stop();
  }
  const letter = (row: string) => seen.map(({ stale, fresh }) => (stale.has(row) ? 'y' : fresh.has(row) ? 'p' : '.')).join('');
  return new Map(Object.keys(EXPECTED).map((row) => [row, letter(row)]));
}

async function people(dataDir: string): Promise<void> {
  const console = await started({ dataDir, override: { mode: 'live' } });
  await call(console, 'operators.first', { name: 'Ada', pin: PINS.Ada });
  await call(console, 'operators.add', { name: 'Tom', role: 'technician', pin: PINS.Tom });
  await call(console, 'operators.add', { name: 'Sue', role: 'support', pin: PINS.Sue });
  await console.stop();
}

/** Rows that no message alone stands for: one needs a lost code, the others are commands (test/flow/operators: guard, walk). */
const ELSEWHERE: ReadonlySet<string> = new Set(['job.activate.again', 'audit.rebuild', 'audit.restore', 'audit.tiles', 'operators.rescue']);

/** What the real console does otherwise than the table says, and the same for a table with one letter changed. */
async function rights(): Promise<{ readonly tried: number; readonly lost: readonly string[]; readonly control: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'carkey-borders-'));
  try {
    await people(dataDir);
    const live = await measured(dataDir, 'live');
    const practice = await measured(dataDir, 'practice');
    const rows = [...live.keys()].filter((row) => !ELSEWHERE.has(row));
    const differing = (table: Readonly<Record<string, string>>) =>
      rows.filter((row) => table[row] !== `${live.get(row) ?? ''} ${practice.get(row) ?? ''}`);
    const lost = [
      ...differing(EXPECTED).map(
        (row) => `${row} is ${live.get(row) ?? ''} ${practice.get(row) ?? ''}, and the table says ${EXPECTED[row] ?? ''}`,
      ),
      ...methodNames.filter((name) => !Object.hasOwn(EXPECTED, name)).map((name) => `${name} is not in the table`),
    ];
    const control = differing({ ...EXPECTED, 'job.decide': '..ypp yyyyy' }).length - differing(EXPECTED).length;
    return { tried: rows.length * SITUATIONS.length * 4, lost, control };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Sends payloads to one message; says what reached the console although the second judge refuses it, and how many were taken. */
async function fuzzed(
  name: MethodName,
  count: number,
  seed: number,
): Promise<{ readonly lost: readonly string[]; readonly taken: number }> {
  const lost: string[] = [];
  let taken = 0;
  const api: ParsedApi = {
    listen: () => () => undefined,
    call: (method, input) => {
      taken += 1;
      if (method !== name || !fitsContract(name, input)) lost.push(`${name} took ${JSON.stringify(input).slice(0, 100)} (seed ${seed})`);
      return Promise.resolve({ ok: false, error: { code: 'internal', detail: '' } });
    },
  };
  for (const payload of fc.sample(anyPayloads(name), { numRuns: count, seed })) await dispatch(api, name, payload);
  return { lost, taken };
}

/** How many payloads a border that checks nothing would let through. */
function unchecked(seed: number): number {
  return methodNames.flatMap((name) =>
    fc.sample(anyPayloads(name), { numRuns: 20, seed }).filter((payload) => !fitsContract(name, payload)),
  ).length;
}

/** Borders. */
export const fault: Fault = {
  name: 'borders',
  starred: true,
  async run(scale) {
    const seed = Date.now() % 1_000_000;
    const count = PAYLOADS[scale];
    const table = await rights();
    const fuzz: Awaited<ReturnType<typeof fuzzed>>[] = [];
    for (const name of methodNames) fuzz.push(await fuzzed(name, count, seed));
    const lost = [
      ...table.lost,
      ...fuzz.flatMap((one) => one.lost),
      ...fuzz.flatMap(({ taken }, index) => (taken > 0 ? [] : [`${methodNames[index] ?? ''} took nothing`])),
    ];
    const tried = table.tried + count * methodNames.length;
    const taken = fuzz.reduce((sum, one) => sum + one.taken, 0);
    const loose = unchecked(seed);
    return {
      name: `rights and payloads of ${methodNames.length} messages`,
      tried,
      survived: tried - lost.length,
      lost,
      control: {
        what: `${taken} fitting payloads taken; a border without schema takes ${loose} of ${20 * methodNames.length} wrong ones; a changed letter differs`,
        seen: table.control === 1 && loose > 100,
      },
    };
  },
};
