/** The file of the accounts, edited or taken away: nobody gets another role or another person's reference by it. Through the real web shell. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../support/console.ts';
import { webConsole, type WebConsole } from '../../support/web-console.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const PIN = '904182';
const OTHER_PIN = '948271';

let folder: ReturnType<typeof temporaryFolder>;
let web: WebConsole;
const file = () => join(folder.path, 'operators.json');
beforeEach(async () => {
  folder = temporaryFolder();
  web = await webConsole({ dataDir: folder.path });
  await web.ask('settings.change', { mode: 'live' });
  await web.ask('operators.first', { name: 'Ada', pin: PIN });
  await web.ask('operators.add', { name: 'Tom', role: 'technician', pin: OTHER_PIN });
});
afterEach(async () => {
  await web.stop();
  folder.remove();
});

async function startAgain(): Promise<void> {
  web = await webConsole({ dataDir: folder.path });
}

const setUps = () =>
  web.console
    .current()
    .trail.list({ kind: 'sign-in' }, undefined, 50)
    .rows.filter(({ out }) => out?.startsWith('set-up') === true);

type Account = { name: string; role: string; hash: string; salt: string };
type Accounts = { operators: Account[]; mac?: string };

describe('taken away', () => {
  it('lets the next first administrator of the same name inherit nothing, and the log says that there were others', async () => {
    const [first] = setUps();
    await web.stop();
    rmSync(file());
    await startAgain();
    expect((await web.ask('operators.first', { name: 'Ada', pin: OTHER_PIN })).ok).toBe(true);
    const [again, before] = setUps();
    expect(before?.op).toBe(first?.op);
    expect([again?.operator, before?.operator]).toEqual(['Ada', 'Ada']);
    expect(again?.op).not.toBe(before?.op);
    expect([before?.out, before?.d?.n, again?.out]).toEqual(['set-up', undefined, 'set-up-again']);
    // Ada, who made Tom.
    expect(again?.d?.n).toBe(1);
  });
});

describe('edited', () => {
  const edits: Readonly<Record<string, (accounts: Accounts, ada: Account, tom: Account) => void>> = {
    'another role': (_, __, tom) => {
      tom.role = 'admin';
    },
    'exchanged PINs': (_, ada, tom) => {
      [ada.hash, ada.salt, tom.hash, tom.salt] = [tom.hash, tom.salt, ada.hash, ada.salt];
    },
    'another name': (_, __, tom) => {
      tom.name = 'Eve';
    },
    'nobody but Tom': (accounts, _, tom) => {
      accounts.operators = [tom];
    },
    'an older form': (accounts) => {
      delete accounts.mac;
    },
  };

  it.each(Object.entries(edits))('with %s closes sign-in instead of being believed', async (_, by) => {
    await web.stop();
    const accounts = JSON.parse(readFileSync(file(), 'utf8')) as Accounts;
    const [ada, tom] = accounts.operators;
    if (ada === undefined || tom === undefined) throw new Error('two accounts were made');
    by(accounts, ada, tom);
    writeFileSync(file(), JSON.stringify(accounts));
    await startAgain();
    expect(await web.ask('operators.get', {})).toMatchObject({ ok: true, value: { fault: 'accounts-unreadable' } });
    expect(await web.ask('operators.signIn', { name: 'Tom', pin: OTHER_PIN })).toMatchObject({ ok: false });
    expect(await web.ask('operators.first', { name: 'Eve', pin: PIN })).toMatchObject({ ok: false });
  });

  it('with nothing but its layout is the same file', async () => {
    await web.stop();
    writeFileSync(file(), JSON.stringify(JSON.parse(readFileSync(file(), 'utf8'))));
    await startAgain();
    expect((await web.ask('operators.signIn', { name: 'Tom', pin: OTHER_PIN })).ok).toBe(true);
  });
});

describe('of an earlier program', () => {
  it('is taken over once, with the references that its people have', async () => {
    await web.stop();
    const accounts = JSON.parse(readFileSync(file(), 'utf8')) as Accounts;
    delete accounts.mac;
    for (const one of accounts.operators) Reflect.deleteProperty(one, 'named');
    writeFileSync(file(), JSON.stringify(accounts));
    const secrets = JSON.parse(readFileSync(join(folder.path, 'secrets.json'), 'utf8')) as Record<string, string>;
    secrets['pin-pepper'] = (secrets['pin-pepper'] ?? '').slice(0, 64);
    writeFileSync(join(folder.path, 'secrets.json'), JSON.stringify(secrets));
    await startAgain();
    expect((await web.ask('operators.signIn', { name: 'Tom', pin: OTHER_PIN })).ok).toBe(true);
    const taken = JSON.parse(readFileSync(file(), 'utf8')) as { mac?: string; operators: { named: boolean }[] };
    expect([typeof taken.mac, taken.operators.map(({ named }) => named)]).toEqual(['string', [true, true]]);
  });
});
