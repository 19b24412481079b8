/** Rules of what is sent once (sections 6 and 9): marks, crashes, repetition. All need the stand-in; a real vehicle is never activated by the kit. */
import type { JsonObject } from '../../app/base/index.ts';
import { KIT_VIN, type Kit, objectOf, type Plan, wordOf } from './kit.ts';
import { codeOf, type Line, must, pause, type Request, seen } from './line.ts';
import { rule, type Rule } from './rule.ts';

const SET: Request = { method: 'set', api: 'pims.vehicle.carkey' };
const GOOD: JsonObject = {
  status: 'SUCCEEDED',
  result: { hasCarKey: true, vin: KIT_VIN, securityCode: 'c2hhemFtCg==', securityExpiration: '2021-07-30T10:27:44.000Z' },
};
const ANSWERS: JsonObject = { 'set pims.vehicle.carkey': GOOD };
const OTHER_VIN = 'VR3AB12C3D4567890';

async function selected(kit: Kit, plan: Plan): Promise<Line> {
  const line = await kit.scripted({ answers: ANSWERS });
  line.close();
  const again = await kit.scripted({ answers: ANSWERS, ...plan });
  await choose(again);
  return again;
}

/** Chooses the vehicle under a plan that does not disturb it. */
async function choose(line: Line): Promise<void> {
  const answer = await line.ask({ method: 'set', api: 'pims.vehicle.vin', parameters: { vin: KIT_VIN } });
  must(codeOf(answer) === null, `selecting the vehicle was ${seen(answer)}`);
}

/** The plan comes after the vehicle was chosen: a crash, a full storage or a missing network would meet that call first. */
async function troubled(kit: Kit, plan: Plan): Promise<Line> {
  const line = await selected(kit, {});
  const answer = await line.ask({ method: 'set', api: 'bridge.stand-in', parameters: { answers: ANSWERS, ...plan } });
  must(answer['status'] === 'SUCCEEDED', 'the stand-in did not take its script');
  return line;
}

/** How often the SDK was asked to activate, once nothing more happens. */
async function sets(kit: Kit, line: Line): Promise<number> {
  await pause(kit.target.settleMs);
  return (await kit.calls(line, 'pims.vehicle.carkey')).filter(({ method }) => method === 'set').length;
}

async function isOnce(kit: Kit, line: Line, wanted = 1): Promise<void> {
  const count = await sets(kit, line);
  must(count === wanted, `the SDK was called ${count} times`);
}

async function stateOf(line: Line, id: string): Promise<string> {
  const { result } = await line.ask({ method: 'get', api: 'bridge.transaction', parameters: { transactionId: id } });
  return wordOf(objectOf(result)['state']);
}

/** After a kill the SDK is called no more often than before it, and the mark is there. */
async function crashed(kit: Kit, crash: string, calls: number, states: readonly string[]): Promise<null> {
  const line = await troubled(kit, { crash });
  const id = line.send(SET);
  await line.until(() => !line.isOpen(), 'the app was not killed');
  const back = await kit.afterCrash();
  await isOnce(kit, back, calls);
  const state = await stateOf(back, id);
  must(states.includes(state), `the mark says "${state}"`);
  return null;
}

