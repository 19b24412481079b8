/** A session on a fake serial port in fake time: what takes minutes with hardware is looked at in milliseconds. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AdapterPlace } from '../../../../../app/link/adapters/place.ts';
import { BAUD_RATES, type PortHint } from '../../../../../app/link/adapters/serial.ts';
import type { LinkProblem, ReadReport } from '../../../../../app/link/read/view.ts';
import { ok, type Result } from '../../../../../app/base/result.ts';
import { systemClock } from '../../../../../main/base/clock.ts';
import { Session } from '../../../../../main/link/conversation/session.ts';
import { FakeStream } from './fake-stream.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SERIAL: AdapterPlace = { kind: 'serial', path: '/dev/adapter', baud: null };
const HINT: PortHint = { vendorId: null, productId: null, remembered: null };

function sessionOn(...streams: [FakeStream, ...FakeStream[]]) {
  let opens = 0;
  const heard = {
    speeds: [] as number[],
    lost: [] as LinkProblem[],
    opened: 0,
    closed: 0,
    steps: [] as string[],
    trace: [] as string[],
    stepTimes: [] as { readonly name: string; readonly at: number }[],
  };
  const session = new Session({
    open: (_place, baud) => {
      const stream = streams[opens] ?? streams[0];
      opens += 1;
      stream.baud = baud;
      return Promise.resolve(() => Promise.resolve(ok(stream)));
    },
    clock: systemClock,
    tell: {
      activity: (activity) => {
        const name = activity.name === 'reading' ? activity.step : activity.name;
        heard.steps.push(name);
        heard.stepTimes.push({ name, at: systemClock.mono() });
      },
      facts: () => undefined,
      trace: (dir, text) => heard.trace.push(`${dir} ${text}`),
      opened: () => (heard.opened += 1),
      speed: (baud) => heard.speeds.push(baud),
      lost: (problem) => heard.lost.push(problem),
      closed: () => (heard.closed += 1),
    },
  });
  const read = async (hint = HINT, fresh = false): Promise<Result<ReadReport, LinkProblem>> => {
    const results: Result<ReadReport, LinkProblem>[] = [];
    void session.read({ place: SERIAL, hint, fresh }, new AbortController().signal).then((value) => results.push(value));
    for (let second = 0; second < 300 && results.length === 0; second += 1) await vi.advanceTimersByTimeAsync(1_000);
    const [result] = results;
    if (result === undefined) throw new Error('the read did not end within five minutes');
    return result;
  };
  return { session, heard, read };
}

describe('the speed of a serial adapter', () => {
  it('is found where the adapter is, and remembered', async () => {
    const stream = new FakeStream('agree', 'elm327', { speed: 500_000 });
    const { read, heard } = sessionOn(stream);
    expect(await read()).toMatchObject({ ok: true, value: { verdict: { kind: 'agree' } } });
    expect(stream.speeds).toEqual([115_200, 9_600, 500_000]);
    expect(heard.speeds).toEqual([500_000]);
    expect(heard.steps.slice(0, 3)).toEqual(['opening', 'find-speed', 'find-speed']);
  });

  it.each(BAUD_RATES)('is found within a second when it is %i and nobody knows that', async (speed) => {
    const stream = new FakeStream('agree', 'elm327', { speed });
    const { read, heard } = sessionOn(stream);
    const report = await read();
    expect(report).toMatchObject({ ok: true, value: { verdict: { kind: 'agree' } } });
    expect(stream.baud).toBe(speed);
    const found = heard.stepTimes.find(({ name }) => name === 'wake-adapter')?.at ?? Number.NaN;
    expect(found - (heard.stepTimes[0]?.at ?? Number.NaN)).toBeLessThanOrEqual(1_000);
  });

  it('is waited for where an adapter is slow to answer', async () => {
    const stream = new FakeStream('agree', 'elm327', { speed: 115_200, slowMs: 400 });
    const { read } = sessionOn(stream);
    expect(await read()).toMatchObject({ ok: true, value: { verdict: { kind: 'agree' } } });
    expect(stream.baud).toBe(115_200);
  });

  it('does not matter to a port over Bluetooth, which is only slow: the read ends the same', async () => {
    for (const slowMs of [110, 150, 260, 900]) {
      const stream = new FakeStream('agree', 'elm327', { speed: 'any', slowMs });
      const { read } = sessionOn(stream);
      expect(await read(), String(slowMs)).toMatchObject({ ok: true, value: { verdict: { kind: 'agree', confirmed: true } } });
    }
  });

  it('is the remembered one at once', async () => {
    const stream = new FakeStream('agree', 'elm327', { speed: 2_000_000 });
    const { read } = sessionOn(stream);
    expect(await read({ ...HINT, remembered: 2_000_000 })).toMatchObject({ ok: true });
    expect(stream.speeds).toEqual([]);
  });

  it('is not remembered when nobody answered, and the port is let go', async () => {
    const stream = new FakeStream('agree', 'silent');
    const { read, heard } = sessionOn(stream);
    expect(await read()).toMatchObject({ ok: true, value: { verdict: { kind: 'silent', reasons: ['adapter-silent'] } } });
    // Eight quickly, eight patiently, and back to the first.
    expect(stream.speeds).toHaveLength(16);
    expect(stream.baud).toBe(38_400);
    expect(heard).toMatchObject({ speeds: [], closed: 1 });
  });
});

describe('the second bus of an adapter', () => {
  it('is tried once when no bus talks, and the line is put back', async () => {
    const stream = new FakeStream('asleep', 'elm327');
    stream.onLines = ({ rts }) => stream.become(rts ? 'asleep' : 'agree');
    const { read, heard } = sessionOn(stream);
    expect(await read()).toMatchObject({ ok: true, value: { verdict: { kind: 'agree' }, facts: { adapter: { advice: ['second-bus'] } } } });
    expect(stream.lines).toEqual([
      { dtr: true, rts: false },
      { dtr: true, rts: true },
    ]);
    expect(heard.trace.some((line) => line.startsWith('note No bus talked'))).toBe(true);
  });

  it('is not tried when a bus talks or the adapter is in no socket', async () => {
    for (const car of ['pins-3-8', 'not-in-socket']) {
      const stream = new FakeStream(car, 'elm327');
      await sessionOn(stream).read();
      expect(stream.lines).toEqual([]);
    }
  });
});

describe('an open port between reads', () => {
  it('is looked at every five seconds without a trace, and used again', async () => {
    const stream = new FakeStream('agree', 'elm327');
    const { read, heard } = sessionOn(stream);
    await read();
    const [commands, lines] = [stream.sent.length, heard.trace.length];
    await vi.advanceTimersByTimeAsync(15_500);
    expect(stream.sent.slice(commands)).toEqual(['ATRV', 'ATRV', 'ATRV']);
    expect(heard.trace).toHaveLength(lines);
    expect(await read()).toMatchObject({ ok: true });
    expect(heard).toMatchObject({ opened: 1, closed: 0, lost: [] });
  });

  it.for<readonly [string, (stream: FakeStream) => void]>([
    ['was pulled out of the socket', (stream) => stream.become('not-in-socket')],
    ['does not answer any more', (stream) => (stream.deaf = true)],
    ['started anew', (stream) => stream.become('agree', 'restarts-again-and-again')],
  ])('is lost when the adapter %s', async ([, happen]) => {
    const stream = new FakeStream('agree', 'elm327');
    const { read, heard } = sessionOn(stream);
    await read();
    happen(stream);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard.lost).toMatchObject([{ code: 'unplugged' }]);
    expect(heard.closed).toBe(1);
  });

  it('is not lost by one silence', async () => {
    const stream = new FakeStream('agree', 'elm327');
    const { read, heard } = sessionOn(stream);
    await read();
    stream.deaf = true;
    await vi.advanceTimersByTimeAsync(6_000);
    stream.deaf = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heard.lost).toEqual([]);
  });

  it('is waited for when a look is on its way as a read is ordered', async () => {
    const stream = new FakeStream('agree', 'elm327');
    const { read, heard } = sessionOn(stream);
    await read();
    await vi.advanceTimersByTimeAsync(4_002);
    expect(await read()).toMatchObject({ ok: true, value: { verdict: { kind: 'agree' } } });
    expect(heard.lost).toEqual([]);
  });

  it('is opened anew when that is asked for', async () => {
    const { read, heard } = sessionOn(new FakeStream('agree', 'elm327'), new FakeStream('agree', 'elm327'));
    await read();
    await read(HINT, true);
    expect(heard).toMatchObject({ opened: 2, closed: 1 });
  });
});

describe('a stream that breaks', () => {
  it('ends the read with its reason, and is told when nobody reads', async () => {
    const stream = new FakeStream('agree', 'elm327');
    const { read, heard } = sessionOn(stream);
    await read();
    stream.break({ code: 'out-of-range', detail: 'gone' });
    await vi.advanceTimersByTimeAsync(1);
    expect(heard).toMatchObject({ lost: [{ code: 'out-of-range' }], closed: 1 });
  });
});
