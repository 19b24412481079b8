/**
 * How a console dies in the middle of an activation (goal A2), and the folder that it leaves. A crash is what is left of it: at the moment
 * itself the folder is copied, as the next process would find it after a kill, and the bridge cuts off the console that is still there.
 */
import { cpSync } from 'node:fs';
import { basename } from 'node:path';
import { parseVin } from '../../app/vehicle/vin.ts';
import type { CarKeyContext } from '../../main/carkey/context.ts';
import { Job } from '../../main/carkey/job/job.ts';
import type { Bridge } from '../../main/pims/api.ts';
import { newTransactionId } from '../../main/pims/transaction.ts';
import { bentBridge } from './bent-bridge.ts';
import { OK_VIN, started } from '../support/console.ts';
import { ACTIVATION_CHILD, listenTo } from './house.ts';
import type { Case } from './outcome-table.ts';
import type { StagedBridge } from './staged-bridge.ts';
import { practiceAt, wordOf } from '../support/practice-at.ts';

/** One run: its case, the data folder, and the bridge. */
export type Place = { readonly case: Case; readonly folder: string; readonly bridge: StagedBridge };

/** The console that dies: the real one, one that sends again by itself (the control), or a process that is killed. */
export type Victim = 'real' | 'sends again' | 'killed process';

const VEHICLE = parseVin(OK_VIN);

/** The answer to an activation that fails. */
export const failed = (code: number) => ({ status: 'FAILED', error: { code, label: `error ${code}` } });

/** Where the folder of a crash lies. */
export const leftBy = (folder: string): string => `${folder}-left`;

/** Copies what a crash leaves; not `lock.db`, since closing that would give this process's own lock away. */
function copy(folder: string): string {
  cpSync(folder, leftBy(folder), { recursive: true, filter: (path) => basename(path) !== 'lock.db' });
  return leftBy(folder);
}

/** What a build would do that takes an error for a reason to try once more. */
function sendingAgain(bridge: Bridge): Bridge {
  return bentBridge(bridge, async (request, options) => {
    const outcome = await bridge.request(request, options);
    const isRefusal = options.beforeSend !== undefined && outcome.kind === 'answered' && outcome.answer.status === 'FAILED';
    return isRefusal ? bridge.request(request, { transactionId: newTransactionId(), timeoutMs: options.timeoutMs }) : outcome;
  });
}

const carelessJob = (context: CarKeyContext): Job => new Job({ ...context, bridge: sendingAgain(context.bridge) }, () => undefined);

/** Opens, confirms and activates, and waits until nothing runs. */
async function activate(job: Job): Promise<void> {
  if (VEHICLE === null) throw new Error('the vehicle has no VIN');
  job.open(VEHICLE, 'typed');
  await job.idle();
  job.confirm(VEHICLE, 'keys', true);
  job.confirm(VEHICLE, 'inside', true);
  await job.idle();
  await job.activate(VEHICLE);
  await job.idle();
}

/** The kinds of entries after which the console dies. */
const DIES_AFTER: Partial<Record<Case['moment'], readonly string[]>> = {
  'after intent': ['intent'],
  'after sent': ['sent'],
  recorded: ['result', 'unknown'],
};

/** Runs a console in this process until it dies; gives the folder that is left. */
export async function diesHere(place: Place, victim: Victim): Promise<string> {
  const { bridge, folder } = place;
  const { code, applied, moment } = place.case;
  const console = await started(practiceAt(folder, wordOf(bridge)));
  const dead = Promise.withResolvers<string>();
  // Right after `sent` the bytes may still leave: where they do, the bridge is cut off once it has them.
  const bytesLeave = moment === 'after sent' && applied;
  console.current().trail.listen((entries) => {
    if (!entries.some(({ kind }) => DIES_AFTER[moment]?.includes(kind))) return;
    dead.resolve(copy(folder));
    if (!bytesLeave) bridge.goDeaf();
  });
  bridge.stage.activation = () => {
    bridge.stage.active ||= applied;
    if (moment === 'on the wire' || moment === 'answered, not recorded') dead.resolve(copy(folder));
    if (moment !== 'no crash' && moment !== 'recorded') bridge.goDeaf();
    return failed(code);
  };
  const { job, context } = console.current();
  const working = activate(victim === 'sends again' ? carelessJob(context) : job);
  if (moment === 'no crash') void working.then(() => dead.resolve(folder));
  const left = await dead.promise;
  await console.stop();
  await working;
  return left;
}

/** Runs a console in a process of its own and kills it when the bridge has its activation. */
export async function isKilled({ folder, bridge, case: { applied } }: Place): Promise<string> {
  const heard = Promise.withResolvers<undefined>();
  bridge.stage.activation = () => {
    bridge.stage.active ||= applied;
    heard.resolve(undefined);
    return null;
  };
  await listenTo(process.execPath, [ACTIVATION_CHILD, folder, wordOf(bridge)], (line, kill) => {
    if (line === 'ready') void heard.promise.then(kill);
  });
  return folder;
}
