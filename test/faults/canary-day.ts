/**
 * A long day with values that must not be written: accounts, searches, activations in practice and live, a code, an unknown outcome that
 * is handed over, files of every kind, a backup, a forgotten vehicle, messages that are refused, a crash, and the command line after it.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomerView } from '../../app/contract/index.ts';
import type { Input } from '../../app/contract/console.ts';
import type { JobView } from '../../app/carkey/types.ts';
import { loginOf } from '../../main/pims/simulator/account/script.ts';
import { practiceFleet } from '../../main/pims/simulator/scenarios.ts';
import { startSimulator } from '../../main/pims/simulator/server.ts';
import type { Canary, Kind } from './canary-search.ts';
import { keep, keepFolder, runCli, serveAt, type Place, type Shell } from './canary-shell.ts';
import { realPeer } from '../support/real-peer.ts';

const word = (name: string): string => `${name}${randomBytes(9).toString('hex')}`;
const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');
const strangeVin = (): string => `VR3${randomBytes(7).toString('hex').toUpperCase()}`;
const vinOf = (scenario: string): string => practiceFleet.find((one) => one.scenario === scenario)?.vin ?? '';
const many = (count: number, make: () => string): string[] => Array.from({ length: count }, make);

/** A PIN that passes: twelve digits without pattern. */
const somePin = (): string => `73940281${digits(4)}`;

/** Everything that a person or the setup brings in. */
function plan() {
  return {
    admin: { name: word('Ada'), pin: somePin() },
    tech: { name: word('Tom'), pin: somePin() },
    support: { name: word('Sue'), pin: somePin() },
    wrong: many(2, somePin),
    nextPin: somePin(),
    learner: word('Learner'),
    tokens: many(2, () => word('token')),
    hosts: many(2, () => word('host')),
    client: [word('client-id'), word('client-secret')],
    looked: many(18, strangeVin),
    typed: many(6, strangeVin),
    persons: many(3, () => word('Customer')),
    phones: many(3, () => `+49${digits(12)}`),
    unknown: word('payload'),
    customer: { number: `+49${digits(12)}`, code: `8${digits(10)}`, pin: `6${digits(12)}`, association: word('ASSOC-') },
  };
}
type Plan = ReturnType<typeof plan>;

/** A day on which nothing happened would prove nothing. */
function must<T>({ refusals }: Shell, answer: T | null | undefined, what: string): T {
  if (answer === null || answer === undefined) throw new Error(`the day did not go as planned: ${what} (${refusals.at(-1) ?? ''})`);
  return answer;
}

/** Asks until nothing runs any more. */
async function quiet(shell: Shell): Promise<JobView> {
  for (;;) {
    const job = must(shell, await shell.call('job.get', {}), 'the job was refused');
    if (job.stage === null) return job;
    await new Promise((later) => setTimeout(later, 25));
  }
}

/** Asks until the phone is free: the customer of the vehicle before is signed out in its browser. */
async function free(shell: Shell): Promise<void> {
  while (must(shell, await shell.call('customer.get', {}), 'the customer was refused').call !== null) {
    await new Promise((later) => setTimeout(later, 25));
  }
}

async function activate(shell: Shell, vin: string): Promise<string> {
  await shell.call('job.open', { vin, how: 'typed' });
  await quiet(shell);
  await free(shell);
  for (const what of ['keys', 'inside'] as const) await shell.call('job.confirm', { vin, what, value: true });
  await quiet(shell);
  await shell.call('job.activate', { vin });
  return must(shell, (await quiet(shell)).attempt?.id, `no attempt for ${vin}`);
}

/** Refusals and searches: what is typed and goes nowhere. */
async function lookAround(shell: Shell, { looked, typed, unknown, wrong }: Plan): Promise<void> {
  for (const vin of looked) {
    await shell.call('job.open', { vin, how: 'typed' });
    await quiet(shell);
  }
  for (const vin of typed) {
    await shell.call('vehicles.recent', { search: vin });
    await shell.call('vehicles.recent', { search: vin });
    await shell.call('audit.search', { filter: { text: vin }, order: 'newest', limit: 10 });
    await shell.call('job.open', { vin: `${vin}X`, how: 'scanned' });
    await shell.call('audit.forget', { vin, ground: 'wrong-vehicle' });
  }
  await shell.callAnything(unknown, { [unknown]: unknown });
  await shell.callAnything('job.confirm', { vin: unknown, what: unknown, [unknown]: unknown });
  for (const pin of wrong) await shell.call('operators.freshPin', { pin });
}

