/** What only the desktop program does, by its own bundle under the emulated Electron: the system around the page. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startDesktop, type Desktop } from '../electron/drive.ts';
import type { ConsoleApi } from '../../app/contract/console.ts';
import { startSimulator } from '../../main/pims/simulator/server.ts';
import { SECRET_MARKS } from '../../main/shells/electron/system/clipboard.ts';
import { companySigned } from '../flow/pims/certificate.ts';
import { ensureDbusDaemon } from '../support/bluez.ts';
import { setUpLive, started } from '../support/console.ts';
import { startLogind } from '../support/logind.ts';
import { startWaitingSecrets } from '../support/secret-service.ts';
import { confirmAndActivate, expect, find, test, vehicle } from './console.ts';
import { close, did, folder, open, signedIn } from './desktop.ts';
import { picture } from './pictures.ts';

test('copies for a person, and reads no clipboard for the page', async ({ page }) => {
  const desktop = await open(page);
  await find(page, 'ok');
  expect(await page.evaluate(() => navigator.clipboard.writeText('by the page').then(() => 'copied'))).toBe('copied');
  const read = page.evaluate(() =>
    navigator.clipboard.readText().then(
      () => 'read',
      (fault: unknown) => (fault as Error).name,
    ),
  );
  expect(await read).toBe('NotAllowedError');
  const states = ['clipboard-read', 'notifications', 'geolocation', 'microphone', 'midi'].map((name) =>
    page.evaluate((asked) => navigator.permissions.query({ name: asked as PermissionName }).then(({ state }) => state), name),
  );
  expect(new Set(await Promise.all(states))).toEqual(new Set(['denied']));
  await close(desktop);
});

/** Activates, and copies the code. */
async function copyCode(page: Page, desktop: Desktop): Promise<unknown> {
  await find(page, 'ok');
  await confirmAndActivate(page);
  const copied = desktop.deed('copied');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  return copied;
}

test('a copied code carries the marks that keep it out of histories and clouds, and leaves the clipboard with the program', async ({
  page,
}) => {
  const desktop = await open(page);
  const copied = (await copyCode(page, desktop)) as Readonly<Record<string, unknown>>;
  expect(Object.keys(copied).sort()).toEqual(['length', ...Object.keys(SECRET_MARKS)].sort());
  for (const name of ['ExcludeClipboardContentFromMonitorProcessing', 'CanIncludeInClipboardHistory', 'CanUploadToCloudClipboard'])
    expect(copied[`electron application/osclipboard;format="${name}"`]).toBe('00000000');
  await close(desktop);
  expect(did(desktop, 'clipboard-cleared')).toHaveLength(1);
});

test('what somebody copied over the code stays', async ({ page }) => {
  const desktop = await open(page);
  await copyCode(page, desktop);
  await page.evaluate(() => navigator.clipboard.writeText('somebody else’s'));
  await close(desktop);
  expect(did(desktop, 'clipboard-cleared')).toHaveLength(0);
});

