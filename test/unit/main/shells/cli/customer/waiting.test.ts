/** Waiting at the command line ends with Ctrl-C, whatever the console says to giving up. */
import { expect, test } from 'vitest';
import type { CustomerView } from '../../../../../../app/contract/index.ts';
import type { Desk } from '../../../../../../main/shells/cli/command/desk.ts';
import { customerUntil } from '../../../../../../main/shells/cli/customer/waiting.ts';

const VIEW = { rev: 7, call: { call: 'user.login' } } as unknown as CustomerView;

/** A desk that shows one view for ever. `said`: its word to giving up. */
function desk(said: 'refused' | 'done' | 'nothing') {
  const asked: string[] = [];
  let listeners = 0;
  const made = {
    ask: (method: string, { call }: { readonly call: string }) => {
      asked.push(`${method} ${call}`);
      if (said === 'nothing') return new Promise(() => undefined);
      return Promise.resolve(said === 'done' ? { ok: true, value: VIEW } : { ok: false, error: { code: 'not-now' } });
    },
    console: {
      api: {
        listen: () => {
          listeners += 1;
          return () => (listeners -= 1);
        },
      },
      current: () => ({ customer: { view: () => VIEW } }),
    },
  } as unknown as Desk;
  return { made, asked, listeners: () => listeners };
}

test.each(['refused', 'done', 'nothing'] as const)('giving up is %s: the view of the moment, and nobody listens any more', async (said) => {
  const { made, asked, listeners } = desk(said);
  const ending = new AbortController();
  const waited = customerUntil(made, ending.signal, () => false, 20);
  ending.abort();
  expect(await waited).toBe(VIEW);
  expect(asked).toEqual(['customer.cancel user.login']);
  expect(listeners()).toBe(0);
});

test('a view that fits ends the waiting for the answer too, and nothing is asked of a console that was stopped since', async () => {
  let tell = (_: object): void => undefined;
  const looks: string[] = [];
  const made = {
    ask: () => Promise.resolve({ ok: true, value: VIEW }),
    console: {
      api: {
        listen: (listener: typeof tell) => {
          tell = listener;
          return () => undefined;
        },
      },
      current: () => (looks.push('looked'), { customer: { view: () => VIEW } }),
    },
  } as unknown as Desk;
  const ending = new AbortController();
  const waited = customerUntil(made, ending.signal, ({ rev }) => rev === 8);
  ending.abort();
  await Promise.resolve();
  tell({ type: 'customer', customer: { ...VIEW, rev: 8 } });
  expect((await waited).rev).toBe(8);
  const before = looks.length;
  await new Promise((resolve) => setImmediate(resolve));
  expect(looks).toHaveLength(before);
});

test('ended before it began: the same', async () => {
  expect(await customerUntil(desk('refused').made, AbortSignal.abort(), () => false, 20)).toBe(VIEW);
});
