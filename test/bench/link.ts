/**
 * What the link adds to the adapter. A real link process reads simulated adapters over a real pseudo-terminal, at the answer times of real
 * ones; in turn with it a bare serial port asks the same adapter the questions that are needed, one after the other, and nothing else.
 */
import { placeId } from '../../app/link/adapters/place.ts';
import { BAUD_RATES } from '../../app/link/adapters/serial.ts';
import type { AdapterTraits } from '../../app/link/simulator/adapters.ts';
import { systemClock } from '../../main/base/clock.ts';
import { startLink, type LinkService } from '../../main/link/service.ts';
import { startSimulatedAdapter } from '../../main/link/simulator/adapter.ts';
import { openPty } from '../../main/link/simulator/pty.ts';
import { askBare } from './bare-adapter.ts';
import { judged, median, type Bench, type Row } from './row.ts';
import { createRevisions } from '../../main/base/revisions.ts';

const ROUNDS = 5;
const ADAPTERS = ['elm327', 'obdlink-sx', 'clone-v1.5', 'public-emulator'] as const;
const BAR = 1.15;
/** Longest search for the speed, ms, by the design. */
const SEARCH_MS = 1_000;

/** What nobody can do without who wants the VIN from an adapter in an unknown state. */
const NEEDED = ['ATZ', 'ATE0', 'ATL0', 'ATS0', 'ATH1', 'ATSP6', '0100', '0902'] as const;

/** Times of one read from the order to open, ms, how long of it the speed was looked for, and the questions it asked. */
type Timed = { readonly firstVin: number; readonly verdict: number; readonly search: number; readonly asked: readonly string[] };

/** A link with one adapter behind a pseudo-terminal, whose speed nobody remembers. */
class Rig {
  readonly #asked: string[];
  readonly #id: string;
  readonly path: string;
  readonly link: LinkService;
  readonly stop: () => Promise<void>;

  constructor(path: string, asked: string[], stop: () => Promise<void>) {
    const memory = { get: () => null, set: () => undefined };
    this.link = startLink({
      revise: createRevisions(),
      clock: systemClock,
      log: () => undefined,
      memory,
      bleController: { kind: 'default' },
      discover: false,
    });
    const place = { kind: 'serial', path, baud: null } as const;
    this.link.addPlace(place, { simulated: true });
    this.path = path;
    this.#id = placeId(place);
    this.#asked = asked;
    this.stop = async () => {
      await this.link.stop();
      await stop();
    };
  }

  /** Reads over a port that is opened for it, and lets go of it. */
  async read(): Promise<Timed> {
    this.#asked.length = 0;
    const start = performance.now();
    const firsts: number[] = [];
    const steps = new Map<string, number>();
    const stop = this.link.onChange(({ facts, activity }) => {
      if (activity.name === 'reading' && !steps.has(activity.step)) steps.set(activity.step, performance.now());
      if ((facts?.readings.length ?? 0) > 0) firsts.push(performance.now() - start);
    });
    const report = await this.link.read(this.#id, { fresh: true });
    const verdict = performance.now() - start;
    stop();
    const asked = [...this.#asked];
    await this.link.close();
    if (!report.ok) throw new Error(report.error.detail);
    const [firstVin] = firsts;
    if (report.value.verdict.kind !== 'agree' || firstVin === undefined) throw new Error('the car did not say its VIN');
    const search = (steps.get('wake-adapter') ?? Number.NaN) - (steps.get('find-speed') ?? Number.NaN);
    return { firstVin, verdict, search, asked };
  }
}

async function openRig(adapter: string, traits: Partial<AdapterTraits> = {}): Promise<Rig | string> {
  const asked: string[] = [];
  const simulated = await startSimulatedAdapter({ port: 0, car: 'agree', adapter, traits, onCommand: (text) => asked.push(text) });
  const pty = await openPty({ port: simulated.port });
  if (!pty.ok) return pty.error;
  return new Rig(pty.value.path, asked, async () => {
    await pty.value.unplug();
    await simulated.stop();
  });
}

/** The middle of the rounds. Everybody's first read is left out: it loads the driver. */
async function inTurn(rig: Rig): Promise<{ readonly rows: readonly (Timed & { readonly needed: number; readonly own: number })[] }> {
  const rows = [];
  await rig.read();
  for (let round = 0; round < ROUNDS; round += 1) {
    const timed = await rig.read();
    rows.push({ ...timed, needed: await askBare(rig.path, NEEDED), own: await askBare(rig.path, timed.asked) });
  }
  return { rows };
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;

async function adapterRows(adapter: string): Promise<readonly Row[]> {
  const rig = await openRig(adapter);
  const what = (end: string): string => `link: open to ${end}, ${adapter}`;
  if (typeof rig === 'string') return [{ what: what('first VIN'), bar: `<= ${BAR}`, measured: rig, ratio: null, holds: null }];
  const { rows } = await inTurn(rig);
  await rig.stop();
  const [first, verdict] = [median(rows.map((row) => row.firstVin)), median(rows.map((row) => row.verdict))];
  const [needed, own] = [median(rows.map((row) => row.needed)), median(rows.map((row) => row.own))];
  const said = `${ms(first)}; the ${NEEDED.length} questions needed take ${ms(needed)}`;
  const all = `${ms(verdict)}; all ${rows.at(-1)?.asked.length ?? 0} questions take ${ms(own)}`;
  return [
    judged(what('first VIN'), said, median(rows.map((row) => row.firstVin / row.needed)), { atMost: BAR }),
    judged(what('verdict'), all, median(rows.map((row) => row.verdict / row.own)), { atMost: BAR }),
  ];
}

/** The adapter is heard at the last speed that is tried. */
async function searchRow(): Promise<Row> {
  const what = 'link: search for the speed, the last of all';
  const bar = `<= ${SEARCH_MS} ms`;
  const searches: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rig = await openRig('elm327', { deafLines: BAUD_RATES.length - 1 });
    if (typeof rig === 'string') return { what, bar, measured: rig, ratio: null, holds: null };
    searches.push((await rig.read()).search);
    await rig.stop();
  }
  const middle = median(searches);
  return { what, bar, measured: `${ms(middle)} until the adapter is woken`, ratio: middle / SEARCH_MS, holds: middle <= SEARCH_MS };
}

/** The rows. */
export const run: Bench = async () => {
  const rows: Row[] = [];
  for (const adapter of ADAPTERS) rows.push(...(await adapterRows(adapter)));
  return [...rows, await searchRow()];
};
