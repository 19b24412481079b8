/**
 * The cable against a real adb server (Debian: `apt-get install adb`), which forwards a real port to a real simulator. The phone is a double of
 * adbd that the server connects to over TCP, so it stands under its address and not under a serial.
 */
import { describe, expect, it } from 'vitest';
import { lookAtPhones } from '../../../main/phone-cable/look.ts';
import { OK_VIN, openVehicle } from '../../support/console.ts';
import { fakeAdbd, type FakeAdbd } from '../../support/fake-adbd.ts';
import { ADB, realAdb, type RealAdb } from '../../support/real-adb.ts';
import { afterwards, bridgeApp, bridgeUntil, onCable, stateIs, wordIs } from './kit.ts';

const APP_PORT = 47_600;

async function server(): Promise<RealAdb> {
  const adb = await realAdb();
  afterwards(() => adb.stop());
  return adb;
}

async function phone(options: { readonly authorised?: boolean } = {}): Promise<FakeAdbd> {
  const made = await fakeAdbd(options);
  afterwards(() => made.stop());
  return made;
}

describe.skipIf(ADB === null)('a real adb server', () => {
  it('without a phone it lists none', async () => {
    const run = await onCable((await server()).port);
    expect(await wordIs(run, 'no-phone')).toMatchObject({ cable: { phones: [] } });
  });

  it('plugged: the bridge connects through the forwarded port and a vehicle is read; unplugged: said; plugged in again: healed', async () => {
    const [adb, device, app] = [await server(), await phone(), await bridgeApp()];
    const run = await onCable(adb.port, `usb:${device.serial}`);
    await wordIs(run, 'no-phone');
    await adb.adb('connect', device.serial);
    await wordIs(run, 'no-app');
    device.app({ port: APP_PORT, target: app });
    expect(await stateIs(run, 'ready')).toMatchObject({ cable: { phone: device.serial, phones: [{ model: 'Fake Phone' }] } });
    expect(await adb.adb('forward', '--list')).toContain(`tcp:${APP_PORT}`);
    await run.api.call('operators.first', { name: 'Ada', pin: '904182' });
    expect((await openVehicle(run, OK_VIN)).status).not.toBeNull();
    device.unplug();
    await bridgeUntil(run, (view) => view.name === 'refused' && view.problem === 'phone-cable' && view.cable?.word !== 'ready');
    device.plug();
    await adb.adb('connect', device.serial);
    await stateIs(run, 'ready');
    await run.stop();
    expect((await adb.adb('forward', '--list')).trim()).toBe('');
  });

  it('a phone that does not trust this computer, until the person allows it', async () => {
    const [adb, device, app] = [await server(), await phone({ authorised: false }), await bridgeApp()];
    device.app({ port: APP_PORT, target: app });
    const run = await onCable(adb.port, `usb:${device.serial}`);
    // It waits for the phone, and says that it could not sign in.
    const asked = adb.adb('connect', device.serial);
    expect(await wordIs(run, 'unauthorised')).toMatchObject({ name: 'refused', problem: 'phone-cable', cable: { next: 'allow-on-phone' } });
    device.allow();
    await stateIs(run, 'ready');
    await asked;
  });

  it('one look, as "carkey phone list" has it', async () => {
    const [adb, device] = [await server(), await phone()];
    await adb.adb('connect', device.serial);
    const look = {
      platform: process.platform,
      env: { ANDROID_ADB_SERVER_PORT: String(adb.port) },
      appPort: APP_PORT,
      signal: AbortSignal.timeout(10_000),
    };
    // On the network, as adb has it: no cable.
    expect(await lookAtPhones(look)).toMatchObject({ view: { word: 'no-phone' }, phones: [] });
  });
});
