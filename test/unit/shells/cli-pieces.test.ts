import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { EntryRow } from '../../../app/audit/types.ts';
import type { AttemptState, JobView, Problem } from '../../../app/carkey/types.ts';
import type { AttemptRow } from '../../../app/console.ts';
import type { TransactionId } from '../../../app/pims/types.ts';
import { parseVin } from '../../../app/vehicle/vin.ts';
import { en } from '../../../app/words/en.ts';
import { exportText } from '../../../main/audit/export/export.ts';
import { entryLine, verifyOutcome } from '../../../main/shells/cli/views/audit-views.ts';
import { bridgeOverride } from '../../../main/shells/cli/at-work/bridge-options.ts';
import type { Values } from '../../../main/shells/cli/terminal/command.ts';
import { hasDisplay, leadingPage, openBrowser, opener, type Opener } from '../../../main/shells/cli/terminal/browser.ts';
import { momentOf } from '../../../main/shells/cli/at-work/entry-filter.ts';
import { exitOfAttempt, exitOfProblem, exitOfStatus } from '../../../main/shells/cli/terminal/exit-codes.ts';
import { isStale, type Build } from '../../../main/shells/cli/terminal/project.ts';
import { attemptOutcome, attemptRowLine, statusOutcome } from '../../../main/shells/cli/views/views.ts';
import { chooseDataDir } from '../../../main/shells/common/data-dir.ts';
import { fakeIo } from './fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'carkey-pieces-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tx = '00000000-0000-4000-8000-000000000000' as TransactionId;
const expiry = { kind: 'at', at: 1_800_000_000_000, raw: '2027-01-15T08:00:00Z' } as const;
const unknown = (reason: Extract<AttemptState, { name: 'unknown' }>['reason']): AttemptState => ({
  name: 'unknown',
  transactionId: tx,
  sentAt: 0,
  reason,
  errorCode: null,
  noEffectSeen: false,
});
const resolved = (as: Extract<AttemptState, { name: 'resolved' }>['as']): AttemptState => ({
  name: 'resolved',
  transactionId: tx,
  as,
  by: 'read-back',
  code: 'lost',
  expiry,
});
const succeeded = (readBack: 'confirmed' | 'not-confirmed' | 'pending'): AttemptState => ({
  name: 'succeeded',
  transactionId: tx,
  code: 'sealed',
  expiry,
  readBack,
});
const notSent = (reason: 'not-connected' | 'vehicle-changed' | 'log-unwritable' | 'aborted'): AttemptState => ({
  name: 'refused',
  transactionId: tx,
  because: { kind: 'not-sent', reason },
});

const EMPTY_JOB: JobView = {
  vin: parseVin('VR1AB12C3D4567890'),
  brands: [],
  foundAt: 0,
  status: null,
  requirements: [],
  confirmations: { keys: null, inside: null },
  override: { given: null, possible: false },
  evidence: [],
  connection: null,
  attempt: null,
  stage: null,
  problem: null,
  next: { action: 'find', about: null },
  goOn: null,
  mayActivate: false,
  barredAgain: false,
  history: [],
  serverOffsetMs: null,
  asOf: 0,
  rev: 1,
};

describe('exit codes', () => {
  test.each([
    [succeeded('confirmed'), 0],
    [succeeded('not-confirmed'), 5],
    [succeeded('pending'), 5],
    [resolved('activated'), 0],
    [resolved('activated-code-lost'), 0],
    [resolved('no-effect'), 4],
    [resolved('other-vehicle-handled'), 6],
    [unknown('timeout'), 5],
    [unknown('crash'), 5],
    [unknown('other-vehicle'), 6],
    [{ name: 'refused', transactionId: tx, because: { kind: 'error', code: 2341 } }, 4],
    [notSent('not-connected'), 3],
    [notSent('vehicle-changed'), 6],
    [notSent('log-unwritable'), 1],
    [notSent('aborted'), 4],
    [{ name: 'sent', transactionId: tx, sentAt: 0 }, 5],
  ] as const)('of the attempt %j is %i', (state, code) => {
    expect(exitOfAttempt(state)).toBe(code);
  });

  test.each([
    [{ kind: 'pims', method: 'get', code: 2301, label: '', subErrors: null, transactionId: null }, 4],
    [{ kind: 'bridge', problem: 'unreachable' }, 3],
    [{ kind: 'bridge', problem: 'wrong-token' }, 4],
    [{ kind: 'bridge', problem: 'bad-address' }, 2],
    [{ kind: 'log', reason: 'disk-full' }, 1],
    [{ kind: 'log', reason: 'other-writer' }, 4],
    [{ kind: 'status', contradictions: [], transactionId: null }, 6],
  ] as const satisfies readonly (readonly [Problem, number])[])('of the problem %j is %i', (problem, code) => {
    expect(exitOfProblem(problem)).toBe(code);
  });

  test('of a status that was not read is that of its problem', () => {
    expect(exitOfStatus(EMPTY_JOB)).toBe(4);
    expect(exitOfStatus({ ...EMPTY_JOB, problem: { kind: 'bridge', problem: 'no-pong' } })).toBe(3);
  });
});