test('stays on its page, opens no window, and loads nothing from outside', async ({ page }) => {
  const desktop = await open(page);
  await page.evaluate(() => {
    window.open('https://evil.test/');
    window.location.assign('https://evil.test/');
  });
  await expect.poll(() => did(desktop, 'navigation')).toEqual([{ url: 'https://evil.test/', prevented: true }]);
  await expect.poll(() => did(desktop, 'window-open')).toEqual([{ url: 'https://evil.test/', action: 'deny' }]);
  expect(
    await page.evaluate(() =>
      fetch('https://evil.test/').then(
        () => 'fetched',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await close(desktop);
});

test('a data folder that cannot be used is said in a box, whatever is wrong with it, and the program ends with code 1', async () => {
  const readOnly = folder();
  chmodSync(readOnly, 0o500);
  const logsIsFile = folder();
  writeFileSync(join(logsIsFile, 'logs'), '');
  const folders = ['/dev/null/nowhere', logsIsFile, ...(process.getuid?.() === 0 ? [] : [readOnly])];
  for (const dataDir of folders) {
    const desktop = await startDesktop({ dataDir });
    expect(await desktop.exited, desktop.output()).toBe(1);
    expect(did(desktop, 'error-box')).toEqual([expect.stringContaining('The data folder cannot be used')]);
  }
});

test('a fault that nobody handles is logged and told in one sentence, and the program ends with code 1', async ({ page }) => {
  for (const kind of ['rejection', 'exception']) {
    const dataDir = folder();
    const fault = join(dataDir, 'fault.mjs');
    const thrown = "new Error('made by the test')";
    const raise = kind === 'rejection' ? `void Promise.reject(${thrown})` : `throw ${thrown}`;
    writeFileSync(fault, `process.on('message', (message) => { if (message.what === 'fault') setImmediate(() => { ${raise}; }); });`);
    const desktop = await open(page, dataDir, { NODE_OPTIONS: `--import ${fault}` });
    desktop.play('fault');
    expect(await desktop.exited).toBe(1);
    expect(did(desktop, 'error-box')).toEqual([expect.stringContaining('internal fault')]);
    expect(readFileSync(join(dataDir, 'logs', 'console.log'), 'utf8')).toContain('unhandled-fault');
    await page.goto('about:blank');
  }
});

test('a link whose engine fails starts again, and the window stays', async ({ page }) => {
  const desktop = await open(page);
  await page.keyboard.press('F10');
  desktop.play('utility-error', 'FatalError');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(did(desktop, 'error-box')).toEqual([]);
  await close(desktop);
});

test('closed while its page is still loading, it ends without a box', async ({ page }) => {
  const desktop = await startDesktop({ dataDir: folder(), page });
  await desktop.deed('window');
  await close(desktop);
  expect(did(desktop, 'error-box')).toEqual([]);
});

test('a start that has to wait says so at once, and what for; a second start brings it forward, and then it goes on', async ({ page }) => {
  test.skip(!ensureDbusDaemon(), 'there is no dbus-daemon');
  const store = await startWaitingSecrets();
  const dataDir = folder();
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ language: 'de' }));
  const desktop = await startDesktop({ dataDir, page, env: { DBUS_SESSION_BUS_ADDRESS: store.address } });
  await desktop.deed('shown');
  await expect.poll(() => store.asked()).toBeGreaterThan(0);
  await expect(page.getByRole('heading', { name: 'Die Konsole startet' })).toBeVisible();
  await expect(page.getByRole('status')).toContainText('Schlüsselspeicher');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await picture(page, 'starting');
  // What it shows is no page that may ask anything.
  expect(await page.evaluate(() => (window as unknown as { carkey: ConsoleApi }).carkey.call('about.get', {}))).toMatchObject({
    ok: false,
  });
  const forward = desktop.deed('focused');
  const second = await startDesktop({ dataDir });
  expect(await second.exited).toBe(0);
  await forward;
  await store.hangUp();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await close(desktop);
});

test('closed while it waits for the key store, it ends at once, without a box', async ({ page }) => {
  test.skip(!ensureDbusDaemon(), 'there is no dbus-daemon');
  const store = await startWaitingSecrets();
  const desktop = await startDesktop({ dataDir: folder(), page, env: { DBUS_SESSION_BUS_ADDRESS: store.address } });
  await desktop.deed('shown');
  await expect.poll(() => store.asked()).toBeGreaterThan(0);
  await close(desktop);
  expect(did(desktop, 'error-box')).toEqual([]);
  await store.hangUp();
});

test('a page that crashes is loaded again three times, then the program says so and ends', async ({ page }) => {
  const desktop = await open(page);
  for (let crash = 0; crash < 3; crash += 1) {
    const loaded = page.waitForEvent('load');
    desktop.play('renderer-gone', 'crashed');
    await loaded;
  }
  desktop.play('renderer-gone', 'crashed');
  expect(await desktop.exited).toBe(0);
  expect(did(desktop, 'error-box')).toEqual([expect.stringContaining('stopped working several times')]);
});

test('a second start on the same folder ends, and brings the first one forward', async ({ page }) => {
  const dataDir = folder();
  const desktop = await open(page, dataDir);
  const second = await startDesktop({ dataDir });
  const forward = desktop.deed('focused');
  expect(await second.exited).toBe(0);
  await forward;
  expect(did(second, 'error-box')).toEqual([]);
  await close(desktop);
});

test('a computer that sleeps locks the session, and one that shuts down is not held up', async ({ page }) => {
  const desktop = await open(page);
  desktop.play('power', 'suspend');
  desktop.play('power', 'shutdown');
  expect(await desktop.exited).toBe(0);
  expect(did(desktop, 'error-box')).toEqual([]);
});

