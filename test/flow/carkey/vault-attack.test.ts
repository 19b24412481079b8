/**
 * The vault is put back, exchanged or changed under a stopped console, with an outcome unknown: no second activation leaves, the evidence names
 * the right car and person, and the command line says that something is wrong.
 */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttemptId } from '../../../app/carkey/types.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { attemptThatEnds } from '../../support/attempts.ts';
import { activate, call, jobUntil, OK_VIN, openVehicle, started, temporaryFolder, send } from '../../support/console.ts';
import { dropSubject, putFiles, swapIndexes, swapSubjects } from '../../support/forged-vault.ts';
import { run as carkey } from '../shells/processes.ts';

const LIMITS = { answerTimeoutMs: 1_500, activationTimeoutMs: 300 };
const LOST = findScenario('lost-request')!.vin;
const OTHER_VIN = 'VR1AB12C3D4567891';
let folder: ReturnType<typeof temporaryFolder>;
let running: RunningConsole | null = null;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await running?.stop();
  running = null;
  folder.remove();
});

const logDir = () => join(folder.path, 'practice');

async function start(operatorName = 'Test Person'): Promise<RunningConsole> {
  running = await started({
    dataDir: folder.path,
    override: { mode: 'practice', scenario: 'lost-request', operatorName, profile: LIMITS },
  });
  return running;
}

async function stop(): Promise<void> {
  await running?.stop();
  running = null;
}

/** A stopped console whose one attempt has an unknown outcome and was handed over, and the vault from before it. */
async function unknownOutcome(): Promise<{ readonly id: AttemptId; readonly veh: string; readonly before: string }> {
  const first = await start();
  await openVehicle(first, OK_VIN);
  await call(first, 'job.close', {});
  await stop();
  const before = join(folder.path, 'before');
  cpSync(logDir(), before, { recursive: true });
  const again = await start();
  const job = await activate(again, LOST);
  const id = job.attempt!.id;
  await call(again, 'job.handOver', { attempt: id, reason: 'Customer had to leave.' });
  const veh = again.current().trail.attempt(id)!.veh;
  await stop();
  return { id, veh, before };
}

const verify = () => carkey(['audit', 'verify', '--json', '--data', folder.path]);

/** How often an activation left, as the log tells it. */
async function sets(console: RunningConsole): Promise<number> {
  return (await call(console, 'audit.search', { order: 'newest', limit: 200, filter: { kind: 'sent' } })).rows.length;
}

describe('only the vault put back to an older copy', () => {
  it('sends no second activation, and heals with the right one', async () => {
    const { before, id } = await unknownOutcome();
    const right = join(folder.path, 'right');
    cpSync(logDir(), right, { recursive: true });
    putFiles(before, logDir(), ['vault.db']);
    const console = await start();
    const again = await tryToActivate(console, LOST);
    expect([again, await sets(console)]).toEqual([false, 1]);
    expect((await call(console, 'trust.get', {})).finding?.what).toBe('vault-rolled-back');
    await stop();
    const { code, out } = await verify();
    expect([code, out]).toEqual([6, expect.stringContaining('"what":"vault"')]);
    const sent = await carkey([
      'activate',
      '--vin',
      LOST,
      '--confirm',
      'keys,inside',
      '--simulator',
      'lost-request',
      '--data',
      folder.path,
    ]);
    expect(sent.code).not.toBe(0);
    putFiles(right, logDir(), ['vault.db']);
    const healed = await start();
    expect([await sets(healed), (await call(healed, 'trust.get', {})).finding]).toEqual([1, null]);
    expect((await call(healed, 'job.open', { vin: LOST, how: 'typed' })).attempt).toMatchObject({ id, state: { name: 'unknown' } });
    await stop();
    expect((await verify()).code).toBe(0);
  });
});

/** Does an activation leave, whatever a person presses? */
async function tryToActivate(console: RunningConsole, vin: string): Promise<boolean> {
  const opened = await send(console, 'job.open', { vin, how: 'typed' });
  if (!opened.ok) return false;
  await jobUntil(console, (job) => job.vin === vin && job.stage === null);
  for (const what of ['keys', 'inside'] as const) await send(console, 'job.confirm', { vin: OK_VIN, what, value: true });
  await jobUntil(console, (job) => job.stage === null);
  const sent = await send(console, 'job.activate', { vin });
  await jobUntil(console, (job) => job.stage === null);
  return sent.ok;
}

