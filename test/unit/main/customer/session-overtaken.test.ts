/** An ask that the browser, or a 2301, has overtaken: its answer is about before, and tells nothing. */
import { describe, expect, it } from 'vitest';
import { CAR_A, refusedWith, SessionBench, well } from './session-bench.ts';

const ANNA = 'anna@example.org';
const BERT = 'bert@example.org';

/** Anna is signed in, and the phone is slow with an ask. */
async function slow(login: string | null = ANNA): Promise<SessionBench> {
  const bench = new SessionBench();
  await bench.at(CAR_A, login);
  void bench.session.ask();
  return bench;
}

describe('an ask that was sent before the browser was opened', () => {
  it('does not tell who came in by the browser: the phone is asked anew', async () => {
    const bench = await slow();
    bench.session.open('forced-sign-in');
    await bench.answer('forcedLogin', well());
    expect(bench.waits).toEqual(['who', 'who']);
    await bench.who(ANNA);
    expect(bench.session.state.session.name).toBe('unknown');
    await bench.who(BERT);
    expect([bench.session.account?.login, bench.waits]).toEqual(['b…@…', []]);
  });

  it('answers the person who waits for it once the new one is answered', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    let seen: string | undefined;
    void bench.session.ask().then(() => (seen = bench.session.account?.login));
    bench.session.open('forced-sign-in');
    await bench.answer('forcedLogin', well());
    await bench.who(ANNA);
    await bench.who(BERT);
    expect(seen).toBe('b…@…');
  });

  it('leaves what came in by the browser to be signed out at the end', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.session.lost();
    bench.session.open('sign-in');
    await bench.who(ANNA);
    expect(bench.told).toBe(1);
    await bench.answer('login', well());
    await bench.who(BERT);
    bench.session.end();
    await bench.turns();
    expect(bench.waits).toEqual(['logout']);
  });

  it('leaves whoever comes in after the end to be signed out', async () => {
    const bench = await slow(null);
    bench.session.open('sign-in');
    bench.session.end();
    await bench.answer('who', refusedWith(2301));
    await bench.answer('login', well());
    await bench.who(BERT);
    expect(bench.waits).toEqual(['logout']);
  });

  it('leaves, with a consent, the sign-out that is owed', async () => {
    const bench = new SessionBench();
    await bench.at(CAR_A, ANNA);
    bench.consent();
    void bench.session.ask();
    bench.session.open('sign-in');
    await bench.who(ANNA);
    bench.session.end();
    await bench.answer('login', well());
    await bench.who(ANNA);
    expect(bench.waits).toEqual(['logout']);
  });
});

describe('an ask that was sent before a 2301', () => {
  it('does not show as signed in whom PIMS has just refused', async () => {
    const bench = await slow();
    bench.session.lost();
    await bench.who(ANNA);
    expect([bench.session.state.session.name, bench.waits]).toEqual(['lost', ['who']]);
    await bench.who(ANNA);
    expect([bench.session.state.session.name, bench.waits]).toEqual(['lost', []]);
  });
});
