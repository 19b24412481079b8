/** The run at the machine: one vehicle, one account and one press each, whatever changes while a call is under way or the log fails. */
import { describe, expect, it } from 'vitest';
import { NO_COUNTS } from '../../../../app/budget/index.ts';
import type { RequestOutcome } from '../../../../app/pims/index.ts';
import { A, B, Bench, CAR_A, CAR_B, ENROLLED, refusedWith, SILENT, toEnrol, well } from './run-bench.ts';

type Settle = (outcome: RequestOutcome) => void;

/** The next call that costs waits until the test answers. */
function held(bench: Bench): { answer: Settle } {
  const hold: { answer: Settle } = { answer: () => undefined };
  bench.spend = () => new Promise((resolve) => (hold.answer = resolve));
  return hold;
}

async function unlinking(): Promise<Bench> {
  const bench = new Bench();
  bench.asks = [ENROLLED];
  bench.run.begin('unlink');
  await bench.rest();
  bench.act('unlink');
  return bench;
}

async function changingPin(): Promise<Bench> {
  const bench = new Bench();
  bench.asks = [ENROLLED];
  bench.run.begin('change-pin');
  await bench.rest();
  return bench;
}

const PINS = { typed: { pin: '1234', 'new-pin': '9876' } };

describe('one car', () => {
  it('an unlinking whose answer is awaited stays with its car: entries, VIN and what is asked of the next one', async () => {
    const bench = await unlinking();
    const call = held(bench);
    expect(bench.act('sure')).toBe('done');
    bench.run.layAside();
    bench.work = CAR_B;
    bench.run.accountTold();
    expect(bench.say(bench.run.begin('unlink'))).toBe('phone-busy');
    bench.asks = [ENROLLED, ENROLLED];
    call.answer(SILENT);
    await bench.rest();
    bench.run.accountTold();
    await bench.rest();
    expect(bench.standing).toBe('none');
    expect(bench.act('sure')).toBe('run-none');
    expect(bench.sent.map(({ parameters }) => parameters['vin'])).toEqual(['VIN-A']);
    expect(bench.drafts.map(({ veh }) => veh)).not.toContain('V-B');
    // Back at its own car it goes on, and asks both questions of that one.
    bench.work = CAR_A;
    bench.asks = [ENROLLED];
    bench.run.accountTold();
    await bench.rest();
    expect(bench.standing).toBe('waiting unlink-sure');
  });

  it('a run of the account alone goes on at the next car once the call is over', async () => {
    const bench = new Bench();
    bench.asks = toEnrol('0611111111');
    bench.run.begin('enrol');
    await bench.rest();
    const call = held(bench);
    bench.act('send-sms');
    bench.run.layAside();
    bench.work = CAR_B;
    bench.run.accountTold();
    expect(bench.standing).toBe('none');
    bench.asks = toEnrol('0611111111');
    call.answer(well());
    await bench.rest();
    expect(bench.standing).toBe('waiting code');
    expect(bench.drafts.at(-1)?.veh).toBe('V-B');
  });
});

describe('one press', () => {
  it('a press on what is no longer there sends nothing, and stopping needs the run alone', async () => {
    const bench = new Bench();
    bench.asks = toEnrol('0611111111');
    bench.run.begin('enrol');
    await bench.rest();
    const before = { run: bench.run.run?.id ?? '', step: bench.run.run?.step ?? 0 };
    expect(bench.act('send-sms', before)).toBe('done');
    await bench.rest();
    expect(bench.act('send-sms', before)).toBe('overtaken');
    expect(bench.act('send-sms', { run: 'A-other' })).toBe('overtaken');
    expect(bench.sent).toHaveLength(1);
    expect(bench.act('stop', before)).toBe('done');
  });
});

