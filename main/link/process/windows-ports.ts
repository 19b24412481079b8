/**
 * The names of serial ports that Windows knows, for a port that a person named and the list of the driver does not hold. Every driver of a port
 * writes its name into the registry and takes it away with the port (Microsoft, "External Naming of COM Ports"). To open the port instead would
 * raise its lines, and keep it from whoever wants it.
 */
import { execFile } from 'node:child_process';

const KEY = 'HKLM\\HARDWARE\\DEVICEMAP\\SERIALCOMM';

/** How long the registry may take, ms. */
const LIMIT_MS = 4_000;

/** Asks the registry; null when it cannot be asked. Where there never was a port, the key is missing: an empty text. */
export type AskRegistry = () => Promise<string | null>;

/** By full path: without one Windows would look in the current folder first. */
const askReg: AskRegistry = () =>
  new Promise((resolve) => {
    const program = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\reg.exe`;
    execFile(program, ['query', KEY], { windowsHide: true, timeout: LIMIT_MS }, (fault, out) => {
      if (fault === null) resolve(out);
      else resolve(fault.code === 1 ? '' : null);
    });
  });

/** Is there a port of this name? A registry that cannot be asked keeps nobody from a port: then there is. */
export async function isWindowsPort(path: string, ask: AskRegistry = askReg): Promise<boolean> {
  const text = await ask();
  if (text === null) return true;
  const names = [...text.matchAll(/\sREG_SZ\s+(\S+)\s*$/gm)].map(([, name]) => name?.toUpperCase());
  return names.includes(path.replace(/^\\\\\.\\/, '').toUpperCase());
}