async function people(shell: Shell, { admin, tech, support, nextPin, wrong }: Plan): Promise<void> {
  // Accounts are made in live mode only.
  await shell.call('settings.change', { mode: 'live' });
  await shell.call('operators.first', admin);
  await shell.call('operators.freshPin', { pin: admin.pin });
  await shell.call('operators.add', { ...tech, role: 'technician' });
  await shell.call('operators.add', { ...support, role: 'support' });
  await shell.call('operators.ownPin', { pin: admin.pin, next: nextPin });
  await shell.call('operators.freshPin', { pin: nextPin });
  // Fewer than the free tries: judged by their hash, unlike those of practice, where nobody is signed in.
  for (const pin of wrong.slice(0, 2)) await shell.call('operators.freshPin', { pin });
  await shell.call('settings.change', { mode: 'practice' });
}

const sayOf = ({ persons, phones }: Plan, at: number): string => `${persons[at] ?? ''} called from ${phones[at] ?? ''}`;

/** Files as the page gets them: those without clear values may hold none of it, the others are a person's wish. */
async function files(shell: Shell, place: Place, attempt: string, plan: Plan): Promise<void> {
  const bundle = (open: readonly ('vin' | 'operator' | 'reason')[], note: string) =>
    shell.call('bundle.create', { of: { attempt }, open: [...open], traces: true, note });
  const store = async (name: string, answer: Promise<object | null>): Promise<void> =>
    keep(place, name, JSON.stringify(must(shell, await answer, name)));
  await store('closed bundle', bundle([], ''));
  await store('closed bundle seen before', shell.call('bundle.preview', { of: { attempt }, open: [], traces: true, note: '' }));
  await store('asked for/bundle', bundle(['vin', 'operator', 'reason'], sayOf(plan, 2)));
  await store('receipt', shell.call('receipt.get', { attempt }));
  await store('head on paper', shell.call('trust.print', {}));
  await store('trace', shell.call('link.exportTrace', { withVins: false }));
  await store('asked for/trace', shell.call('link.exportTrace', { withVins: true }));
  for (const format of ['csv', 'jsonl', 'pdf'] as const) await store(`asked for/${format}`, shell.call('audit.export', { format }));
  await store('backup', shell.call('audit.backup', {}));
  await shell.call('trust.verify', {});
}

/** What a customer types for the second factor: the number goes out, code and PIN are refused, and none of it may stay. */
async function customer(shell: Shell, { customer: { number, code, pin, association } }: Plan): Promise<void> {
  const vin = vinOf('first-time');
  await shell.call('job.open', { vin, how: 'typed' });
  await quiet(shell);
  const until = async (fits: (view: CustomerView) => boolean): Promise<CustomerView> => {
    for (;;) {
      const view = must(shell, await shell.call('customer.get', {}), 'the customer was refused');
      if (fits(view)) return view;
      await new Promise((later) => setTimeout(later, 25));
    }
  };
  const waits = ({ call, run }: CustomerView) => call === null && run?.state.name === 'waiting';
  const done = async (what: string, asked: Promise<object | null>) => must(shell, await asked, what);
  await until(({ session }) => session.name === 'nobody');
  await done('no browser', shell.call('customer.openBrowser', { work: 'sign-in' }));
  await until(({ session }) => session.name === 'signed-in');
  const { session } = must(shell, await shell.call('customer.get', {}), 'the customer was refused');
  const account = session.name === 'signed-in' ? session.account.ref : '';
  await done('no consent', shell.call('customer.consent', { vin, kind: 'own-account', account, reason: 'Lent by the dealer.' }));
  await done('no run', shell.call('enrolment.begin', { vin, goal: 'enrol' }));
  const seen = async () => {
    const { run } = await until(waits);
    return { run: run?.id ?? '', step: run?.step ?? 0 };
  };
  await done('no number', shell.call('enrolment.act', { vin, ...(await seen()), act: 'give', typed: { 'phone-number': number } }));
  await shell.call('enrolment.act', { vin, ...(await seen()), act: 'give', typed: { 'sms-code': code, 'new-pin': code } });
  await done(
    'no code',
    shell.call('enrolment.act', { vin, ...(await seen()), act: 'give', typed: { 'sms-code': code, 'new-pin': pin }, sure: true }),
  );
  await until(waits);
  await done('no steps', shell.call('steps.read', { vin, association }));
  await until(({ steps }) => !steps.reading);
}