describe('one account', () => {
  it('number, code and what was taken on for one account serve no run of another', async () => {
    const bench = new Bench();
    bench.account = B;
    bench.asks = toEnrol(null);
    bench.run.begin('enrol');
    await bench.rest();
    bench.act('give', { typed: { 'phone-number': '0600000002' } });
    await bench.rest();
    bench.run.layAside();
    bench.account = A;
    bench.asks = toEnrol(null);
    bench.run.begin('enrol');
    await bench.rest();
    bench.act('give', { typed: { 'phone-number': '0600000001' } });
    await bench.rest();
    bench.counts = { ...NO_COUNTS, pin: 2 };
    expect(bench.say(bench.run.takeOn('The customer is sure.'))).toBe('done');
    bench.account = B;
    bench.asks = toEnrol(null);
    bench.run.accountTold();
    await bench.rest();
    expect([bench.standing, bench.run.run?.account, bench.run.isTakenOn]).toEqual(['waiting number-code-short', B, false]);
    expect(bench.run.values.number).toBe(null);
    expect(bench.act('send-sms')).toBe('typed-empty');
    expect(bench.sent).toHaveLength(2);
  });

  it('an answer that tells of another account moves nothing, and of the press only stopping is left', async () => {
    const bench = new Bench();
    let tell: Settle = () => undefined;
    bench.asks = [new Promise<RequestOutcome>((resolve) => (tell = resolve))];
    bench.run.begin('enrol');
    bench.account = B;
    bench.run.accountTold();
    tell(ENROLLED);
    await bench.rest();
    expect(bench.standing).toBe('waiting start');
    expect(bench.act('ask-again')).toBe('run-other-account');
    bench.account = null;
    expect(bench.act('ask-again')).toBe('customer-nobody');
    bench.account = A;
    bench.asks = [ENROLLED];
    bench.run.accountTold();
    await bench.rest();
    expect(bench.standing).toBe('done already');
  });

  it('what it came to in one account is not shown to whoever signs in next', async () => {
    const bench = new Bench();
    bench.asks = [ENROLLED];
    bench.run.begin('enrol');
    await bench.rest();
    bench.run.accountTold();
    expect(bench.standing).toBe('done already');
    bench.account = B;
    bench.run.accountTold();
    expect(bench.standing).toBe('none');
  });

  it('an answer to an ask of one run is none to the next run’s', async () => {
    const bench = new Bench();
    let tell: Settle = () => undefined;
    bench.asks = [new Promise<RequestOutcome>((resolve) => (tell = resolve))];
    bench.run.begin('enrol');
    bench.act('stop');
    let tellNext: Settle = () => undefined;
    bench.asks = [new Promise<RequestOutcome>((resolve) => (tellNext = resolve))];
    bench.run.begin('enrol');
    tell(ENROLLED);
    tellNext(SILENT);
    await bench.rest();
    expect(bench.standing).toBe('waiting start');
  });

  it('who says that they signed in has the phone asked who it is', async () => {
    const bench = await changingPin();
    bench.spend = () => Promise.resolve(refusedWith(2301));
    bench.act('give', PINS);
    await bench.rest();
    bench.account = null;
    expect([bench.act('signed-in'), bench.asked, bench.standing]).toEqual(['done', 1, 'waiting change-pin']);
    bench.account = B;
    expect(bench.act('signed-in')).toBe('run-other-account');
    expect(bench.act('stop')).toBe('done');
  });
});