/** See the head of the file. */
export const ONCE_RULES: readonly Rule[] = [
  rule('set.same-connection', 'stand-in', 'The same `set` sent again on the same connection: the SDK is called once.', async (kit) => {
    const line = await troubled(kit, {});
    const id = line.send(SET);
    await line.answer(id);
    line.send(SET, id);
    await isOnce(kit, line);
    return null;
  }),
  rule('set.new-connection', 'stand-in', 'The same `set` sent again on a new connection: the SDK is called once.', async (kit) => {
    const line = await troubled(kit, {});
    const id = line.send(SET);
    await line.answer(id);
    line.close();
    const again = await kit.ready();
    await choose(again);
    again.send(SET, id);
    await isOnce(kit, again);
    return null;
  }),
  rule('set.restart', 'stand-in', 'The same `set` sent again after a restart of the app: the SDK is called once.', async (kit) => {
    const line = await troubled(kit, { crash: 'before-answer' });
    const id = line.send(SET);
    await line.until(() => !line.isOpen(), 'the app was not killed');
    const back = await kit.afterCrash();
    back.send(SET, id);
    await isOnce(kit, back);
    return null;
  }),
  rule('set.stored-answer', 'stand-in', 'A `set` that is done answers its stored answer again, as it was.', async (kit) => {
    const line = await troubled(kit, {});
    const id = line.send(SET);
    const first = JSON.stringify(await line.answer(id));
    line.send(SET, id);
    await line.until(() => line.of(id).length > 1, 'no answer came');
    must(JSON.stringify(line.of(id)[1]) === first, `it was ${JSON.stringify(line.of(id)[1]).slice(0, 120)}`);
    return null;
  }),
  rule('set.still-running', 'stand-in', 'A `set` that is sent and not done answers 2005 to the same id.', async (kit) => {
    const line = await troubled(kit, { delayMs: kit.target.settleMs * 3 });
    const id = line.send(SET);
    line.send(SET, id);
    const answer = await line.answer(id);
    must(codeOf(answer) === 2005, `the answer was ${seen(answer)}`);
    return null;
  }),
  rule(
    'set.cut',
    'stand-in',
    'Connection cut during a `set`: the SDK is called once, and the console gets the answer when it returns.',
    async (kit) => {
      const line = await troubled(kit, { delayMs: kit.target.settleMs });
      const id = line.send(SET);
      await line.until(() => line.isOpen(), 'the connection was gone');
      await pause(Math.min(50, kit.target.settleMs / 2));
      line.close();
      await pause(kit.target.settleMs * 2);
      const back = await kit.ready();
      if (back.of(id).length === 0) back.send(SET, id);
      const answer = await back.answer(id);
      must(codeOf(answer) === null, `the answer was ${seen(answer)}`);
      await isOnce(kit, back);
      return null;
    },
  ),
  rule(
    'crash.before-call',
    'stand-in',
    'App killed between sent mark and SDK call: nothing is called by itself, the mark says `sent`.',
    (kit) => crashed(kit, 'before-call', 0, ['sent']),
  ),
  rule('crash.during-call', 'stand-in', 'App killed during the call: nothing is called again, the mark says `sent` or `done`.', (kit) =>
    crashed(kit, 'during-call', 1, ['sent', 'done']),
  ),
  rule('crash.before-answer', 'stand-in', 'App killed before the answer: nothing is called again, the mark says `done`.', (kit) =>
    crashed(kit, 'before-answer', 1, ['done']),
  ),
  rule('set.no-storage', 'stand-in', 'No storage left: `set` is answered 2000 without an SDK call.', async (kit) => {
    const line = await troubled(kit, { storageFull: true });
    const answer = await line.ask(SET);
    must(codeOf(answer) === 2000, `the answer was ${seen(answer)}`);
    await isOnce(kit, line, 0);
    return null;
  }),
  rule('set.offline', 'stand-in', 'Phone offline: `set` is answered 2202 at once and is not carried out later.', async (kit) => {
    const line = await troubled(kit, { offline: true });
    const answer = await line.ask(SET);
    must(codeOf(answer) === 2202, `the answer was ${seen(answer)}`);
    await isOnce(kit, line, 0);
    return null;
  }),
  rule(
    'set.other-vehicle',
    'stand-in',
    'The phone is connected to another vehicle than the selected one: `set` is 2342 without an SDK call.',
    async (kit) => {
      const line = await troubled(kit, { connected: OTHER_VIN });
      const answer = await line.ask(SET);
      must(codeOf(answer) === 2342, `the answer was ${seen(answer)}`);
      await isOnce(kit, line, 0);
      return null;
    },
  ),
  rule(
    'transaction.state',
    'stand-in',
    '`get bridge.transaction` tells `not-seen`, `sent` and `done` from the durable mark.',
    async (kit) => {
      const line = await troubled(kit, { delayMs: kit.target.settleMs * 2 });
      const never = await stateOf(line, '00000000-0000-4000-8000-000000000000');
      const id = line.send(SET);
      const meanwhile = await stateOf(line, id);
      await line.answer(id);
      const states = [never, meanwhile, await stateOf(line, id)].join(' ');
      must(states === 'not-seen sent done', `it said "${states}"`);
      return null;
    },
  ),
  rule('sms.once', 'stand-in', '(1.1) The same `get pims.authentication.smscode` sent again: the SDK is called once.', (kit) =>
    twice(kit, { method: 'get', api: 'pims.authentication.smscode', parameters: { type: 'enrollment' } }),
  ),
  rule('otp.once', 'stand-in', '(1.1) The same `get pims.authentication.otp` sent again: the SDK is called once.', (kit) =>
    twice(kit, { method: 'get', api: 'pims.authentication.otp', parameters: { action: 'withoutPIN' } }),
  ),
  rule('otp.stored', 'stand-in', '(1.1) The stored answer of `otp` does not hold the code.', async (kit) => {
    const line = await kit.scripted({ answers: { 'get pims.authentication.otp': { status: 'SUCCEEDED', result: { otp: '731946' } } } });
    const otp = { method: 'get', api: 'pims.authentication.otp', parameters: { action: 'withoutPIN' } };
    const id = line.send(otp);
    await line.answer(id);
    line.send(otp, id);
    await line.until(() => line.of(id).length > 1, 'no answer came');
    must(!JSON.stringify(line.of(id)[1]).includes('731946'), 'the stored answer holds the code');
    return null;
  }),
];

async function twice(kit: Kit, request: Request): Promise<null> {
  const line = await kit.scripted({});
  const id = line.send(request);
  await line.answer(id);
  line.send(request, id);
  await pause(kit.target.settleMs);
  const calls = await kit.calls(line, request.api);
  must(calls.length === 1, `the SDK was called ${calls.length} times`);
  return null;
}
