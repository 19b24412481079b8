/** The car's own VIN in the job: a real link process reads a simulated adapter over TCP, and what it says decides whether anything is sent. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainOf } from '../../../app/carkey/status/chain.ts';
import type { JobView } from '../../../app/carkey/types.ts';
import type { LinkView } from '../../../app/link/read/view.ts';
import type { Vin } from '../../../app/vehicle/types.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { practiceFleet } from '../../../main/pims/simulator/scenarios.ts';
import { activate, call, jobUntil, OK_VIN, openVehicle, started, temporaryFolder, send } from '../../support/console.ts';

let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole;

beforeEach(async () => {
  folder = temporaryFolder();
  run = await started({ dataDir: folder.path, shell: 'web', override: { mode: 'practice', scenario: 'ok', operatorName: 'Test Person' } });
});
afterEach(async () => {
  await run.stop();
  folder.remove();
});

/** Resolves with the first link view that fits. */
function linkUntil(fits: (link: LinkView) => boolean): Promise<LinkView> {
  return new Promise((resolve) => {
    const settle = (link: LinkView) => {
      if (!fits(link)) return;
      stop();
      resolve(link);
    };
    const stop = run.api.listen((event) => {
      if (event.type === 'link') settle(event.link);
    });
    settle(run.current().link.view());
  });
}

/** Puts the adapter into a car and reads it. */
async function readCar(car: string): Promise<LinkView> {
  await call(run, 'practice.plug', { car });
  const [adapter] = (await call(run, 'link.get', {})).adapters;
  await call(run, 'link.read', { adapter: adapter?.id ?? '' });
  return linkUntil((link) => link.activity.name === 'idle' && (link.last !== null || link.problem !== null));
}

const sameVehicle = (job: JobView) => job.requirements.find(({ id }) => id === 'same-vehicle');
const kinds = () =>
  run
    .current()
    .trail.list({}, undefined, 100)
    .rows.map(({ kind, out }) => `${kind}${out === undefined ? '' : ` ${out}`}`);
const sent = () => kinds().filter((one) => one === 'sent').length;

async function ready(): Promise<void> {
  await call(run, 'job.confirm', { vin: OK_VIN, what: 'keys', value: true });
  await call(run, 'job.confirm', { vin: OK_VIN, what: 'inside', value: true });
  await jobUntil(run, (job) => job.stage === null);
}