describe('an open attempt of a vehicle that the vault does not know', () => {
  it('holds every activation up until the desk settles it', async () => {
    const { id, veh } = await unknownOutcome();
    dropSubject(logDir(), veh);
    const console = await start();
    expect([await tryToActivate(console, OK_VIN), await tryToActivate(console, LOST), await sets(console)]).toEqual([false, false, 1]);
    const line = (await call(console, 'job.get', {})).requirements.find((one) => one.id === 'no-open-attempt');
    expect(line).toMatchObject({ state: 'unmet', reason: 'attempt-vehicle-unknown' });
    expect(await send(console, 'job.handOver', { attempt: id, reason: 'again' })).toMatchObject({ ok: false });
    await stop();
    const asked = await carkey(['resolve', id, '--json', '--data', folder.path]);
    expect([asked.code, asked.out]).toEqual([4, expect.stringContaining('attempt-vehicle-unknown')]);
    const words = ['--as', 'activated-code-lost', '--reason', 'The customer has a working key.'];
    expect((await carkey(['resolve', id, ...words, '--json', '--data', folder.path])).code).toBe(0);
    const free = await start();
    expect(free.current().trail.attempt(id)?.state).toMatchObject({ name: 'resolved', as: 'activated-code-lost', by: 'person' });
    expect([await tryToActivate(free, OK_VIN), await sets(free)]).toEqual([true, 2]);
  });
});

describe('the indexes of two vehicles exchanged, which takes no key', () => {
  it('leads no activation to the vehicle whose outcome is unknown', async () => {
    const { veh } = await unknownOutcome();
    const asked = await start();
    const other = asked.current().trail.findVehicle(OK_VIN as never);
    await stop();
    swapIndexes(logDir(), veh, other!);
    const console = await start();
    expect([await tryToActivate(console, LOST), await tryToActivate(console, OK_VIN), await sets(console)]).toEqual([false, false, 1]);
    expect((await call(console, 'trust.get', {})).finding?.what).toBe('vault-contradicts');
  });
});

describe('the key of the vault taken away', () => {
  it('is told by the verification, with the vault and without it', async () => {
    await unknownOutcome();
    expect((await verify()).code).toBe(0);
    rmSync(join(logDir(), 'vault.key'));
    const keyless = await verify();
    expect([keyless.code, keyless.out]).toEqual([6, expect.stringContaining('the key of the vault is not there')]);
    for (const name of ['vault.db', 'vault.db-wal', 'vault.db-shm']) rmSync(join(logDir(), name), { force: true });
    expect((await verify()).code).toBe(6);
  });
});

describe('a backup from before the attempt brought back over a log that is well', () => {
  it('does not forget that something was sent, to a vehicle that the backup does not know either', async () => {
    const first = await start();
    await openVehicle(first, OK_VIN);
    await call(first, 'job.close', {});
    expect((await first.current().trail.maintenance!.backup()).ok).toBe(true);
    const { attempt } = await activate(first, LOST);
    await call(first, 'job.handOver', { attempt: attempt!.id, reason: 'Customer had to leave.' });
    await stop();
    const [name = ''] = readdirSync(join(logDir(), 'backups'));
    const from = join(logDir(), 'backups', name);
    const words = ['audit', 'restore', '--from', from, '--reason', 'damaged', '--json', '--data', folder.path];
    const restored = await carkey([...words, '--simulator', 'lost-request']);
    expect([restored.code, JSON.parse(restored.out)]).toEqual([0, expect.objectContaining({ open: 1 })]);
    const console = await start();
    expect(console.current().trail.attempt(attempt!.id)).toMatchObject({ vin: LOST, state: { name: 'unknown' }, handedOver: true });
    expect([await tryToActivate(console, LOST), await sets(console)]).toEqual([false, 1]);
    expect((await call(console, 'trust.get', {})).finding).toBeNull();
    await stop();
    expect((await verify()).code).toBe(0);
  });
});

describe('a log that was removed beside its vault', () => {
  it('is told without the marks too, before a console starts and after', async () => {
    await unknownOutcome();
    for (const name of ['log.db', 'log.db-wal', 'log.db-shm', 'head.txt']) rmSync(join(logDir(), name), { force: true });
    rmSync(join(folder.path, 'marks'), { recursive: true });
    expect((await verify()).code).toBe(6);
    const console = await start();
    expect([await tryToActivate(console, LOST), (await call(console, 'trust.get', {})).finding?.what]).toEqual([false, 'vault-foreign']);
    await stop();
    expect([(await verify()).code, existsSync(join(logDir(), 'vault.db'))]).toEqual([6, true]);
  });
});

