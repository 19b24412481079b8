/** The client of adb is loaded when a server answers, and not before: the start does not wait for it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { adbServerDouble } from '../../support/adb-server-double.ts';
import { afterwards } from './kit.ts';

const CABLE = join(import.meta.dirname, '../../../main/phone-cable/index.ts');

/** A process of its own follows a cable until it stands in `word`; answers which packages it asked for until then. */
async function packagesUntil(word: RegExp, port: number): Promise<string> {
  const code = `
    import { registerHooks } from 'node:module';
    const asked = [];
    registerHooks({ resolve(specifier, context, next) { asked.push(specifier); return next(specifier, context); } });
    const { startPhoneCable } = await import(${JSON.stringify(CABLE)});
    const cable = startPhoneCable({ wanted: null, use: 'on', mayStart: false, env: { ANDROID_ADB_SERVER_PORT: '${port}' }, platform: process.platform, log: () => undefined });
    const done = () => ${String(word)}.test(cable.view().word) ? void cable.stop().then(() => console.log(asked.filter((one) => one.startsWith('@yume-chan')).join(' '))) : undefined;
    cable.onChange(done);`;
  return (await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code])).stdout;
}

describe('the client of adb', () => {
  it('is not loaded where no server answers, and is where one does', async () => {
    const adb = await adbServerDouble();
    afterwards(() => adb.stop());
    expect(await packagesUntil(/^no-phone$/, adb.port)).toContain('@yume-chan/adb');
    await adb.kill();
    expect((await packagesUntil(/^(no-adb|not-started)$/, adb.port)).trim()).toBe('');
  });
});
