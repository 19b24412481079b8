/** The conformance kit: the simulator passes it whole, and of every broken bridge exactly its rule fails. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkBridge, type Checked, type Finding, RULES } from '../../../main/bridge-check/check.ts';
import type { JsonObject } from '../../../app/base/json.ts';
import { type Target, wordOf } from '../../../main/bridge-check/kit.ts';
import { startSimulator } from '../../../main/pims/simulator/server.ts';
import { afterwards, simulate } from '../pims/bench.ts';
import { BROKEN } from './broken.ts';
import { breakBridge, type Twist } from './broken-bridge.ts';

const TOKEN = 'kit-token-of-this-test';

const FAST = { limitMs: 1_500, settleMs: 80, restartMs: 3_000, vin: null } as const;
const SCRIPTED = { scripted: true } as const;

async function target(scenario = 'stand-in', twist: Twist | null = null): Promise<Target> {
  const { url, key } = await simulate(scenario, { token: TOKEN, personMs: 20 });
  const at = twist === null ? url : (await broken(url, twist)).url;
  return { ...FAST, url: at, token: TOKEN, simulatorKey: key };
}

async function broken(url: string, twist: Twist) {
  const bridge = await breakBridge(url, twist);
  afterwards(() => bridge.stop());
  return bridge;
}

function findings(checked: Checked): readonly Finding[] {
  if (!('findings' in checked)) throw new Error(`not reached: ${JSON.stringify(checked)}`);
  return checked.findings;
}

const not = (verdict: Finding['verdict'], all: readonly Finding[]) =>
  all.filter((one) => one.verdict !== verdict).map(({ id, saw }) => `${id}: ${saw ?? ''}`);

describe('the simulator', () => {
  test('passes every rule with its stand-in', async () => {
    expect(not('pass', findings(await checkBridge(await target(), SCRIPTED)))).toEqual([]);
  }, 60_000);

  test('passes through the socket that bends nothing', async () => {
    expect(not('pass', findings(await checkBridge(await target('stand-in', {}), SCRIPTED)))).toEqual([]);
  }, 60_000);

  test('without the stand-in: nothing is activated, the rest is not tested and says why', async () => {
    const simulator = await simulate('ok', { token: TOKEN });
    const all = findings(await checkBridge({ ...FAST, url: simulator.url, token: TOKEN, simulatorKey: simulator.key }));
    expect(all.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(all.find(({ id }) => id === 'set.cut')).toMatchObject({
      verdict: 'not-tested',
      saw: expect.stringContaining('stand-in') as unknown,
    });
    expect(all.find(({ id }) => id === 'carkey.reconnect')).toMatchObject({ verdict: 'not-tested' });
    expect(simulator.counts().sets).toEqual({});
  }, 60_000);

  test('with a vehicle, reads are tested, and still nothing is activated', async () => {
    const simulator = await simulate('ok', { token: TOKEN });
    const all = findings(
      await checkBridge({ ...FAST, url: simulator.url, token: TOKEN, simulatorKey: simulator.key, vin: 'VR1AB12C3D4567890' }),
    );
    expect(all.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(all.find(({ id }) => id === 'carkey.reconnect')).toMatchObject({ verdict: 'pass' });
    expect(simulator.counts().sets).toEqual({});
  }, 60_000);

  test('of version 1.0 has its 1.1 rules not tested', async () => {
    const all = findings(await checkBridge(await target('bridge-1.0')));
    expect(all.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(all.find(({ id }) => id === 'hello.form')).toMatchObject({ verdict: 'not-tested' });
  }, 60_000);

  test('that nobody started is not reached', async () => {
    expect(await checkBridge({ ...FAST, url: 'ws://127.0.0.1:1/pims', token: null, simulatorKey: null })).toEqual({ unreached: null });
  });
});

const nameOf = ({ method = null, api = null }: JsonObject): string => `${wordOf(method)} ${wordOf(api)}`;

/** What reaches the bridge once an activation was sent to an app that is killed then; the app that comes back `changes`. */
async function afterTheKill(changes: Pick<Twist, 'headers' | 'incoming'>) {
  const seen: string[] = [];
  let [isArmed, isBack] = [false, false];
  const twist: Twist = {
    headers: (headers) => (isBack ? (changes.headers?.(headers) ?? headers) : headers),
    incoming: (message, wire) => {
      const { method, api } = message.frame;
      if (isBack) seen.push(nameOf(message.frame));
      if (isBack) return changes.incoming?.(message, wire) ?? true;
      isBack = method === 'set' && api === 'pims.vehicle.carkey' && isArmed;
      isArmed ||= method === 'set' && api === 'bridge.stand-in' && message.text.includes('"crash"');
      return true;
    },
  };
  return { all: findings(await checkBridge(await target('stand-in', twist), SCRIPTED)), seen };
}