describe('a log that fails in the middle', () => {
  const failing = async (): Promise<Bench> => {
    const bench = await changingPin();
    bench.spend = () => {
      bench.isLogFull = true;
      return Promise.resolve(well());
    };
    bench.act('give', PINS);
    await bench.rest();
    expect([bench.standing, bench.act('give', PINS), bench.act('stop')]).toEqual([
      'spending change-pin',
      'log-unwritable',
      'log-unwritable',
    ]);
    bench.isLogFull = false;
    return bench;
  };

  it('has the end of the call written when it writes again', async () => {
    const bench = await failing();
    bench.append({ kind: 'vin-read' });
    await bench.rest();
    await Promise.resolve();
    expect(bench.standing).toBe('done pin-changed');
  });

  it('has it written when the account is told', async () => {
    const bench = await failing();
    bench.run.accountTold();
    await bench.rest();
    expect([bench.standing, bench.sent.length]).toEqual(['done pin-changed', 1]);
  });

  it('has it written before another run begins, so that a person sees first what it came to', async () => {
    const bench = await failing();
    expect([bench.say(bench.run.begin('change-pin')), bench.standing]).toEqual(['done', 'done pin-changed']);
    bench.asks = [ENROLLED];
    bench.run.begin('change-pin');
    await bench.rest();
    expect(bench.standing).toBe('waiting change-pin');
  });

  const unsure = async (isFull: boolean) => {
    const bench = await unlinking();
    bench.asks = [ENROLLED, ENROLLED, ENROLLED];
    bench.spend = () => {
      bench.isLogFull = isFull;
      return Promise.resolve(SILENT);
    };
    bench.act('sure');
    await bench.rest();
    bench.isLogFull = true;
    const tx = bench.drafts.findLast(({ out }) => out === 'spending')?.d?.tx;
    bench.run.heard({ transactionId: tx, status: 'SUCCEEDED', result: null } as never);
    bench.isLogFull = false;
    bench.append({ kind: 'vin-read' });
    await Promise.resolve();
    await bench.rest();
    return bench.standing;
  };

  it('is owed an answer that comes late', async () => {
    expect(await unsure(false)).toBe('done unlinked');
  });

  it('is owed one that comes late behind the silence before it', async () => {
    expect(await unsure(true)).toBe('done unlinked');
  });

  it('is asked again what it did not take', async () => {
    const bench = new Bench();
    let tell: Settle = () => undefined;
    bench.asks = [new Promise<RequestOutcome>((resolve) => (tell = resolve)), ENROLLED];
    bench.run.begin('change-pin');
    bench.isLogFull = true;
    tell(ENROLLED);
    await bench.rest();
    bench.isLogFull = false;
    bench.run.accountTold();
    await bench.rest();
    expect(bench.standing).toBe('waiting change-pin');
  });
});

describe('what the desk took on', () => {
  const toPin = async (): Promise<Bench> => {
    const bench = new Bench();
    bench.asks = toEnrol('0611111111');
    bench.run.begin('enrol');
    await bench.rest();
    bench.act('send-sms');
    await bench.rest();
    bench.spend = () => Promise.resolve(well({ status: 'ALREADY_ENROLLED' }));
    bench.act('give', { typed: { 'sms-code': '123456' } });
    await bench.rest();
    expect(bench.standing).toBe('waiting pin-known');
    return bench;
  };

  it('is used up by the call that it was meant for, and by no other', async () => {
    const bench = await toPin();
    bench.counts = { ...NO_COUNTS, pin: 2 };
    expect([bench.say(bench.run.takeOn('The customer is sure.')), bench.run.isTakenOn]).toEqual(['done', true]);
    bench.spend = () => Promise.resolve(well());
    bench.act('send-sms');
    await bench.rest();
    expect(bench.drafts.some(({ personal }) => personal !== undefined)).toBe(false);
    bench.spend = () => Promise.resolve(well({ status: 'ALREADY_ENROLLED' }));
    bench.act('give', { typed: { 'sms-code': '123456' } });
    await bench.rest();
    bench.spend = () => Promise.resolve(refusedWith(2308));
    expect([bench.standing, bench.act('give', { typed: { pin: '1111' } })]).toEqual(['waiting pin-known', 'done']);
    await bench.rest();
    expect(bench.run.isTakenOn).toBe(false);
    expect(bench.drafts.filter(({ personal }) => personal?.reason === 'The customer is sure.')).toHaveLength(1);
  });

  it('has to be asked for: where nothing would lock the account, there is nothing to take on', async () => {
    const bench = await toPin();
    expect([bench.say(bench.run.takeOn('The customer is sure.')), bench.run.isTakenOn]).toEqual(['act-not-offered', false]);
  });
});
