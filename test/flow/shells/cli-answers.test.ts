/** What the command line tells a person who has only the terminal: the reason, where to look next, and nothing twice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { en } from '../../../app/words/en/index.ts';
import { run } from './processes.ts';

const VIN = 'VR1AB12C3D4567890';
const folder = mkdtempSync(join(tmpdir(), 'carkey-answers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const activate = (scenario: string, data: string, ...more: readonly string[]) =>
  run(['activate', '--vin', VIN, '--confirm', 'keys,inside', '--simulator', scenario, '--data', join(folder, data), ...more]);

test('an activation without --show-code says where the code can be seen', async () => {
  const hidden = await activate('ok', 'hidden');
  expect(hidden.code).toBe(0);
  expect(hidden.out).toContain('To see it: open the vehicle on the screen ("carkey start").');
  expect(hidden.out).not.toContain('--show-code');
  const shown = await activate('ok', 'shown', '--show-code');
  expect(shown.out).not.toContain('To see it');
});

describe('an unknown outcome that is asked about', () => {
  test('cuts no read off, is told once, and keeps its exit code', async () => {
    const sent = await activate('lost-answer', 'lost');
    expect(sent.code).toBe(5);
    const id = /carkey resolve (A-\w+)/.exec(sent.err)?.[1] ?? '';
    const asked = await run(['resolve', id, '--data', join(folder, 'lost')]);
    expect(asked.code).toBe(0);
    const lines = asked.out.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines.filter((line) => line.includes('never arrived'))).toEqual([en.resolution['activated-code-lost']]);
    const log = await run(['audit', 'list', '--json', '--data', join(folder, 'lost'), '--simulator', 'lost-answer']);
    const { rows } = JSON.parse(log.out) as { readonly rows: readonly { readonly kind: string; readonly out?: string | null }[] };
    const written = rows.map(({ kind, out }) => `${kind} ${out ?? ''}`);
    expect(written).toContain('sent ');
    expect(written).not.toContain('status failed');
    expect(written).not.toContain('answer late');
  });
});

describe('whose matter it is', () => {
  test('a refusal says it, with what is known by where it comes from, and the list says it again', async () => {
    const refused = await activate('set-2341', 'refused');
    expect(refused.code).toBe(4);
    const lines = refused.out.trim().split('\n');
    const at = lines.indexOf('It is about the phone. PIMS says so (2341).');
    expect(at).toBeGreaterThan(0);
    const parts = lines.slice(at + 1).map((line) => line.split(':')[0]?.trim());
    expect(parts).toEqual([...Object.values(en.verdict.how), en.verdict.proofTitle]);
    const list = await run(['attempts', '--all', '--data', join(folder, 'refused'), '--simulator', 'set-2341']);
    expect(list.out).toContain('  It is about the phone. PIMS says so (2341).');
    const json = await run(['attempts', '--all', '--json', '--data', join(folder, 'refused'), '--simulator', 'set-2341']);
    expect(JSON.parse(json.out)).toMatchObject({ attempts: [{ verdict: { party: 'phone', sure: 'certain', proof: 'phone-settings' } }] });
  });

  test.each([
    ['an unknown outcome', 5, ['activate', '--confirm', 'keys,inside', '--simulator', 'no-vin'], 'back-end', 'likely'],
    ['a status that is refused', 4, ['status', '--simulator', 'needs-sign-in'], 'account', 'certain'],
    ['a phone that is not in the car', 4, ['activate', '--confirm', 'keys,inside', '--simulator', 'phone-away'], 'phone', 'likely'],
    ['a bridge that is not there', 3, ['status', '--bridge', 'ws://127.0.0.1:9/pims'], 'phone', 'likely'],
    ['a good status', 0, ['status', '--simulator', 'ok'], null, null],
  ] as const)('%s has it in its JSON', async (_what, code, args, party, sure) => {
    const told = await run([...args, '--vin', VIN, '--data', mkdtempSync(join(folder, 'verdict-')), '--json']);
    expect(told.code).toBe(code);
    expect(JSON.parse(told.out)).toMatchObject({ verdict: party === null ? null : { party, sure } });
  });
});

describe('a file that is to be a bundle', () => {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test.each(['hello\n', '', '{"a":1}\n', '%PDF-1.7\n', '\u0000\u0001'])('%j is none: wrong input, not evidence', async (text) => {
    const { code, err, out } = await run(['bundle', 'verify', file('none', text)]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('This file is no bundle of a log.');
  });

  test('one that says it is a bundle and cannot be read is evidence that conflicts', async () => {
    const { code } = await run(['bundle', 'verify', file('torn', '{"format":"carkey-bundle/1",')]);
    expect(code).toBe(6);
  });
});

describe('--help of one of several', () => {
  test.each([
    ['bundle', 'verify'],
    ['audit', 'list'],
    ['operators', 'rescue'],
    ['link', 'read'],
    ['simulate', 'adapter'],
  ])('carkey %s %s', async (name, part) => {
    const [own, whole] = [await run([name, part, '--help']), await run([name, '--help'])];
    expect([own.code, own.err]).toEqual([0, '']);
    expect(own.out.split('\n')[0]).toMatch(new RegExp(`^carkey ${name} ${part} `));
    expect(own.out.length).toBeLessThan(whole.out.length);
    expect(await run(['help', name, part])).toMatchObject({ code: 0, out: own.out });
  });
});

test('a refusal is told in the words of the screens', async () => {
  const data = join(folder, 'refused');
  await activate('lost-answer', 'refused');
  const other = await run(['status', '--vin', 'VR7CD34E5F6789012', '--simulator', 'lost-answer', '--data', data, '--json']);
  expect(other.code).toBe(4);
  expect(JSON.parse(other.out)).toEqual({ error: { code: 'attempt-open', detail: en.refusal['attempt-elsewhere'] } });
  expect(other.err).toBe(`carkey: ${en.refusal['attempt-elsewhere']}\n`);
});
