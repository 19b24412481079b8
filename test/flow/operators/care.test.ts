/** Backup and restore of a live log from the command line: whose they are, what the new log says of it, and a computer without accounts. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../../main/shells/cli/main.ts';
import { call, started, temporaryFolder } from '../../support/console.ts';
import { tamper } from '../audit/trails.ts';
import { fakeIo } from '../../support/fake-io.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const PINS = { Ada: '904182', Tom: '948271' } as const;
const folder = temporaryFolder();
const data = join(folder.path, 'data');
let backup = '';

type Said = { readonly exit: number; readonly err: string; readonly json: Readonly<Record<string, unknown>> };

async function carkey(dataDir: string, name: keyof typeof PINS | null, ...words: readonly string[]): Promise<Said> {
  const who = name === null ? [] : ['--operator', name];
  const io = fakeIo({ env: { CARKEY_NEW_PIN: PINS.Ada, ...(name === null ? {} : { CARKEY_PIN: PINS[name] }) } });
  const exit = await runCommandLine([...words, ...who, '--json', '--data', dataDir], io);
  return { exit, err: io.written.err, json: JSON.parse(io.written.out) as Said['json'] };
}

beforeAll(async () => {
  mkdirSync(data);
  const made = await started({ dataDir: data, override: { mode: 'practice' } });
  made.settings.change({ mode: 'live' });
  await made.stop();
  const live = await started({ dataDir: data });
  await call(live, 'operators.first', { name: 'Ada', pin: PINS.Ada });
  await call(live, 'operators.add', { name: 'Tom', role: 'technician', pin: PINS.Tom });
  await live.stop();
});
afterAll(() => folder.remove());

const LIVE = ['--bridge', 'ws://127.0.0.1:9'];
const restoreFrom = (place: string) => ['audit', 'restore', '--from', place, '--reason', 'damaged'];

describe('a live log', () => {
  it('is backed up by an administrator', async () => {
    expect(await carkey(data, 'Tom', 'audit', 'backup', ...LIVE)).toMatchObject({ exit: 4, json: { error: { code: 'role' } } });
    const made = await carkey(data, 'Ada', 'audit', 'backup', ...LIVE);
    expect(made.exit).toBe(0);
    backup = join(folder.path, 'backup');
    cpSync(String(made.json['folder']), backup, { recursive: true });
  });

  it('that is damaged is brought back by an administrator alone, and the new log names who did', async () => {
    tamper(join(data, 'live'), (db) => db.exec('update entries set hash = zeroblob(32) where seq = (select max(seq) from entries)'));
    expect(await carkey(data, null, ...restoreFrom(backup))).toMatchObject({ exit: 4, json: { error: { code: 'signed-out' } } });
    expect(await carkey(data, 'Tom', ...restoreFrom(backup))).toMatchObject({ exit: 4, json: { error: { code: 'role' } } });
    const restored = await carkey(data, 'Ada', ...restoreFrom(backup));
    expect([restored.exit, restored.json['origin']]).toEqual([0, expect.stringMatching(/\/live\/2$/)]);
    const next = await started({ dataDir: data });
    const first = next.current().trail.detail(0)?.row;
    await next.stop();
    expect(first).toMatchObject({ kind: 'restore', role: 'admin', operator: 'Ada' });
    expect(first?.op).toEqual(expect.any(String));
  });

  it('on a new computer waits for its first administrator, and says how', async () => {
    const fresh = join(folder.path, 'fresh');
    mkdirSync(join(fresh, 'live'), { recursive: true });
    for (const name of ['vault.key', 'signing.key']) cpSync(join(data, 'live', name), join(fresh, 'live', name));
    const refused = await carkey(fresh, null, ...restoreFrom(backup));
    expect([refused.exit, refused.err]).toEqual([4, expect.stringContaining('carkey operators add NAME --role admin')]);
    expect((await carkey(fresh, null, 'operators', 'add', 'Ada', '--role', 'admin')).exit).toBe(0);
    expect((await carkey(fresh, 'Ada', ...restoreFrom(backup))).exit).toBe(0);
  });
});