describe('a vault with its key from another installation', () => {
  it('takes no entries, and the command line tells it', async () => {
    await unknownOutcome();
    const foreign = temporaryFolder();
    const other = await started({ dataDir: foreign.path, override: { mode: 'practice', scenario: 'ok', operatorName: 'Other' } });
    await openVehicle(other, OTHER_VIN);
    await other.stop();
    putFiles(join(foreign.path, 'practice'), logDir(), ['vault.db'], ['vault.key']);
    foreign.remove();
    expect((await verify()).code).toBe(6);
    const console = await start();
    expect([await tryToActivate(console, LOST), await sets(console)]).toEqual([false, 1]);
    expect((await call(console, 'trust.get', {})).finding?.what).toBe('vault-foreign');
  });
});

/** A stopped console with a settled attempt of each of two vehicles, each in the name of another person. */
async function twoVehicles() {
  const made = [];
  for (const [vin, name] of [
    [OK_VIN, 'Anna'],
    [OTHER_VIN, 'Bruno'],
  ] as const) {
    const console = await start(name);
    await openVehicle(console, vin);
    await call(console, 'job.close', {});
    const { trail } = console.current();
    const op = trail.operator(name);
    const drafts = attemptThatEnds(console, vin, 'activated-code-lost').map((draft) => ({ ...draft, op }));
    const [checked, ...rest] = drafts;
    trail.append({ ...checked!, personal: { operator: name } }, ...rest);
    made.push({ vin, name, op, veh: trail.vehicle(vin as never), id: checked!.act! });
    await stop();
  }
  return made as [(typeof made)[0], (typeof made)[0]];
}

describe('two subjects exchanged by somebody who has the key of the vault', () => {
  it('lists, table and receipt name the right car, and the verification tells it', async () => {
    const [a, b] = await twoVehicles();
    swapSubjects(logDir(), a.veh, b.veh);
    const console = await start();
    const rows = await call(console, 'attempts.list', {});
    expect(rows.map(({ id, vin }) => [id, vin])).toEqual([
      [b.id, b.vin],
      [a.id, a.vin],
    ]);
    const found = await call(console, 'audit.search', { filter: { vin: a.vin, kinds: ['resolved'] }, order: 'newest', limit: 9 });
    expect(found.rows.map(({ act, vin }) => [act, vin])).toEqual([[a.id, a.vin]]);
    const last8 = await call(console, 'audit.search', {
      filter: { text: a.vin.slice(-8), kinds: ['resolved'] },
      order: 'newest',
      limit: 9,
    });
    expect(last8.rows.map(({ act }) => act)).toEqual([a.id]);
    const { data } = await call(console, 'audit.export', { filter: { act: a.id }, format: 'csv' });
    expect([data.includes(a.vin), data.includes(b.vin)]).toEqual([true, false]);
    expect((await call(console, 'trust.get', {})).finding?.what).toBe('vault-contradicts');
    expect([await tryToActivate(console, a.vin), await tryToActivate(console, b.vin)]).toEqual([false, false]);
    await stop();
    const { code, out } = await verify();
    expect([code, out]).toEqual([6, expect.stringContaining('has another vin')]);
  });

  it('a receipt that is asked for first names the right car, or none', async () => {
    const [a, b] = await twoVehicles();
    swapSubjects(logDir(), a.veh, b.veh);
    const console = await start();
    const receipt = await send(console, 'receipt.get', { attempt: a.id });
    expect(receipt.ok ? receipt.value.vinEnd : a.vin.slice(-8)).toBe(a.vin.slice(-8));
  });

  it('every entry names the right person', async () => {
    const [a, b] = await twoVehicles();
    swapSubjects(logDir(), a.op, b.op);
    const console = await start('Carla');
    const { rows } = await call(console, 'audit.search', { filter: { kinds: ['resolved'] }, order: 'newest', limit: 9 });
    expect(rows.map(({ act, operator }) => [act, operator])).toEqual([
      [b.id, b.name],
      [a.id, a.name],
    ]);
    const { data } = await call(console, 'audit.export', { filter: { act: a.id }, format: 'csv' });
    expect([data.includes(a.name), data.includes(b.name)]).toEqual([true, false]);
    await stop();
    expect((await verify()).code).toBe(6);
  });

  it('the control: untouched, all of it is well', async () => {
    const [a] = await twoVehicles();
    const console = await start();
    expect(await call(console, 'receipt.get', { attempt: a.id })).toMatchObject({ vinEnd: a.vin.slice(-8) });
    await stop();
    expect((await verify()).code).toBe(0);
  });
});
