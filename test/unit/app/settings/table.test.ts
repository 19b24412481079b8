/** The table of settings: every row is whole, and every home that was there before says what its row says. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { SETTING_WORDS } from '../../../../app/audit/entry/words.ts';
import { LANGUAGES } from '../../../../app/base/language.ts';
import { MODES } from '../../../../app/base/mode.ts';
import { permissions } from '../../../../app/operators/roles.ts';
import { changedNames, needsRestart, settingsAction } from '../../../../app/settings/stored/changes.ts';
import { settingsPatch } from '../../../../app/settings/stored/patch.ts';
import { schemaOf } from '../../../../app/settings/stored/schema.ts';
import { SETTING_NAMES, SETTINGS, settingNamed, type Setting, type SettingName } from '../../../../app/settings/table.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { silentLogger } from '../../../../main/base/logger.ts';
import { settingsFile } from '../../../../main/settings/schema.ts';
import { openSettings } from '../../../../main/settings/settings.ts';

const rows = SETTING_NAMES.map((name): readonly [SettingName, Setting] => [name, SETTINGS[name]]);

/** The patch that changes one setting. */
const patchOf = (name: string, value: unknown) =>
  name.startsWith('profile.') ? { profile: { [name.slice(8)]: value } } : { [name]: value };

const defaults = settingsFile.parse({});

/** Where the file keeps a setting, for a mode; undefined where it has no place. */
function keptIn(name: string, mode: 'live' | 'practice'): unknown {
  const row = settingNamed(name);
  if (row?.kept === 'each-mode') return (defaults[mode] as Readonly<Record<string, unknown>>)[name];
  if (name.startsWith('profile.')) return (defaults.profile as Readonly<Record<string, unknown>>)[name.slice(8)];
  return ({ ...defaults.link, ...defaults } as Readonly<Record<string, unknown>>)[name];
}

/** Values at and beyond the limits of a row, and whether they may be. */
function edges(row: Setting): readonly (readonly [unknown, boolean])[] {
  const none = [null, row.orNone === true] as const;
  switch (row.form) {
    case 'text':
      return [['x'.repeat(row.most), true], ['x'.repeat(row.most + 1), false], [7, false], none];
    case 'whole':
      return [[row.least, true], [row.most, true], [row.least - 1, false], [row.most + 1, false], [row.least + 0.5, false], none];
    case 'choice':
      return [...row.of.map((one) => [one, true] as const), ['no such', false], none];
    case 'sha256':
      return [['ab'.repeat(32), true], ['AB'.repeat(32), false], ['ab', false], none];
    case 'views':
      return [[[], true], [Array.from({ length: row.most + 1 }, () => ({ name: 'a', filter: {} })), false], none];
    case 'yes':
      return [[true, true], [false, false], none];
  }
}

describe('every setting', () => {
  it.each(rows)('%s: the contract has the limits of its row', (name, row) => {
    for (const [value, may] of edges(row)) expect([value, settingsPatch.safeParse(patchOf(name, value)).success]).toEqual([value, may]);
  });

  it.each(rows.filter(([, { kept }]) => kept === 'shared'))('%s: the file has the limits of its row', (name, row) => {
    const fileOf = (value: unknown) => (name === 'bluetooth' ? { link: { bluetooth: value } } : patchOf(name, value));
    for (const [value, may] of edges(row)) expect([value, settingsFile.safeParse(fileOf(value)).success]).toEqual([value, may]);
  });

  it.each(rows)('%s: has a default that fits its own schema, or nothing is kept', (name, row) => {
    const isKept = row.kept === 'shared' || row.kept === 'each-mode';
    expect('byDefault' in row).toBe(isKept);
    // What nobody has typed for live work is not called after the system's user: an account has the name.
    const modes = name === 'operatorName' ? (['practice'] as const) : MODES;
    for (const mode of modes.filter(() => isKept && name !== 'views'))
      expect(schemaOf(name).safeParse(keptIn(name, mode)).success).toBe(true);
    if (!isKept) expect(keptIn(name, 'live')).toBeUndefined();
    if (row.kept === 'shared') expect(keptIn(name, 'live')).toEqual(row.byDefault);
  });

  it.each(rows)('%s: has a word for the log, in every language', async (name) => {
    expect(SETTING_WORDS).toContain(name);
    for (const language of LANGUAGES) expect((await wordsFor(language)).logged.setting[name]).not.toBe('');
  });

  it.each(rows)('%s: has a right in both modes', (name) => {
    for (const mode of MODES) expect(permissions).toHaveProperty([settingsAction(patchOf(name, null), mode)]);
  });
});

