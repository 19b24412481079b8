/** Bridge protocol 1.1 beside 1.0: what is announced, long calls, progress, cancel. */
import { describe, expect, it } from 'vitest';
import {
  BRIDGE_1_0,
  BRIDGE_HEADER,
  LONG_CALL_MS,
  cancelCall,
  encodeLongRequest,
  parseCancel,
  parseHello,
  progressOf,
  writeHello,
} from '../../../../../app/pims/bridge-protocol/index.ts';
import { parseFrame } from '../../../../../app/pims/envelope.ts';
import type { TransactionId } from '../../../../../app/pims/types.ts';

const TX = 'a-b' as TransactionId;

describe('the hello', () => {
  it.each([
    ['1.1; ask-on-phone; long-calls', '1.1', ['ask-on-phone', 'long-calls']],
    ['1.1;long-calls', '1.1', ['long-calls']],
    [' 1.4 ; Ask-On-Phone; from-the-future', '1.4', ['ask-on-phone']],
    ['1.1', '1.1', []],
    ['1.0; ask-on-phone', '1.0', []],
    ['2.0; ask-on-phone', '1.0', []],
    ['', '1.0', []],
    [undefined, '1.0', []],
    [`1.1; ${'x'.repeat(400)}`, '1.0', []],
  ] as const)('%j is %s with %j', (header, version, capabilities) => {
    const hello = parseHello(header);
    expect([hello.version, [...hello.capabilities]]).toEqual([version, capabilities]);
    expect(parseHello(writeHello(hello))).toEqual(version === '1.0' ? BRIDGE_1_0 : hello);
  });
});

describe('a long call', () => {
  it('is a request of 1.0 with a limit beside it', () => {
    expect([BRIDGE_HEADER, LONG_CALL_MS]).toEqual(['x-pims-bridge', 600_000]);
    const request = { method: 'set', api: 'pims.authentication.user', parameters: { action: 'login' } } as const;
    expect(JSON.parse(encodeLongRequest(TX, request, 600_000))).toEqual({ transactionId: TX, ...request, limitMs: 600_000 });
  });

  it('tells its progress in messages that 1.0 reads as events', () => {
    const frame = (result: unknown) => parseFrame(JSON.stringify({ transactionId: TX, status: 'RESULT', result }));
    const said = (result: unknown) => {
      const read = frame(result);
      return read.ok ? progressOf(read.value) : read.error;
    };
    expect([{ progress: 'browser-open' }, { progress: 'from-the-future' }, { progress: 3 }, { status: 'Connected' }].map(said)).toEqual([
      'browser-open',
      'person-at-work',
      null,
      null,
    ]);
  });

  it('can be given up', () => {
    expect(cancelCall(TX)).toEqual({ method: 'set', api: 'bridge.cancel', parameters: { transactionId: TX } });
    expect([{ state: 'cancelled' }, { state: 'gone' }, null].map(parseCancel)).toEqual(['cancelled', null, null]);
  });
});