describe('an app that comes back without its stand-in', () => {
  test('and says so: nothing is sent to it any more', async () => {
    const { all, seen } = await afterTheKill({
      headers: ({ 'x-pims-bridge': hello = '', ...rest }) => ({ ...rest, 'x-pims-bridge': hello.replace('; stand-in', '') }),
    });
    expect(seen).toEqual([]);
    expect(all.find(({ id }) => id === 'set.restart')).toMatchObject({ verdict: 'not-tested' });
    expect(all.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  }, 60_000);

  test('and still announces it: it is asked for it, and nothing else', async () => {
    const { all, seen } = await afterTheKill({
      incoming: ({ frame: { transactionId = null } }, wire) => {
        wire.toConsole({ transactionId, status: 'FAILED', error: { code: 2002, label: 'Unknown' } });
        return false;
      },
    });
    expect(new Set(seen)).toEqual(new Set(['get bridge.stand-in']));
    expect(all.find(({ id }) => id === 'set.restart')).toMatchObject({ verdict: 'not-tested' });
  }, 60_000);
});

test('without --scripted nothing is changed behind a stand-in either, and it is said', async () => {
  const seen: string[] = [];
  const all = findings(await checkBridge(await target('stand-in', { incoming: ({ frame }) => seen.push(nameOf(frame)) > 0 })));
  expect(all.find(({ id }) => id === 'set.cut')).toMatchObject({
    verdict: 'not-tested',
    saw: expect.stringContaining('--scripted') as unknown,
  });
  expect(all.find(({ id }) => id === 'carkey.reconnect')).toMatchObject({ verdict: 'pass' });
  expect(seen).not.toContain('set pims.vehicle.carkey');
  expect(seen).not.toContain('set bridge.stand-in');
}, 60_000);

test('a stand-in that is announced and does not answer: there is none, and the check goes on', async () => {
  const at = await target('stand-in', { incoming: ({ frame }) => frame['api'] !== 'bridge.stand-in' });
  const all = findings(await checkBridge({ ...at, limitMs: 300 }));
  expect(all.find(({ id }) => id === 'set.cut')).toMatchObject({ verdict: 'not-tested' });
  expect(await checkBridge({ ...at, limitMs: 300 }, SCRIPTED)).toEqual({ unscripted: true });
}, 60_000);

test('every rule has an id of its own, a broken bridge, and its sentence on the page', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  expect(Object.keys(BROKEN).sort()).toEqual(RULES.map(({ id }) => id).sort());
  const page = readFileSync('docs/bridge-protocol.md', 'utf8');
  for (const { id, sentence } of RULES) expect(page, id).toContain(`| \`${id}\` | ${sentence} |`);
});

/** What a check looks for happens within a time that is let pass. A busy computer may need more of it: what it missed at first it must find then. */
const SETTLED_MS = [FAST.settleMs, 10 * FAST.settleMs];

/** What fails of a bridge that breaks a rule, as `rule: what was seen`. */
async function failedOf(id: string, settleMs: number): Promise<readonly string[]> {
  const simulator = await startSimulator({ scenario: 'stand-in', token: TOKEN });
  const bridge = await breakBridge(simulator.url, BROKEN[id]!(TOKEN));
  try {
    const checked = await checkBridge({ ...FAST, settleMs, url: bridge.url, token: TOKEN, simulatorKey: simulator.key }, SCRIPTED);
    return findings(checked).flatMap((one) => (one.verdict === 'fail' ? [`${one.id}: ${one.saw ?? ''}`] : []));
  } finally {
    await bridge.stop();
    await simulator.stop();
  }
}

/** Side by side: most of a check is waiting to see that nothing more happens. Each ends what it started itself. */
describe.concurrent('broken bridges', () => {
  test.each(Object.keys(BROKEN))(
    'that break %s fail that rule, and no other',
    async (id) => {
      let failed: readonly string[] = [];
      for (const settleMs of SETTLED_MS) {
        failed = await failedOf(id, settleMs);
        if (failed.length === 1 && failed[0]?.startsWith(`${id}: `) === true) return;
      }
      expect(failed).toEqual([expect.stringMatching(new RegExp(`^${id.replaceAll('.', '\\.')}: `))]);
    },
    120_000,
  );
});
