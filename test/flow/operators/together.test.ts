/** One file of accounts, several processes: a console that works, others that watch, commands. No try of a PIN is lost between them. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FREE_TRIES } from '../../../app/operators/failures/lockout.ts';
import { codeOf, must, PIN, Station, WRONG_PIN } from '../../support/station.ts';

const PROCESSES = 4;

let station: Station;
beforeEach(() => {
  station = new Station();
});
afterEach(() => station.remove());

/** A process that waits for the word to guess. */
async function guesser(pepper: string): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'together-child.ts'), [station.file, pepper], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

it('gives processes that guess at once five tries together', async () => {
  const operators = await station.withAda();
  const pepper = station.secrets.get('pin-pepper')?.reveal() ?? '';
  const children = await Promise.all(Array.from({ length: PROCESSES }, () => guesser(pepper)));
  const made = children.map(async (child) => {
    const [count] = (await once(child, 'message')) as [number];
    await once(child, 'exit');
    return count;
  });
  for (const child of children) child.send('guess');
  expect((await Promise.all(made)).reduce((sum, count) => sum + count, 0)).toBe(FREE_TRIES);
  expect(station.onDisk().operators[0]?.lockout.failures).toBe(FREE_TRIES);
  // The console that works sees them, too.
  operators.signOut();
  expect(codeOf(await operators.signIn('Ada', PIN))).toBe('wait');
});

it('lets a wait pass for a visitor as fast as for the console that works', async () => {
  const operators = await station.withAda();
  const { tick } = station;
  const visitor = station.start({ isVisit: true });
  for (let tries = 0; tries < FREE_TRIES; tries += 1) await visitor.signIn('Ada', WRONG_PIN);
  const waits = async () => {
    const answer = await visitor.signIn('Ada', PIN);
    return !answer.ok && answer.error.code === 'wait' ? answer.error.waitMs : 0;
  };
  expect(await waits()).toBe(30_000);
  for (let seconds = 0; seconds < 40; seconds += 5) {
    station.pass(5_000);
    tick();
  }
  expect(await waits()).toBe(0);
  expect(must(await operators.signIn('Ada', PIN)).session?.name).toBe('Ada');
});

it('ends a visitor’s session with the account', async () => {
  const operators = await station.withAda();
  const tom = must(await operators.add({ name: 'Tom', role: 'technician', pin: '860351' }));
  const visitor = station.start({ isVisit: true });
  must(await visitor.signIn('Tom', '860351'));
  expect(visitor.session()?.role).toBe('technician');
  must(await operators.change(tom.id, { role: 'support' }));
  expect(visitor.session()?.role).toBe('support');
  must(await operators.change(tom.id, { enabled: false }));
  expect(visitor.session()).toBeNull();
});
