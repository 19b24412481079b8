import { describe, expect, test } from 'vitest';
import type { EntryRow } from '../../../../../../app/audit/entry/types.ts';
import type { AttemptState, JobView } from '../../../../../../app/carkey/types.ts';
import type { AttemptRow } from '../../../../../../app/contract/console.ts';
import type { TransactionId } from '../../../../../../app/pims/types.ts';
import { parseVin } from '../../../../../../app/vehicle/vin.ts';
import { en } from '../../../../../../app/words/en/index.ts';
import { exportText } from '../../../../../../main/audit/export/export.ts';
import { entryLine, verifyResult } from '../../../../../../main/shells/cli/views/audit-views.ts';
import { attemptResult, attemptRowLine, problemSentence, statusResult } from '../../../../../../main/shells/cli/views/views.ts';

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

const succeeded = (readBack: 'confirmed' | 'not-confirmed' | 'pending'): AttemptState => ({
  name: 'succeeded',
  transactionId: tx,
  code: 'sealed',
  expiry,
  readBack,
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
  verdict: null,
  next: { action: 'find', about: null },
  goOn: null,
  mayActivate: false,
  barredAgain: false,
  history: [],
  serverOffsetMs: null,
  asOf: 0,
  rev: 1,
};

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
    const { answer, exit } = statusResult({ ...EMPTY_JOB, status }, bridge, en, 3_500);
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
      verdict: null,
    });
    expect(answer?.lines[0]).toContain('[simulator: ok]');
  });

  test('a code is masked unless it was shown', () => {
    const masked = attemptResult({ job: EMPTY_JOB, attempt, bridge, shown: null }, en);
    expect(masked.answer?.json).toMatchObject({
      state: 'succeeded',
      readBack: 'confirmed',
      code: { masked: true, state: 'sealed', expiresAt: '2027-01-15T08:00:00.000Z' },
    });
    expect(JSON.stringify(masked)).not.toMatch(/shazam|c2hhemFt|7368/);
    const open = attemptResult({ job: EMPTY_JOB, attempt, bridge, shown }, en);
    expect(open.answer?.json).toMatchObject({
      code: { text: 'shazam\n', hex: '7368617a616d0a', raw: 'c2hhemFtCg==', expiresAt: '2027-01-15T08:00:00.000Z' },
    });
    expect(open.answer?.lines).toContain('code: shazam');
  });

  test('a code that holds terminal sequences is made harmless', () => {
    const nasty = { ...shown, decoded: { ...shown.decoded, copy: '\u001b[2Jx' } };
    expect(attemptResult({ job: EMPTY_JOB, attempt, bridge, shown: nasty }, en).answer?.lines.join()).not.toContain('\u001b');
  });

  test('an unknown outcome comes with the way to ask again', () => {
    const outcome = attemptResult({ job: EMPTY_JOB, attempt: { ...attempt, state: unknown('timeout') }, bridge, shown: null }, en);
    expect([outcome.exit, outcome.sentence]).toEqual([5, `To ask PIMS again: carkey resolve ${attempt.id}`]);
  });

  test('a refused attempt says whose matter it is, what is known by where it comes from, and what would prove it', () => {
    const refused: AttemptState = { name: 'refused', transactionId: tx, because: { kind: 'error', code: 2341 } };
    const { answer } = attemptResult({ job: EMPTY_JOB, attempt: { ...attempt, state: refused }, bridge, shown: null }, en);
    expect(answer?.json).toMatchObject({
      verdict: { party: 'phone', sure: 'certain', ground: 'named', code: 2341, proof: 'phone-settings' },
    });
    const lines = answer?.lines ?? [];
    const at = lines.indexOf('It is about the phone. PIMS says so (2341).');
    expect(at).toBeGreaterThan(0);
    expect(lines.slice(at + 1)).toEqual([
      '  Answered by PIMS or the phone: PIMS answered with error 2341.',
      '  Concluded by us: After 2341 we take it that nothing was activated.',
      `  What would prove it: ${en.verdict.proof['phone-settings']}`,
    ]);
  });

  test('an unknown outcome says that nobody knows whose matter it is', () => {
    const { answer } = attemptResult({ job: EMPTY_JOB, attempt: { ...attempt, state: unknown('timeout') }, bridge, shown: null }, en);
    expect(answer?.json).toMatchObject({ verdict: { party: 'nobody-knows', sure: 'open', code: null } });
    expect(answer?.lines).toContain('Where it lies is not known yet. What is known is not enough to tell.');
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
    const { exit, answer } = verifyResult([
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
    const { exit, answer } = verifyResult([{ mode: 'live', report, outside }]);
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

test('a problem without a label leaves no empty brackets', () => {
  const problem = { kind: 'pims', method: 'set', code: 2302, label: '', subErrors: null, transactionId: tx } as const;
  expect(problemSentence(problem, en)).toMatch(/^PIMS 2302: \S/);
  expect(problemSentence({ ...problem, label: 'OTP' }, en)).toMatch(/^PIMS 2302 \(OTP\): \S/);
});
