/** The command line, as a support desk uses it, on a folder of Windows. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ACTIVATE, carkey, carkeyEnds, kindsIn, newPlace, VIN, windows } from '../windows.ts';

windows('an activation, its list, the verification and every export', async () => {
  const place = newPlace();
  const data = ['--data', place.windows];
  const activated = await carkeyEnds(0, [...ACTIVATE, '--simulator', 'ok', '--show-code', ...data]);
  expect(activated.out).toContain('Succeeded');
  expect(activated.out).toMatch(/^code: \S+$/m);
  expect((await carkeyEnds(0, ['attempts', '--all', ...data])).out).toContain(VIN);
  expect((await carkeyEnds(0, ['audit', 'list', ...data])).out).toMatch(/Activation sent {2}VR1AB12C3D4567890/);
  for (const format of ['csv', 'jsonl', 'pdf']) {
    const file = `${place.windows}\\export.${format}`;
    await carkeyEnds(0, ['audit', 'export', '--format', format, '--file', file, ...data]);
    expect(statSync(join(place.here, `export.${format}`)).size).toBeGreaterThan(100);
  }
  expect(readFileSync(join(place.here, 'export.pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect((await carkeyEnds(0, ['audit', 'verify', ...data])).out).toMatch(/(\d+) of \1 entries verified/);
});

windows('a lost answer stays unknown and ends with its own code', async () => {
  const { windows: folder } = newPlace();
  const lost = await carkey([...ACTIVATE, '--simulator', 'lost-answer', '--data', folder]);
  expect(lost.code).toBe(5);
  expect((await carkeyEnds(0, ['attempts', '--data', folder])).out).toMatch(/unknown/i);
});

windows('a backup, and a restore that goes on as a new log', async () => {
  const place = newPlace();
  const data = ['--data', place.windows];
  await carkeyEnds(0, [...ACTIVATE, '--simulator', 'ok', ...data]);
  await carkeyEnds(0, ['audit', 'backup', ...data]);
  const [backup] = readdirSync(join(place.here, 'practice', 'backups'));
  const from = `${place.windows}\\practice\\backups\\${backup ?? ''}`;
  await carkeyEnds(0, ['audit', 'restore', '--from', from, '--reason', 'damaged', ...data]);
  await carkeyEnds(0, ['audit', 'verify', ...data]);
  expect(await kindsIn(place.windows)).toContain('restore');
});

windows('a bundle is made and verified, a changed one is refused', async () => {
  const place = newPlace();
  const data = ['--data', place.windows];
  await carkeyEnds(0, [...ACTIVATE, '--simulator', 'ok', ...data]);
  const file = `${place.windows}\\support.carkey`;
  await carkeyEnds(0, ['bundle', 'create', file, ...data]);
  await carkeyEnds(0, ['bundle', 'verify', file]);
  expect((await carkeyEnds(2, ['bundle', 'create', file, ...data])).err).toContain('there already');
});

windows('the first administrator, a second person, and a PIN that is refused', async () => {
  const { windows: folder } = newPlace();
  const env = { CARKEY_PIN: '739154' };
  await carkeyEnds(0, ['operators', 'add', 'Ada', '--role', 'admin', '--data', folder], { env });
  const listed = await carkeyEnds(0, ['operators', 'list', '--operator', 'Ada', '--data', folder], { env });
  expect(listed.out).toContain('Ada');
  const refused = await carkey(['operators', 'list', '--operator', 'Ada', '--data', folder], { env: { CARKEY_PIN: '739155' } });
  expect(refused.code).not.toBe(0);
});
