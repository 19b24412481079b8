/** The steps of an update, with a door that does what a test says. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../../app/base/result.ts';
import type { Release, UpdateFault, UpdateState } from '../../../../app/updates/updates.ts';
import { createRevisions } from '../../../../main/base/revisions.ts';
import type { UpdateDoor } from '../../../../main/updates/door.ts';
import { Updates, type UpdateParts } from '../../../../main/updates/service.ts';
import { silentLogger } from '../../../../main/base/logger.ts';

const FOUND: Release = { version: '2.0.0', size: 1_000 };

/** A step that a test ends. */
type Pending<T> = { readonly signal: AbortSignal; readonly end: (result: Result<T, UpdateFault>) => Promise<void> };

let looks: (Pending<Release | null> & { readonly feed: string })[];
let fetches: (Pending<null> & { readonly arrive: (bytes: number) => void })[];
let installs: number;
let feed: string;
let open: boolean;
let told: UpdateState[];

function pending<T>(signal: AbortSignal): Pending<T> & { readonly promise: Promise<Result<T, UpdateFault>> } {
  const { promise, resolve } = Promise.withResolvers<Result<T, UpdateFault>>();
  const end = async (result: Result<T, UpdateFault>) => {
    resolve(result);
    await promise;
    await Promise.resolve();
  };
  return { signal, promise, end };
}

const door = (unfit: UpdateDoor['unfit'] = null): UpdateDoor => ({
  unfit,
  look: (from, signal) => {
    const one = pending<Release | null>(signal);
    looks.push({ ...one, feed: from });
    return one.promise;
  },
  fetch: (arrive, signal) => {
    const one = pending<null>(signal);
    fetches.push({ ...one, arrive });
    return one.promise;
  },
  install: () => (installs += 1),
});

const updates = (changes: Partial<UpdateParts> = {}): Updates =>
  new Updates({
    door: door(),
    feed: () => feed,
    attemptOpen: () => open,
    emit: ({ state }) => told.push(state),
    revise: createRevisions(),
    log: silentLogger,
    ...changes,
  });

beforeEach(() => {
  [looks, fetches, told] = [[], [], []];
  installs = 0;
  feed = 'https://updates.example/';
  open = false;
});

const refusal = (answer: ReturnType<Updates['check']>): string | undefined => (answer.ok ? undefined : answer.error.refusal?.reason);

async function found(one: Updates): Promise<void> {
  one.check();
  await looks.at(-1)?.end(ok(FOUND));
}
async function ready(one: Updates): Promise<void> {
  await found(one);
  one.fetch();
  await fetches.at(-1)?.end(ok(null));
}

describe('a look that nobody asked for', () => {
  it('is taken only where somebody has said where updates come from, and where the program can use it', () => {
    feed = '';
    updates().lookBySelf();
    feed = 'https://updates.example/';
    updates({ door: null }).lookBySelf();
    updates({ door: door('package') }).lookBySelf();
    expect(looks).toEqual([]);
    updates().lookBySelf();
    expect(looks.map((one) => one.feed)).toEqual(['https://updates.example/']);
  });

  it('keeps it to itself when it fails', async () => {
    const one = updates();
    one.lookBySelf();
    await looks[0]?.end(fail('offline'));
    expect(told).toEqual([{ name: 'checking' }, { name: 'unasked' }]);
  });

  it('tells what it found, and fetches nothing', async () => {
    const one = updates();
    one.lookBySelf();
    await looks[0]?.end(ok(FOUND));
    expect(one.view().state).toEqual({ name: 'available', ...FOUND });
    expect(fetches).toEqual([]);
  });
});

describe('a person', () => {
  it('is told why a look failed', async () => {
    const one = updates();
    one.check();
    await looks[0]?.end(fail('offline'));
    expect(one.view().state).toEqual({ name: 'failed', reason: 'offline' });
  });

  it('takes one step after the other, and none twice at once', async () => {
    const one = updates();
    expect(refusal(one.fetch())).toBe('update-nothing');
    expect(refusal(one.install())).toBe('update-nothing');
    one.check();
    expect(refusal(one.check())).toBe('update-running');
    await looks[0]?.end(ok(FOUND));
    expect(refusal(one.install())).toBe('update-nothing');
    one.fetch();
    expect(refusal(one.fetch())).toBe('update-running');
    expect(refusal(one.check())).toBe('update-running');
    await fetches[0]?.end(ok(null));
    expect(one.install().ok).toBe(true);
    expect(one.view().state.name).toBe('installing');
    expect(refusal(one.install())).toBe('update-nothing');
    expect(installs).toBe(1);
  });

  it('sees a hundred steps of a download at most, and the last byte', async () => {
    const one = updates();
    await found(one);
    one.fetch();
    for (let bytes = 1; bytes <= FOUND.size; bytes += 1) fetches[0]?.arrive(bytes);
    const steps = told.flatMap((state) => (state.name === 'downloading' ? [state.bytes] : []));
    expect(steps.length).toBeLessThanOrEqual(102);
    expect(steps.at(-1)).toBe(FOUND.size);
  });

  it('who cancels is where they were, and what comes late changes nothing', async () => {
    const one = updates();
    await found(one);
    one.fetch();
    one.cancel();
    expect(fetches[0]?.signal.aborted).toBe(true);
    fetches[0]?.arrive(900);
    await fetches[0]?.end(fail('broken-off'));
    expect(one.view().state).toEqual({ name: 'available', ...FOUND });
  });

  it('who changes the feed begins anew, and the other feed’s answer counts no more', async () => {
    const one = updates();
    await found(one);
    one.check();
    feed = 'https://other.example/';
    expect(one.view().state).toEqual({ name: 'unasked' });
    expect(looks[1]?.signal.aborted).toBe(true);
    await looks[1]?.end(ok(FOUND));
    expect(one.view().state).toEqual({ name: 'unasked' });
    expect(refusal(one.fetch())).toBe('update-nothing');
  });

  it.each([
    ['in a shell that cannot replace itself', null, 'https://updates.example/'],
    ['in a package that others keep up to date', door('package'), 'https://updates.example/'],
    ['without a feed', door(), ''],
  ])('is offered nothing %s', (_, given, from) => {
    feed = from;
    const one = updates({ door: given });
    for (const answer of [one.check(), one.fetch(), one.install()]) expect(refusal(answer)).toBe('update-not-offered');
    expect(looks).toEqual([]);
  });
});

describe('while an attempt is open', () => {
  it('nothing is fetched', async () => {
    const one = updates();
    await found(one);
    open = true;
    expect(refusal(one.fetch())).toBe('update-attempt-open');
    expect(fetches).toEqual([]);
  });

  it('nothing is installed', async () => {
    const one = updates();
    await ready(one);
    open = true;
    expect(refusal(one.install())).toBe('update-attempt-open');
    expect(installs).toBe(0);
    open = false;
    expect(one.install().ok).toBe(true);
  });
});
