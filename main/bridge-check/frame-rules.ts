/** Rules of frames, life cycle and answers (sections 2 to 5, 7). */
import { CARKEY_GET_ERRORS, MAX_FRAME_BYTES } from '../../app/pims/index.ts';
import { initialize, KIT_SECRET, KIT_VIN, type Kit, objectOf, wordOf } from './kit.ts';
import { codeOf, type Frame, type Line, must, pause, seen } from './line.ts';
import { rule, type Rule } from './rule.ts';

const VERSION = { method: 'get', api: 'pims.sdk.version' } as const;
const CARKEY = { method: 'get', api: 'pims.vehicle.carkey' } as const;
const CONNECTION = { method: 'subscribe', api: 'pims.vehicle.connection' } as const;

/** Sends what is no frame; the next request on the same connection is answered, and nothing else is. */
async function dropped(kit: Kit, spoil: (line: Line) => void): Promise<null> {
  const line = await kit.open();
  const before = line.all().length;
  spoil(line);
  await line.ask(VERSION);
  must(line.all().length === before + 1, 'it was answered');
  return null;
}

function nested(levels: number): string {
  const parameters = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  return `{"transactionId":"nested","method":"get","api":"pims.sdk.version","parameters":${parameters}}`;
}

async function isError(line: Line, request: Parameters<Line['ask']>[0], code: number): Promise<void> {
  const answer = await line.ask(request);
  must(codeOf(answer) === code, `the answer was ${seen(answer)}`);
}

