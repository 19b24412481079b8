/** Practice is no stepping stone: what nobody may change in live mode cannot be changed by going through practice, through the real web shell. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isStationRef } from '../../../app/audit/entry/refs.ts';
import type { ConsoleEvent } from '../../../app/contract/console.ts';
import { OK_VIN, temporaryFolder } from '../../support/console.ts';
import { webConsole, type WebConsole } from '../../support/web-console.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const PIN = '904182';
const OTHER_PIN = '948271';
const FORGED = 'Forged bay';
const STRANGER = 'Some Stranger';
const VIEW = { name: 'her car', filter: { vin: OK_VIN } };

let folder: ReturnType<typeof temporaryFolder>;
let web: WebConsole;
beforeEach(async () => {
  folder = temporaryFolder();
  web = await webConsole({ dataDir: folder.path });
});
afterEach(async () => {
  await web.stop();
  folder.remove();
});

/** Everything that the live log shows of its entries, in one text. */
const liveLog = () => {
  const { trail, mode } = web.console.current();
  expect(mode).toBe('live');
  return JSON.stringify(trail.list({}, undefined, 200).rows);
};

async function done<T>(
  reply: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }>,
): Promise<T> {
  const given = await reply;
  if (!given.ok) throw new Error(JSON.stringify(given.error));
  return given.value;
}

/** To live mode, with Ada as the first administrator. */
async function toLive(): Promise<void> {
  await done(web.ask('settings.change', { mode: 'live' }));
  await done(web.ask('operators.first', { name: 'Ada', pin: PIN }));
}

describe('as nobody, through practice and back', () => {
  it('carries no name, station or view into live work', async () => {
    await toLive();
    await done(web.ask('operators.signOut', {}));
    await done(web.ask('settings.change', { mode: 'practice' }));
    // The control: practice is free to call itself what it likes.
    const practice = await done(web.ask('settings.change', { station: FORGED, operatorName: STRANGER, views: [VIEW] }));
    expect([practice.station, practice.operatorName, practice.views]).toEqual([FORGED, STRANGER, [VIEW]]);
    await done(web.ask('settings.change', { mode: 'live' }));
    await done(web.ask('operators.signIn', { name: 'Ada', pin: PIN }));
    await web.ask('job.open', { vin: OK_VIN, how: 'typed' });
    const live = await done(web.ask('settings.get', {}));
    expect(live.station).not.toBe(FORGED);
    expect(live.views).toEqual([]);
    expect(JSON.stringify(live)).not.toContain(STRANGER);
    expect(liveLog()).not.toContain(FORGED);
    expect(
      web.console
        .current()
        .trail.list({}, undefined, 200)
        .rows.every(({ station }) => isStationRef(station)),
    ).toBe(true);
    expect(liveLog()).not.toContain(STRANGER);
    expect(liveLog()).toContain('Ada');
  });

  it('names nobody in live entries before somebody has signed in', async () => {
    await done(web.ask('settings.change', { operatorName: STRANGER }));
    await done(web.ask('settings.change', { mode: 'live' }));
    await done(web.ask('settings.change', { language: 'fr' }));
    await web.ask('job.open', { vin: OK_VIN, how: 'typed' });
    const rows = web.console.current().trail.list({}, undefined, 200).rows;
    expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['config', 'denied']));
    expect(rows.map(({ op, role }) => [op, role])).toEqual(rows.map(() => [undefined, undefined]));
    expect((await done(web.ask('operators.get', {}))).proposedName).not.toBe(STRANGER);
  });

  it('changes neither accounts nor what live work depends on while practising', async () => {
    for (const patch of [{ lockAfterMinutes: 60 }, { profile: { url: 'wss://elsewhere.example/' } }, { retentionDays: 30 }])
      expect(await web.ask('settings.change', patch)).toMatchObject({ ok: false, error: { code: 'live-only' } });
    expect(await web.ask('operators.first', { name: 'Eve', pin: OTHER_PIN })).toMatchObject({ ok: false, error: { code: 'live-only' } });
    await toLive();
    // The control: in live mode the same change is an administrator's, and stands in the live log.
    expect((await done(web.ask('settings.change', { lockAfterMinutes: 60 }))).lockAfterMinutes).toBe(60);
    expect(liveLog()).toContain('lockAfterMinutes');
    await done(web.ask('settings.change', { mode: 'practice' }));
    expect(await web.ask('operators.add', { name: 'Eve', role: 'admin', pin: OTHER_PIN })).toMatchObject({
      ok: false,
      error: { code: 'live-only' },
    });
  });

  it('carries no session and no fresh PIN into live work', async () => {
    await toLive();
    await done(web.ask('settings.change', { mode: 'practice' }));
    expect(await done(web.ask('operators.get', {}))).toMatchObject({ session: null });
    await done(web.ask('operators.signIn', { name: 'Ada', pin: PIN }));
    const told: ConsoleEvent[] = [];
    const stop = web.console.api.listen((event) => told.push(event));
    await done(web.ask('settings.change', { mode: 'live' }));
    stop();
    // The screens hear of it too.
    expect(told.some((event) => event.type === 'operators' && event.operators.session === null)).toBe(true);
    expect(await done(web.ask('operators.get', {}))).toMatchObject({ session: null });
    for (const reply of [web.ask('settings.change', { lockAfterMinutes: 60 }), web.ask('operators.list', {}), web.ask('job.get', {})])
      expect(await reply).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    const signIns = () => web.console.current().trail.list({ kind: 'sign-in', out: 'signed-in' }, undefined, 200).rows.length;
    const before = signIns();
    // The control: with the PIN, in live mode, and in its log.
    await done(web.ask('operators.signIn', { name: 'Ada', pin: PIN }));
    expect(signIns()).toBe(before + 1);
    expect((await done(web.ask('settings.change', { lockAfterMinutes: 60 }))).lockAfterMinutes).toBe(60);
  });

  it('ends a session where it began: leaving live work is signing out of it', async () => {
    await toLive();
    await done(web.ask('settings.change', { profile: { url: 'wss://gateway.example/pims' } }));
    // The control: a restart in the same mode asks nobody again.
    expect(await done(web.ask('operators.get', {}))).toMatchObject({ session: { name: 'Ada' } });
    await done(web.ask('settings.change', { mode: 'practice' }));
    await done(web.ask('settings.change', { mode: 'live' }));
    expect(await done(web.ask('operators.get', {}))).toMatchObject({ session: null });
    const words = web.console
      .current()
      .trail.list({}, undefined, 200)
      .rows.filter(({ kind }) => kind === 'sign-in' || kind === 'session');
    expect(words.map(({ out }) => out)).toEqual(['signed-out', 'signed-in', 'set-up']);
  });

  it('reads nothing of the live connection while practising', async () => {
    await toLive();
    const pin = 'a'.repeat(64);
    const connection = { profile: { url: 'wss://gateway.example/pims', pin }, witnessFolder: folder.path } as const;
    await done(web.ask('settings.change', connection));
    const texts = async () => {
      const { profile, witnessFolder, secondStationKey } = await done(web.ask('settings.get', {}));
      return [profile.url, profile.pin, profile.confirmedUrl, profile.tokenSet, witnessFolder, secondStationKey];
    };
    // The control: in live mode it is shown to who is signed in.
    expect((await texts()).slice(0, 2)).toEqual(['wss://gateway.example/pims', pin]);
    const told: ConsoleEvent[] = [];
    const stop = web.console.api.listen((event) => told.push(event));
    const answer = await done(web.ask('settings.change', { mode: 'practice' }));
    stop();
    const nothing = ['', null, null, false, '', ''];
    expect(await texts()).toEqual(nothing);
    expect([answer.profile.url, answer.witnessFolder]).toEqual(['', '']);
    await done(web.ask('operators.signIn', { name: 'Ada', pin: PIN }));
    expect(await texts()).toEqual(nothing);
    const last = told.findLast((event) => event.type === 'settings');
    expect(JSON.stringify(last)).not.toContain('gateway.example');
    // What practice shows instead is not what it keeps.
    await done(web.ask('settings.change', { mode: 'live' }));
    expect(await texts()).toEqual(nothing);
    await done(web.ask('operators.signIn', { name: 'Ada', pin: PIN }));
    expect((await texts()).slice(0, 2)).toEqual(['wss://gateway.example/pims', pin]);
  });

  it('lays no live vehicle aside behind the lock', async () => {
    await toLive();
    await done(web.ask('job.open', { vin: OK_VIN, how: 'typed' }));
    await done(web.ask('operators.lock', {}));
    for (const patch of [{ mode: 'practice' }, { scenario: 'ok' }, { language: 'fr' }] as const)
      expect(await web.ask('settings.change', patch)).toMatchObject({ ok: false, error: { code: 'locked' } });
    await done(web.ask('operators.unlock', { pin: PIN }));
    expect((await done(web.ask('job.get', {}))).vin).toBe(OK_VIN);
    // What only practice plays does not restart live work either.
    await done(web.ask('settings.change', { scenario: 'ok' }));
    expect((await done(web.ask('job.get', {}))).vin).toBe(OK_VIN);
  });
});

