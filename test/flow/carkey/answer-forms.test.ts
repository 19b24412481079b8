/**
 * Nobody learns a code from what is kept of answers: a technician without a fresh PIN reads every entry over the web shell's own socket, after
 * a bridge wrote the code down in every way it can.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FRESH_PIN_MS } from '../../../app/operators/roles.ts';
import { API } from '../../../app/pims/requests.ts';
import { systemClock, type Clock } from '../../../main/base/clock.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { startWebShell, type WebShell } from '../../../main/shells/web/server.ts';
import { openStagedBridge, type StagedBridge } from '../../faults/staged-bridge.ts';
import {
  ERROR_FORMS,
  EVENT_FORMS,
  partsOf,
  secretCode,
  STATUS_FORMS,
  SUCCESS_FORMS,
  UNREADABLE_FORMS,
  type AnswerForm,
} from '../../support/answer-forms.ts';
import { activate, call, jobUntil, OK_VIN, openVehicle, setUpLive, started, temporaryFolder } from '../../support/console.ts';
import { realPeer, type RealPeer } from '../../support/real-peer.ts';
import { goodHeaders, rawRequest, requestText, signIn } from '../shells/raw-http.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const PIN = '904182';
const TECH_PIN = '948271';
let folder: ReturnType<typeof temporaryFolder>;
let bridge: StagedBridge;
let peer: RealPeer;
let run: RunningConsole;
let shell: WebShell;
let session: string;
let clock: Clock & { ahead: number };

beforeAll(async () => {
  folder = temporaryFolder();
  clock = { ahead: 0, wall: () => systemClock.wall(), mono: () => systemClock.mono() + clock.ahead };
  bridge = await openStagedBridge({ phone: { event: OK_VIN, answer: OK_VIN }, active: false, activation: () => null });
  // Live work leaves whoever calls itself a simulator.
  peer = await realPeer({ port: Number(new URL(bridge.url).port) });
  const made = await started({ dataDir: folder.path, override: { mode: 'practice' } });
  setUpLive(made, peer.url);
  made.settings.change({ profile: { answerTimeoutMs: 2_000, activationTimeoutMs: 1_000 } });
  await made.stop();
  run = await started({ dataDir: folder.path, shell: 'web', clock });
  await run.current().bridge.ready(10_000);
  await call(run, 'operators.first', { name: 'Ada', pin: PIN });
  await call(run, 'operators.freshPin', { pin: PIN });
  await call(run, 'operators.add', { name: 'Tom', pin: TECH_PIN, role: 'technician' });
  await call(run, 'operators.signOut', {});
  await call(run, 'operators.signIn', { name: 'Tom', pin: TECH_PIN });
  const rendererDir = join(folder.path, 'page');
  mkdirSync(rendererDir);
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>page');
  shell = await startWebShell({ api: run.api, rendererDir });
  session = await signIn(shell.url);
});
afterAll(async () => {
  await shell.stop();
  await run.stop();
  await peer.stop();
  await bridge.stop();
  folder.remove();
});

/** What the page of the technician is told. */
async function told(method: string, input: object): Promise<string> {
  return (
    await rawRequest(shell.port, requestText('POST', '/api/call', goodHeaders(shell.port, session), JSON.stringify({ method, input })))
  ).body;
}

/** Everything that a technician whose PIN is not fresh any more can read of the log and the job. */
async function everythingTold(): Promise<string> {
  const size = run.current().trail.view().size;
  const entries = await Promise.all(Array.from({ length: size }, (_, seq) => told('audit.entry', { seq })));
  const lists = await Promise.all([
    told('job.get', {}),
    told('bridge.get', {}),
    told('audit.search', { order: 'newest', filter: {}, limit: 100 }),
  ]);
  return [...entries, ...lists].join('\n');
}

/** Sends frames, and waits until they were taken in: they are read in their order, so what is answered later came later. */
async function heard(work: () => void): Promise<void> {
  work();
  await run.current().pims.connection();
}

/** A frame of a form for a transaction, and its code noted. */
const codes: { readonly form: string; readonly parts: readonly string[] }[] = [];
function frameOf(form: AnswerForm, tx: string): string {
  const code = secretCode();
  codes.push({ form: form.name, parts: partsOf(code) });
  return form.frame({ tx, vin: OK_VIN, code });
}

const leaks = (text: string): string[] => codes.filter(({ parts }) => parts.some((part) => text.includes(part))).map(({ form }) => form);

describe('a technician without a fresh PIN', () => {
  it('reads no code out of any entry, whatever the answers looked like', async () => {
    const forStatus = [...STATUS_FORMS];
    bridge.stage.text = ({ method, api, transactionId }) => {
      const form = method === 'get' && api === API.carkey ? forStatus.pop() : undefined;
      return form === undefined ? null : frameOf(form, transactionId);
    };
    await openVehicle(run, OK_VIN);
    // A status that is asked for while one is on its way is that one: not each press takes a form.
    for (let tries = 2 * STATUS_FORMS.length; forStatus.length > 0 && tries > 0; tries -= 1) {
      await call(run, 'job.refresh', {});
      await jobUntil(run, (job) => job.stage === null);
    }
    expect(forStatus).toEqual([]);
    const first = SUCCESS_FORMS[8]!;
    bridge.stage.text = ({ method, api, transactionId }) => (method === 'set' && api === API.carkey ? frameOf(first, transactionId) : null);
    const job = await activate(run, OK_VIN);
    const state = job.attempt?.state;
    if (state?.name !== 'succeeded') throw new Error(`the activation is ${state?.name}`);
    for (const form of [...SUCCESS_FORMS, ...ERROR_FORMS, ...UNREADABLE_FORMS]) {
      await heard(() => bridge.sayText(() => frameOf(form, state.transactionId)));
    }
    for (const form of EVENT_FORMS) await heard(() => bridge.sayText((subscription) => frameOf(form, subscription ?? '')));
    clock.ahead = 2 * FRESH_PIN_MS;
    expect(await told('code.show', { attempt: job.attempt?.id })).toContain('fresh-pin');
    const text = await everythingTold();
    expect(text).toContain('"kind":"answer"');
    // Neither does a peer's own name for itself reach an entry.
    expect(text).not.toMatch(/"leaf":"[^\n]*staged/);
    expect(leaks(text)).toEqual([]);
  });
});
