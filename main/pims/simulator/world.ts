/**
 * What the simulated vehicles and their server remember: activations that took effect, and how often one was asked for.
 * With a file it outlives the process, so that a console started later meets the effects of an earlier one.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { LARGE_FILE, problemOf, readOwnFile, replaceFile } from '../../disk/index.ts';
import type { Clock } from '../../base/index.ts';
import { type Account, accountState, freshAccount } from './account/index.ts';
import type { Scenario } from './scenarios.ts';

const vehicleState = z.object({
  vin: z.string(),
  /** `set pims.vehicle.carkey` received, whatever became of it. */
  sets: z.int(),
  /** Activations that took effect. */
  effects: z.int(),
  /** Deadline fixed at the first look, UTC ms of the simulator's clock. */
  deadline: z.int().nullable(),
});
const mark = z.object({ id: z.string(), state: z.enum(['sent', 'done']), answer: z.string().nullable() });
const worldState = z.object({
  version: z.literal(1),
  vehicles: z.record(z.string(), vehicleState),
  marks: z.array(mark),
  /** Accounts by the name of their situation; absent in files of before. */
  accounts: z.record(z.string(), accountState).optional(),
});

/** How the bridge remembers one activation request: `sent` before anything is done, `done` with the answer it gave or would have given. */
export type SentMark = z.infer<typeof mark>;

/** CarKey of one vehicle as the simulated server sees it. */
export type VehicleStatus = { readonly verified: boolean; readonly cvsStatus: string; readonly deadline: number | null };

/** Numbers for tests: by VIN. An activation without a vehicle is counted under an empty VIN. */
export type Counts = { readonly sets: Readonly<Record<string, number>>; readonly effects: Readonly<Record<string, number>> };

/** The memory of one simulator. */
export type World = {
  status(scenario: Scenario, vin: string): VehicleStatus;
  countSet(scenario: Scenario, vin: string): void;
  takeEffect(scenario: Scenario, vin: string): void;
  mark(id: string): SentMark | null;
  setMark(mark: SentMark): void;
  /** The customer's account of a situation. */
  account(scenario: Scenario): Account;
  setAccount(scenario: Scenario, account: Account): void;
  counts(): Counts;
  /** Puts one vehicle with the account of its situation, or all of them, back to how they start. */
  reset(vin?: string, situation?: string): void;
};

type WorldState = z.infer<typeof worldState>;
type VehicleState = z.infer<typeof vehicleState>;

/** Marks kept; older ones are forgotten first. */
const MAX_MARKS = 500;

/**
 * Opens the memory. Content that is none starts empty; a file that the disk does not let us read is a fault of the opening, which throws it:
 * an empty world would be written over it. Later such a fault goes to nobody: the world goes on in memory, and reaches the file with a later
 * change. `onFault` hears of it.
 */
export function openWorld(statePath: string | null, clock: Clock, onFault: (fault: unknown) => void = () => undefined): World {
  let memory: WorldState = statePath === null ? EMPTY : load(statePath);
  let isOwed = false;
  const quietly = (work: () => void): void => {
    try {
      work();
    } catch (fault) {
      if (problemOf(fault) === null) throw fault;
      onFault(fault);
    }
  };
  const read = (): WorldState => {
    if (statePath !== null && !isOwed) quietly(() => void (memory = load(statePath)));
    return memory;
  };
  const write = (state: WorldState): void => {
    memory = state;
    isOwed = statePath !== null;
    if (statePath === null) return;
    quietly(() => {
      save(statePath, state);
      isOwed = false;
    });
  };
  const update = (scenario: Scenario, vin: string, change: (vehicle: VehicleState) => VehicleState): void => {
    const state = read();
    const key = keyOf(scenario, vin);
    write({ ...state, vehicles: { ...state.vehicles, [key]: change(state.vehicles[key] ?? fresh(scenario, vin, clock)) } });
  };
  return {
    status: (scenario, vin) => statusOf(scenario, read().vehicles[keyOf(scenario, vin)] ?? fresh(scenario, vin, clock), clock),
    countSet: (scenario, vin) => update(scenario, vin, (vehicle) => ({ ...vehicle, sets: vehicle.sets + 1 })),
    takeEffect: (scenario, vin) => update(scenario, vin, (vehicle) => ({ ...vehicle, effects: vehicle.effects + 1 })),
    mark: (id) => read().marks.find((one) => one.id === id) ?? null,
    setMark: (one) => {
      const state = read();
      write({ ...state, marks: [...state.marks.filter(({ id }) => id !== one.id), one].slice(-MAX_MARKS) });
    },
    account: (scenario) => own(read().accounts, scenario.name) ?? freshAccount(scenario.name, scenario.account ?? {}),
    setAccount: (scenario, account) => {
      const state = read();
      write({ ...state, accounts: { ...state.accounts, [scenario.name]: account } });
    },
    counts: () => countsOf(Object.values(read().vehicles)),
    reset: (vin, situation) => {
      const state = read();
      write({
        ...state,
        accounts: Object.fromEntries(Object.entries(state.accounts ?? {}).filter(([name]) => vin !== undefined && name !== situation)),
        vehicles: Object.fromEntries(Object.entries(state.vehicles).filter(([, one]) => vin !== undefined && one.vin !== vin)),
      });
    },
  };
}

function own<T>(of: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return of !== undefined && Object.hasOwn(of, name) ? of[name] : undefined;
}

/** Scenarios that are about a status keep a world of their own, so that playing another one before does not spoil them. */
function keyOf(scenario: Scenario, vin: string): string {
  return scenario.ownWorld === true ? `${scenario.name}/${vin}` : vin;
}

function fresh(scenario: Scenario, vin: string, clock: Clock): VehicleState {
  const { deadlineMs } = scenario.start;
  return { vin, sets: 0, effects: 0, deadline: deadlineMs === undefined ? null : clock.wall() + deadlineMs };
}

function statusOf(scenario: Scenario, vehicle: VehicleState, clock: Clock): VehicleStatus {
  const { verified, cvsStatus } = scenario.start;
  if (vehicle.effects === 0 || scenario.statusFrozen === true) return { verified, cvsStatus, deadline: vehicle.deadline };
  return { verified: true, cvsStatus: 'active', deadline: clock.wall() + 365 * 86_400_000 };
}

function countsOf(vehicles: readonly VehicleState[]): Counts {
  const total = (pick: (vehicle: VehicleState) => number): Record<string, number> =>
    vehicles.reduce<Record<string, number>>((sum, vehicle) => ({ ...sum, [vehicle.vin]: (sum[vehicle.vin] ?? 0) + pick(vehicle) }), {});
  return { sets: total(({ sets }) => sets), effects: total(({ effects }) => effects) };
}

const EMPTY: WorldState = { version: 1, vehicles: {}, marks: [] };

function load(path: string): WorldState {
  try {
    const bytes = readOwnFile(path, LARGE_FILE);
    const parsed = worldState.safeParse(bytes === null ? null : JSON.parse(bytes.toString('utf8')));
    return parsed.success ? parsed.data : EMPTY;
  } catch (error) {
    if (error instanceof SyntaxError) return EMPTY;
    throw error;
  }
}

/** Whole or not at all, and durable: a new file takes the place of the old one. */
function save(path: string, state: WorldState): void {
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, JSON.stringify(state));
}
