/**
 * Sets the ninth fuse, which the packer does not know yet: WebAssembly trap handlers stay on. They only make out-of-bounds checks of
 * WebAssembly cheap, and switching them off brings no protection; the decision is written down so that none is left to a default.
 */
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/** The program file of a packed folder. */
function programOf({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : packager.executableName);
}

export default async function afterPack(context) {
  await flipFuses(programOf(context), { version: FuseVersion.V1, [FuseV1Options.WasmTrapHandlers]: true });
}
