/** Windows on ARM: the Bluetooth package has no library for that processor, and says so where it is loaded. */
import { expect, test, vi } from 'vitest';
import { openRadio } from '../../../../../main/link/ble/controller.ts';

const MISSING = 'No native build was found for platform=win32 arch=arm64';
vi.mock('@stoprocent/noble', () => ({
  withBindings: () => {
    throw new Error(MISSING);
  },
}));

test('a computer whose Bluetooth library is missing has no Bluetooth, says why, and looks again the next time', async () => {
  const problem = { code: 'no-bluetooth', detail: `Bluetooth cannot be used: ${MISSING}` };
  for (let look = 0; look < 2; look += 1) expect(await openRadio({ kind: 'default' })).toEqual({ ok: false, error: problem });
});