async function practice(shell: Shell, place: Place, plan: Plan): Promise<Canary[]> {
  await people(shell, plan);
  await lookAround(shell, plan);
  await shell.call('practice.plug', { car: 'agree' });
  const done = await activate(shell, vinOf('ok'));
  const codes = await codeOf(shell, done);
  await shell.call('code.copy', { attempt: done });
  await customer(shell, plan);
  keepFolder(place, 'as it ran, practice');
  const open = await activate(shell, vinOf('lost-answer'));
  await shell.call('job.handOver', { attempt: open, reason: sayOf(plan, 0) });
  // A phone that is away and an adapter that was not asked: the car says nothing, and a person may answer for it.
  await shell.call('job.open', { vin: vinOf('phone-away'), how: 'typed' });
  await quiet(shell);
  must(shell, await shell.call('job.override', { vin: vinOf('phone-away'), reason: sayOf(plan, 1) }), 'no override');
  await shell.call('job.open', { vin: vinOf('suspended'), how: 'typed' });
  await quiet(shell);
  await shell.call('job.close', {});
  await files(shell, place, done, plan);
  const forgotten = must(
    shell,
    await shell.call('audit.forget', { vin: vinOf('suspended'), ground: 'wrong-vehicle' }),
    'nothing forgotten',
  );
  keep(place, 'erasure receipt', JSON.stringify(forgotten));
  return codes;
}

/** The code of an attempt as PIMS sent it and as a person reads it. */
async function codeOf(shell: Shell, attempt: string): Promise<Canary[]> {
  const code = must(shell, await shell.call('code.show', { attempt }), 'no code');
  return planted('security code', [code.raw, code.decoded?.copy ?? code.raw]);
}

/** Live, at a bridge of this test that plays a real one: client secrets and token go out, a technician works, the screen locks. */
async function live(shell: Shell, place: Place, url: string, plan: Plan): Promise<Canary[]> {
  const [first = '', second = ''] = plan.tokens;
  const [host = '', other = ''] = plan.hosts;
  const change = async (patch: Input<'settings.change'>) => must(shell, await shell.call('settings.change', patch), 'nothing changed');
  await change({ mode: 'live' });
  must(shell, await shell.call('operators.signIn', { name: plan.admin.name, pin: plan.nextPin }), 'nobody signed in');
  for (const name of [host, other]) await change({ profile: { token: first, url: `wss://${name}.invalid/pims` } });
  await change({ profile: { token: second, url, answerTimeoutMs: 2_000, activationTimeoutMs: 1_000 } });
  await shell.call('operators.signOut', {});
  await shell.call('operators.signIn', plan.tech);
  const done = await activate(shell, vinOf('ok'));
  // Not yet checkpointed, with the code still open: what a thief of the running computer would copy.
  keepFolder(place, 'as it ran, live');
  await shell.call('operators.freshPin', { pin: plan.tech.pin });
  const codes = await codeOf(shell, done);
  keepFolder(place, 'as it ran, shown');
  await shell.call('operators.lock', {});
  await shell.call('operators.unlock', { pin: plan.wrong[0] ?? '' });
  await shell.call('operators.unlock', { pin: plan.tech.pin });
  await shell.call('audit.export', { format: 'csv' });
  await shell.call('operators.signOut', {});
  return codes;
}