test('a screen that is locked on Linux locks the session, whichever bus says so', async ({ page }) => {
  test.skip(!ensureDbusDaemon(), 'there is no dbus-daemon');
  const own = process.getuid?.() ?? 0;
  const logind = await startLogind({ 1: own, 2: own + 1 });
  const desktop = await signedIn(page, { DBUS_SESSION_BUS_ADDRESS: logind.address, DBUS_SYSTEM_BUS_ADDRESS: logind.address });
  const says: readonly (() => void)[] = [
    () => logind.saver(true),
    () => logind.lock('1'),
    () => logind.hint('1', { LockedHint: true }),
    () => logind.hint('1', { Active: false }),
  ];
  for (const say of says) {
    // What ends nothing comes first, on the same wire.
    await expect(() => {
      const before = logind.asked();
      logind.saver(false);
      logind.hint('1', { LockedHint: false });
      logind.lock('2');
      return expect.poll(() => logind.asked(), { timeout: 1_000 }).toBeGreaterThan(before);
    }).toPass();
    await expect(page.getByRole('button', { name: 'Signed in: Ada Tester, Administrator' })).toBeVisible();
    // Again where the bus did not know yet who listens.
    await expect(async () => {
      say();
      await expect(page.getByRole('heading', { name: /locked/i })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.getByLabel('PIN', { exact: true }).fill('7402915');
    await page.getByLabel('PIN', { exact: true }).press('Enter');
    await expect(page.getByRole('button', { name: 'Signed in: Ada Tester, Administrator' })).toBeVisible();
  }
  await close(desktop);
  await logind.stop();
});

/** A folder whose live work is set up for this bridge, by somebody of the desk. */
async function liveFolder(url: string): Promise<string> {
  const dataDir = folder();
  const console = await started({ dataDir });
  setUpLive(console, url);
  await console.stop();
  return dataDir;
}

test('a company’s authority in the system’s store counts for the bridge', async ({ page }) => {
  const company = companySigned();
  const simulator = await startSimulator({ scenario: 'ok', tls: company });
  const store = join(folder(), 'authorities.pem');
  writeFileSync(store, company.authority);
  // A simulator says that it is one, which live work refuses: it got as far as that with a certificate that is trusted, and not without.
  const cases = [
    { SSL_CERT_FILE: store, problem: 'simulator-in-live' },
    { SSL_CERT_FILE: '/dev/null', problem: 'wrong-certificate' },
  ];
  for (const { problem, ...env } of cases) {
    const dataDir = await liveFolder(simulator.url);
    const desktop = await startDesktop({ dataDir, page, env: { ...env, SSL_CERT_DIR: import.meta.dirname } });
    await desktop.deed('shown');
    await expect.poll(() => readFileSync(join(dataDir, 'logs', 'console.log'), 'utf8')).toContain('"problem":');
    expect(readFileSync(join(dataDir, 'logs', 'console.log'), 'utf8')).toContain(`"problem":"${problem}"`);
    await close(desktop);
    await page.goto('about:blank');
  }
  await simulator.stop();
});

const linkTo = (scenario: string, job = ''): string => `carkey-console://open?vin=${vehicle(scenario)}${job === '' ? '' : `&job=${job}`}`;

test('a link of a dealer system opens its vehicle at a cold start, and says whose it is', async ({ page }) => {
  const desktop = await startDesktop({ dataDir: folder(), page, args: ['--', linkTo('ok', 'RO-0815')] });
  await expect(page.getByTestId('vin')).toHaveText(vehicle('ok'));
  await expect(page.getByRole('region', { name: 'Notices' }).last()).toContainText(
    'Its repair order is RO-0815; the console does not keep it.',
  );
  await picture(page, 'asked');
  expect(did(desktop, 'protocol')).toMatchObject([{ scheme: 'carkey-console', args: ['--'] }]);
  await close(desktop);
});

test('a link that comes while an activation runs is kept as the next vehicle; a hostile one opens nothing', async ({ page }) => {
  const dataDir = folder();
  const desktop = await open(page, dataDir);
  await find(page, 'lost-answer');
  await confirmAndActivate(page);
  await expect(page.getByRole('button', { name: /stop waiting/i })).toBeVisible();
  const second = await startDesktop({ dataDir, args: ['--', linkTo('ok')] });
  expect(await second.exited).toBe(0);
  await expect(page.getByRole('textbox', { name: /find a vehicle/i })).toHaveValue(vehicle('ok'));
  await expect(page.getByTestId('vin')).toHaveText(vehicle('lost-answer'));
  for (const hostile of [`carkey-console://activate?vin=${vehicle('ok')}`, linkTo('ok').toLowerCase(), `${linkTo('ok')}&confirm=keys`]) {
    desktop.play('open-url', hostile);
    const notices = page.getByRole('region', { name: 'Notices' });
    const refusal = notices.filter({ hasText: 'by a link that cannot be read' });
    await expect(refusal).toBeVisible();
    await notices.filter({ hasText: 'cannot be read' }).getByRole('button', { name: 'Close' }).last().click();
    await expect(refusal).toHaveCount(0);
  }
  await expect(page.getByTestId('vin')).toHaveText(vehicle('lost-answer'));
  await close(desktop);
});

test('the computer is kept awake while an activation waits for its answer, and no longer', async ({ page }) => {
  const desktop = await open(page);
  await find(page, 'slow');
  expect(did(desktop, 'kept-awake')).toEqual([]);
  await confirmAndActivate(page);
  await expect(page.getByRole('region', { name: /just read again, is active/i })).toBeVisible();
  const power = () => desktop.deeds.map(({ what }) => what).filter((what) => what === 'kept-awake' || what === 'may-sleep');
  await expect.poll(power).toEqual(['kept-awake', 'may-sleep']);
  await close(desktop);
});