describe('what is printed', () => {
  const bridge = { name: 'ready', since: 0, sdk: '2.3', device: null, simulator: 'ok', skewMs: 0 } as const;
  const attempt = {
    id: 'A-00000000000000000000000000',
    state: succeeded('confirmed'),
    handedOver: false,
    openedAt: 0,
    steps: [],
    recheckAt: null,
    seen: { code: false, receipt: false },
  } as unknown as NonNullable<JobView['attempt']>;
  const shown = {
    attempt: attempt.id,
    look: 7,
    decoded: { raw: 'c2hhemFtCg==', hex: '7368617a616d0a', byteLength: 7, text: 'shazam\n', trailing: 'line-feed', copy: 'shazam' },
    raw: 'c2hhemFtCg==',
    fault: null,
    expiry,
  } as const;

  test('a status, as JSON with exactly its documented fields and as lines with the simulator mark', () => {
    const status = {
      word: 'not-activated',
      tone: 'neutral',
      mayActivate: true,
      deadline: null,
      contradictions: [],
      at: 1_000,
      fresh: true,
      transactionId: tx,
      answer: { isCarKeyVerified: false, cvsStatus: 'disabled', maxReactivationDate: null },
    } as const;
    const { answer, exit } = statusOutcome({ ...EMPTY_JOB, status }, bridge, en, 3_500);
    expect(exit).toBe(0);
    expect(answer?.json).toEqual({
      vin: 'VR1AB12C3D4567890',
      word: 'not-activated',
      sentence: en.statusWord['not-activated'].sentence,
      mayActivate: true,
      deadline: null,
      answer: status.answer,
      ageMs: 2_500,
      sdk: '2.3',
      simulator: 'ok',
      transactionId: tx,
      problem: null,
    });
    expect(answer?.lines[0]).toContain('[simulator: ok]');
  });

  test('a code is masked unless it was shown', () => {
    const masked = attemptOutcome({ job: EMPTY_JOB, attempt, bridge, shown: null }, en);
    expect(masked.answer?.json).toMatchObject({
      state: 'succeeded',
      readBack: 'confirmed',
      code: { masked: true, state: 'sealed', expiresAt: '2027-01-15T08:00:00.000Z' },
    });
    expect(JSON.stringify(masked)).not.toMatch(/shazam|c2hhemFt|7368/);
    const open = attemptOutcome({ job: EMPTY_JOB, attempt, bridge, shown }, en);
    expect(open.answer?.json).toMatchObject({
      code: { text: 'shazam\n', hex: '7368617a616d0a', raw: 'c2hhemFtCg==', expiresAt: '2027-01-15T08:00:00.000Z' },
    });
    expect(open.answer?.lines).toContain('code: shazam');
  });

  test('a code that holds terminal sequences is made harmless', () => {
    const nasty = { ...shown, decoded: { ...shown.decoded, copy: '\u001b[2Jx' } };
    expect(attemptOutcome({ job: EMPTY_JOB, attempt, bridge, shown: nasty }, en).answer?.lines.join()).not.toContain('\u001b');
  });

  test('an unknown outcome comes with the way to ask again', () => {
    const outcome = attemptOutcome({ job: EMPTY_JOB, attempt: { ...attempt, state: unknown('timeout') }, bridge, shown: null }, en);
    expect([outcome.exit, outcome.sentence]).toEqual([5, `To ask PIMS again: carkey resolve ${attempt.id}`]);
  });

  test('a failed verification names the first bad entry and exits with 6', () => {
    const report = {
      ok: false,
      size: 9,
      root: 'r',
      checked: 9,
      firstBad: 4,
      elapsedMs: 1,
      findings: [{ seq: 4, what: 'leaf-hash', detail: 'differs' }],
    } as const;
    const good = { ...report, ok: true, firstBad: null, findings: [] };
    const outside = { heads: 1, newest: { size: 8, root: 'r', at: 0 }, unsigned: 1, keys: ['k'], places: [], share: null };
    const { heads, newest, unsigned, keys, places, share } = outside;
    const told = { signed: { heads, newest, unsigned, keys }, outside: { places, share } };
    const { exit, answer } = verifyOutcome([
      { mode: 'live', outside, report: good },
      { mode: 'practice', outside, report },
    ]);
    expect([exit, ...(answer?.lines.slice(0, 5) ?? [])]).toEqual([
      6,
      'live: 9 of 9 entries verified; checksum r',
      '  1 signed checkpoint, the newest over 8 entries; 1 after it',
      '  key k',
      'practice: the log does not verify: first wrong entry: 4',
      '  entry 4  checksum of the entry: differs',
    ]);
    expect(answer?.json).toEqual({
      ...report,
      ...told,
      logs: [
        { mode: 'live', ...good, ...told },
        { mode: 'practice', ...report, ...told },
      ],
    });
  });

  test('a head outside that the log does not go on from makes the verification fail, though every entry verifies', () => {
    const report = { ok: true, size: 9, root: 'r', checked: 9, firstBad: null, elapsedMs: 1, findings: [] };
    const place = { where: 'mark', size: 12, standing: 'rolled-back' } as const;
    const outside = { heads: 0, newest: null, unsigned: 9, keys: [], places: [place], share: 'unreachable' } as const;
    const { exit, answer } = verifyOutcome([{ mode: 'live', report, outside }]);
    expect([exit, answer?.json]).toMatchObject([6, { ok: false, firstBad: null, outside: { places: [place] } }]);
    expect(answer?.lines.slice(1)).toEqual([
      '  no checkpoint was signed yet',
      '  mark on this computer: a checkpoint over 12 entries, THE LOG LOST ENTRIES SINCE',
      '  share: not reached',
    ]);
  });

  test('entries and attempts are told in the words of the screen, without those of the program', () => {
    const entry = { seq: 7, ts: 0, kind: 'vin-read', out: 'agrees', err: 2354, vin: null, d: { by: 'restore' } } as EntryRow;
    expect(entryLine(entry, en)).toBe('      7  1970-01-01T00:00:00.000Z  VIN read  Agreed  error 2354  [brought over by a restore]');
    const row = {
      openedAt: 0,
      id: 'A-1',
      vin: null,
      state: 'unknown',
      outcome: 'timeout',
      errorCode: null,
      scenario: null,
      handedOver: true,
    };
    const line = attemptRowLine(row as unknown as AttemptRow, en);
    expect(line).toBe(`1970-01-01T00:00:00.000Z  A-1  forgotten  Outcome unknown (${en.logged.out['timeout']})  handed over`);
    const later = attemptRowLine({ ...row, state: 'of-a-later-version', outcome: null } as unknown as AttemptRow, en);
    expect(later).toContain('of-a-later-version');
  });

  test('an export defuses formulas', async () => {
    const row = {
      log: 'l',
      seq: 0,
      ts: 0,
      mono: 0,
      boot: 'b',
      kind: 'lookup',
      station: '=cmd()',
      err: null,
      app: 'a',
      vin: null,
      operator: '@SUM(1)',
    } as EntryRow;
    const csv = await exportText([row], 'csv');
    expect(csv).toContain("'=cmd()");
    expect(csv).toContain("'@SUM(1)");
    expect(await exportText([row], 'jsonl')).toBe(`${JSON.stringify(row)}\n`);
  });
});

