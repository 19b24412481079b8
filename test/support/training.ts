/** Entries as a log would have them, for rounds that are judged without one. */
import type { Entry, VehicleRef } from '../../app/audit/entry/index.ts';
import type { Exercise, TrainingGoal } from '../../app/training/types.ts';
import { runWords } from '../../app/enrolment/run-words.ts';
import type { Vin } from '../../app/vehicle/index.ts';

/** What matters of an entry here. */
export type Said = Pick<Entry, 'kind'> & Partial<Pick<Entry, 'out' | 'd'>> & { readonly act?: string };

/** The reference of the vehicle of a situation. */
export const refOf = (scenario: string): VehicleRef => `V-${scenario}` as VehicleRef;

/** An exercise with its vehicle. */
export function withVehicle(exercise: Exercise) {
  return { ...exercise, vin: `VIN-${exercise.scenario}` as Vin, veh: refOf(exercise.scenario) };
}

/** Makes entries, one a second, beginning at `from` ms. */
export function entriesAbout(scenario: string, said: readonly Said[], from = 0): readonly Entry[] {
  return said.map((one, i) =>
    asEntry({
      log: 'test/practice/1',
      seq: i,
      ts: 0,
      mono: from + 1_000 * i,
      boot: '0',
      station: 'S',
      err: null,
      app: 'test',
      veh: refOf(scenario),
      ...one,
    }),
  );
}

const asEntry = (entry: Omit<Entry, 'act'> & { readonly act?: string }): Entry => entry as Entry;

const sent = (act: string): readonly Said[] => [{ kind: 'sent', act }];
const unknown = (act: string): readonly Said[] => [...sent(act), { kind: 'unknown', out: 'timeout', act }];
const run = (goal: string, place: string) =>
  runWords({
    ...{ goal, place, way: null, call: null, trouble: null, troubleCall: null, detail: null, unsureCall: null, unsureWhy: null },
  });
const lights = (out: string): Said => ({ kind: 'proof', out, act: 'A', d: { word: 'command.lights' } });

/** What somebody does who does it right, by goal; without the look at the vehicle. */
export const PERFECT: Readonly<Record<TrainingGoal, readonly Said[]>> = {
  activate: [...sent('A'), { kind: 'result', out: 'succeeded', act: 'A' }, { kind: 'read-back', out: 'confirmed', act: 'A' }],
  leave: [{ kind: 'status', out: 'active' }],
  'settle-activated': [...unknown('A'), { kind: 'resolved', out: 'activated-code-lost', act: 'A' }],
  'settle-no-effect': [...unknown('A'), { kind: 'resolved', out: 'no-effect', act: 'A' }],
  'settle-other-vehicle': [...unknown('A'), { kind: 'handed-over', act: 'A' }],
  unconfirmed: [...sent('A'), { kind: 'result', out: 'succeeded', act: 'A' }, { kind: 'read-back', out: 'not-confirmed', act: 'A' }],
  refused: [...sent('A'), { kind: 'result', out: 'refused', act: 'A' }],
  enrol: [{ kind: 'enrolment', out: 'done', act: 'A', d: { word: run('enrol', 'enrolled') } }],
  unlink: [{ kind: 'enrolment', out: 'done', act: 'A', d: { word: run('unlink', 'unlinked') } }],
  prove: [...sent('A'), { kind: 'result', out: 'succeeded', act: 'A' }, lights('sent'), lights('outcome-unknown'), lights('seen')],
};

/** A look at the vehicle, and then what was done. */
export function worked(scenario: string, said: readonly Said[], from = 0): readonly Entry[] {
  return entriesAbout(scenario, [{ kind: 'lookup', out: 'chosen' }, ...said], from);
}
