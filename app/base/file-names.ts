/**
 * Names of files that Windows reads otherwise than they are written. Node hands any of them to the disk as it is, and what comes out is a file
 * that other programs cannot open or delete, or a hidden part of another file.
 * Source: Microsoft, "Naming Files, Paths, and Namespaces" and "File Streams".
 */

/** `reserved`: the name of a device. `stream`: a colon, which names a hidden part. `ending`: a dot or space at the end, which Windows leaves off. `sign`: one that no name may hold. */
export type NameFault = 'reserved' | 'stream' | 'ending' | 'sign';

/** Device names, whatever stands behind a dot, and with spaces before it. The raised digits count as digits. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;

/** What leads to a drive, as `C:` does; `\\?\` before it takes the path as it is. */
const DRIVE = /^(?:[\\/]{2}\?[\\/])?[a-z]:/i;
/** What leads to devices; shares and drives have a form of their own behind `\\?\`. */
const DEVICE = /^[\\/]{2}[.?][\\/](?!unc[\\/])/i;

/** The beginning of a share's long form, which is no name. */
const SHARE = /^[\\/]{2}\?[\\/]unc[\\/]/i;

// eslint-disable-next-line no-control-regex
const SIGN = /[<>"|?*\u0000-\u001f]/;

/** What is wrong with the path of a file on Windows; null when nothing is. It says nothing about whether there is such a file. */
export function windowsNameFault(path: string): NameFault | null {
  const rest = path.replace(DRIVE, '');
  if (DEVICE.test(rest)) return 'reserved';
  const names = rest
    .replace(SHARE, '')
    .split(/[\\/]/)
    .filter((name) => name !== '' && name !== '.' && name !== '..');
  for (const name of names) {
    const fault = faultOf(name);
    if (fault !== null) return fault;
  }
  return null;
}

function faultOf(name: string): NameFault | null {
  if (RESERVED.test(name)) return 'reserved';
  if (name.includes(':')) return RESERVED.test(name.split(':')[0] ?? '') ? 'reserved' : 'stream';
  if (SIGN.test(name)) return 'sign';
  return /[. ]$/.test(name) ? 'ending' : null;
}