/** What options of the command line ask for. */
const overrideOf = (values: Values) => bridgeOverride({ values, io: fakeIo() });

describe('options', () => {
  test('a bridge named on the command line never gets the token of the settings', () => {
    const named = overrideOf({ bridge: 'wss://a.test/pims' });
    expect(named.ok && named.value).toMatchObject({ mode: 'live', profile: { url: 'wss://a.test/pims', token: null } });
    const plain = overrideOf({});
    expect(plain.ok && plain.value).toEqual({ profile: {} });
  });

  test('a token comes from a file and cannot be printed', () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'top-secret\n');
    const named = overrideOf({ bridge: 'wss://a.test/pims', 'token-file': file });
    expect(JSON.stringify(named)).not.toContain('top-secret');
    expect(named.ok && named.value.profile?.token?.reveal()).toBe('top-secret');
    for (const text of ['', 'two words', 'two\nlines', 'x'.repeat(4_001)]) {
      writeFileSync(file, text);
      expect(overrideOf({ 'token-file': file }).ok).toBe(false);
    }
  });

  test('a moment is ISO 8601 with an offset, a day, or milliseconds', () => {
    expect(momentOf('2026-11-23')).toBe(Date.UTC(2026, 10, 23));
    expect(momentOf('2026-11-23T08:00:00+01:00')).toBe(Date.UTC(2026, 10, 23, 7));
    expect(momentOf('1795392000000')).toBe(1_795_392_000_000);
    expect(momentOf('2026-11-23', true)).toBe(Date.UTC(2026, 10, 24) - 1);
    expect(momentOf('2026-11-23T08:00:00Z', true)).toBe(Date.UTC(2026, 10, 23, 8));
    for (const text of ['1795392000', '17953920000000', '23.11.2026', '2026-11-23T08:00', 'now', '', '12', '2026-13-40'])
      expect(momentOf(text), text).toBeNull();
  });

  test('a day that the calendar does not have is no moment', () => {
    for (const day of ['2026-02-29', '2026-02-30', '2026-04-31', '2026-11-31', '2026-00-10', '2026-01-00'])
      for (const text of [day, `${day}T08:00:00Z`, `${day}T08:00:00+01:00`]) expect(momentOf(text, true), text).toBeNull();
    expect(momentOf('2028-02-29')).toBe(Date.UTC(2028, 1, 29));
    expect(momentOf('2026-12-31T23:30:00-02:00')).toBe(Date.UTC(2027, 0, 1, 1, 30));
  });

  test('the data folder is what was asked for, else the environment, else the place of the platform', () => {
    const at = (platform: NodeJS.Platform, env: Record<string, string>) => ({ platform, home: '/home/a', env });
    expect(chooseDataDir('rel', at('linux', {}))).toBe(resolve('rel'));
    expect(chooseDataDir(undefined, at('linux', { CARKEY_DATA: '/d', XDG_DATA_HOME: '/x' }))).toBe(resolve('/d'));
    expect(chooseDataDir(undefined, at('linux', { XDG_DATA_HOME: '/x' }))).toBe(resolve('/x/carkey-console'));
    expect(chooseDataDir(undefined, at('linux', { XDG_DATA_HOME: '' }))).toBe(resolve('/home/a/.local/share/carkey-console'));
    expect(chooseDataDir(undefined, at('darwin', {}))).toBe(resolve('/home/a/Library/Application Support/carkey-console'));
    expect(chooseDataDir(undefined, at('win32', { LOCALAPPDATA: '/local' }))).toBe(resolve('/local/carkey-console'));
  });
});

