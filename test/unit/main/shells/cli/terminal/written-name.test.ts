/** Names that Windows reads otherwise, by Microsoft's lists, and what the command line says before it does anything. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { windowsNameFault } from '../../../../../../app/base/file-names.ts';
import { runCommandLine } from '../../../../../../main/shells/cli/main.ts';
import { nameRefused } from '../../../../../../main/shells/cli/terminal/written-name.ts';
import { fakeIo } from '../../../../../support/fake-io.ts';

describe('the name of a file on Windows', () => {
  test.each(
    ['CON', 'nul', 'Aux.txt', 'prn.tar.gz', 'COM1', 'com0.csv', 'LPT9', 'COM¹', 'lpt³.log', 'CONIN$', 'conout$', 'NUL .csv', 'NUL:'].concat(
      [
        'C:\\reports\\nul',
        'reports/con.csv',
        'C:nul',
        '\\\\.\\COM5',
        '//./PhysicalDrive0',
        '\\\\?\\GLOBALROOT\\Device\\x',
        'nul\\export.csv',
      ],
    ),
  )('%s is a device', (path) => expect(windowsNameFault(path)).toBe('reserved'));

  test.each(['export.csv:hidden', 'C:\\a\\b.csv::$DATA', 'dir:x\\b.csv', ':x', '\\\\?\\C:\\a:b'])(
    '%s is a hidden part of another one',
    (path) => expect(windowsNameFault(path)).toBe('stream'),
  );

  test.each(['export.', 'export.csv ', 'a.\\b.csv', 'C:\\a \\b.csv', '...'])('"%s" ends with what Windows leaves off', (path) =>
    expect(windowsNameFault(path)).toBe('ending'),
  );

  test.each(['a?b', 'a*', 'a<b', 'a|b', 'a"b', 'a\u0007'])('%j holds a sign that no name may hold', (path) =>
    expect(windowsNameFault(path)).toBe('sign'),
  );

  test.each(
    [
      'export.csv',
      'C:\\reports\\export.csv',
      'c:export.csv',
      '..\\export.csv',
      './a/b.csv',
      '\\\\server\\share\\a.csv',
      '\\\\?\\C:\\a\\b.csv',
    ].concat([
      '\\\\?\\UNC\\server\\share\\b',
      'console.csv',
      'auxiliary',
      'com10.txt',
      'nullable.csv',
      'prüfung été.csv',
      '日本.csv',
      'a & b %x% ^.csv',
      'C:\\',
    ]),
  )('%s is an ordinary one', (path) => expect(windowsNameFault(path)).toBeNull());
});

describe('what is written to a name that Windows reads otherwise', () => {
  const lines = (file: string) => [
    ['audit', 'export', '--file', file],
    ['bundle', 'create', file],
    ['audit', 'tiles', file],
  ];

  test.each(lines('out.csv:hidden'))('%s %s is refused on Windows before the log is opened', async (...line) => {
    const io = fakeIo({ platform: 'win32' });
    expect(await runCommandLine([...line, '--data', join(tmpdir(), 'carkey-no-such-folder')], io)).toBe(2);
    expect(io.written.err).toBe('carkey: Windows reads a colon in a name as a hidden part of another file; choose a name without one.\n');
  });

  test('elsewhere such names are ordinary ones', () => {
    expect([nameRefused('a:b', 'linux'), nameRefused('nul', 'darwin'), nameRefused(undefined, 'win32')]).toEqual([null, null, null]);
  });
});

describe('an export to standard output', () => {
  test('says on Windows that PowerShell changes it, and nothing elsewhere', async () => {
    const said: Record<string, string> = {};
    for (const platform of ['win32', 'linux'] as const) {
      const data = mkdtempSync(join(tmpdir(), 'carkey-export-'));
      onTestFinished(() => rmSync(data, { recursive: true, force: true }));
      const io = fakeIo({ platform });
      expect(await runCommandLine(['audit', 'export', '--simulator', 'ok', '--data', data], io)).toBe(0);
      said[platform] = io.written.err;
    }
    expect(said['win32']).toContain('PowerShell rewrites what it redirects; --file writes the export as it is.');
    expect(said['linux']).not.toContain('PowerShell');
  });
});
