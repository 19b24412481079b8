/** `npm run dev` in a copy of the tree: what is saved is seen, in the page without loading it anew, in the console by a start; Ctrl-C ends all of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { copiedTree } from '../support/copied-tree.ts';

const tree = copiedTree();
test.afterAll(() => tree.remove());

/** Changes a file as an editor does: read, replace, save. */
function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(tree.path, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(path, after);
}

type Dev = { readonly child: ChildProcess; readonly output: () => string; address(turn: number): Promise<string> };

/** As on a terminal: a group of processes of its own, to which Ctrl-C goes as a whole. */
function startDev(): Dev {
  const child = spawn('npm', ['run', 'dev', '--', '--port', '0'], { cwd: tree.path, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString('utf8')));
  const addresses = () => output.match(/http:\/\/127\.0\.0\.1:\d+\/#code=\S+/g) ?? [];
  const address = async (turn: number) => {
    await expect.poll(() => addresses()[turn] ?? output, { timeout: 60_000 }).toMatch(/^http:/);
    return addresses()[turn] ?? '';
  };
  return { child, output: () => output, address };
}

const isGone = (group: number): boolean => {
  try {
    process.kill(-group, 0);
    return false;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ESRCH') return true;
    throw fault;
  }
};

const mark = (page: Page) => page.evaluate(() => void Reflect.set(window, 'sameLoad', true));
const isSameLoad = (page: Page) => page.evaluate(() => Reflect.get(window, 'sameLoad') === true);

/** Why a call is refused that comes from another page. */
async function refusalOf(address: string, origin: string): Promise<string> {
  const headers = { 'Content-Type': 'application/json', Origin: origin, 'Sec-Fetch-Site': 'same-origin' };
  return (await fetch(new URL('/api/session', address), { method: 'POST', headers, body: '{"code":"x"}' })).text();
}

test('the screens change in place, the console starts anew, and Ctrl-C leaves no process', async ({ page }) => {
  test.skip(process.platform === 'win32', 'Windows has no groups of processes to send Ctrl-C to');
  const faults: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScript|TrustedHTML/.test(message.text())) faults.push(message.text());
  });
  const dev = startDev();
  try {
    await page.goto(await dev.address(0));
    await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 60_000 });

    expect(await refusalOf(await dev.address(0), 'http://elsewhere.example')).toContain('does not come from the console’s own page');
    await mark(page);
    edit('renderer/frame/Rail.tsx', /<nav /, '<nav data-changed="yes" ');
    await expect(page.locator('nav[data-changed="yes"]').first()).toBeVisible();
    edit('renderer/frame/Rail.module.css', /$/, '\nnav { outline: 3px dotted rgb(1, 2, 3); }\n');
    await expect(page.locator('nav').first()).toHaveCSS('outline-color', 'rgb(1, 2, 3)');
    expect(await isSameLoad(page)).toBe(true);

    edit('main/base/version.ts', /$/, "\nprocess.stderr.write('started from the changed file\\n');\n");
    await dev.address(1);
    expect(dev.output()).toContain('started from the changed file');
    // The page signs in again by itself: it trades the new code and goes on.
    await expect.poll(() => isSameLoad(page).catch(() => true)).toBe(false);
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await expect(page.getByRole('textbox').first()).toBeEnabled();
    expect(faults).toEqual([]);
  } finally {
    const { pid = 0 } = dev.child;
    const exit = once(dev.child, 'exit');
    process.kill(-pid, 'SIGINT');
    await exit;
    await expect.poll(() => isGone(pid)).toBe(true);
    expect(dev.output()).toContain('dev: ended');
  }
});
