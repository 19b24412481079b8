/**
 * Goal L5, second half: a console that signs is killed again and again, and started again on what is left. The heads that this computer
 * keeps outside the log must never raise an alarm. The control cuts one entry below the mark off after the last kill: that must raise it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileKeeper } from '../../main/audit/witness/high-water-mark.ts';
import { temporaryFolder } from '../support/console.ts';
import { add, openedSigning, truncate } from '../support/trails.ts';
import { rowOf, type Fault } from './fault.ts';
import { inLanes } from './house.ts';

const APPENDER = join(import.meta.dirname, '../flow/audit/heads-appender.ts');
const ROUNDS = { starred: 12, full: 1_000 } as const;
/** Logs side by side; each is killed and recovered over and over, and grows. */
const LOGS = 8;
/** A child acknowledges fewer entries than this before it dies. */
const MOST = 40;

type Place = { readonly dir: string; readonly mark: string };

/** Lets a child append until it has acknowledged so many entries, and kills it. */
async function killed({ dir, mark }: Place, wanted: number): Promise<void> {
  const child = fork(APPENDER, [dir, mark], { stdio: 'ignore' });
  child.on('message', (count) => {
    if (Number(count) >= wanted) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error('the child ended by itself');
}

function recovered({ dir, mark }: Place, round: number): string[] {
  const trail = openedSigning(dir, { keeper: fileKeeper(mark) });
  const finding = trail.maintenance.finding();
  const taken = finding === null && add(trail, { kind: 'start' }).length === 1;
  trail.stop();
  return taken ? [] : [`round ${round}: ${JSON.stringify(finding)}`];
}

/** The control. `head.txt` would find it too, so it goes. */
function cutIsFound({ dir, mark }: Place): boolean {
  const keeper = fileKeeper(mark);
  truncate(dir, (keeper.read()?.size ?? 0) - 1);
  rmSync(join(dir, 'head.txt'), { force: true });
  const trail = openedSigning(dir, { keeper });
  trail.stop();
  return trail.maintenance.finding()?.what === 'rolled-back';
}

/** Crash recoveries. Not starred: the flow tests hold 12. */
export const fault: Fault = {
  name: 'recovery',
  starred: false,
  async run(scale) {
    const logs = Array.from({ length: LOGS }, (_, index) => index);
    const done = await inLanes(logs, async (log) => {
      const folder = temporaryFolder();
      const place = { dir: join(folder.path, 'log'), mark: join(folder.path, 'mark.json') };
      const tries: string[][] = [];
      for (let round = log; round < ROUNDS[scale]; round += LOGS) {
        await killed(place, 1 + ((round * 7) % MOST));
        tries.push(recovered(place, round));
      }
      const seen = cutIsFound(place);
      folder.remove();
      return { tries, seen };
    });
    const seen = done.filter((one) => one.seen).length;
    return rowOf(
      'alarms after kills of a console that signs',
      done.flatMap(({ tries }) => tries),
      { what: `an entry cut off below the mark: ${seen} of ${LOGS} alarms`, seen: seen === LOGS },
    );
  },
};
