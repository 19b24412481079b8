/**
 * Where each refusal comes from. The table must name every reason of the closed list, so that none is added without a way to it; those that a
 * few messages reach are reached here, on a real console. What no program can answer any more is dead, and fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MethodName, Payload } from '../../app/contract/console.ts';
import { REFUSALS, type Reason } from '../../app/refusals/refusals.ts';
import type { RunningConsole } from '../../main/console/console.ts';
import { practiceFleet } from '../../main/pims/simulator/scenarios.ts';
import { startSimulator, type Simulator } from '../../main/pims/simulator/server.ts';
import { activate, call, jobUntil, OK_VIN, openVehicle, send, setUpLive, started, temporaryFolder } from '../support/console.ts';
import { realPeer, type RealPeer } from '../support/real-peer.ts';

vi.mock(import('../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../support/cheap-pins.ts')).cheapPins(await original()),
);

/** One message that is refused. */
type Call = { readonly [M in MethodName]: readonly [M, Payload<M>] }[MethodName];
const ask = (...one: Call): Call => one;

/** On which console a message is refused: practice with a vehicle in work, one whose activation is on its way or unknown, or live. */
type At = 'practice' | 'sending' | 'unknown' | 'live';
/** A message that reaches it, or the place that makes it where it takes more than a message. */
type From = readonly [At, Call] | string;

const NEXT = 'VR1AB12C3D4567891';
const NOBODY = 'A-00000000000000000000000000';
const REASON = 'Looked at the windscreen.';
const slow = practiceFleet.find(({ scenario }) => scenario === 'slow')?.vin ?? '';
const bundleOf = (vin: string) => ({ of: { filter: { vin } }, open: [], traces: false, note: '' });
const setting = (patch: Payload<'settings.change'>) => ask('settings.change', patch);