describe('opening a browser', () => {
  const url = 'http://127.0.0.1:1/#code=secret';

  test('hands over a file for this user only, never the address', () => {
    const launched: Opener[] = [];
    const io = fakeIo();
    const forget = openBrowser(url, join(folder, 'data'), io, (one, failed) => {
      launched.push(one);
      failed();
    });
    const file = join(folder, 'data/open-console.html');
    expect(readFileSync(file, 'utf8')).toBe(leadingPage(url));
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(launched).toEqual([{ program: 'xdg-open', args: [file] }]);
    expect(io.written.err).toContain('no browser could be opened');
    forget();
    expect(() => statSync(file)).toThrow();
  });

  test('knows the opener of each platform, and when there is no display', () => {
    expect(opener({ platform: 'darwin', env: {} }, 'f')).toEqual({ program: 'open', args: ['f'] });
    expect(opener({ platform: 'linux', env: {} }, 'f')).toEqual({ program: 'xdg-open', args: ['f'] });
    expect([
      hasDisplay({ platform: 'linux', env: {} }),
      hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } }),
      hasDisplay({ platform: 'win32', env: {} }),
    ]).toEqual([false, true, true]);
  });
});

test('Windows gets the file past its shell, whatever stands in the path', () => {
  const file = 'C:\\Tools & Cars\\%TEMP%\\open-console.html';
  const { program, args, env } = opener({ platform: 'win32', env: { SystemRoot: 'D:\\Win' } }, file);
  expect(program).toBe('D:\\Win\\System32\\cmd.exe');
  expect(args.join(' ')).not.toContain('&');
  expect(Object.values(env ?? {})).toEqual([file]);
});

test('a product is built again when it is missing or older than a source', () => {
  const root = join(folder, 'project');
  const build: Build = { product: 'out/x.html', sources: ['src'], program: 'none', args: [] };
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  mkdirSync(join(root, 'out'), { recursive: true });
  expect(isStale(root, build)).toBe(true);
  writeFileSync(join(root, 'src/deep/a.ts'), 'a');
  writeFileSync(join(root, 'out/x.html'), 'x');
  utimesSync(join(root, 'src/deep/a.ts'), 1_000, 1_000);
  expect(isStale(root, build)).toBe(false);
  utimesSync(join(root, 'src/deep/a.ts'), new Date(), new Date(Date.now() + 10_000));
  expect(isStale(root, build)).toBe(true);
});
