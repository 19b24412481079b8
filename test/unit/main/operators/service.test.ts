import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRESH_PIN_MS, isFresh } from '../../../../app/operators/roles.ts';
import type { Operators } from '../../../../main/operators/service.ts';
import { codeOf, IDLE_MS, memorySecrets, must, OTHER_PIN, PIN, Station, WRONG_PIN } from '../../../support/station.ts';

let station: Station;
beforeEach(() => {
  station = new Station();
});
afterEach(() => station.remove());

const isLocked = (operators: Operators) => operators.session()?.locked;

describe('the first start', () => {
  it('offers the name of an older installation and lets nobody in before there is an admin', async () => {
    const operators = station.start();
    expect(operators.state()).toEqual({ setUp: false, fault: null, proposedName: 'bay-2', names: [], session: null });
    expect(codeOf(await operators.signIn('bay-2', PIN))).toBe('not-now');
  });

  it('makes one admin and begins a session', async () => {
    const operators = station.start();
    const [one, two] = await Promise.all([operators.first(' Ada ', PIN), operators.first('Eve', OTHER_PIN)]);
    expect([codeOf(one), codeOf(two)]).toEqual(['ok', 'already-set-up']);
    expect(operators.state()).toMatchObject({
      setUp: true,
      proposedName: '',
      names: ['Ada'],
      session: { name: 'Ada', role: 'admin', locked: false },
    });
    expect(station.words()).toEqual(['set-up', 'signed-in']);
  });

  it('refuses a bad name and a bad PIN', async () => {
    const operators = station.start();
    expect(codeOf(await operators.first(' ', PIN))).toBe('bad-name');
    expect(await operators.first('Ada', '123456')).toEqual({ ok: false, error: { code: 'bad-pin', pin: 'run' } });
    expect(operators.state().setUp).toBe(false);
  });
});

describe('a session', () => {
  it('begins with the right PIN, in place of the one before', async () => {
    const operators = await station.withAda();
    must(await operators.add({ name: 'Bea', role: 'technician', pin: OTHER_PIN }));
    expect(codeOf(await operators.signIn('Bea', PIN))).toBe('wrong-pin');
    expect(operators.state().session?.name).toBe('Ada');
    must(await operators.signIn('bea', OTHER_PIN));
    expect(operators.session()).toMatchObject({ role: 'technician', locked: false });
    expect(station.words()).toEqual(['added', 'denied wrong-pin', 'signed-out', 'signed-in']);
  });

  it('does not begin when that cannot be logged', async () => {
    const operators = await station.withAda();
    operators.signOut();
    station.whenTold = () => {
      throw new Error('the log is full');
    };
    await expect(operators.signIn('Ada', PIN)).rejects.toThrow('the log is full');
    expect(operators.session()).toBeNull();
  });

  it('ends for good', async () => {
    const operators = await station.withAda();
    operators.signOut();
    operators.signOut();
    expect(operators.session()).toBeNull();
    expect(codeOf(await operators.unlock(PIN))).toBe('not-now');
    expect(codeOf(await operators.freshPin(PIN))).toBe('not-now');
    expect(station.words()).toEqual(['signed-out']);
  });

  it('locks, and opens only with the PIN of its operator', async () => {
    const operators = await station.withAda();
    must(await operators.add({ name: 'Bea', role: 'technician', pin: OTHER_PIN }));
    operators.lock();
    operators.lock();
    expect(codeOf(await operators.unlock(OTHER_PIN))).toBe('wrong-pin');
    expect(isLocked(operators)).toBe(true);
    must(await operators.unlock(PIN));
    expect(isLocked(operators)).toBe(false);
    expect(station.words()).toEqual(['added', 'locked', 'denied wrong-pin', 'unlocked']);
  });

  it('stays locked or ended if that happened while the PIN was checked', async () => {
    const operators = await station.withAda();
    station.whileHashing = () => operators.lock();
    expect(codeOf(await operators.freshPin(PIN))).toBe('not-now');
    expect(isLocked(operators)).toBe(true);
    station.whileHashing = () => operators.signOut();
    expect(codeOf(await operators.unlock(PIN))).toBe('not-now');
    expect(operators.session()).toBeNull();
  });

  it('has a fresh PIN for a while after each time it was given, never while locked', async () => {
    const operators = await station.withAda();
    const fresh = () => isFresh(operators.session()!.freshPinAt, station.mono);
    expect(operators.state().session?.freshPinUntil).toBe(station.wall + FRESH_PIN_MS);
    station.pass(FRESH_PIN_MS);
    expect([fresh(), operators.state().session?.freshPinUntil]).toEqual([false, null]);
    must(await operators.freshPin(PIN));
    expect(fresh()).toBe(true);
    operators.lock();
    expect(fresh()).toBe(false);
    must(await operators.unlock(PIN));
    expect(fresh()).toBe(true);
  });

  it('follows its account: another role at once, gone when disabled', async () => {
    const operators = await station.withAda();
    const bea = must(await operators.add({ name: 'Bea', role: 'admin', pin: OTHER_PIN }));
    must(await operators.signIn('Bea', OTHER_PIN));
    must(await operators.change(bea.id, { role: 'technician' }));
    expect(operators.session()?.role).toBe('technician');
    must(await operators.change(bea.id, { enabled: false }));
    expect(operators.session()).toBeNull();
    expect(operators.state().names).toEqual(['Ada']);
  });
});