/** After a crash that left everything as it was: the command line, in practice's log. */
function commands(place: Place, [vin = '']: readonly string[]): void {
  runCli(place, 'asked for/attempts', ['attempts', '--json', '--simulator', 'ok']);
  runCli(place, 'verify', ['audit', 'verify', '--json']);
  runCli(place, 'asked for/list', ['audit', 'list', '--json', '--simulator', 'ok']);
  runCli(place, 'asked for/export', [
    'audit',
    'export',
    '--format',
    'jsonl',
    '--simulator',
    'ok',
    '--file',
    join(place.root, 'asked for', 'log'),
  ]);
  runCli(place, 'closed bundle made', ['bundle', 'create', join(place.root, 'closed.carkey-bundle'), '--simulator', 'ok']);
  runCli(place, 'asked for/status', ['status', '--vin', vin, '--simulator', 'ok']);
  runCli(place, 'wrong words', ['audit', 'nonsense']);
}

/** Keys that the program made for itself, as far as they stand in files of their own. */
function deviceKeys(place: Place): Canary[] {
  const names = ['practice', 'live'].flatMap((mode) => ['vault.key', 'signing.key'].map((name) => join(place.dataDir, mode, name)));
  return names.filter((name) => existsSync(name)).map((name) => ({ kind: 'device key', value: readFileSync(name) }));
}

const planted = (kind: Kind, values: readonly string[]): Canary[] => values.map((value) => ({ kind, value }));

function pinSecret(place: Place): string[] {
  const kept = JSON.parse(readFileSync(join(place.dataDir, 'secrets.json'), 'utf8')) as Readonly<Record<string, string>>;
  return Object.entries(kept).flatMap(([name, value]) => (name === 'pin-pepper' ? [value] : []));
}

function allOf(place: Place, today: Plan): Canary[] {
  const { admin, tech, support, wrong, nextPin, learner } = today;
  return [
    ...planted('VIN', [...today.looked, ...today.typed, ...['ok', 'lost-answer', 'phone-away', 'suspended', 'first-time'].map(vinOf)]),
    ...planted('PIN', [admin.pin, tech.pin, support.pin, nextPin, ...wrong]),
    ...planted('operator', [admin.name, tech.name, support.name, learner]),
    ...planted('bridge token', today.tokens),
    ...planted('bridge host', today.hosts),
    ...planted('client', today.client),
    ...planted('person', today.persons),
    ...planted('phone', today.phones),
    ...planted('unknown message', [today.unknown]),
    ...planted('customer secret', [today.customer.code, today.customer.pin, today.customer.association]),
    ...planted('phone', [today.customer.number]),
    ...planted('login', [loginOf('first-time')]),
    ...planted('device key', pinSecret(place)),
    ...deviceKeys(place),
  ];
}

function furnish(place: Place, { client: [id = '', secret = ''], learner }: Plan): void {
  writeFileSync(join(place.dataDir, 'secrets.json'), JSON.stringify({ 'client-id': id, 'client-secret': secret }), { mode: 0o600 });
  const profile = { answerTimeoutMs: 2_000, activationTimeoutMs: 1_000 };
  writeFileSync(join(place.dataDir, 'settings.json'), JSON.stringify({ language: 'en', practice: { operatorName: learner }, profile }));
}

/** Only the messages of a morning: accounts, searches, refusals. */
export async function liveTheMorning(place: Place): Promise<readonly Canary[]> {
  const today = plan();
  furnish(place, today);
  const shell = await serveAt(place, 'only run');
  await people(shell, today);
  await lookAround(shell, today);
  await shell.end('SIGTERM');
  return allOf(place, today);
}

/** Lives the day at a place; gives every value that was planted. The last console is ended by SIGKILL. */
export async function liveTheDay(place: Place): Promise<readonly Canary[]> {
  const today = plan();
  furnish(place, today);
  const bridge = await startSimulator({ scenario: 'ok' });
  const peer = await realPeer(bridge);
  try {
    const shell = await serveAt(place, 'first run');
    const codes = await practice(shell, place, today);
    codes.push(...(await live(shell, place, peer.url, today)));
    await shell.end('SIGTERM');
    const again = await serveAt(place, 'second run');
    await again.call('operators.signIn', today.support);
    await again.call('job.open', { vin: vinOf('ok'), how: 'typed' });
    await again.end('SIGKILL');
    commands(place, [vinOf('ok')]);
    const pages = [shell, again].flatMap(({ session, code }) => [...planted('session', [session]), ...planted('one-time code', [code])]);
    return [...allOf(place, today), ...codes, ...pages];
  } finally {
    await peer.stop();
    await bridge.stop();
  }
}