const FROM: Readonly<Record<Reason, From>> = {
  'activation-running': ['sending', ask('job.close', {})],
  'check-running': 'job: another reading in the way of a check',
  'mode-went-back': 'settings: a mode that does not start (settings/mode-back.test.ts)',
  'read-running': 'link: a second read of a vehicle',
  'backup-running': 'trust: a second backup',
  'pin-being-checked': 'page: a PIN while one is being checked',
  overtaken: 'job: another vehicle while an activation waits for its turn; customer: a press on a run or proof that has gone on',
  'too-often': 'shells: more calls than the guard lets through',
  'vehicle-changed': ['practice', ask('job.confirm', { vin: NEXT, what: 'keys', value: true })],
  'nothing-running': ['practice', ask('job.stopWaiting', {})],
  'nothing-to-check': ['practice', ask('job.recheck', {})],
  'nothing-to-settle': 'job: a decision about an attempt that is settled',
  'nothing-to-hand-over': 'job: handing over an attempt that is settled',
  'check-first': 'job: a decision before the check',
  'vehicle-known': 'job: a decision about a vehicle that is not on the screen (carkey/late-statement.test.ts)',
  'attempt-not-settled': 'audit: the receipt of an open attempt',
  'car-says-other': ['practice', ask('job.open', { vin: OK_VIN, how: 'link' })],
  'override-useless': ['practice', ask('job.override', { vin: OK_VIN, reason: REASON })],
  'nothing-to-go-over': ['practice', ask('job.goOn', { vin: OK_VIN, reason: REASON })],
  cancelled: 'job: stopped before anything was sent',
  'car-silent': 'job: the car does not answer when it is read once more',
  'car-not-read': 'job: the car cannot be read once more',
  'name-missing': 'job: a statement without a name',
  'vehicle-not-selected': 'job: PIMS does not take the vehicle',
  'requirement-unmet': ['practice', ask('job.activate', { vin: OK_VIN })],
  'attempt-elsewhere': ['unknown', ask('job.open', { vin: OK_VIN, how: 'typed' })],
  'attempt-in-the-way': 'job: an open attempt of another vehicle at the last check',
  'outcome-unknown': ['unknown', ask('job.close', {})],
  'forget-open-attempt': 'audit: forgetting a vehicle that another one is in work beside',
  'answer-awaited': 'job: the throttle while an answer is awaited',
  'hour-full': 'job: the throttle of an hour',
  'attempt-not-found': ['practice', ask('receipt.get', { attempt: NOBODY })],
  'follow-up-not-found': ['practice', ask('followups.set', { id: 'no-such', done: true })],
  'entry-not-found': ['practice', ask('audit.entry', { seq: 99_999 })],
  'no-entry-fits': ['practice', ask('bundle.preview', bundleOf(NEXT))],
  'vehicle-not-known': ['live', ask('audit.forget', { vin: NEXT, ground: 'requested' })],
  'adapter-gone': ['practice', ask('link.read', { adapter: 'no-such' })],
  'phone-gone': ['practice', ask('bridge.phone', { serial: 'no-such' })],
  'car-not-found': ['practice', ask('practice.plug', { car: 'no-such' })],
  'code-missing': 'codes: an answer without a code (carkey/odd-codes.test.ts)',
  'code-lost': 'codes: the answer never came',
  'code-withheld': 'codes: an answer for another vehicle',
  'code-expired': 'codes: after the expiry (carkey/expiry.test.ts)',
  'code-none': 'codes: an attempt without one',
  'not-practice': ['live', ask('practice.reset', {})],
  'training-attempt-open': ['unknown', ask('training.begin', { course: 'basics' })],
  'not-practice-adapter': ['live', ask('practice.plug', { car: null })],
  'practice-adapter-only': ['practice', ask('link.add', { host: '127.0.0.1', port: 35_000 })],
  'export-too-large': 'audit: more entries than one file holds',
  'bundle-too-many': 'trust: more entries than a bundle holds',
  'bundle-too-large': 'trust: more bytes than a bundle holds',
  'backup-stopped': 'trust: the console stops during a backup',
  'backup-not-verified': 'trust: the copy does not verify',
  'backup-differs': 'trust: the copy differs (unit/main/trust/backups.test.ts)',
  'backup-not-written': 'trust: the disk does not take the copy',
  'input-unfit': 'shells: a message that the contract does not have',
  'bridge-address-form': ['live', setting({ profile: { url: 'http://example' } })],
  'bridge-address-secret': ['live', setting({ profile: { url: 'wss://name:secret@example/pims' } })],
  'bridge-address-insecure': ['live', setting({ profile: { url: 'ws://example/pims' } })],
  'name-of-account': ['live', setting({ operatorName: 'Somebody Else' })],
  'scenario-unknown': ['practice', setting({ scenario: 'no-such' })],
  'bluetooth-form': ['live', setting({ bluetooth: 'no such controller' })],
  'station-key-form': ['live', setting({ secondStationKey: 'no key' })],
  'feed-address-form': ['live', setting({ updateFeed: 'http://example' })],
  'serial-place-form': 'command line: --serial (unit/address/borders.test.tsx)',
  'network-place-form': ['live', ask('link.add', { host: 'a b', port: 35_000 })],
  'update-not-offered': 'updates: this program is not updated by itself (settings/updates.test.ts)',
  'update-attempt-open': 'updates: an open attempt (settings/updates.test.ts)',
  'update-running': 'updates: a second command at once',
  'update-nothing': 'updates: nothing was found',
  'customer-nobody': 'customer: a run while nobody is signed in',
  'consent-missing': 'customer: a run without consent',
  'phone-not-connected': 'customer: no bridge',
  'phone-busy': 'customer: a second call, or an activation, while one is under way (customer/one-at-a-time.test.ts)',
  'run-open': 'customer: another goal while a run is open',
  'run-none': 'customer: an act without a run',
  'act-not-offered': 'customer: an act that the place does not have',
  'run-other-account': 'customer: another account than the run began with',
  'typed-empty': 'customer: nothing typed, and a phone that cannot ask',
  'typed-not-digits': 'customer: letters for digits',
  'typed-too-long': 'customer: too many digits',
  'typed-too-short': 'customer: half a number',
  'mixed-same-in-both': 'customer: the code as PIN',
  'mixed-new-is-old': 'customer: the old PIN as the new one',
  'mixed-code-refused': 'customer: a code that was refused',
  'mixed-pin-refused': 'customer: a PIN that was refused',
  'mixed-perhaps': 'customer: a code that looks like a PIN',
  'budget-last': 'customer: the last one of a budget',
  'budget-locks': 'customer: a try that would lock the account',
  'reason-missing': 'customer: a dealer’s own account without a reason',
  'association-form': 'customer: a text that is no association ID',
  'nothing-to-prove': 'customer: a proof before an activation',
  'site-full': 'customer: the throttle of a site',
  'activation-broke-off': 'job: a fault of the program while an activation starts',
  'mode-not-started': 'handlers: the other mode cannot be started',
  'console-unreachable': 'page: the console does not answer',
};

