/**
 * After packing: refuses a package without the library of the target's key store, which would keep its keys unprotected, and sets the
 * ninth fuse, which the packer does not know yet: WebAssembly trap handlers stay on. They only make out-of-bounds checks of
 * WebAssembly cheap, and switching them off brings no protection; the decision is written down so that none is left to a default.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { programOf } from './fuses.mjs';

/** Names of the packer's numbers for a processor, in its order. */
const ARCHITECTURES = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

/** npm installs only the library of the computer that packs; another one's is missing in silence. */
function needKeyStore({ appOutDir, electronPlatformName, arch, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  const folder = join(resources, 'app.asar.unpacked', 'node_modules', '@napi-rs');
  const target = `${electronPlatformName}-${ARCHITECTURES[arch]}`;
  const found = existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(`keyring-${target}`));
  if (!found)
    throw new Error(`The library of the key store for ${target} is not installed: run npm ci with --os and --cpu of the target first.`);
}

export default async function afterPack(context) {
  needKeyStore(context);
  await flipFuses(programOf(context), { version: FuseVersion.V1, [FuseV1Options.WasmTrapHandlers]: true });
}
