/**
 * Goal P3: values that must not be written are planted in a long day (canary-day.ts); afterwards every byte that the program wrote is
 * searched for them in eight encodings. Then it (in the starred run its morning) is lived again by a careless program that logs every payload: with the redactor
 * nothing of it may show, without it nearly everything must. The end-to-end run is searched the same way (test/e2e/written.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { liveTheDay, liveTheMorning } from './canary-day.ts';
import { blindSpots, filesBelow, searchWritten, type Canary, type Found } from './canary-search.ts';
import { placeIn, type Place } from './canary-shell.ts';
import type { Fault } from './fault.ts';

const CARELESS = pathToFileURL(join(import.meta.dirname, 'careless.ts')).href;

type Day = Found & { readonly canaries: readonly Canary[]; readonly files: number; readonly inLogs: number };

/** One day in a folder of its own, and what was found in it. */
async function lived(
  live: (place: Place) => Promise<readonly Canary[]>,
  more: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Day> {
  const root = mkdtempSync(join(tmpdir(), 'carkey-canary-'));
  try {
    const canaries = await live(placeIn(root, more, env));
    const written = filesBelow(root);
    const logs = searchWritten(
      canaries,
      written.filter(({ name }) => name.includes('/logs/')),
    );
    return { ...searchWritten(canaries, written), canaries, files: written.length, inLogs: logs.values };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Canaries. */
export const fault: Fault = {
  name: 'canary',
  starred: true,
  async run(scale) {
    const day = await lived(liveTheDay);
    const careless = await lived(scale === 'full' ? liveTheDay : liveTheMorning, ['--import', CARELESS]);
    const bare = await lived(liveTheMorning, ['--import', CARELESS], { CARELESS: 'bare' });
    const blind = blindSpots(day.canaries);
    const { canaries, files, tried, escaped, onPurpose } = day;
    return {
      name: `${canaries.length} canaries in ${files} files, 8 encodings`,
      tried: tried + careless.tried,
      survived: tried + careless.tried - escaped.length - careless.escaped.length,
      lost: [
        ...escaped,
        ...careless.escaped.map((words) => `a careless line was not redacted: ${words}`),
        ...blind.map((words) => `the search does not see ${words}`),
        ...(canaries.length < 60 ? [`only ${canaries.length} canaries`] : []),
      ],
      control: {
        what: `every payload logged: ${careless.inLogs} in the logs with the redactor, ${bare.inLogs} without; ${onPurpose.size} purposes met`,
        seen: bare.inLogs >= 20 && onPurpose.size >= 5,
      },
    };
  },
};
