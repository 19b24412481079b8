/** The real window, where Electron's program is installed; elsewhere each test is skipped by name, so that the gap shows. */
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(
  ROOT,
  'node_modules/electron/dist',
  process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron',
);
const BUILT = join(ROOT, 'out/main/electron.js');

/** The window, once it shows the console and no longer that it starts. */
async function shown(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForURL('carkey://console/index.html');
  return page;
}

test.describe('the Electron window', () => {
  test.skip(!existsSync(PROGRAM), 'skipped: Electron’s program is not installed here');
  test.skip(!existsSync(BUILT), 'skipped: not built, run "npm run build"');

  let app: ElectronApplication;
  let data: string;

  test.beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'carkey-window-'));
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = await _electron.launch({ executablePath: PROGRAM, args: [...asRoot, ROOT, '--data', data] });
  });
  test.afterEach(async () => {
    await app.close();
    rmSync(data, { recursive: true, force: true });
  });

  test('shows the console from its own scheme', async () => {
    const page = await shown(app);
    expect(page.url()).toBe('carkey://console/index.html');
    await expect(page.locator('#root')).not.toBeEmpty();
  });

  test('gives the page the contract and nothing of Node', async () => {
    const page = await shown(app);
    const seen = await page.evaluate(() => ({
      surface: Object.keys((window as unknown as { carkey: object }).carkey).sort(),
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ surface: ['call', 'listen'], node: [] });
  });

  test('answers messages, and refuses what does not fit', async () => {
    const page = await shown(app);
    const replies = await page.evaluate(async () => {
      const { carkey } = window as unknown as { carkey: { call(method: string, input: unknown): Promise<unknown> } };
      return [await carkey.call('about.get', {}), await carkey.call('__proto__', {}), await carkey.call('vehicles.recent', { search: 7 })];
    });
    expect(replies).toMatchObject([
      { ok: true, value: { shell: 'electron' } },
      { ok: false, error: { code: 'invalid-input' } },
      { ok: false, error: { code: 'invalid-input' } },
    ]);
  });

  test('goes nowhere else and opens nothing', async () => {
    const page = await shown(app);
    await page.evaluate(() => {
      window.open('https://example.com/');
      location.href = 'https://example.com/';
    });
    await expect.poll(() => page.url()).toBe('carkey://console/index.html');
    expect(app.windows()).toHaveLength(1);
  });

  test('reaches nothing outside', async () => {
    const page = await shown(app);
    const reached = await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => true,
        () => false,
      ),
    );
    expect(reached).toBe(false);
  });

  test('quits when its window is closed', async () => {
    const page = await shown(app);
    const closed = app.waitForEvent('close');
    await page.close();
    await closed;
  });
});
