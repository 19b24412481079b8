/** The serial ports of this computer, with what the platform tells about them. */
import { constants } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SerialPort } from 'serialport';
import type { PortFacts } from '../../../app/link/adapters/index.ts';
import type { PortSeen } from '../messages/index.ts';
import { isWindowsPort } from './windows-ports.ts';

/** What the list needs of the platform; replaced in tests. */
export type PortPlatform = {
  readonly list: () => Promise<readonly PortFacts[]>;
  /** `absent`: nothing has this path. `isListed`: the list holds it. */
  readonly permission: (path: string, isListed: boolean) => Promise<'yes' | 'no' | 'absent'>;
};

/** Ports that are there now: what the platform lists, and the named ones that exist, each path once. */
export async function portsNow(named: readonly string[], platform: PortPlatform): Promise<readonly PortSeen[]> {
  const listed = await platform.list();
  const known = new Set(listed.map(({ path }) => path));
  const all = [...listed, ...named.filter((path) => !known.has(path)).map((path) => bare(path))];
  const checked = await Promise.all(
    all.map(async (port) => ({ port, permission: await platform.permission(port.path, known.has(port.path)) })),
  );
  return checked
    .filter(({ permission }) => permission !== 'absent')
    .map(({ port, permission }) => ({ ...port, permitted: permission === 'yes' }));
}

function bare(path: string): PortFacts {
  return { path, vendorId: null, productId: null, serialNumber: null, manufacturer: null, pnpId: null, friendlyName: null };
}

/** This computer. */
export const thisComputer: PortPlatform = {
  list: async () => {
    const ports = await listed();
    const real = await Promise.all(ports.map(({ path }) => hasHardware(path)));
    return ports.filter((_, at) => real[at]);
  },
  permission: async (path, isListed) => {
    // Windows has no such files; a port in its list can be asked for.
    if (process.platform === 'win32') return isListed || (await isWindowsPort(path)) ? 'yes' : 'absent';
    try {
      await access(path, constants.R_OK | constants.W_OK);
      return 'yes';
    } catch (error) {
      return codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM' ? 'no' : 'absent';
    }
  },
};

async function listed(): Promise<readonly PortFacts[]> {
  const driver = await import('serialport');
  try {
    const ports: readonly PlatformPort[] = await driver.SerialPort.list();
    return ports.map((port) => ({
      path: port.path,
      vendorId: port.vendorId ?? null,
      productId: port.productId ?? null,
      serialNumber: port.serialNumber ?? null,
      manufacturer: port.manufacturer ?? null,
      pnpId: port.pnpId ?? null,
      friendlyName: port.friendlyName ?? null,
    }));
  } catch (error) {
    // On Linux the list comes from udev; where that is not installed, names are all there is.
    if (codeOf(error) !== 'ENOENT') throw error;
    return (await readdir('/dev')).filter((name) => /^(?:tty(?:USB|ACM|S)|rfcomm)\d+$/.test(name)).map((name) => bare(`/dev/${name}`));
  }
}

/** `friendlyName` comes on Windows only and is missing in the package's type. */
type PlatformPort = Awaited<ReturnType<typeof SerialPort.list>>[number] & { readonly friendlyName?: string };

/** Linux always has 4 to 32 names `ttyS*`; the kernel gives type 0 to those without a chip behind them. */
async function hasHardware(path: string): Promise<boolean> {
  if (!/^\/dev\/ttyS\d+$/.test(path)) return true;
  try {
    return (await readFile(`/sys/class/tty/${basename(path)}/type`, 'utf8')).trim() !== '0';
  } catch (error) {
    return codeOf(error) !== 'ENOENT';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
