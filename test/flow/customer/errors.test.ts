/** Every published error of every call, over the real socket: one clear state with a next step, and nothing that costs is sent a second time. */
import { describe, expect, it } from 'vitest';
import { CALL_NAMES, type CallName, callRow, isSpend } from '../../../app/pims/session-calls/index.ts';
import { acted, begun, consented, desk, sentTo, standing, type Desk } from './kit.ts';
import { framesOf, walk, WAYS } from './ways.ts';

const ALL = CALL_NAMES.flatMap((name) => callRow(name).errors.map((code) => ({ name, code })));

/** Published, and met by nobody: the steps of an account are read all at once. */
const NEVER_SENT: readonly CallName[] = ['steps.next'];

const CASES = ALL.filter(({ name }) => !NEVER_SENT.includes(name));

describe('the table', () => {
  it('has a way to every call with a published error, but to what the console never sends', () => {
    const without = CALL_NAMES.filter((name) => WAYS[name].by === 'nothing' && callRow(name).errors.length > 0);
    expect(without).toEqual(NEVER_SENT);
  });
});

describe.each(CASES)('$name, $code', ({ name, code }) => {
  it('is decided', async () => {
    const one = await desk(`${name}-${String(code)}`);
    await walk(one, name, code);
    if (isSpend(name)) expect(framesOf(one, name), 'is sent once').toBe(1);
  });
});

describe('the two forms of adding a number', () => {
  const API = 'pims.authentication.smscode';

  /** Comes to the place where the number is added, and is refused there once. */
  async function refusedOnce(code: number): Promise<Desk> {
    const one = await desk(`sms-code.add-phone-${String(code)}-once`);
    await consented(one);
    await begun(one, 'enrol');
    await acted(one, 'give');
    expect(standing(await acted(one, 'give'))).toBe('waiting number-code');
    const view = await acted(one, 'give');
    expect(view.run).toMatchObject({ heed: 'check-input', state: { name: 'waiting', place: 'number-code', trouble: { code } } });
    return one;
  }

  it.each([2101, 2102])('after %i the person’s next act sends that of the sample, and it is taken', async (code) => {
    const one = await refusedOnce(code);
    expect([sentTo(one, API, '"action":"addPhoneNumber"'), sentTo(one, API, '"type":"addPhoneNumber"')]).toEqual([1, 0]);
    expect(standing(await acted(one, 'give'))).toBe('waiting sms');
    expect([sentTo(one, API, '"action":"addPhoneNumber"'), sentTo(one, API, '"type":"addPhoneNumber"')]).toEqual([1, 1]);
    expect(sentTo(one, API, '"get"'), 'one SMS').toBe(1);
  });
});