describe('the idle lock', () => {
  it('strikes by itself when nobody does anything', async () => {
    const operators = await station.withAda();
    station.pass(IDLE_MS - 1);
    station.tick();
    expect(station.words()).toEqual([]);
    station.pass(1);
    station.tick();
    expect(station.words()).toEqual(['idle-locked']);
    expect(isLocked(operators)).toBe(true);
  });

  it('is put off by activity, but not by activity that comes too late', async () => {
    const operators = await station.withAda();
    station.pass(IDLE_MS - 1);
    operators.touch();
    station.pass(IDLE_MS - 1);
    expect(isLocked(operators)).toBe(false);
    station.pass(1);
    operators.touch();
    expect(isLocked(operators)).toBe(true);
  });

  it('strikes after a sleep that the monotonic clock slept through, and with a wall clock that was set back', async () => {
    const operators = await station.withAda();
    station.wall += IDLE_MS;
    expect(isLocked(operators)).toBe(true);
    must(await operators.unlock(PIN));
    station.wall -= 10 * IDLE_MS;
    station.mono += IDLE_MS;
    expect(isLocked(operators)).toBe(true);
  });

  it('holds when the word about it is not heard', async () => {
    const operators = await station.withAda();
    station.whenTold = () => {
      throw new Error('the log is full');
    };
    station.pass(IDLE_MS);
    expect(() => station.tick()).not.toThrow();
    expect(isLocked(operators)).toBe(true);
  });

  it('is looked at no more after the stop, which ends the session', async () => {
    const operators = await station.withAda();
    operators.stop();
    expect(station.words()).toEqual(['signed-out']);
    expect(operators.session()).toBeNull();
  });
});

describe('accounts', () => {
  it('survive a restart; the session does not', async () => {
    await station.withAda();
    const again = station.start();
    expect(again.state()).toMatchObject({ setUp: true, names: ['Ada'], session: null });
    expect(codeOf(await again.signIn('Ada', PIN))).toBe('ok');
  });

  it('have one name each', async () => {
    const operators = await station.withAda();
    expect(codeOf(await operators.add({ name: 'ADA', role: 'support', pin: OTHER_PIN }))).toBe('name-taken');
    expect(codeOf(await operators.change('no such', { enabled: false }))).toBe('not-found');
  });

  it('always include an enabled admin', async () => {
    const operators = await station.withAda();
    const ada = operators.list()[0]!;
    expect(codeOf(await operators.change(ada.id, { role: 'support' }))).toBe('last-admin');
    expect(codeOf(await operators.change(ada.id, { enabled: false }))).toBe('last-admin');
    must(await operators.add({ name: 'Bea', role: 'admin', pin: OTHER_PIN }));
    must(await operators.change(ada.id, { role: 'support' }));
    expect(operators.list().map((one) => one.role)).toEqual(['support', 'admin']);
  });

  it('get another PIN from an admin or from their operator, and one that keeps the rules', async () => {
    const operators = await station.withAda();
    expect(codeOf(await operators.ownPin(WRONG_PIN, OTHER_PIN))).toBe('wrong-pin');
    expect(codeOf(await operators.ownPin(PIN, '111111'))).toBe('bad-pin');
    must(await operators.ownPin(PIN, OTHER_PIN));
    expect(codeOf(await operators.signIn('Ada', PIN))).toBe('wrong-pin');
    const ada = operators.list()[0]!;
    must(await operators.change(ada.id, { pin: PIN }));
    expect(codeOf(await operators.signIn('Ada', PIN))).toBe('ok');
    const person = { name: 'Ada', role: 'admin', account: { id: ada.id, named: false } };
    expect(station.events.filter((event) => event.word === 'pin-changed')).toEqual([
      { word: 'pin-changed', operator: person, subject: person },
    ]);
  });

  it('are not changed when that cannot be logged', async () => {
    const operators = await station.withAda();
    station.whenTold = () => {
      throw new Error('the log is full');
    };
    await expect(operators.add({ name: 'Eve', role: 'admin', pin: OTHER_PIN })).rejects.toThrow('the log is full');
    expect(operators.state().names).toEqual(['Ada']);
    expect(station.onDisk().operators).toHaveLength(1);
  });
});

describe('a damaged data folder', () => {
  it.each(['{', '[]', '{"version":1}', '{"version":0,"operators":[]}'])('closes sign-in and makes nobody an admin: %j', async (text) => {
    await station.withAda();
    writeFileSync(station.file, text);
    for (const operators of [station.start(), station.start()]) {
      expect(operators.state()).toMatchObject({ fault: 'accounts-unreadable' });
      expect(codeOf(await operators.first('Eve', PIN))).toBe('accounts-unreadable');
    }
    expect(readFileSync(`${station.file}.unreadable`, 'utf8')).toBe(text);
    expect(readdirSync(station.dir).filter((name) => !name.endsWith('.lock'))).toEqual(['operators.json.unreadable']);
  });

  it('is told apart from a wrong PIN when the device’s secret is gone or another one', async () => {
    const operators = await station.withAda();
    operators.signOut();
    const another = memorySecrets();
    another.set('pin-pepper', 'ab'.repeat(32));
    for (const secrets of [memorySecrets(), another]) {
      const closed = station.start({ secrets });
      expect(closed.state().fault).toBe('pin-key-lost');
      expect(codeOf(await closed.signIn('Ada', PIN))).toBe('pin-key-lost');
    }
    expect(station.onDisk().operators[0]!.lockout.failures).toBe(0);
    expect(codeOf(await station.start().signIn('Ada', PIN))).toBe('ok');
  });

  it('does not take a secret that cannot be stored', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const secrets = {
      get: () => null,
      set: () => {
        throw full;
      },
    };
    expect(codeOf(await station.start({ secrets }).first('Ada', PIN))).toBe('unwritable');
  });
});
