import { describe, expect, test } from 'vitest';
import { allCommands } from '../../../../../../main/shells/cli/commands/index.ts';
import { runCommandLine } from '../../../../../../main/shells/cli/main.ts';
import { fakeIo } from '../../../../../support/fake-io.ts';

const commands = await allCommands();

const VIN = 'VR1AB12C3D4567890';

/** Runs one line; returns exit code, standard output and standard error. */
async function run(...argv: readonly string[]): Promise<readonly [number, string, string]> {
  const io = fakeIo();
  const code = await runCommandLine(argv, io);
  return [code, io.written.out, io.written.err];
}

describe('the command line', () => {
  test('lists every command of its contract', async () => {
    const [code, out] = await run('--help');
    expect(code).toBe(0);
    for (const name of ['vin', 'link', 'status', 'activate', 'attempts', 'resolve', 'audit', 'bundle', 'simulate', 'serve', 'start'])
      expect(out).toContain(`\n  ${name} `);
  });

  test('with nothing says how to use it', async () => {
    expect((await run())[1]).toContain('carkey COMMAND');
  });

  test('explains each command, with --help, -h and help', async () => {
    for (const { name, summary } of commands) {
      for (const line of [
        [name, '--help'],
        [name, '-h'],
        ['help', name],
      ]) {
        const [code, out, err] = await run(...line);
        expect([code, err]).toEqual([0, '']);
        expect(out).toContain(summary);
        expect(out.startsWith(`carkey ${name}`)).toBe(true);
      }
    }
  });

  test('answers an unknown command and an unknown option with one sentence and 2', async () => {
    for (const line of [['bogus'], ['VIN'], ['__proto__'], ['--bogus'], ['vin', '--bogus', 'x'], ['status', '-z'], ['help', 'bogus']]) {
      const [code, out, err] = await run(...line);
      expect([code, out], line.join(' ')).toEqual([2, '']);
      expect(err).toMatch(/^carkey: [^\n]+\.\n$/);
    }
  });

  test('answers an option that is given twice with one sentence and 2: which one is meant is not guessed', async () => {
    for (const line of [
      ['audit', 'list', '--from', '2026-01-01', '--from', '2026-02-01'],
      ['status', '--vin', VIN, '--vin', 'VR7PRACT0S0000102'],
      ['audit', 'list', '--data', '/a', '--data=/b'],
    ]) {
      const [code, out, err] = await run(...line);
      expect([code, out], line.join(' ')).toEqual([2, '']);
      expect(err).toMatch(/^carkey: --(from|vin|data) is given more than once; which one is meant\?\n$/);
    }
    expect((await run('vin', VIN, '--json', '--json'))[0]).toBe(0);
  });

  test('answers an option without its value with one sentence and 2', async () => {
    expect(await run('status', '--vin')).toEqual([
      2,
      '',
      'carkey: The value of --vin <value> is missing or not wanted; see "carkey status --help".\n',
    ]);
    expect((await run('vin', '--json=yes'))[0]).toBe(2);
  });

  test('never lets control characters of a mistyped command reach the terminal', async () => {
    expect((await run('\u001b[31mred'))[2]).not.toContain('\u001b');
  });

  test('gives one JSON document also for what went wrong', async () => {
    const [code, out, err] = await run('status', '--json', '--vin', 'nonsense');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'invalid-input' } });
    expect(err).toContain('--vin takes a VIN');
  });

  test('refuses wrong input before anything is started', async () => {
    const lines = [
      ['status', '--vin', VIN, 'more'],
      ['status', '--vin', VIN, '--sdk', '9'],
      ['status', '--vin', VIN, '--simulator', 'ok', '--bridge', 'ws://127.0.0.1:1/pims'],
      ['status', '--vin', VIN, '--token-file', '/no/such/file'],
      ['status', '--vin', VIN, '--token-file', '/dev/null'],
      ['activate', '--vin', VIN],
      ['activate', '--vin', VIN, '--confirm', 'keys'],
      ['activate', '--vin', VIN, '--confirm', 'keys,keys'],
      ['activate', '--vin', VIN, '--confirm', 'keys,inside,more'],
      ['activate', '--vin', VIN.toLowerCase(), '--confirm', 'keys,inside'],
      ['link'],
      ['link', 'read', '--serial', ''],
      ['link', 'read', '--serial', '/dev/x@1'],
      ['link', 'read', '--serial', '/dev/x', '--ble', 'y'],
      ['link', 'read', '--ble', ' '],
      ['link', 'list', '--serial', '/dev/x'],
      ['link', 'list', '--ble-controller', 'other'],
      ['simulate', 'adapter', '--scenario', 'no-such-car'],
      ['simulate', 'adapter', '--adapter', 'no-such-adapter'],
      ['simulate', 'adapter', '--vin', 'short'],
      ['operators'],
      ['operators', 'add'],
      ['operators', 'list', 'more'],
      ['operators', 'add', 'Kim', '--role', 'boss'],
      ['resolve'],
      ['resolve', 'A-1'],
      ['resolve', 'A-00000000000000000000000000', 'more'],
      ['attempts', 'more'],
      ['audit'],
      ['audit', 'shred'],
      ['audit', 'list', '--limit', '0'],
      ['audit', 'list', '--kind', 'bogus'],
      ['audit', 'list', '--err', 'x'],
      ['audit', 'list', '--from', 'yesterday'],
      ['audit', 'export', '--format', 'pdf'],
      ['audit', 'export', '--json'],
      ['audit', 'export', '--delimiter', ';'],
      ['audit', 'export', '--format', 'jsonl', '--delimiter', 'tab'],
      ['serve', '--port', '65536'],
      ['serve', '--port', '-1'],
      ['serve', 'more'],
      ['start', '--port', 'x'],
      ['simulate'],
      ['simulate', 'pims', '--scenario', 'bogus'],
      ['simulate', 'pims', '--sdk', '3.0'],
      ['simulate', 'pims', '--port', '1e3'],
    ];
    for (const line of lines) {
      const [code, , err] = await run(...line, '--data', '/dev/null/nowhere');
      expect([code, line.join(' ')]).toEqual([2, line.join(' ')]);
      expect(err).toMatch(/^carkey: [^\n]+\n$/);
    }
  });
});

describe('carkey vin', () => {
  test('judges a VIN', async () => {
    const [code, out, err] = await run('vin', VIN, '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ vin: VIN, valid: true, problems: [], suggestions: [], brands: ['DS'], wmi: 'VR1' });
  });

  test('says what is wrong, offers the repair, and exits with 2', async () => {
    const [code, out] = await run('vin', 'vr1ab12c3d4567890', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ vin: null, valid: false, suggestions: [{ vin: VIN }] });
    expect((await run('vin', 'vr1ab12c3d4567890'))[1]).toContain(`perhaps ${VIN}`);
  });

  test('takes a VIN typed in groups', async () => {
    expect(JSON.parse((await run('vin', 'VR1', 'AB12C3', 'D4567890', '--json'))[1])).toMatchObject({
      valid: false,
      suggestions: [{ vin: VIN }],
    });
  });

  test('wants one', async () => {
    expect((await run('vin'))[0]).toBe(2);
    expect((await run('vin', 'x'.repeat(201)))[0]).toBe(2);
  });
});
