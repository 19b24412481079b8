/** A code that is no text is sealed as it came, shown as it came, and destroyed like every other; an answer without one says so. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AttemptId } from '../../../app/carkey/types.ts';
import { systemClock, type Clock } from '../../../main/base/clock.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { openStagedBridge, type StagedBridge } from '../../faults/staged-bridge.ts';
import { activate, call, OK_VIN, started, temporaryFolder } from '../../support/console.ts';
import { practiceAt, wordOf } from '../../support/practice-at.ts';

const DAY = 24 * 3_600_000;
const DIGITS = '123456789012345678901234';
let folder: ReturnType<typeof temporaryFolder>;
let bridge: StagedBridge;
let run: RunningConsole;
let clock: Clock & { ahead: number };

beforeEach(async () => {
  folder = temporaryFolder();
  clock = { ahead: 0, wall: () => systemClock.wall() + clock.ahead, mono: () => systemClock.mono() + clock.ahead };
  bridge = await openStagedBridge({ phone: { event: OK_VIN, answer: OK_VIN }, active: false, activation: () => null });
  run = await started({ ...practiceAt(folder.path, wordOf(bridge)), clock });
});
afterEach(async () => {
  await run.stop();
  await bridge.stop();
  folder.remove();
});

/** Activates; the result has these members, as text. */
async function activated(members: string): Promise<AttemptId> {
  bridge.stage.text = ({ method, api, transactionId }) => {
    if (method !== 'set' || api !== 'pims.vehicle.carkey') return null;
    bridge.stage.active = true;
    return `{"transactionId":"${transactionId}","status":"SUCCEEDED","result":{"hasCarKey":true,"vin":"${OK_VIN}"${members}}}`;
  };
  const { attempt } = await activate(run, OK_VIN);
  if (attempt === null) throw new Error('there is no attempt');
  return attempt.id;
}

const stateOf = (id: AttemptId) => run.current().trail.attempt(id)?.state;

it('a number is shown with every digit, and destroyed when it expires', async () => {
  const expires = new Date(systemClock.wall() + DAY).toISOString();
  const id = await activated(`,"securityCode":${DIGITS},"securityExpiration":"${expires}"`);
  expect(stateOf(id)).toMatchObject({ name: 'succeeded', code: 'faulty', expiry: { kind: 'at' } });
  expect(await call(run, 'code.show', { attempt: id })).toMatchObject({
    raw: DIGITS,
    decoded: null,
    fault: 'not-text',
    expiry: { raw: expires },
  });
  clock.ahead = 2 * DAY;
  run.current().expiry.tick();
  expect(stateOf(id)).toMatchObject({ code: 'expired' });
  expect(run.current().trail.sealedCodes()).toEqual([]);
  expect(await run.api.call('code.show', { attempt: id })).toMatchObject({ ok: false, error: { code: 'code-gone' } });
});

it('one in a field that is spelled otherwise is found, and lives a day when the answer names no date', async () => {
  const id = await activated(',"security_code":["c2hhemFtCg=="]');
  expect(await call(run, 'code.show', { attempt: id })).toMatchObject({ raw: '["c2hhemFtCg=="]', fault: 'not-base64' });
  expect(run.current().trail.sealedCodes()).toMatchObject([{ act: id, expiresAt: null }]);
  clock.ahead = 25 * 3_600_000;
  run.current().expiry.tick();
  expect(stateOf(id)).toMatchObject({ code: 'expired' });
});

it('an answer without a code leaves nothing sealed, and is not called expired', async () => {
  const id = await activated('');
  expect(stateOf(id)).toMatchObject({ name: 'succeeded', code: 'missing', readBack: 'confirmed' });
  expect(run.current().trail.sealedCodes()).toEqual([]);
  const refused = await run.api.call('code.show', { attempt: id });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'code-gone', refusal: { reason: 'code-missing' } },
  });
  expect((await call(run, 'job.get', {})).next.action).toBe('show-receipt');
});
