/**
 * What packing for macOS needs and other systems lack: a bundle of Electron.app's shape, and stand-ins for the two programs that the packer
 * runs. They tell what they were asked.
 */
import { readFileSync, existsSync, writeFileSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fusedProgram, put } from './packing.ts';

/** The programs of a bundle beside its own. */
const HELPERS = [' Helper', ' Helper (Renderer)', ' Helper (Plugin)', ' Helper (GPU)'];

const plistOf = (program: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${program}</string><key>CFBundleIconFile</key><string>electron.icns</string></dict></plist>
`;

/** A folder that the packer takes for Electron on macOS. */
export function stubMacElectron(folder: string): string {
  const app = 'Electron.app/Contents';
  put(folder, `${app}/Info.plist`, plistOf('Electron'));
  put(folder, `${app}/MacOS/Electron`, 'stub');
  put(folder, `${app}/Resources/electron.icns`, 'icon');
  for (const helper of HELPERS) {
    put(folder, `${app}/Frameworks/Electron${helper}.app/Contents/Info.plist`, plistOf(`Electron${helper}`));
    put(folder, `${app}/Frameworks/Electron${helper}.app/Contents/MacOS/Electron${helper}`, 'stub');
  }
  const framework = join(folder, app, 'Frameworks/Electron Framework.framework');
  mkdirSync(framework, { recursive: true });
  writeFileSync(join(framework, 'Electron Framework'), fusedProgram());
  return folder;
}

/** Signs nothing: writes down which bundle was signed, and how, with the hash of the part that holds the fuses at that moment. */
const CODESIGN = `
const app = process.argv.at(-1);
const file = app + '/Contents/Frameworks/Electron Framework.framework/Electron Framework';
const hash = require('node:crypto').createHash('sha256').update(require('node:fs').readFileSync(file)).digest('hex');
tell({ app, args: process.argv.slice(2, -1), hash });`;

/** Packs nothing: the archive is the list of what stands in the folder that was to be packed. */
const SEVEN_ZIP = `
const fs = require('node:fs');
const [archive, folder] = process.argv.slice(2).filter((arg, index) => index > 0 && !arg.startsWith('-'));
fs.writeFileSync(archive, fs.readdirSync(folder, { recursive: true }).sort().join('\\n'));
tell({ archive, folder });`;

/** One call of `codesign`. */
export type Signed = { readonly app: string; readonly args: readonly string[]; readonly hash: string };

/** The stand-ins in `folder`: the environment in which the packer finds them, and what was signed. */
export function macTools(folder: string): { readonly env: Readonly<Record<string, string>>; readonly signed: () => readonly Signed[] } {
  const log = join(folder, 'codesign.log');
  const program = (name: string, text: string): string => {
    put(
      folder,
      `${name}.cjs`,
      `const tell = (what) => require('node:fs').appendFileSync(${JSON.stringify(join(folder, `${name}.log`))}, JSON.stringify(what) + '\\n');${text}`,
    );
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${file}.cjs" "$@"\n`, { mode: 0o755 });
    return file;
  };
  program('codesign', CODESIGN);
  return {
    env: { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`, ELECTRON_BUILDER_7ZIP_PATH: program('7za', SEVEN_ZIP) },
    signed: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as Signed)
        : [],
  };
}
