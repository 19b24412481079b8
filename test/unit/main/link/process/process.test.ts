/** Keeping a process alive, with a fake process in fake time. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RETIRED, type ToChild } from '../../../../../main/link/messages/messages.ts';
import { KeptProcess, type LinkChild } from '../../../../../main/link/messages/process.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Fake = LinkChild & {
  readonly got: ToChild[];
  readonly say: (message: unknown) => void;
  readonly end: (code: number | null) => void;
  killed: boolean;
  answers: boolean;
};

function fakeChild(): Fake {
  let hear: (message: unknown) => void = () => undefined;
  const exits: ((code: number | null) => void)[] = [];
  const fake: Fake = {
    pid: 1,
    got: [],
    killed: false,
    answers: true,
    send: (message) => {
      fake.got.push(message);
      if (message.type === 'ping' && fake.answers) hear({ type: 'pong' });
    },
    onMessage: (listener) => (hear = listener),
    onExit: (listener) => exits.push(listener),
    kill: () => {
      fake.killed = true;
      fake.end(null);
    },
    say: (message) => hear(message),
    end: (code) => exits.forEach((exit) => exit(code)),
  };
  return fake;
}

function keep() {
  const children: Fake[] = [];
  const down: (string | null)[] = [];
  const heard: unknown[] = [];
  const kept = new KeptProcess(
    'link',
    () => {
      const child = fakeChild();
      children.push(child);
      return child;
    },
    { ready: () => undefined, message: (message) => heard.push(message), down: (problem) => down.push(problem?.code ?? null) },
  );
  return { kept, children, down, heard };
}

describe('a kept process', () => {
  it('gets its messages when it is ready, in order', () => {
    const { kept, children } = keep();
    kept.send({ type: 'cancel' });
    kept.send({ type: 'close' });
    expect(children[0]?.got).toEqual([]);
    children[0]?.say({ type: 'ready' });
    expect(children[0]?.got).toEqual([{ type: 'cancel' }, { type: 'close' }]);
  });

  it('lives as long as it answers', async () => {
    const { kept, children, down } = keep();
    kept.start();
    children[0]?.say({ type: 'ready' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([children.length, down]).toEqual([1, []]);
  });

  it('is ended two seconds after its last sign of life, and replaced', async () => {
    const { kept, children, down } = keep();
    kept.start();
    children[0]?.say({ type: 'ready' });
    children[0]!.answers = false;
    await vi.advanceTimersByTimeAsync(1_900);
    expect(down).toEqual([]);
    await vi.advanceTimersByTimeAsync(600);
    expect(down).toEqual(['process-frozen']);
    expect(children[0]?.killed).toBe(true);
    expect(children).toHaveLength(2);
  });

  it('may take longer to start, but not for ever', async () => {
    const { kept, children, down } = keep();
    kept.start();
    children[0]!.answers = false;
    await vi.advanceTimersByTimeAsync(14_000);
    expect(down).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(down).toEqual(['process-frozen']);
  });

  it('is ended when it says something that is not understood', async () => {
    const { kept, children, down, heard } = keep();
    kept.start();
    children[0]?.say({ type: 'speed', baud: 'fast' });
    expect([down, heard]).toEqual([['process-died'], []]);
    await vi.advanceTimersByTimeAsync(1);
    expect(children).toHaveLength(2);
  });

  it('is not heard any more once it was replaced', () => {
    const { kept, children, heard } = keep();
    kept.start();
    children[0]?.end(1);
    children[0]?.say({ type: 'opened' });
    expect(heard).toEqual([]);
  });

  it('retires without a problem', async () => {
    const { kept, children, down } = keep();
    kept.start();
    children[0]?.say({ type: 'ready' });
    children[0]?.end(RETIRED);
    await vi.advanceTimersByTimeAsync(1);
    expect([down, children.length]).toEqual([[null], 2]);
  });

  it('is started again ever more slowly while it keeps ending at once', async () => {
    const { kept, children } = keep();
    kept.start();
    for (let turn = 0; turn < 200; turn += 1) {
      children.at(-1)?.end(1);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(children.length).toBeLessThan(12);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(children.at(-1)?.killed).toBe(false);
  });

  it('is told to stop, and killed when it does not', async () => {
    const { kept, children } = keep();
    kept.start();
    children[0]?.say({ type: 'ready' });
    const stopped = kept.stop();
    expect(children[0]?.got.at(-1)).toEqual({ type: 'stop' });
    await vi.advanceTimersByTimeAsync(3_500);
    await stopped;
    expect(children[0]?.killed).toBe(true);
    kept.send({ type: 'close' });
    expect(children).toHaveLength(1);
  });
});
