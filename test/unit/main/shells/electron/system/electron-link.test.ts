import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { utilityLink, type UtilityFork } from '../../../../../../main/shells/electron/system/link-process.ts';

/** A utility process that keeps what it is told. */
class FakeUtility extends EventEmitter {
  readonly posted: unknown[] = [];
  politely = 0;
  pid: number | undefined = 4711;
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
  kill(): boolean {
    this.politely += 1;
    return true;
  }
}

function spawned(child: FakeUtility) {
  const started: unknown[][] = [];
  const killed: number[] = [];
  const fork = ((...args: unknown[]) => {
    started.push(args);
    return child;
  }) as unknown as UtilityFork;
  return { child: utilityLink(fork, '/out/main/worker.js', (pid) => killed.push(pid))('link'), started, killed };
}

describe('the link as a utility process', () => {
  it('is started with its role and without a console', () => {
    const { started } = spawned(new FakeUtility());
    expect(started).toEqual([['/out/main/worker.js', ['link'], { serviceName: 'CarKey link (link)', stdio: 'ignore' }]]);
  });

  it('talks both ways, and tells its end to everyone, also to those who ask late', async () => {
    const fake = new FakeUtility();
    const { child } = spawned(fake);
    const heard: unknown[] = [];
    child.onMessage((message) => heard.push(message));
    child.send({ type: 'ping' });
    fake.emit('message', { type: 'pong' });
    expect(fake.posted).toEqual([{ type: 'ping' }]);
    expect(heard).toEqual([{ type: 'pong' }]);
    fake.emit('exit', 3);
    expect(await new Promise((resolve) => child.onExit(resolve))).toBe(3);
  });

  it('is ended at once by its number; politely only while it has none', () => {
    const fake = new FakeUtility();
    const { child, killed } = spawned(fake);
    child.kill();
    expect([killed, fake.politely]).toEqual([[4711], 0]);
    fake.pid = undefined;
    child.kill();
    expect([killed, fake.politely]).toEqual([[4711], 1]);
  });

  it('is ended as soon as it has a number when it was told to end before', () => {
    const fake = new FakeUtility();
    fake.pid = undefined;
    const { child, killed } = spawned(fake);
    child.kill();
    fake.pid = 4712;
    fake.emit('spawn');
    expect(killed).toEqual([4712]);
  });

  it('throws nothing here when its engine fails: its end is told as any other', async () => {
    const fake = new FakeUtility();
    const { child } = spawned(fake);
    fake.emit('error', 'FatalError', 'v8::Heap', 'report');
    fake.emit('exit', 5);
    expect(await new Promise((resolve) => child.onExit(resolve))).toBe(5);
  });
});
