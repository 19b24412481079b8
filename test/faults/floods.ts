/**
 * Goal of the bridge's bounds: whatever a bridge pours into a console, while it is idle and while an attempt waits for its answer, no outcome
 * is lost, the log grows by a few entries, and a person's calls are answered meanwhile. The control: the same floods with the bounds taken away.
 */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AttemptState } from '../../app/carkey/types.ts';
import { startConsole, type RunningConsole } from '../../main/console/console.ts';
import { BRIDGE_LIMITS, type BridgeLimits } from '../../main/pims/transport/bridge-limits.ts';
import { call, jobUntil, OK_VIN, openVehicle, started, temporaryFolder } from '../support/console.ts';
import { practiceAt } from '../support/practice-at.ts';
import { rowOf, type Fault } from './fault.ts';
import { FLOODS, type FloodKind, type FloodOrder } from './flood-kinds.ts';
import { SLOWNESS, startSlow, type Slowness } from './slow-servers.ts';

/** How much of each flood. */
const COUNTS: Readonly<Record<FloodKind, number>> = {
  foreign: 5_000,
  double: 10_000,
  'answer-again': 10_000,
  'not-json': 5_000,
  binary: 5_000,
  'too-large': 200,
  huge: 1,
  events: 300,
  'same-event': 10_000,
  pings: 20_000,
};
/** What one flood may add to the log: entries, and bytes of all files together. */
const MOST = { entries: 60, bytes: 1024 * 1024 } as const;
/** The slowest call must be so many times faster than the slowest one without bounds. */
const LEAST_GAIN = 4;
/** How often a flood is poured to find out how slow a call becomes: other work on the computer can only make it slower, so the best one counts. */
const MOST_POURS = 4;

const WITHOUT_END = { burst: 1e12, perSecond: 1e12 } as const;
const NO_LIMITS: BridgeLimits = {
  ...BRIDGE_LIMITS,
  frames: WITHOUT_END,
  bytes: WITHOUT_END,
  strays: WITHOUT_END,
  changes: WITHOUT_END,
  lines: WITHOUT_END,
};

/** What one flood did. */
type Harm = { readonly entries: number; readonly bytes: number; readonly slowest: number; readonly state: AttemptState | null };

type Flooder = { readonly word: string; order(order: FloodOrder): Promise<void>; end(): void };

/** Starts a bridge that floods. */
async function startFlooder(): Promise<Flooder> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'flood-child.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value ?? '';
  const word = await next();
  return {
    word,
    async order(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      await next();
    },
    end: () => void child.kill('SIGKILL'),
  };
}

const sizeOf = (dir: string): number =>
  readdirSync(dir).reduce((sum, name) => sum + (name === 'reserve.bin' ? 0 : statSync(join(dir, name)).size), 0);

/** Calls the console at an even pace until told to end; gives the longest time from when a call was due until its answer, ms. */
function pokes(console: RunningConsole): () => Promise<number> {
  const PACE_MS = 5;
  let [slowest, isOver] = [0, false];
  const run = (async () => {
    for (let due = performance.now(); !isOver; due = performance.now() + PACE_MS) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      // Refused or not: a call went through the console and came back.
      await console.api.call('job.get', {});
      await console.api.call('about.get', {});
      slowest = Math.max(slowest, performance.now() - due);
    }
  })();
  return async () => {
    isOver = true;
    await run;
    return slowest;
  };
}

/** Calls for a while. */
async function calmly(console: RunningConsole): Promise<number> {
  const end = pokes(console);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return end();
}

/** Confirms and activates; returns when the request is on its way and its answer is waited for. */
async function sendAttempt(console: RunningConsole): Promise<void> {
  await call(console, 'job.confirm', { vin: OK_VIN, what: 'keys', value: true });
  await call(console, 'job.confirm', { vin: OK_VIN, what: 'inside', value: true });
  await jobUntil(console, (job) => job.stage === null);
  await call(console, 'job.activate', { vin: OK_VIN });
}

/** Everything that was on the way has been handled when a question that was asked later has its answer, or the connection is gone. */
async function digested(console: RunningConsole): Promise<void> {
  const { bridge } = console.current();
  await console.current().pims.connection();
  if (bridge.state().name === 'ready') await console.current().pims.connection();
}

/** When the flood comes: while nothing runs, while an attempt waits for its answer, or when it has waited in vain. */
const MOMENTS = ['idle', 'waiting', 'late'] as const;
type Moment = (typeof MOMENTS)[number];

/** One try; without a kind nothing comes in, which is the control of the figures. */
type Tried = { readonly kind: FloodKind | null; readonly moment: Moment; readonly count?: number };

/** The attempt's answer comes behind the flood; in the moment `late` its limit is over by then. */
const LIMIT_MS: Readonly<Record<Moment, number>> = { idle: 60_000, waiting: 60_000, late: 500 };

async function prepare(console: RunningConsole, flooder: Flooder, { kind, moment }: Tried): Promise<void> {
  await openVehicle(console, OK_VIN);
  if (moment === 'idle' && kind !== 'answer-again') return;
  await sendAttempt(console);
  if (moment === 'late') await jobUntil(console, ({ attempt }) => attempt?.state.name === 'unknown');
  if (moment !== 'idle') return;
  await flooder.order({ answer: true });
  await jobUntil(console, ({ attempt, stage }) => attempt?.state.name === 'succeeded' && stage === null);
}

async function pour(console: RunningConsole, flooder: Flooder, { kind, moment, count }: Tried): Promise<void> {
  if (kind !== null) await flooder.order({ flood: kind, count: count ?? COUNTS[kind] });
  if (moment === 'idle') {
    await digested(console);
    return;
  }
  await flooder.order({ answer: true });
  await jobUntil(
    console,
    ({ attempt, stage }) => stage === null && (attempt?.state.name === 'succeeded' || attempt?.state.name === 'resolved'),
  );
}