describe('saved views of live work', () => {
  it('are each person’s own, and stand behind the lock', async () => {
    await toLive();
    await done(web.ask('operators.add', { name: 'Tom', role: 'technician', pin: OTHER_PIN }));
    await done(web.ask('settings.change', { views: [VIEW] }));
    await done(web.ask('settings.change', { profile: { url: 'wss://gateway.example/pims' }, station: 'Bay 3' }));
    const told: ConsoleEvent[] = [];
    const stop = web.console.api.listen((event) => told.push(event));
    await done(web.ask('operators.lock', {}));
    const locked = await done(web.ask('settings.get', {}));
    expect([locked.views, locked.operatorName, locked.station, locked.profile.url]).toEqual([[], '', '', '']);
    expect([locked.mode, locked.language, locked.theme]).toEqual(['live', null, 'system']);
    await done(web.ask('operators.signOut', {}));
    expect(JSON.stringify(await done(web.ask('settings.get', {})))).not.toContain(OK_VIN);
    expect(JSON.stringify(told)).not.toContain(OK_VIN);
    stop();
    await done(web.ask('operators.signIn', { name: 'Tom', pin: OTHER_PIN }));
    expect((await done(web.ask('settings.get', {}))).views).toEqual([]);
    await done(web.ask('operators.signOut', {}));
    await done(web.ask('operators.signIn', { name: 'Ada', pin: PIN }));
    expect((await done(web.ask('settings.get', {}))).views).toEqual([VIEW]);
  });

  it('and the station belong to the desk and to who is signed in', async () => {
    await toLive();
    await done(web.ask('operators.add', { name: 'Tom', role: 'technician', pin: OTHER_PIN }));
    await done(web.ask('operators.signOut', {}));
    await done(web.ask('operators.signIn', { name: 'Tom', pin: OTHER_PIN }));
    expect(await web.ask('settings.change', { station: FORGED })).toMatchObject({ ok: false, error: { code: 'role' } });
    expect(await web.ask('settings.change', { operatorName: STRANGER })).toMatchObject({ ok: false });
    expect((await done(web.ask('settings.change', { views: [VIEW] }))).views).toEqual([VIEW]);
  });
});
