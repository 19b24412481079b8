/**
 * What of others is in the program: their licences, for people (About), and a bill of materials, for machines (CycloneDX). The bundlers say
 * which packages they took modules from; the packages that travel beside the bundles follow from `dependencies`. Each bundler writes both lists anew.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const LISTS = join(ROOT, 'out', 'packages');

/** Named by a package that travels, but left out of the program: electron-builder.yml says why. The second one mends packages while they are installed. */
const LEFT_OUT: ReadonlySet<string> = new Set(['event-stream', 'patch-package']);

/** One package as people read it. */
export type ThirdParty = { readonly name: string; readonly version: string; readonly licence: string; readonly text: string };

/** For a package that has its licence as a text only. */
const UNSAID = 'see the text';

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** What of a bundle the plugin looks at; Rollup's shape, which both bundlers have. */
type Chunk = { readonly type: string; readonly moduleIds?: readonly string[] };

/** A plugin of Vite and Rolldown that notes the folders of the packages whose modules are in a bundle, and writes the lists. */
export function notePackages(bundle: string) {
  return {
    name: 'note-packages',
    generateBundle(_options: unknown, files: Readonly<Record<string, Chunk>>) {
      const modules = Object.values(files).flatMap(({ moduleIds }) => moduleIds ?? []);
      const folders = [...new Set(modules.flatMap((id) => packageFolder(id) ?? []))].sort();
      mkdirSync(LISTS, { recursive: true });
      writeFileSync(join(LISTS, `${bundle}.json`), JSON.stringify(folders.map((folder) => folder.slice(ROOT.length + 1))));
    },
    writeBundle: writeLists,
  };
}

/** The folder of the package that a module belongs to; null for our own. */
function packageFolder(id: string): string | null {
  const file = id.replace(/^\0/, '').replace(/\?.*$/, '');
  const found = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
  return found !== undefined && existsSync(join(found, 'package.json')) ? found : null;
}

const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folders of all packages that are needed at run time, where Node would find them. */
function travelling(folder: string, found = new Set<string>()): ReadonlySet<string> {
  const { dependencies, optionalDependencies } = manifestOf(folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const at = LEFT_OUT.has(name) ? null : findPackage(name, folder);
    if (at === null || found.has(at)) continue;
    found.add(at);
    travelling(at, found);
  }
  return found;
}

function findPackage(name: string, from: string): string | null {
  const at = join(from, 'node_modules', ...name.split('/'));
  if (existsSync(join(at, 'package.json'))) return at;
  const up = dirname(from);
  return up === from ? null : findPackage(name, up);
}

function thirdParty(folder: string): ThirdParty {
  const { name, version, license = UNSAID } = manifestOf(folder);
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return { name, version, licence: typeof license === 'string' ? license : license.type, text };
}

/** The packages that travel beside the bundles. */
export const runtimePackages = (): readonly ThirdParty[] => [...travelling(ROOT)].map(thirdParty);

/** Every package that is in the program, by name and version. */
export function allThirdParty(): readonly ThirdParty[] {
  const bundled = readdirSync(LISTS).flatMap((list) => JSON.parse(readFileSync(join(LISTS, list), 'utf8')) as string[]);
  const letters = 'node_modules/@expo-google-fonts/noto-sans';
  const folders = new Set([...bundled, letters].map((folder) => join(ROOT, folder.split(sep).join('/'))).concat(...travelling(ROOT)));
  const all = new Map([...folders].map(thirdParty).map((one) => [`${one.name}@${one.version}`, one]));
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
}

/** The same as CycloneDX 1.6. Without time and serial number: one source, one file. */
export function billOfMaterials(packages: readonly ThirdParty[], { name, version }: Manifest) {
  const component = (one: { name: string; version: string }) => ({
    name: one.name,
    version: one.version,
    purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
  });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', ...component({ name, version }) } },
    components: packages.map((one) => ({
      type: 'library',
      ...component(one),
      licenses: [licenceOf(one.licence)],
    })),
  };
}

/** Names of the SPDX list, alone or in an expression; anything else stands as what it is. */
function licenceOf(licence: string) {
  if (/ (?:OR|AND) /.test(licence)) return { expression: licence };
  return { license: / /.test(licence) ? { name: licence } : { id: licence } };
}

/** Writes both lists, from what every bundle has noted so far: the screens may be built alone, before the program of the desktop. */
function writeLists(): void {
  const packages = allThirdParty();
  mkdirSync(join(ROOT, 'out', 'renderer'), { recursive: true });
  writeFileSync(join(ROOT, 'out', 'renderer', 'third-party.json'), JSON.stringify(packages));
  writeFileSync(join(ROOT, 'out', 'bom.cdx.json'), `${JSON.stringify(billOfMaterials(packages, manifestOf(ROOT)), null, 1)}\n`);
}
