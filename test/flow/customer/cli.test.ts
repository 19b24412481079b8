/** The customer's side at the command line, as real processes: exit codes, JSON, secrets by descriptor, and a run that goes on where it was. */
import { mkdtempSync, readFileSync, rmSync, globSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run, start } from '../shells/processes.ts';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';

const folder = mkdtempSync(join(tmpdir(), 'carkey-customer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let places = 0;
const place = (): string => join(folder, String(++places));

type Told = { readonly code: number | null; readonly json: Readonly<Record<string, unknown>>; readonly err: string };

/** Runs one at a practice phone; `typed` is what stands in the descriptor 0. */
async function carkey(data: string, scenario: string, args: readonly string[], typed?: string): Promise<Told> {
  const all = [...args, '--simulator', scenario, '--data', data, '--json'];
  const running = start(all);
  running.child.stdin.end(typed === undefined ? undefined : `${typed}\n`);
  const { code } = await running.ended;
  return { code, json: JSON.parse(running.written.out) as Told['json'], err: running.written.err };
}

const vinOf = (scenario: string): string => findScenario(scenario)?.vin ?? '';

test('session: nobody, signed in through the browser, signed out', async () => {
  const data = place();
  expect(await carkey(data, 'nobody', ['session', 'status'])).toMatchObject({ code: 4, json: { session: 'nobody', next: 'sign-in' } });
  expect(await carkey(data, 'nobody', ['session', 'sign-in'])).toMatchObject({ code: 0, json: { session: 'signed-in', login: 'c…@…' } });
  expect(await carkey(data, 'nobody', ['session', 'sign-out'])).toMatchObject({ code: 0, json: { session: 'nobody' } });
}, 60_000);

test('enrol: wants consent, sends one SMS, takes code and PIN by descriptor, and keeps neither', async () => {
  const data = place();
  const scenario = 'not-enrolled';
  const at = ['--vin', vinOf(scenario)];
  expect((await carkey(data, scenario, ['enrol', ...at])).code).toBe(4);
  // A wrong PIN, typed here: PIMS refuses it, and the next step is said.
  const wrong = await carkey(data, scenario, ['enrol', ...at, '--consent', 'customer', '--customer-pin-fd', '0'], '739402');
  expect([wrong.code, wrong.json['state'], wrong.json['heed']]).toEqual([4, 'waiting', 'pin-again']);
  const right = await carkey(data, scenario, ['enrol', ...at, '--consent', 'customer', '--known']);
  expect([right.code, right.json['state'], right.json['place']]).toEqual([0, 'done', 'enrolled']);
  const written = globSync('**/*', { cwd: data }).filter((name) => statSync(join(data, name)).isFile() && !name.endsWith('world.json'));
  for (const name of written) expect(readFileSync(join(data, name)).includes('739402'), name).toBe(false);
}, 120_000);

test('a free act that is named is all that is done: an SMS is an act of its own', async () => {
  const at = ['--vin', vinOf('not-enrolled'), '--consent', 'customer'];
  const asked = await carkey(place(), 'not-enrolled', ['enrol', ...at, '--act', 'ask-again']);
  expect([asked.code, asked.json['state'], asked.json['place']]).toEqual([4, 'waiting', 'sms']);
  expect(asked.json['budgets']).toContainEqual(expect.objectContaining({ budget: 'sms', used: 0 }));
}, 60_000);

test('only the second question was asked: nothing is told as sent', async () => {
  const at = ['--vin', vinOf('ok'), '--simulator', 'fleet', '--data', place(), '--consent', 'customer'];
  for (const [goal, act] of [
    ['unlink', 'unlink'],
    ['remove-all', 'remove'],
  ] as const) {
    const asked = await read(['enrol', goal, ...at, '--act', act]);
    expect([asked.code, asked.text]).toEqual([4, expect.stringMatching(/cannot be undone/)]);
    expect(asked.text).not.toMatch(/^Sent/m);
    await read(['enrol', goal, ...at, '--act', 'stop']);
  }
}, 90_000);

test('after a wrong PIN the example is what the account takes', async () => {
  const at = ['--vin', vinOf('pin-mistyped'), '--simulator', 'fleet', '--data', place()];
  const wrong = await read(['enrol', ...at, '--consent', 'customer']);
  const [, example] = /^For example: carkey (.+)$/m.exec(wrong.text) ?? [];
  expect(example).toMatch(/--act give --known$/);
  expect((await read((example ?? '').split(' '))).code).toBe(0);
}, 60_000);

test('a fleet vehicle that is active is not activated again', async () => {
  const data = place();
  const words = ['activate', '--vin', vinOf('ok'), '--confirm', 'keys,inside', '--simulator', 'fleet', '--data', data];
  expect((await read(words)).code).toBe(0);
  const again = await read(words);
  expect([again.code, again.text]).toEqual([
    4,
    expect.stringContaining('Nothing was sent. The CarKey is already active. Nothing to activate.'),
  ]);
  expect(again.next?.[0]).toBe('prove');
  const { attempts } = (await carkey(data, 'fleet', ['attempts', '--all'])).json as { readonly attempts: readonly unknown[] };
  expect(attempts).toHaveLength(1);
}, 60_000);

test('a phone that is known not to be enrolled is enrolled: no one-time code is named for it', async () => {
  const at = ['--vin', vinOf('first-time'), '--simulator', 'fleet', '--data', place()];
  await read(['session', 'sign-in', ...at]);
  const refused = await read(['activate', ...at, '--confirm', 'keys,inside']);
  expect([refused.code, refused.text]).toEqual([4, expect.stringContaining('PIMS 2302: ')]);
  expect(refused.next?.slice(0, 2)).toEqual(['enrol', '--vin']);
  expect((await read(refused.next ?? [])).code).toBe(0);
}, 60_000);

test('steps and proof', async () => {
  const data = place();
  const at = ['--vin', vinOf('ok')];
  expect(await carkey(data, 'ok', ['steps', ...at])).toMatchObject({ code: 0, json: { next: 'activate', by: 'vin' } });
  expect((await carkey(data, 'ok', ['prove', ...at])).code).toBe(4);
  expect((await run(['activate', ...at, '--confirm', 'keys,inside', '--simulator', 'ok', '--data', data])).code).toBe(0);
  expect(await carkey(data, 'ok', ['prove', ...at, '--fresh'])).toMatchObject({ code: 0, json: { proof: 'status' } });
  expect((await carkey(data, 'ok', ['prove', ...at, '--command', 'horn'])).code).toBe(2);
  const lock = await carkey(data, 'ok', ['prove', ...at, '--command', 'lock', '--car-in-sight']);
  expect([lock.code, lock.err]).toEqual([4, expect.stringContaining('--consent customer')]);
  const horn = await carkey(data, 'ok', ['prove', ...at, '--command', 'horn', '--car-in-sight', '--consent', 'customer']);
  expect([horn.code, (horn.json['command'] as { call: string }).call]).toEqual([0, 'command.horn']);
  expect(await carkey(data, 'ok', ['prove', ...at, '--saw', 'seen'])).toMatchObject({ code: 0, json: { proof: 'seen' } });
}, 120_000);

/** What a person reads of one command, and the command that it names next. */
async function read(typed: readonly string[]) {
  const { code, out, err } = await run(typed);
  const [, next] = /^(?:Next|.*Type): carkey (.+)$/m.exec(`${out}${err}`) ?? [];
  return { code, text: `${out}${err}`, next: next?.split(' ') ?? null };
}

test('a fleet customer’s whole job, by nothing but the command that each one names next', async () => {
  let typed = ['session', 'status', '--vin', vinOf('first-time'), '--simulator', 'fleet', '--data', place()];
  const told: string[] = [];
  const did: string[] = [];
  for (let turns = 0; turns < 14; turns += 1) {
    const { text, next } = await read(typed);
    told.push(text);
    did.push(typed.slice(0, typed[0] === 'session' ? 2 : 1).join(' '));
    if (next === null) break;
    typed = next;
  }
  expect(did).toEqual(['session status', 'session sign-in', 'steps', 'enrol', 'steps', 'activate', 'prove', 'prove', 'prove']);
  expect(told.at(-1)).toContain('Seen at the vehicle: it works');
  // Words of the screens, and none of the program.
  expect(told.join('')).not.toMatch(/trusterPhoneNumber|deviceActivation|mediumCarKey|trusted-phone|command\.horn|number-code|status-kept/);
}, 120_000);

test('without a vehicle the practice fleet has no customer to sign in, and says so', async () => {
  const { text } = await read(['session', 'sign-in', '--simulator', 'fleet', '--data', place()]);
  expect(text).toContain('add --vin VIN');
}, 60_000);

test('a named situation is one job too: what the customer did before is kept when the activation begins', async () => {
  const at = ['--simulator', 'wants-code', '--data', place(), '--vin', vinOf('wants-code')];
  const refused = await read(['activate', '--confirm', 'keys,inside', ...at]);
  expect([refused.code, refused.next?.slice(0, 2)]).toEqual([4, ['enrol', 'one-time-code']]);
  expect((await read(refused.next ?? [])).code).toBe(0);
  expect((await read(['activate', '--confirm', 'keys,inside', ...at])).code).toBe(0);
}, 60_000);

test('what was sent stays said, and ending a procedure wants nobody’s consent', async () => {
  const at = ['--vin', vinOf('typed-here'), '--simulator', 'typed-here', '--data', place()];
  await read(['session', 'sign-in', ...at]);
  const running = start(['enrol', ...at, '--consent', 'customer', '--phone-number-fd', '0']);
  running.child.stdin.end('+33639980001\n');
  expect((await running.ended).code).toBe(2);
  expect(running.written.err).toMatch(/Sent by this command: SMS to the number\. Not sent: Enrolment with number\./);
  expect(running.written.err).toMatch(/--sms-code-fd N --new-customer-pin-fd N/);
  expect(running.written.err).not.toMatch(/nothing was sent/i);
  const other = await read(['enrol', 'unlink', ...at, '--consent', 'customer']);
  expect(other.text).toContain('carkey enrol --act stop');
  const stopped = await read(['enrol', '--act', 'stop', ...at]);
  expect([stopped.code, stopped.text]).toEqual([4, expect.stringContaining('The procedure was ended. What was sent before stays.')]);
}, 90_000);
