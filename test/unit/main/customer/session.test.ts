/** Whose session it is, at the machine: one vehicle, one account and one person for everything that is noted, whatever changes while the phone is asked. */
import { describe, expect, it } from 'vitest';
import { openBrowser, sendResetSms } from '../../../../app/pims/session-calls/index.ts';
import type { RequestOutcome, TransactionId } from '../../../../app/pims/index.ts';
import { CAR_A, CAR_B, refusedWith, SessionBench, well } from './session-bench.ts';

const ANNA = 'anna@example.org';
const BERT = 'bert@example.org';
const TX = 'T-9' as TransactionId;
const GONE = { kind: 'no-answer', reason: 'disconnected', elapsedMs: 0 } as RequestOutcome;

describe('one vehicle', () => {
  it('who is signed in is noted for the vehicle that it was asked for, and asked anew for the next one', async () => {
    const bench = new SessionBench();
    bench.session.begin(CAR_A);
    void bench.session.ask();
    bench.session.end();
    bench.session.begin(CAR_B);
    void bench.session.ask();
    await bench.who(ANNA);
    expect(bench.log).toEqual(['V-A signed-in']);
    await bench.who(BERT);
    expect(bench.log).toEqual(['V-A signed-in', 'V-B signed-in']);
  });

  it('what the browser came to is noted for the vehicle that it was opened for', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, null);
    bench.session.open('sign-in');
    bench.session.end();
    bench.session.begin(CAR_B);
    await bench.answer('login', well());
    await bench.who(ANNA);
    expect(bench.log).toEqual(['V-A at-work', 'V-A unknown', 'V-A signed-in']);
  });

  it('so is a browser that is lost with the connection', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, null);
    bench.session.open('sign-in');
    bench.session.end();
    bench.session.begin(CAR_B);
    bench.isReady = false;
    bench.session.disconnected();
    expect(bench.log.at(-1)).toBe('V-A unknown');
  });
});

describe('a consent', () => {
  it('is gone once it is withdrawn, whatever the log takes; one that the log does not take is none', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.consent();
    bench.isLogFull = true;
    expect([bench.session.withdraw().ok, bench.session.consent]).toEqual([true, null]);
    bench.isLogFull = false;
    expect([bench.session.mayActIn().ok, bench.consent()]).toEqual([false, 'done']);
    bench.session.withdraw();
    bench.isLogFull = true;
    expect([bench.consent(), bench.session.consent]).toEqual(['log-unwritable', null]);
  });

  it('names the account that the person saw', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    const seen = bench.session.account?.ref ?? null;
    void bench.session.ask();
    await bench.who(BERT);
    expect([bench.consent(seen), bench.session.consent]).toEqual(['overtaken', null]);
    expect(bench.consent()).toBe('done');
  });

  it.each([
    ['another account', (bench: SessionBench) => void bench.session.ask(), BERT],
    ['another person', (bench: SessionBench) => bench.session.personChanged(), null],
    [
      'another vehicle',
      (bench: SessionBench) => {
        bench.signsOut = false;
        bench.session.end();
        bench.session.begin(CAR_B);
      },
      null,
    ],
  ])('ends with %s', async (_what, change, login) => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.consent();
    change(bench);
    if (login !== null) await bench.who(login);
    expect([bench.session.consent, bench.entries.at(-1)?.d?.word]).toEqual([null, '- - - - -']);
  });

  it('ends with the program, and the account that it was for is signed out at the end of the job all the same', async () => {
    const before = new SessionBench();
    await before.at(CAR_A, ANNA);
    before.consent();
    const bench = new SessionBench(before.entries);
    expect([bench.session.consent, bench.log.at(-1)]).toEqual([null, 'V-A unknown']);
    await bench.who(ANNA);
    bench.session.begin(CAR_A);
    expect(bench.session.consent).toBe(null);
    bench.session.end();
    await bench.turns();
    expect(bench.waits).toEqual(['logout']);
  });
});

