/** `carkey operators` on a real folder: where a PIN may come from, and what a wrong one or a wrong name is answered. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCommandLine } from '../../../main/shells/cli/main.ts';
import { temporaryFolder } from '../../support/console.ts';
import { fakeIo } from '../../support/fake-io.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const PIN = '739154';
const OTHER_PIN = '620485';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

type World = { readonly env?: Readonly<Record<string, string>>; readonly typed?: readonly string[] };

/** Runs one line; `typed` is what a person answers to the prompts, in turn. */
async function operators(world: World, ...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const typed = [...(world.typed ?? [])];
  const io = fakeIo({ env: world.env ?? {}, readSecret: () => Promise.resolve(typed.shift() ?? null) });
  const code = await runCommandLine(['operators', ...words, '--data', folder.path], io);
  return { code, ...io.written };
}

const asAnna = { CARKEY_PIN: PIN };

/** Makes the first administrator. */
async function withAnna(): Promise<void> {
  expect((await operators({ env: { CARKEY_NEW_PIN: PIN } }, 'add', 'Anna', '--role', 'admin')).code).toBe(0);
}

test.each([
  ['CARKEY_PIN', { env: { CARKEY_PIN: PIN } }],
  ['CARKEY_NEW_PIN, which goes first', { env: { CARKEY_NEW_PIN: PIN, CARKEY_PIN: OTHER_PIN } }],
  ['a prompt, twice', { typed: [PIN, PIN] }],
])('the first account takes its PIN from %s, and signs in with it', async (_, world) => {
  expect(await operators(world, 'add', 'Anna', '--role', 'admin')).toMatchObject({ code: 0, out: 'admin       Anna\n' });
  expect((await operators({ env: asAnna }, 'list', '--operator', 'Anna')).code).toBe(0);
});

test('a slip of the finger makes no account', async () => {
  const slipped = await operators({ typed: [PIN, OTHER_PIN] }, 'add', 'Anna', '--role', 'admin');
  expect(slipped).toMatchObject({ code: 2, err: 'carkey: The two PINs are not the same; nothing was changed.\n' });
  expect(await operators({}, 'list')).toMatchObject({ code: 4 });
});

test('the PIN of the administrator at work is never that of another account', async () => {
  await withAnna();
  expect((await operators({ env: asAnna }, 'add', 'Tom', '--operator', 'Anna')).code).toBe(2);
});

test('wrong texts are wrong input, a name is found whatever its case, and a no is a no', async () => {
  await withAnna();
  const added = (name: string, pin: string) => operators({ env: { ...asAnna, CARKEY_NEW_PIN: pin } }, 'add', name, '--operator', 'Anna');
  expect((await added('Tom', '123456')).code).toBe(2);
  expect((await added('\u0007', OTHER_PIN)).code).toBe(2);
  expect((await added('anna', OTHER_PIN)).code).toBe(4);
  expect((await added('Tom', OTHER_PIN)).code).toBe(0);
  const changed = (does: string, name: string) => operators({ env: asAnna }, does, name, '--operator', 'anna');
  expect((await changed('lock', 'tom')).out).toContain('Tom  disabled');
  expect((await changed('unlock', 'TOM')).out).not.toContain('disabled');
  expect((await changed('lock', 'nobody')).code).toBe(2);
  expect((await changed('lock', 'Anna')).code).toBe(4);
  expect((await operators({ env: { CARKEY_PIN: OTHER_PIN } }, 'list', '--operator', 'Anna')).code).toBe(4);
});