describe('a change of several settings', () => {
  const some = fc.uniqueArray(fc.constantFrom(...SETTING_NAMES), { minLength: 1 });
  const patchFor = (names: readonly string[]) => {
    const profile = Object.assign(
      {},
      ...names.filter((one) => one.startsWith('profile.')).map((one) => ({ [one.slice(8)]: null })),
    ) as object;
    const plain = Object.fromEntries(names.filter((one) => !one.startsWith('profile.')).map((one) => [one, null]));
    return Object.keys(profile).length === 0 ? plain : { ...plain, profile };
  };
  const STRICT = ['settings.change', 'settings.change.own', 'settings.change.connection'];

  it('is named whole, takes the strictest right of its parts, and a restart where one part does', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...MODES), (names, mode) => {
        const patch = patchFor(names);
        expect(changedNames(patch).toSorted()).toEqual(names.toSorted());
        const rank = (one: Readonly<Record<string, unknown>>) => STRICT.indexOf(settingsAction(one, mode));
        expect(rank(patch)).toBe(Math.max(...names.map((name) => rank(patchFor([name])))));
        expect(needsRestart(patch, mode)).toBe(names.some((name) => needsRestart(patchFor([name]), mode)));
      }),
    );
  });

  it.each<Readonly<Record<string, unknown>>>([{ profile: null }, { profile: {} }, { 'profile.url': 'x', constructor: 1 }, { toString: 1 }])(
    'what has no row is what live work depends on: %j',
    (patch) => expect(settingsAction(patch, 'practice')).toBe('settings.change.connection'),
  );

  it('starts the mode anew for what decides on peer, log or adapter', () => {
    const anew = (mode: 'live' | 'practice') =>
      SETTING_NAMES.filter((name) => needsRestart(patchFor([name]), mode) && !name.startsWith('profile.'));
    const always = ['mode', 'station', 'witnessFolder', 'secondStationKey', 'bluetooth', 'phoneCable'];
    expect(anew('live')).toEqual(always);
    expect(anew('practice')).toEqual(['mode', 'scenario', ...always.slice(1)]);
    expect(rows.filter(([name, { restart }]) => name.startsWith('profile.') && restart !== 'always')).toEqual([]);
  });
});

describe('what stays byte for byte', () => {
  const dir = mkdtempSync(join(tmpdir(), 'carkey-table-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  /** As the program of before the table wrote them. */
  const BARE =
    '{"version":1,"mode":"practice","scenario":"fleet","language":null,"theme":"system","live":{"station":"Bay 3","proposedName":"","views":{},"sharedViews":[]},"practice":{"station":"Classroom","operatorName":"Bo","views":[],"car":"agree"},"csvDelimiter":null,"witnessFolder":"","updateFeed":"","secondStationKey":"","retentionDays":null,"lockAfterMinutes":10,"profile":{"url":"","sdk":"auto","pin":null,"environment":"Production","brand":"Peugeot","answerTimeoutMs":15000,"activationTimeoutMs":60000},"link":{"bluetooth":"default","speeds":{}}}';
  const FULL =
    '{"version":1,"mode":"live","scenario":"ok","language":"de","theme":"dark","live":{"station":"Bay 3","proposedName":"Ada","views":{},"sharedViews":[{"name":"refusals","filter":{"kind":"denied"}}]},"practice":{"station":"Classroom","operatorName":"Bo","views":[],"car":"agree"},"csvDelimiter":"tab","witnessFolder":"/share","updateFeed":"https://updates.example/","secondStationKey":"key","retentionDays":400,"lockAfterMinutes":3,"profile":{"url":"wss://gateway.example/pims","sdk":"2.1","pin":"abababababababababababababababababababababababababababababababab","environment":"Preproduction","brand":"DS","answerTimeoutMs":15000,"activationTimeoutMs":60000,"odd":1},"link":{"bluetooth":"dbus","speeds":{"a":38400}},"invented":{"later":true}}';

  /** With the settings that came since, at their defaults. */
  const now = (file: string) =>
    file.replace('"secondStationKey":', '"phoneCable":"auto","secondStationKey":').replace('"profile":', '"signOutAtEnd":"yes","profile":');

  it.each([
    ['an old file with everything', FULL, FULL],
    ['a file with next to nothing', '{"live":{"station":"Bay 3"},"practice":{"station":"Classroom","operatorName":"Bo"}}', BARE],
  ])('%s opens and is written the same', (_name, before, after) => {
    const file = join(dir, 'settings.json');
    writeFileSync(file, before);
    openSettings(file, silentLogger).change({});
    expect(JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))).toBe(now(after));
  });

  it('the words of the log, in their order', () => {
    expect(SETTING_WORDS.join(' ')).toBe(
      'mode scenario language theme operatorName station lockAfterMinutes witnessFolder secondStationKey retentionDays views bluetooth csvDelimiter updateFeed signOutAtEnd phoneCable ' +
        'profile.url profile.token profile.confirm profile.sdk profile.pin profile.environment profile.brand profile.answerTimeoutMs profile.activationTimeoutMs',
    );
  });
});

describe('a list of choices', () => {
  const root = join(import.meta.dirname, '../..', '..', '..');
  const sources = ['app', 'main', 'renderer'].flatMap((dir) =>
    readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => [`${dir}/${file.replaceAll('\\', '/')}`, readFileSync(join(root, dir, file), 'utf8')] as const),
  );
  it.each([
    ['SDK generations', /2\.0'?\s*[,|]\s*'?2\.1|2\.3'?\s*[,|]\s*'?2\.2/, 'app/pims/types.ts'],
    ['brands', /'Peugeot'\s*[,|]\s*'Citroën'\s*[,|]\s*'DS'/, 'app/vehicle/types.ts'],
    ['environments', /'Production'\s*[,|]\s*'Preproduction'/, 'app/pims/types.ts'],
    ['themes', /'system'\s*[,|]\s*'light'/, 'app/settings/table.ts'],
    ['limits of the erasure', /36_500/, 'app/settings/table.ts'],
  ])('of %s has one home', (_name, form, home) => {
    expect(sources.filter(([, text]) => form.test(text)).map(([file]) => file)).toEqual([home]);
  });
});