const CALLS = Object.entries(FROM).flatMap(([reason, from]) => (typeof from === 'string' ? [] : [{ reason, at: from[0], call: from[1] }]));
const at = (where: At) => CALLS.filter((one) => one.at === where);

async function expectRefused(run: RunningConsole, reason: string, [method, input]: Call): Promise<void> {
  const reply = await send(run, method, input);
  expect(reply.ok ? 'done' : (reply.error.refusal?.reason ?? reply.error.code), reason).toBe(reason);
}

describe('in practice', () => {
  const folder = temporaryFolder();
  let run: RunningConsole;
  beforeAll(async () => {
    const profile = { answerTimeoutMs: 20_000, activationTimeoutMs: 20_000 };
    run = await started({ dataDir: folder.path, shell: 'web', override: { mode: 'practice', operatorName: 'Test Person', profile } });
    await openVehicle(run, OK_VIN);
  });
  afterAll(async () => {
    await run.stop();
    folder.remove();
  });

  it.each(at('practice'))('$reason', ({ reason, call: one }) => expectRefused(run, reason, one));

  it('while an activation is on its way, and when nobody knows what became of it', async () => {
    const sent = activate(run, slow);
    await jobUntil(run, (job) => job.attempt?.state.name === 'sent');
    for (const { reason, call: one } of at('sending')) await expectRefused(run, reason, one);
    await call(run, 'job.stopWaiting', {});
    expect((await sent).attempt?.state.name).toBe('unknown');
    for (const { reason, call: one } of at('unknown')) await expectRefused(run, reason, one);
  });
});

describe('in live', () => {
  const folder = temporaryFolder();
  let run: RunningConsole;
  let simulator: Simulator;
  let peer: RealPeer;
  beforeAll(async () => {
    simulator = await startSimulator({ scenario: 'ok' });
    peer = await realPeer(simulator);
    const before = await started({ dataDir: folder.path });
    setUpLive(before, peer.url);
    await before.stop();
    run = await started({ dataDir: folder.path });
    await call(run, 'operators.first', { name: 'Ada Tester', pin: '7402915' });
    await openVehicle(run, OK_VIN);
  });
  afterAll(async () => {
    await run.stop();
    await peer.stop();
    await simulator.stop();
    folder.remove();
  });

  it.each(at('live'))('$reason', ({ reason, call: one }) => expectRefused(run, reason, one));
});

describe('the rest', () => {
  const root = join(import.meta.dirname, '..', '..');
  /** The sources that may refuse: the lists and the words of the reasons are none. */
  const sources = ['app', 'main', 'renderer']
    .flatMap((dir) =>
      readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' }).flatMap((file) =>
        /\.tsx?$/.test(file) && !/words|i18n|refusals?(-schema)?\.ts$/.test(file) ? [readFileSync(join(root, dir, file), 'utf8')] : [],
      ),
    )
    .join('\n');

  it('is made somewhere: none of the list is dead', () => {
    const dead = Object.keys(REFUSALS).filter((reason) =>
      reason.startsWith('code-')
        ? !sources.includes('reason: `code-${')
        : !new RegExp(`(?:reason: |no\\(|fail\\(|\\? |: )'${reason}'`).test(sources),
    );
    expect(dead).toEqual([]);
  });
});
