/** What a restart of program or mode leaves of a job that it cut off: the sign-out is owed and told, and a person presses it. */
import { describe, expect, it } from 'vitest';
import { CAR_A, CAR_B, refusedWith, SessionBench, well } from './session-bench.ts';

const ANNA = 'anna@example.org';
const BERT = 'bert@example.org';

/** The next run of the program, over the same log. */
const again = ({ entries }: SessionBench): SessionBench => new SessionBench(entries);
const owes = ({ session }: SessionBench): boolean => session.state.signOutOwed !== null;

async function consented(): Promise<SessionBench> {
  const bench = new SessionBench();
  await bench.at(CAR_A, ANNA);
  bench.consent();
  return bench;
}

/** Nobody was signed in, and Bert came in by the browser. */
async function cameIn(): Promise<SessionBench> {
  const bench = new SessionBench();
  await bench.at(CAR_A, null);
  bench.session.open('sign-in');
  await bench.answer('login', well());
  await bench.who(BERT);
  return bench;
}

describe('a restart', () => {
  it.each([
    ['a consent', consented, ANNA],
    ['a sign-in by the browser', cameIn, BERT],
  ])('with the vehicle in work, after %s: owed, told, and not tried by itself', async (_what, job, login) => {
    const bench = again(await job());
    expect([owes(bench), bench.session.isToAsk, bench.entries.at(-1)?.d?.word]).toEqual([true, true, '- - - - owed-other']);
    await bench.who(login);
    expect([owes(bench), bench.waits, owes(again(bench))]).toEqual([true, [], true]);
  });

  it('is written once, however often the program starts', async () => {
    const bench = again(await consented());
    const { length } = bench.entries;
    expect(again(again(bench)).entries).toHaveLength(length);
  });

  it('with the browser open: whoever came in by it is owed', async () => {
    const before = new SessionBench();
    await before.at(CAR_A, null);
    before.session.open('sign-in');
    const bench = again(before);
    expect(bench.session.isToAsk).toBe(true);
    await bench.who(BERT);
    expect([owes(bench), bench.waits, bench.session.isToAsk]).toEqual([true, [], true]);
  });

  it('owes nothing where the setting says so, the customer is gone, or nobody touched their session', async () => {
    const left = await consented();
    const bench = new SessionBench(left.entries, false);
    expect(owes(bench)).toBe(false);
    const gone = await consented();
    gone.session.end();
    await gone.answer('logout', well());
    await gone.who(null);
    expect(owes(again(gone))).toBe(false);
    const own = new SessionBench();
    await own.at(CAR_A, ANNA);
    expect([owes(again(own)), again(own).session.isToAsk]).toEqual([false, false]);
  });

  it.each([0, 1, 2])(
    'after a sign-in before any vehicle was in work (%i starts between): the job goes on at the first one',
    async (starts) => {
      const before = new SessionBench();
      void before.session.ask();
      await before.who(null);
      before.session.open('sign-in');
      await before.answer('login', well());
      await before.who(BERT);
      let bench = again(before);
      for (let i = 0; i < starts; i += 1) bench = again(bench);
      await bench.at(CAR_A, BERT);
      expect([owes(bench), bench.consent()]).toEqual([false, 'done']);
      bench.session.end();
      expect([owes(bench), bench.waits.includes('logout')]).toEqual([true, true]);
    },
  );

  it('of a job at one vehicle, whose customer was asked for without any since, is owed at the next', async () => {
    const job = again(await consented());
    void job.session.ask();
    await job.who(ANNA);
    const bench = again(job);
    await bench.at(CAR_B, ANNA);
    expect(owes(bench)).toBe(true);
  });

  it('at whose vehicle the work goes on: the sign-out is for the end of the job again', async () => {
    const bench = again(again(await consented()));
    bench.session.begin(CAR_A);
    void bench.session.ask();
    await bench.who(ANNA);
    expect([owes(bench), bench.consent(), owes(again(bench))]).toEqual([false, 'done', true]);
    bench.session.end();
    await bench.turns();
    expect([owes(bench), bench.waits]).toEqual([true, ['logout']]);
  });

  it('after a sign-out that failed: it is still told, at the same vehicle too', async () => {
    const before = await consented();
    before.session.end();
    await before.answer('logout', refusedWith(2201));
    await before.who(ANNA);
    const bench = again(before);
    await bench.who(ANNA);
    bench.session.begin(CAR_A);
    expect([owes(bench), bench.waits]).toEqual([true, []]);
  });

  it('leaves another customer alone', async () => {
    const bench = again(await consented());
    await bench.who(BERT);
    expect([owes(bench), bench.waits]).toEqual([false, []]);
    bench.session.begin(CAR_B);
    bench.session.end();
    await bench.turns();
    expect(bench.waits).toEqual([]);
  });
});

describe('a connection that is lost after the job', () => {
  it('with the browser open: it is asked who came in once it is back', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, null);
    bench.session.open('sign-in');
    bench.session.end();
    bench.isReady = false;
    bench.session.disconnected();
    expect(bench.session.isToAsk).toBe(true);
  });
});
