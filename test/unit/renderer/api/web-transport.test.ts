import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ConsoleEvent } from '../../../../app/contract/console.ts';
import { backoffMs } from '../../../../renderer/api/backoff.ts';
import { NdjsonReader } from '../../../../renderer/api/ndjson.ts';
import { openWeb, type WebWorld } from '../../../../renderer/api/web.ts';
import type { LineState } from '../../../../renderer/api/transport.ts';

type Answer = (path: string, init: RequestInit) => Response | Promise<Response>;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
});

/** A browser of paper: storage in a map, an address bar as a text. */
function world(hash: string, answer: Answer, kept: Record<string, string> = {}) {
  const store = new Map(Object.entries(kept));
  const bar = { hash, pathname: '/', replaced: null as string | null };
  const seen: { path: string; init: RequestInit }[] = [];
  const browser: WebWorld = {
    fetch: async (input, init) => {
      const path = typeof input === 'string' ? input : 'other';
      seen.push({ path, init: init ?? {} });
      return answer(path, init ?? {});
    },
    storage: {
      getItem: (key) => store.get(key) ?? null,
      setItem: (key, value) => void store.set(key, value),
      removeItem: (key) => void store.delete(key),
    },
    location: bar,
    history: { replaceState: (_data, _unused, url) => void (bar.replaced = String(url)) },
  };
  return { browser, store, bar, seen };
}

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
const stream = (...lines: readonly string[]) =>
  new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const line of lines) controller.enqueue(new TextEncoder().encode(line));
      },
    }),
  );

function opened(browser: WebWorld) {
  const transport = openWeb(browser);
  stops.push(() => transport.stop());
  const states: LineState[] = [];
  transport.watch((state) => states.push(state));
  return { transport, states };
}

describe('web transport', () => {
  test('the code of the address is traded for a token and leaves the address bar', async () => {
    const paper = world('#code=abc', (path) => (path === '/api/session' ? json({ token: 't1' }) : stream('{}\n')));
    const { states } = opened(paper.browser);
    await expect.poll(() => states.at(-1)).toBe('up');
    expect(paper.bar.replaced).toBe('/');
    expect(paper.store.get('carkey.session')).toBe('t1');
    expect(paper.seen[0]?.init.body).toBe('{"code":"abc"}');
    const events = paper.seen.find((one) => one.path === '/api/events');
    expect((events?.init.headers as Record<string, string>)['X-CarKey-Session']).toBe('t1');
    expect(events?.init.credentials).toBe('omit');
  });

  test('a reload goes on with the token that is kept', async () => {
    const paper = world('', () => stream('{}\n'), { 'carkey.session': 'kept' });
    const { states } = opened(paper.browser);
    await expect.poll(() => states.at(-1)).toBe('up');
    expect(paper.seen.every((one) => one.path !== '/api/session')).toBe(true);
  });

  test('without code and token nothing is called, and the page is told to get a new address', async () => {
    const paper = world('', () => json({}));
    const { transport, states } = opened(paper.browser);
    await expect.poll(() => states.at(-1)).toBe('signed-out');
    expect(await transport.call('job.get', {})).toMatchObject({ ok: false });
    expect(paper.seen).toEqual([]);
  });

  test('401 ends the session for good and forgets the token', async () => {
    const paper = world('', () => json({ error: 'no' }, 401), { 'carkey.session': 'old' });
    const { states } = opened(paper.browser);
    await expect.poll(() => states.at(-1)).toBe('signed-out');
    expect(paper.store.size).toBe(0);
  });

  test('a call carries method, input and token, and gives the reply as it is', async () => {
    const paper = world('', (path) => (path === '/api/call' ? json({ ok: true, value: [] }) : stream('{}\n')), { 'carkey.session': 't' });
    const { transport } = opened(paper.browser);
    expect(await transport.call('followups.list', {})).toEqual({ ok: true, value: [] });
    expect(paper.seen.find((one) => one.path === '/api/call')?.init.body).toBe('{"method":"followups.list","input":{}}');
  });

  test('a call that cannot be sent is an answer, not an exception', async () => {
    const paper = world(
      '',
      (path) => {
        if (path === '/api/call') throw new TypeError('no network');
        return stream('{}\n');
      },
      { 'carkey.session': 't' },
    );
    const { transport } = opened(paper.browser);
    expect(await transport.call('job.get', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  test('events arrive whole although the stream cuts them anywhere', async () => {
    const paper = world(
      '',
      () => stream('{"type":"followups","op', 'en":2,"overdue":1}\n{}\n{"type":"fol', 'lowups","open":3,"overdue":0}\n'),
      {
        'carkey.session': 't',
      },
    );
    const { transport } = opened(paper.browser);
    const events: ConsoleEvent[] = [];
    transport.listen((event) => events.push(event));
    await expect.poll(() => events.length).toBe(2);
    expect(events[1]).toEqual({ type: 'followups', open: 3, overdue: 0 });
  });

  test('a stream that ends is opened again', async () => {
    let opens = 0;
    const paper = world(
      '',
      () => {
        opens += 1;
        return opens === 1 ? new Response('') : stream('{}\n');
      },
      { 'carkey.session': 't' },
    );
    const { states } = opened(paper.browser);
    await expect.poll(() => states.join(' '), { timeout: 5_000 }).toContain('up down up');
  });

  test('the pause between tries doubles and has an end', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map(backoffMs)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  });
});

describe('NDJSON', () => {
  test('a line is read whole wherever it is cut, letters of several bytes too', () => {
    const bytes = new TextEncoder().encode('{"type":"x","text":"Citroën"}\n{}\n\n{"type":"y"}\n');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const reader = new NdjsonReader();
      const values = [...reader.push(bytes.slice(0, cut)), ...reader.push(bytes.slice(cut))];
      expect(values).toEqual([{ type: 'x', text: 'Citroën' }, { type: 'y' }]);
    }
  });

  test('a bad line is counted and the next one read', () => {
    const reader = new NdjsonReader();
    expect(reader.push(new TextEncoder().encode('{"type":\nnull\n[1]\n{"type":"z"}\n'))).toEqual([{ type: 'z' }]);
    expect(reader.badLines).toBe(3);
  });
});
