/** The command that is named next is taken by a shell as it was meant, whatever its values hold. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { nextLine, quoted } from '../../../../../../main/shells/cli/terminal/next-line.ts';

describe('a text in a command line', () => {
  it.skipIf(process.platform === 'win32').each(['Bay 4', "d'été", '$HOME `id` "x" \\', 'C:\\My Folder\\', 'a;b&c', ''])(
    'comes out of a shell as it went in: %j',
    (text) => {
      expect(execFileSync('sh', ['-c', `printf %s ${quoted(text, 'linux')}`], { encoding: 'utf8' })).toBe(text);
    },
  );

  it('stands in double quotes on Windows, with its backslashes as they are', () => {
    expect(quoted('C:\\My Folder', 'win32')).toBe('"C:\\My Folder"');
    expect(quoted('fleet', 'win32')).toBe('fleet');
  });
});

it('the command has the place and the name of the one before', () => {
  const values = { data: '/tmp/log', bridge: 'ws://127.0.0.1:1/pims', json: true };
  expect(nextLine({ values }, 'steps', 'VR1AB12C3D4567890')).toBe(
    'carkey steps --vin VR1AB12C3D4567890 --data /tmp/log --bridge ws://127.0.0.1:1/pims',
  );
});
