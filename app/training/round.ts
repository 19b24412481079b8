/** A round as a fold over the entries of the log: a look at a vehicle of the course begins its exercise, a look at another one ends it. */
import type { Entry, VehicleRef } from '../audit/entry/index.ts';
import type { Vin } from '../vehicle/index.ts';
import { beginWork, foldWork, judge, POINTS } from './judge.ts';
import type { Exercise, ExerciseResult, ExerciseView, Round, Station } from './types.ts';

/** A round of these exercises, none begun. */
export function newRound(exercises: readonly (Exercise & { readonly vin: Vin; readonly veh: VehicleRef })[]): Round {
  return { stations: exercises.map((exercise) => ({ ...exercise, work: null, left: null })) };
}

const isInWork = ({ work, left }: Station): boolean => work !== null && left === null;

/** What one more entry makes of the round. An exercise that is over stays as it is, even if its vehicle comes back. */
export function stepRound(round: Round, entry: Entry): Round {
  return { stations: round.stations.map((station) => stepStation(station, entry)) };
}

function stepStation(station: Station, entry: Entry): Station {
  const isMine = entry.veh === station.veh;
  if (entry.kind === 'lookup') return isMine ? lookedUp(station, entry.mono) : leave(station, entry.mono);
  if (!isMine || station.work === null || !isInWork(station)) return station;
  return { ...station, work: foldWork(station.work, entry, station) };
}

function lookedUp(station: Station, at: number): Station {
  return station.work === null && station.left === null ? { ...station, work: beginWork(at) } : station;
}

function leave(station: Station, at: number): Station {
  return isInWork(station) ? { ...station, left: at } : station;
}

/** The round is over: what was in work is left, and what was never begun counts as it stands. */
export function endRound({ stations }: Round, at: number): Round {
  return { stations: stations.map((station) => (station.left === null ? { ...station, left: at } : station)) };
}

/** Result of an exercise; null until it is over. */
function resultOf(station: Station): ExerciseResult | null {
  return station.left === null ? null : judge(station, station.work, station.left);
}

/** The exercises as they are shown. */
export function viewExercises({ stations }: Round): readonly ExerciseView[] {
  return stations.map((station) => {
    const says = isInWork(station) ? station.says : null;
    return { vin: station.vin, state: stateOf(station), says, result: resultOf(station) };
  });
}

function stateOf(station: Station): ExerciseView['state'] {
  if (station.left !== null) return 'ended';
  return isInWork(station) ? 'in-work' : 'waiting';
}

/** Points of the exercises that are over, and the most that the round can bring. */
export function scoreOf(exercises: readonly ExerciseView[]): { readonly points: number; readonly most: number } {
  const points = exercises.reduce((sum, { result }) => sum + (result === null ? 0 : POINTS[result.verdict]), 0);
  return { points, most: exercises.length * POINTS.handled };
}
