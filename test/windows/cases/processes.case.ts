/** Programs of Windows that end: killed, asked to end, two at once. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import {
  ACTIVATE,
  CARKEY,
  carkey,
  carkeyEnds,
  kill,
  kindsIn,
  newPlace,
  startCarkey,
  startNode,
  VIN,
  windows,
  written,
} from '../windows.ts';

const PARENT = 'Z:\\w\\test\\windows\\inside\\parent.ts';

const attempts = async (folder: string): Promise<string> => (await carkeyEnds(0, ['attempts', '--data', folder, '--json'])).out;

windows('killed while an activation is on its way: the next start says that its outcome is unknown', async () => {
  const { windows: folder } = newPlace();
  const running = startCarkey([...ACTIVATE, '--simulator', 'lost-answer', '--data', folder]);
  await vi.waitUntil(async () => (await attempts(folder)).includes('"sent"') || running.child.exitCode !== null, { timeout: 60_000 });
  await kill(running);
  const status = await carkeyEnds(0, ['status', '--vin', VIN, '--simulator', 'ok', '--data', folder]);
  expect(status.out).not.toBe('');
  expect(JSON.parse(await attempts(folder))).toMatchObject({ attempts: [{ state: 'unknown', open: true }] });
  await carkeyEnds(0, ['audit', 'verify', '--data', folder]);
});

windows('two at once: the second one is told, and may look; after a kill the folder is free', async () => {
  const { windows: folder } = newPlace();
  const first = startCarkey(['serve', '--simulator', 'ok', '--data', folder]);
  onTestFinished(() => kill(first));
  await written(first, /^http:\/\/127\.0\.0\.1:\d+\/#code=/m);
  const second = await carkeyEnds(4, ['status', '--vin', VIN, '--simulator', 'ok', '--data', folder]);
  expect(second.err).toContain('Another CarKey Console');
  await carkeyEnds(0, ['audit', 'list', '--data', folder]);
  await kill(first);
  await carkeyEnds(0, ['status', '--vin', VIN, '--simulator', 'ok', '--data', folder]);
});

/**
 * How a served console ended that its parent ended in this way. `stops`: the ends of a console that stand in its log; the command that looked whether
 * the folder is free leaves one itself.
 */
async function endedBy(how: 'message' | 'kill' | 'gone'): Promise<{ readonly stops: number; readonly code: number | null }> {
  const place = newPlace();
  const when = `${place.windows}\\when`;
  const parent = startNode([PARENT, how, CARKEY, 'serve', '--simulator', 'ok', '--data', place.windows], { env: { WHEN: when } });
  onTestFinished(() => kill(parent));
  await written(parent, /^http:\/\/127\.0\.0\.1:\d+\/#code=/m);
  writeFileSync(join(place.here, 'when'), '');
  const { code } = await parent.ended;
  const free = () => carkey(['status', '--vin', VIN, '--simulator', 'ok', '--data', place.windows]);
  await vi.waitUntil(async () => (await free()).code === 0, { timeout: 60_000 });
  return { stops: (await kindsIn(place.windows)).filter((kind) => kind === 'stop').length, code };
}

windows('asked by a message it ends in good order', async () => {
  expect(await endedBy('message')).toEqual({ code: 0, stops: 2 });
});

windows('a parent that is gone takes the console with it, and the folder is free', async () => {
  // Windows ends the children of a program of Node's with it, at once.
  expect((await endedBy('gone')).stops).toBe(1);
});

windows('control: what Node calls a signal is a kill there, and leaves no end in the log', async () => {
  const { stops, code } = await endedBy('kill');
  expect(code).not.toBe(0);
  expect(stops).toBe(1);
});
