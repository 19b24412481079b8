/** The switches of a packed program, read from its file and held against what was decided. */
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** The program file of a packed folder. */
export function programOf({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : packager.executableName);
}

/** The names of the fuses that are not as decided, in the words of the configuration. The ninth is decided in after-pack.mjs. */
export async function wrongFuses(program, decided) {
  const wire = await getCurrentFuseWire(program);
  const wanted = { ...decided, wasmTrapHandlers: true };
  const isOn = (name) => wire[FuseV1Options[name[0].toUpperCase() + name.slice(1)]] === FuseState.ENABLE;
  return Object.entries(wanted).flatMap(([name, on]) => (name === 'resetAdHocDarwinSignature' || isOn(name) === on ? [] : [name]));
}
