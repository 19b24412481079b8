/** Rules of 1.1 about the customer at the phone: questions, browser, progress, cancel. */
import { PROGRESS } from '../../app/pims/bridge-protocol/index.ts';
import { type Kit, objectOf, sha256, wordOf } from './kit.ts';
import { codeOf, type Line, must, pause, type Request, seen } from './line.ts';
import { rule, type Rule } from './rule.ts';

const TYPED = { pinCode: '804213', smsCode: '55917' };
const ENROL: Request = {
  method: 'set',
  api: 'pims.authentication.enrollment',
  parameters: { action: 'enroll', pinCode: { $ask: 'pinCode' }, smsCode: { $ask: 'smsCode' } },
  more: { limitMs: 600_000 },
};
const LOGIN: Request = {
  method: 'set',
  api: 'pims.authentication.user',
  parameters: { action: 'login' },
  more: { limitMs: 600_000 },
};

function progressOf(line: Line, id: string): readonly unknown[] {
  return line.of(id).flatMap((frame) => (frame['status'] === 'RESULT' ? [objectOf(frame['result'])['progress']] : []));
}

const cancel = (id: string): Request => ({ method: 'set', api: 'bridge.cancel', parameters: { transactionId: id } });

/** A browser that stays open, once the bridge says that it is. */
async function browsing(kit: Kit): Promise<{ readonly line: Line; readonly id: string }> {
  const line = await kit.scripted({ browserStaysOpen: true });
  const id = line.send(LOGIN);
  await pause(kit.target.settleMs);
  return { line, id };
}

/** See the head of the file. */
export const PHONE_RULES: readonly Rule[] = [
  rule(
    'ask.replaced',
    'ask-on-phone',
    'A place holder is asked for on the phone, and what was typed reaches the SDK in its place.',
    async (kit) => {
      const line = await kit.scripted({ typed: TYPED });
      const answer = await line.ask(ENROL);
      must(codeOf(answer) === null, `the answer was ${seen(answer)}`);
      const [call] = await kit.calls(line, ENROL.api);
      const reached = Object.entries(TYPED).every(([name, value]) => call?.typed[name] === sha256(value));
      must(reached, 'the SDK got something else');
      return null;
    },
  ),
  rule('ask.secret', 'ask-on-phone', 'What was typed is in no message, log or file.', async (kit) => {
    const line = await kit.scripted({ typed: TYPED });
    await line.ask(ENROL);
    const told = `${JSON.stringify(line.all())} ${await kit.written(line)}`;
    const leaked = Object.values(TYPED).some((value) => told.includes(value));
    must(!leaked, 'it was told or written');
    return null;
  }),
  rule('ask.nobody', 'ask-on-phone', 'Nobody answers within `limitMs`: 2010 without an SDK call.', async (kit) => {
    const line = await kit.scripted({});
    const answer = await line.ask({ ...ENROL, more: { limitMs: kit.target.settleMs } });
    must(codeOf(answer) === 2010, `the answer was ${seen(answer)}`);
    must((await kit.calls(line, ENROL.api)).length === 0, 'the SDK was called');
    return null;
  }),
  rule('ask.unknown', 'ask-on-phone', 'A NAME that the bridge does not know is 2102.', async (kit) => {
    const line = await kit.scripted({ typed: TYPED });
    const answer = await line.ask({ ...ENROL, parameters: { action: 'enroll', pinCode: { $ask: 'password' } } });
    must(codeOf(answer) === 2102, `the answer was ${seen(answer)}`);
    return null;
  }),
  rule('ask.cancel', 'ask-on-phone', 'A question that is given up by `bridge.cancel` is 2010 without an SDK call.', async (kit) => {
    const line = await kit.scripted({});
    const id = line.send(ENROL);
    await line.ask(cancel(id));
    const answer = await line.answer(id);
    must(codeOf(answer) === 2010, `the answer was ${seen(answer)}`);
    must((await kit.calls(line, ENROL.api)).length === 0, 'the SDK was called');
    return null;
  }),
  rule(
    'long.progress',
    'long-calls',
    'A browser call tells progress in messages of status `RESULT`, in the words of section 9.',
    async (kit) => {
      const { line, id } = await browsing(kit);
      const told = progressOf(line, id);
      must(told.length > 0, 'it told nothing');
      must(
        told.every((word) => (PROGRESS as readonly unknown[]).includes(word)),
        `it told ${JSON.stringify(told)}`,
      );
      return null;
    },
  ),
  rule(
    'long.cancel',
    'long-calls',
    'A browser call is given up by `bridge.cancel`: `cancelled`, and its own answer is 2368.',
    async (kit) => {
      const { line, id } = await browsing(kit);
      const { result } = await line.ask(cancel(id));
      must(objectOf(result)['state'] === 'cancelled', `the state was ${wordOf(objectOf(result)['state'])}`);
      const answer = await line.answer(id);
      must(codeOf(answer) === 2368, `the answer was ${seen(answer)}`);
      return null;
    },
  ),
  rule('long.answer-once', 'long-calls', 'A call that was given up gets its own answer once.', async (kit) => {
    const { line, id } = await browsing(kit);
    await line.ask(cancel(id));
    await pause(kit.target.settleMs);
    const final = line.of(id).filter((frame) => frame['status'] !== 'RESULT').length;
    must(final === 1, `${final} answers came`);
    return null;
  }),
  rule('long.others', 'long-calls', 'Another `get` is answered while a long call waits.', async (kit) => {
    const { line } = await browsing(kit);
    await line.ask({ method: 'get', api: 'pims.sdk.device' });
    return null;
  }),
  rule('long.limit', 'long-calls', 'A long call that nobody finishes is answered at its `limitMs`.', async (kit) => {
    const line = await kit.scripted({ browserStaysOpen: true });
    const answer = await line.ask({ ...LOGIN, more: { limitMs: kit.target.settleMs } });
    must(codeOf(answer) === 2368, `the answer was ${seen(answer)}`);
    return null;
  }),
  rule('cancel.not-seen', 'long-calls', '`bridge.cancel` of an id that was never sent says `not-seen`.', async (kit) => {
    const line = await kit.scripted({});
    const { result } = await line.ask(cancel('00000000-0000-4000-8000-000000000000'));
    must(objectOf(result)['state'] === 'not-seen', `the state was ${wordOf(objectOf(result)['state'])}`);
    return null;
  }),
];