/** See the head of the file. */
export const FRAME_RULES: readonly Rule[] = [
  rule('initialize.first', 'open', 'Before `initialize` every other request fails with 2001.', async (kit) => {
    await isError(await kit.open(), VERSION, 2001);
    return null;
  }),
  rule('initialize.twice', 'reads', 'A second `initialize` is 2007.', async (kit) => {
    await isError(await kit.ready(), initialize(''), 2007);
    return null;
  }),
  rule('secrets.written', 'stand-in', 'Token and credentials are in no log and no file.', async (kit) => {
    const line = await kit.scripted({});
    await line.ask(VERSION);
    const written = await kit.written(line);
    must(!written.includes(KIT_SECRET), 'the client secret was written');
    must(kit.target.token === null || !written.includes(kit.target.token), 'the token was written');
    return null;
  }),
  rule('frames.binary', 'open', 'A binary message is dropped; the next request on the connection is answered.', (kit) =>
    dropped(kit, (line) => line.raw(Buffer.from('{"transactionId":"b","method":"get","api":"pims.sdk.version"}'), true)),
  ),
  rule('frames.large', 'open', 'A frame of 262,145 bytes is dropped; the next request on the connection is answered.', (kit) =>
    dropped(kit, (line) => line.raw(largeFrame(), false)),
  ),
  rule('frames.no-object', 'open', '`{` and `[]` are dropped; the next request on the connection is answered.', (kit) =>
    dropped(kit, (line) => ['{', '[]'].forEach((text) => line.raw(text, false))),
  ),
  rule('frames.utf8', 'open', 'Invalid UTF-8 is dropped; the next request on the connection is answered.', (kit) =>
    dropped(kit, (line) => {
      const text = '{"transactionId":"u","method":"get","api":"pims.sdk.version","note":"';
      line.raw(Buffer.concat([Buffer.from(text), Buffer.from([0xff]), Buffer.from('"}')]), false);
    }),
  ),
  rule('frames.nesting', 'open', 'A frame nested deeper than 64 levels is dropped.', (kit) =>
    dropped(kit, (line) => line.raw(nested(70), false)),
  ),
  rule('frames.unknown-field', 'open', 'Unknown fields are ignored.', async (kit) => {
    const line = await kit.open();
    await line.ask({ ...VERSION, more: { fieldOfLater: true } });
    return null;
  }),
  rule('answers.each', 'open', '50 requests sent at once get 50 answers, each with its own id, none twice.', async (kit) => {
    const line = await kit.open();
    const ids = Array.from({ length: 50 }, () => line.send(VERSION));
    for (const id of ids) await line.answer(id);
    await pause(kit.target.settleMs);
    must(line.all().length === ids.length, `${line.all().length} answers came`);
    must(
      ids.every((id) => line.of(id).length === 1),
      'an id was answered twice',
    );
    return null;
  }),
  rule('answers.form', 'open', 'A failure has an `error` with code and label, and no result.', async (kit) => {
    const answer = await (await kit.open()).ask(VERSION);
    const error = objectOf(answer['error']);
    must(answer['status'] === 'FAILED' && !('result' in answer), `the answer was ${seen(answer)}`);
    must(
      /^\d{4,5}$/.test(wordOf(error['code'])) && typeof error['label'] === 'string',
      `the error was ${JSON.stringify(error).slice(0, 80)}`,
    );
    return null;
  }),
  rule(
    'answers.unchanged',
    'stand-in',
    'What the SDK gave arrives unchanged: text booleans, an 18-character VIN, unknown fields, sub-errors.',
    unchanged,
  ),
  rule('requests.unchanged', 'stand-in', '`api` and `parameters` reach the SDK unchanged.', async (kit) => {
    const parameters = { vin: `${KIT_VIN}9`, resetSteps: 'false', unknown: [null, { deep: 1.5 }] };
    const line = await kit.scripted({});
    await line.ask({ method: 'get', api: 'pims.subscription.steps', parameters });
    const [call] = await kit.calls(line, 'pims.subscription.steps');
    must(
      JSON.stringify(call?.parameters) === JSON.stringify(parameters),
      `the SDK got ${JSON.stringify(call?.parameters ?? null).slice(0, 120)}`,
    );
    return null;
  }),
  rule('requests.order', 'stand-in', 'Requests of one connection are not reordered.', async (kit) => {
    const line = await kit.scripted({});
    const ids = Array.from({ length: 10 }, (_, n) => line.send({ method: 'get', api: 'pims.subscription.services', parameters: { n } }));
    for (const id of ids) await line.answer(id);
    const order = (await kit.calls(line, 'pims.subscription.services')).map(({ parameters }) => parameters['n']);
    must(
      order.every((n, i) => n === i),
      `the SDK got them as ${order.map(wordOf).join(' ')}`,
    );
    return null;
  }),
  rule('carkey.selection', 'reads', '`get pims.vehicle.carkey` without a selection is 2101 on 2.3.', async (kit) => {
    await isError(await kit.ready(), CARKEY, 2101);
    return null;
  }),
  rule('carkey.reconnect', 'reads', 'The selection belongs to one connection: right after a reconnect it is 2101 again.', async (kit) => {
    const line = await kit.ready();
    await line.ask({ method: 'set', api: 'pims.vehicle.vin', parameters: { vin: kit.target.vin ?? KIT_VIN } });
    const chosen = codeOf(await line.ask(CARKEY));
    must(chosen === null || CARKEY_GET_ERRORS.includes(chosen), `with a selection it was ${chosen ?? 0}`);
    line.close();
    await isError(await kit.ready(), CARKEY, 2101);
    return null;
  }),
  rule('carkey.vin', 'stand-in', '`get pims.vehicle.carkey` without `vin` is 2101 up to 2.2.', async (kit) => {
    const line = await kit.scripted({ sdk: '2.2' });
    await isError(line, CARKEY, 2101);
    const answer = await line.ask({ ...CARKEY, parameters: { vin: KIT_VIN } });
    must(codeOf(answer) === null, `with it, the answer was ${seen(answer)}`);
    return null;
  }),
  rule(
    'subscribe.first-event',
    'reads',
    '`subscribe pims.vehicle.connection` brings the present state as its first event.',
    async (kit) => {
      const line = await kit.ready();
      const id = line.send(CONNECTION);
      await line.answer(id);
      await line.until(() => line.of(id).length > 1, 'no event came');
      const [first, event] = line.of(id);
      must(first?.['status'] === 'SUCCEEDED', 'the event came before the acknowledgement');
      must(['Connected', 'Disconnected'].includes(wordOf(objectOf(event?.['result'])['status'])), 'the event tells no state');
      return null;
    },
  ),
  rule('subscribe.twice', 'reads', 'A second `subscribe` on one connection is 2005.', async (kit) => {
    const line = await kit.ready();
    await line.ask(CONNECTION);
    await isError(line, CONNECTION, 2005);
    return null;
  }),
  rule('ping', 'stand-in', 'Pings are answered within 10 s while an SDK call runs.', async (kit) => {
    const line = await kit.scripted({ delayMs: Math.max(kit.target.settleMs, 200) });
    const id = line.send({ method: 'get', api: 'pims.subscription.services' });
    await line.ping(Math.min(10_000, kit.target.limitMs));
    await line.answer(id);
    return null;
  }),
  rule('token.api', 'stand-in', '`get pims.authentication.token` is 2002: tokens stay on the phone.', async (kit) => {
    await isError(await kit.scripted({}), { method: 'get', api: 'pims.authentication.token' }, 2002);
    return null;
  }),
];

function largeFrame(): string {
  const head = '{"transactionId":"l","method":"get","api":"pims.sdk.version","note":"';
  return `${head}${'x'.repeat(MAX_FRAME_BYTES + 1 - head.length - 2)}"}`;
}

async function unchanged(kit: Kit): Promise<null> {
  const given: Frame = {
    status: 'SUCCEEDED',
    result: { isCarKeyVerified: 'true', vin: `${KIT_VIN}9`, later: { a: [1, null] } },
    more: 'x',
  };
  const refusal: Frame = { status: 'FAILED', error: { code: '2204', label: 'Server', suberrors: [{ code: 40_301 }] } };
  const line = await kit.scripted({ answers: { 'get pims.subscription.services': given, 'get pims.subscription.steps': refusal } });
  for (const [api, wanted] of [
    ['pims.subscription.services', given],
    ['pims.subscription.steps', refusal],
  ] as const) {
    const { transactionId: _id, ...rest } = await line.ask({ method: 'get', api });
    must(sorted(rest) === sorted(wanted), `it arrived as ${JSON.stringify(rest).slice(0, 160)}`);
  }
  return null;
}

/** The same text for the same members in any order. */
function sorted(frame: Frame): string {
  return JSON.stringify(Object.entries(frame).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