/** Floods one console. */
async function flooded(tried: Tried, limits?: BridgeLimits): Promise<Harm> {
  const [folder, flooder] = [temporaryFolder(), await startFlooder()];
  const limitsMs = { answerTimeoutMs: 60_000, activationTimeoutMs: LIMIT_MS[tried.moment] };
  const bounds = limits === undefined ? {} : { bridgeLimits: limits };
  const console = await started({ ...practiceAt(folder.path, flooder.word, limitsMs), ...bounds });
  const dir = join(folder.path, 'practice');
  try {
    await prepare(console, flooder, tried);
    let entries = 0;
    console.current().trail.listen((more) => (entries += more.length));
    const before = sizeOf(dir);
    const end = pokes(console);
    await pour(console, flooder, tried);
    const slowest = await end();
    const state = console.current().job.view().attempt?.state ?? null;
    await console.stop();
    return { entries, bytes: sizeOf(dir) - before, slowest, state };
  } finally {
    flooder.end();
    folder.remove();
  }
}

/** What must not come of a flood, in words. `calmBytes`: what the same does to the files without one. `unbounded`: the slowest call of the control. */
function troublesOf(harm: Harm, { kind, moment }: Tried, calmBytes: number, unbounded: Harm): string[] {
  const { entries, state } = harm;
  const bytes = harm.bytes - calmBytes;
  const hasCode = state !== null && 'code' in state && state.code === 'sealed';
  const troubles = [
    ...(entries <= MOST.entries ? [] : [`${entries} entries were added`]),
    ...(bytes <= MOST.bytes ? [] : [`${bytes} bytes were added`]),
    ...(harm.slowest * LEAST_GAIN <= unbounded.slowest
      ? []
      : [`a call took ${harm.slowest.toFixed(0)} ms, and ${unbounded.slowest.toFixed(0)} ms without bounds`]),
    ...(moment === 'idle' || hasCode ? [] : [`the outcome is lost: ${state?.name ?? 'no attempt'}`]),
  ];
  return troubles.map((words) => `${words} (${kind}, ${moment})`);
}

/** A console at a server that keeps it waiting: nothing is written down, calls are answered, and it stops. */
async function kept(how: Slowness): Promise<string[]> {
  const [folder, server] = [temporaryFolder(), await startSlow(how)];
  const begun = await startConsole({
    shell: 'cli',
    dataDir: folder.path,
    override: { mode: 'live', profile: { url: server.url, token: null } },
  });
  if (!begun.ok) throw new Error(begun.error.detail);
  const waiting = begun.value;
  try {
    let entries = 0;
    waiting.current().trail.listen((more) => (entries += more.length));
    await calmly(waiting);
    const { name } = waiting.current().bridge.state();
    return [
      ...(entries === 0 ? [] : [`${entries} entries were added (${how})`]),
      ...(server.connections() > 0 && server.connections() < 5 ? [] : [`${server.connections()} connections were made (${how})`]),
      ...(name === 'ready' ? [`the bridge counts as ready (${how})`] : []),
    ];
  } finally {
    await waiting.stop();
    await server.stop();
    folder.remove();
  }
}

/** The same flood again while a call took too long, for what other work on the computer made of it; everything else counts from the first. */
async function floodedCalmly(tried: Tried, unbounded: Harm): Promise<Harm> {
  const first = await flooded(tried);
  let { slowest } = first;
  for (let pours = 1; slowest * LEAST_GAIN > unbounded.slowest && pours < MOST_POURS; pours += 1)
    slowest = Math.min(slowest, (await flooded(tried)).slowest);
  return { ...first, slowest };
}

/** Everything that is tried; starred: what costs little and differs most. */
const ALL: readonly Tried[] = FLOODS.flatMap((kind) => MOMENTS.map((moment) => ({ kind, moment })));
const STARRED: readonly Tried[] = [
  { kind: 'foreign', moment: 'idle' },
  { kind: 'events', moment: 'idle' },
  { kind: 'answer-again', moment: 'idle' },
  { kind: 'foreign', moment: 'waiting' },
  { kind: 'foreign', moment: 'late' },
];

/** Floods. */
export const fault: Fault = {
  name: 'floods',
  starred: true,
  async run(scale) {
    const unbounded = await flooded({ kind: 'foreign', moment: 'idle', count: scale === 'full' ? COUNTS.foreign : 4_000 }, NO_LIMITS);
    const calm = new Map<Moment, Harm>();
    for (const moment of MOMENTS) calm.set(moment, await flooded({ kind: null, moment }));
    const tries: string[][] = [];
    const harms: Harm[] = [];
    for (const tried of scale === 'full' ? ALL : STARRED) {
      const harm = await floodedCalmly(tried, unbounded);
      harms.push(harm);
      tries.push(troublesOf(harm, tried, calm.get(tried.moment)?.bytes ?? 0, unbounded));
    }
    for (const how of SLOWNESS) tries.push(await kept(how));
    const slowest = Math.max(...harms.map((harm) => harm.slowest));
    const calmest = Math.max(...[...calm.values()].map((harm) => harm.slowest));
    const most = Math.max(...harms.map(({ entries }) => entries));
    const times = (ms: number) => (ms / calmest).toFixed(1);
    return rowOf('floods from a bridge', tries, {
      what: `without bounds ${unbounded.entries} entries, a call ${times(unbounded.slowest)} times as long as without a flood; with them at most ${most} entries and ${times(slowest)} times (${slowest.toFixed(0)} ms)`,
      seen: unbounded.entries > MOST.entries * 10 && unbounded.slowest > slowest * LEAST_GAIN,
    });
  },
};