describe('the car says its own VIN', () => {
  it('and a job starts with it; every unit that spoke is evidence, and is in the log', async () => {
    const link = await readCar('agree');
    expect(link.last?.verdict).toMatchObject({ kind: 'agree', confirmed: true });
    const job = await call(run, 'job.open', { vin: OK_VIN, how: 'link' });
    expect(job.evidence.map(({ source, agrees }) => [source, agrees])).toEqual([
      ['link 0902', true],
      ['link F190 BSI', true],
      ['link F190 NAC', true],
      ['link F190 telematics', true],
    ]);
    expect(kinds().filter((one) => one === 'vin-read read')).toHaveLength(4);
  });

  it('is not believed for a VIN that it does not say', async () => {
    await readCar('agree');
    const refused = await send(run, 'job.open', { vin: 'VF7SXHMRVNT000042', how: 'link' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-now' } });
  });

  it('and is read again right before an activation is sent', async () => {
    await readCar('agree');
    const job = await activate(run, OK_VIN);
    expect(job.attempt?.state).toMatchObject({ name: 'succeeded', readBack: 'confirmed' });
    const order = kinds().toReversed();
    expect(order.filter((one) => one === 'vin-read agrees').length).toBeGreaterThanOrEqual(4);
    expect(order.lastIndexOf('vin-read agrees')).toBeLessThan(order.indexOf('sent'));
    expect(order.lastIndexOf('vin-read agrees')).toBeGreaterThan(order.lastIndexOf('lookup typed'));
  });

  it('units that disagree keep the activation from being sent, until a person answers for the vehicle', async () => {
    await openVehicle(run, OK_VIN);
    const link = await readCar('conflict');
    expect(link.last?.verdict.kind).toBe('conflict');
    await ready();
    const job = run.current().job.view();
    expect(sameVehicle(job)).toMatchObject({ state: 'unmet', reason: 'other-vehicle' });
    expect(job.override).toEqual({ given: null, possible: true });
    expect(await send(run, 'job.activate', { vin: OK_VIN })).toMatchObject({ ok: false, error: { code: 'not-ready' } });
    expect(sent()).toBe(0);

    const given = await call(run, 'job.override', { vin: OK_VIN, reason: 'engine unit came from another vehicle' });
    expect(sameVehicle(given)).toMatchObject({ state: 'warning', reason: 'overridden' });
    await call(run, 'job.activate', { vin: OK_VIN });
    const after = await jobUntil(run, (view) => view.stage === null);
    expect(after.attempt?.state.name).toBe('succeeded');
    expect(after.override.given).toBeNull();
    const { rows } = run.current().trail.list({}, undefined, 100);
    expect(rows.find(({ kind }) => kind === 'checked')?.d).toMatchObject({ by: 'override' });
    const entry = rows.find(({ kind }) => kind === 'override');
    expect(run.current().trail.detail(entry?.seq ?? -1)?.opened).toMatchObject({ reason: 'engine unit came from another vehicle' });
  });

  it('a silent car adds nothing and takes nothing: the phone still speaks for it', async () => {
    await openVehicle(run, OK_VIN);
    const link = await readCar('asleep');
    expect(link.last?.verdict.kind).toBe('silent');
    expect(sameVehicle(run.current().job.view())).toMatchObject({ state: 'met' });
    expect(kinds()).toContain('vin-read silent');
  });
});

describe('what the car said belongs to its vehicle', () => {
  it('a weak battery is not said of the next vehicle, nor of none; read again for that one, it is', async () => {
    const other = practiceFleet.find(({ vin }) => vin !== OK_VIN)?.vin as Vin;
    const lamp = (link: LinkView) =>
      chainOf({ line: 'up', logProblem: null, link, bridge: null, job: run.current().job.view(), now: link.asOf }).lamps.find(
        ({ id }) => id === 'car',
      );
    await openVehicle(run, OK_VIN);
    const link = await readCar('weak-battery');
    expect(link.last).toMatchObject({ vehicle: OK_VIN, verdict: { kind: 'silent', reasons: { 0: 'battery-weak' } } });
    expect(lamp(link)).toMatchObject({ tone: 'bad', word: 'silent', said: { vehicle: OK_VIN } });
    await openVehicle(run, other);
    expect(lamp(link)).toMatchObject({ tone: 'dark', word: 'earlier', said: { vehicle: OK_VIN } });
    await call(run, 'job.close', {});
    expect(lamp(link)).toMatchObject({ tone: 'dark', word: 'earlier' });
  });

  it('the practice adapter stays in the situation that was chosen, and is in the vehicle in work when that is read', async () => {
    const other = practiceFleet.find(({ vin }) => vin !== OK_VIN)?.vin as Vin;
    await openVehicle(run, OK_VIN);
    await readCar('agree');
    await openVehicle(run, other);
    const [adapter] = (await call(run, 'link.get', {})).adapters;
    const before = run.current().link.view().last?.at;
    await call(run, 'link.read', { adapter: adapter?.id ?? '' });
    const link = await linkUntil(({ activity, last }) => activity.name === 'idle' && last !== null && last.at !== before);
    expect(link.last).toMatchObject({ vehicle: other, verdict: { kind: 'agree', vin: other } });
    expect((await call(run, 'settings.get', {})).practiceCar).toBe('agree');
    await call(run, 'practice.plug', { car: 'conflict' });
    expect((await call(run, 'settings.get', {})).practiceCar).toBe('conflict');
  });
});

describe('a link that is lost', () => {
  it('takes back what was said over it', async () => {
    await readCar('agree');
    await openVehicle(run, OK_VIN);
    expect(
      run
        .current()
        .job.view()
        .evidence.some(({ source }) => source.startsWith('link ')),
    ).toBe(true);
    const gone = jobUntil(run, (job) => !job.evidence.some(({ source }) => source.startsWith('link ')));
    await call(run, 'practice.plug', { car: 'agree' });
    await linkUntil((link) => !link.open);
    await gone;
  });

  it('keeps an activation back when the car cannot be read again', async () => {
    await readCar('agree');
    await openVehicle(run, OK_VIN);
    await ready();
    const activation = send(run, 'job.activate', { vin: OK_VIN });
    await linkUntil((link) => link.activity.name === 'reading');
    await call(run, 'practice.plug', { car: null });
    expect(await activation).toMatchObject({ ok: false, error: { code: 'not-ready' } });
    expect(sent()).toBe(0);
  });

  it('closed by a person lets go of the port', async () => {
    await readCar('agree');
    await call(run, 'link.close', {});
    expect(run.current().link.view()).toMatchObject({ open: false, activity: { name: 'idle' } });
  });
});

describe('the trace', () => {
  it('holds no VIN unless a person asks for it, and the export is logged', async () => {
    await readCar('agree');
    const hex = Buffer.from(OK_VIN, 'latin1').toString('hex').toUpperCase();
    const joined = (text: string) => text.replaceAll(/[^0-9A-Z]/g, '');
    const masked = await call(run, 'link.exportTrace', { withVins: false });
    expect(masked.text).toContain('out ATRV');
    expect(joined(masked.text)).not.toContain(hex.slice(0, 12));
    const full = await call(run, 'link.exportTrace', { withVins: true });
    expect(full.text.length).toBeGreaterThanOrEqual(masked.text.length);
    expect(full.text).not.toBe(masked.text);
    expect(
      run
        .current()
        .trail.list({ kind: 'export' }, undefined, 10)
        .rows.map(({ d }) => d?.word),
    ).toEqual(['with-vins', 'masked']);
  });
});
