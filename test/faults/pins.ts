/**
 * Goal P1: guesses of a PIN that come all at once, over restarts, kills and changed clocks gain no try; one hash is in memory at a time; a
 * name that no account has takes as long as a wrong PIN. The judge knows only the rule: five tries, then a wait of 30 s that doubles up to
 * an hour of running time, and none after twenty. A process killed while it hashes: test/flow/operators/pin.test.ts.
 */
import { performance } from 'node:perf_hooks';
import { silentLogger } from '../../main/base/logger.ts';
import { scryptKdf, type Kdf } from '../../main/operators/accounts/hash.ts';
import { openOperatorStore } from '../../main/operators/accounts/store.ts';
import { must, PIN, Station, WRONG_PIN } from '../support/station.ts';
import type { Fault } from './fault.ts';

const SCHEDULES = { starred: 25, full: 2_000 } as const;
const ROUNDS = { starred: 0, full: 30 } as const;
const GUESSES = 1_000;
const HOUR = 3_600_000;
/** How much longer or shorter an unknown name may take. */
const MOST_APART = 0.05;

/** Small seeded generator of numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The rule, written apart: may a guess be tried after so many failures and so much running time since the last one? */
function mayTry(failures: number, ranMs: number): boolean {
  if (failures < 5) return true;
  return failures < 20 && ranMs >= Math.min(HOUR, 30_000 * 2 ** (failures - 5));
}

/** Forgets what it was told as soon as the program ends: what the store would be if nothing reached the disk in time. */
const forgetful = (station: Station) => {
  const kept = openOperatorStore(station.file, station.secrets, silentLogger);
  let file = kept.get();
  return {
    ...kept,
    get: () => file,
    change: (next: (before: typeof file) => typeof file | null) => {
      file = next(file) ?? file;
      return true;
    },
  };
};

/** One attacker's day on a real store with a cheap hash; gives how many tries were gained. */
async function schedule(seed: number, careless: boolean): Promise<number> {
  const random = seeded(seed);
  const station = new Station();
  try {
    (await station.withAda()).signOut();
    const start = () => (careless ? station.start({ store: forgetful(station) }) : station.start());
    let operators = start();
    let failures = 0;
    let ranMs = 0;
    let gained = 0;
    station.whileHashing = () => {
      if (!mayTry(failures, ranMs)) gained += 1;
      failures += 1;
      ranMs = 0;
    };
    for (let step = 0; step < 40; step += 1) {
      const what = random();
      if (what < 0.4) await Promise.all(Array.from({ length: 1 + Math.floor(random() * 30) }, () => operators.signIn('Ada', WRONG_PIN)));
      else if (what < 0.65) {
        const ms = Math.floor(random() * (random() < 0.5 ? 60_000 : 2 * HOUR));
        station.mono += ms;
        ranMs += ms;
      } else if (what < 0.8) station.wall += Math.floor((random() - 0.5) * 80 * 365 * 24 * HOUR);
      else {
        // Ended in order, or killed: then nothing is told.
        if (random() < 0.5) operators.stop();
        operators = start();
      }
    }
    return gained;
  } finally {
    station.remove();
  }
}

/** A thousand guesses at once with the real hash: how many were hashed, how many at a time, and what it took of memory. */
async function allAtOnce(): Promise<{ readonly hashes: number; readonly atOnce: number; readonly grownMb: number }> {
  const station = new Station();
  let running = 0;
  let hashes = 0;
  let atOnce = 0;
  const kdf: Kdf = async (secret, salt) => {
    running += 1;
    hashes += 1;
    atOnce = Math.max(atOnce, running);
    return scryptKdf(secret, salt).finally(() => (running -= 1));
  };
  try {
    (await station.withAda()).signOut();
    const operators = station.start({ kdf });
    const before = process.resourceUsage().maxRSS;
    await Promise.all(Array.from({ length: GUESSES }, () => operators.signIn('Ada', WRONG_PIN)));
    return { hashes, atOnce, grownMb: (process.resourceUsage().maxRSS - before) / 1_024 };
  } finally {
    station.remove();
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The time of an unknown name divided by the time of a wrong PIN: the median of pairs that stand next to each other, in turning order. */
async function timeRatio(rounds: number, kdf: Kdf): Promise<number> {
  const station = new Station();
  try {
    const operators = station.start({ kdf });
    must(await operators.first('Ada', PIN));
    operators.signOut();
    const took = async (name: string): Promise<number> => {
      station.pass(HOUR);
      const start = performance.now();
      await operators.signIn(name, WRONG_PIN);
      return performance.now() - start;
    };
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      if (round % 15 === 14) must(await operators.signIn('Ada', PIN));
      const order = round % 2 === 0 ? ['Ada', 'Nobody'] : ['Nobody', 'Ada'];
      const times = new Map<string, number>();
      for (const name of order) times.set(name, await took(name));
      ratios.push((times.get('Nobody') ?? Number.NaN) / (times.get('Ada') ?? Number.NaN));
    }
    return median(ratios);
  } finally {
    station.remove();
  }
}

/** Leaves out the work for a name that no account has: its salt is empty. */
const hurried: Kdf = (secret, salt) => (salt.every((byte) => byte === 0) ? Promise.resolve(new Uint8Array(32)) : scryptKdf(secret, salt));

async function timing(rounds: number): Promise<{ readonly words: string; readonly lost: readonly string[]; readonly seen: boolean }> {
  if (rounds === 0) return { words: 'time of unknown names: full run only', lost: [], seen: true };
  const ratio = await timeRatio(rounds, scryptKdf);
  const hasty = await timeRatio(5, hurried);
  const lost = Math.abs(ratio - 1) <= MOST_APART ? [] : [`an unknown name takes ${ratio.toFixed(3)} times as long as a wrong PIN`];
  const words = `unknown name takes ${ratio.toFixed(3)} times as long (${rounds} rounds), without its hash ${hasty.toFixed(3)}`;
  return { words, lost, seen: Math.abs(hasty - 1) > MOST_APART };
}

/** Guesses. */
export const fault: Fault = {
  name: 'pins',
  starred: true,
  async run(scale) {
    const count = SCHEDULES[scale];
    const gains: number[] = [];
    for (let seed = 1; seed <= count; seed += 1) gains.push(await schedule(seed, false));
    let careless = 0;
    for (let seed = 1; seed <= 20; seed += 1) careless += await schedule(seed, true);
    const { hashes, atOnce, grownMb } = await allAtOnce();
    const times = await timing(ROUNDS[scale]);
    const lost = [
      ...gains.flatMap((gained, index) => (gained === 0 ? [] : [`schedule ${index + 1} gained ${gained} tries`])),
      ...(hashes === 5 ? [] : [`${GUESSES} guesses at once were given ${hashes} tries`]),
      ...(atOnce === 1 ? [] : [`${atOnce} hashes at a time`]),
      ...times.lost,
    ];
    const what = `a store that forgets gives ${careless} tries away; ${GUESSES} at once: ${hashes} hashes, ${atOnce} at a time, ${grownMb.toFixed(0)} MB; ${times.words}`;
    return {
      name: 'guesses of a PIN, schedules',
      tried: count + GUESSES,
      survived: count + GUESSES - lost.length,
      lost,
      control: { what, seen: careless > 0 && times.seen },
    };
  },
};