describe('the sign-out at the end of a job', () => {
  it('is for whoever the job acted in, and for nobody else', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.consent();
    bench.isReady = false;
    bench.session.disconnected();
    bench.session.end();
    expect(bench.session.state.signOutOwed).not.toBe(null);
    bench.isReady = true;
    void bench.session.ask();
    await bench.who(BERT);
    expect([bench.session.state.signOutOwed, bench.waits]).toEqual([null, []]);
  });

  it('waits for a call that is under way', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.consent();
    void bench.phone.spend(sendResetSms(), TX);
    bench.session.end();
    await bench.turns();
    expect([bench.waits, bench.session.state.signOutOwed === null]).toEqual([['pims.authentication.smscode'], false]);
    await bench.answer('pims.authentication.smscode', well());
    expect(bench.waits).toEqual(['logout']);
    await bench.answer('logout', well());
    await bench.who(null);
    expect([bench.session.state.signOutOwed, bench.log.at(-1)]).toEqual([null, 'V-A nobody']);
  });

  it('waits for the connection', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.consent();
    bench.isReady = false;
    bench.session.disconnected();
    bench.session.end();
    bench.isReady = true;
    void bench.session.ask();
    await bench.who(ANNA);
    expect(bench.waits).toEqual(['logout']);
  });

  it('reaches whoever comes in by a browser that was still open', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, null);
    bench.session.open('sign-in');
    bench.session.end();
    await bench.answer('login', well());
    await bench.who(ANNA);
    expect(bench.waits).toEqual(['logout']);
  });

  it('is tried once by itself, and then said', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.consent();
    bench.session.end();
    await bench.answer('logout', refusedWith(2201));
    await bench.who(ANNA);
    expect([bench.waits, bench.session.state.signOutOwed === null]).toEqual([[], false]);
  });

  it('leaves alone who was there before and was not touched', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.session.end();
    await bench.turns();
    expect([bench.waits, bench.session.state.signOutOwed]).toEqual([[], null]);
  });
});

describe('giving up', () => {
  it('is for the call that was seen, and not for the sign-out that follows it by itself', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.consent();
    void bench.phone.spend(sendResetSms(), TX);
    bench.session.end();
    const seen = bench.phone.call?.call ?? '';
    await bench.answer('pims.authentication.smscode', well());
    expect(bench.phone.call?.call).toBe('user.logout');
    expect(await bench.phone.cancel(seen)).toMatchObject({ ok: false, error: { refusal: { reason: 'overtaken' } } });
    expect([bench.waits, bench.phone.call?.cancel]).toEqual([['logout'], null]);
    expect((await bench.phone.cancel('user.logout')).ok).toBe(true);
  });
});

describe('2301', () => {
  it('is asked about once for each answer, and whom PIMS has just refused is not shown as signed in', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.session.lost('T-2');
    bench.session.lost('T-2');
    expect(bench.waits).toEqual(['who']);
    await bench.who(ANNA);
    expect([bench.session.state.session.name, bench.waits]).toEqual(['lost', []]);
    bench.session.lost('T-2');
    expect(bench.waits).toEqual([]);
    bench.session.lost('T-3');
    await bench.who(null);
    expect(bench.session.state.session.name).toBe('nobody');
  });
});

describe('the phone', () => {
  it('sends nothing while another call has it, and gives back only what is its own', async () => {
    const bench = new SessionBench();
    expect(bench.phone.reserve(sendResetSms(), TX)).toBe(true);
    const other = bench.phone.spend(openBrowser('user.login'), 'T-8' as TransactionId);
    await expect(other).resolves.toEqual({ kind: 'not-sent', reason: 'aborted' });
    bench.phone.release('T-8' as TransactionId);
    expect([bench.phone.call?.call, bench.waits]).toEqual(['sms.reset-pin', []]);
    const sent = bench.phone.spend(sendResetSms(), TX);
    await bench.answer('pims.authentication.smscode', GONE);
    await expect(sent).resolves.toBe(GONE);
    expect(bench.phone.call).toBe(null);
  });
});
