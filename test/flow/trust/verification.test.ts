/** The daily verification and its progress, on real trails with a clock that a test moves. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { TrustFinding, TrustView } from '../../../app/audit/search/trust.ts';
import { openForReading } from '../../../main/audit/store/database.ts';
import { LOG_MIGRATIONS } from '../../../main/audit/store/migrations/log-migrations.ts';
import { verifyContent } from '../../../main/audit/verify/verify-content.ts';
import { verifyTree } from '../../../main/audit/verify/verify-tree.ts';
import { silentLogger } from '../../../main/base/logger.ts';
import { startTrust, type Trust } from '../../../main/trust/service.ts';
import { addPlain, openSigning, type Signing } from '../audit/heads-trails.ts';
import { folder, handClock, tamper } from '../audit/trails.ts';
import { createRevisions } from '../../../main/base/revisions.ts';

const HOUR = 3_600_000;

/** How long the same work holds this thread when no worker does it, ms. */
function onThisThread(file: string): number {
  const db = openForReading(file, LOG_MIGRATIONS);
  const started = performance.now();
  for (const verify of [verifyTree, verifyContent]) expect(verify(db, () => undefined).findings).toEqual([]);
  const took = performance.now() - started;
  db.close();
  return took;
}

type Watched = { readonly trust: Trust; readonly told: TrustView[]; readonly found: TrustFinding[] };

/** Starts the service on a trail; it looks every few milliseconds. */
function watch(trail: Signing, dir: string, clock = handClock(), every = 5): Watched {
  const told: TrustView[] = [];
  const found: TrustFinding[] = [];
  const trust = startTrust({
    revise: createRevisions(),
    ...{ trail, maintenance: trail.maintenance, dir, clock, log: silentLogger, hasShare: false, every },
    retentionDays: () => null,
    emit: (view) => told.push(view),
    onFinding: (finding) => found.push(finding),
  });
  onTestFinished(() => trust.stop());
  return { trust, told, found };
}

const ended = ({ trust }: Watched, at: number) =>
  vi.waitUntil(() => trust.view().verified?.at === at && trust.view().verifying === null, 20_000);

describe('the full verification', () => {
  it('comes by itself once a day by the clock, and a restart does not bring it forward', async () => {
    const dir = folder();
    const clock = handClock();
    const trail = openSigning(dir, { clock });
    addPlain(trail, 300);
    const first = watch(trail, dir, clock);
    await ended(first, clock.now);
    expect(first.trust.view().verified).toEqual({ at: clock.now, ok: true, size: 300, firstBad: null, detail: null });
    await first.trust.stop();

    const since = clock.now;
    clock.now += 23 * HOUR;
    const second = watch(trail, dir, clock);
    await vi.waitUntil(() => second.told.length > 5, 20_000);
    expect(second.trust.view()).toMatchObject({ verified: { at: since }, verifying: null });
    clock.now += HOUR;
    await ended(second, clock.now);
  });

  it('names the first bad entry, makes the log take no more, and is done again at the next start', async () => {
    const dir = folder();
    const before = openSigning(dir);
    addPlain(before, 600);
    before.stop();
    tamper(dir, (db) => db.exec('update entries set leaf = cast(replace(leaf, \'"ms":77\', \'"ms":78\') as blob) where seq = 77'));
    const trail = openSigning(dir);
    const run = watch(trail, dir, undefined, 60_000);
    run.trust.verify();
    await vi.waitUntil(() => run.found.length > 0, 20_000);
    expect(run.found).toEqual([{ what: 'corrupt', firstBad: 77, detail: expect.stringContaining('full verification') as string }]);
    await vi.waitUntil(() => run.trust.view().verifying === null, 20_000);
    expect(run.trust.view().verified).toMatchObject({ ok: false, firstBad: 77 });
    expect(trail.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
    expect(trail.view().problem).toBe('corrupt');
    await run.trust.stop();
    trail.stop();

    const again = openSigning(dir);
    // From its first moment, not only when the next verification has come to its end.
    expect(again.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
    expect(again.view().problem).toBe('corrupt');
    const next = watch(again, dir);
    const told = () => next.told.length;
    await vi.waitUntil(() => told() > 0 && next.trust.view().verified !== null && next.trust.view().verifying === null, 20_000);
    expect([next.trust.view().finding?.firstBad, next.found]).toEqual([77, []]);
  });

  it('takes entries again after a restart once the whole log verifies', async () => {
    const dir = folder();
    const before = openSigning(dir);
    addPlain(before, 300);
    before.stop();
    const turn = (from: number, to: number) =>
      tamper(dir, (db) => db.exec(`update entries set leaf = cast(replace(leaf, '"ms":${from}', '"ms":${to}') as blob) where seq = 77`));
    turn(77, 78);
    const bad = openSigning(dir);
    const first = watch(bad, dir, undefined, 60_000);
    first.trust.verify();
    await vi.waitUntil(() => first.found.length > 0, 20_000);
    await first.trust.stop();
    bad.stop();

    turn(78, 77);
    const mended = openSigning(dir);
    const second = watch(mended, dir, undefined, 60_000);
    expect(mended.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
    second.trust.verify();
    await vi.waitUntil(() => second.trust.view().verified?.ok === true, 20_000);
    expect(mended.append({ kind: 'clock' })).toEqual({ ok: false, error: 'corrupt' });
    await second.trust.stop();
    mended.stop();
    expect(openSigning(dir).append({ kind: 'clock' }).ok).toBe(true);
  });

  it('leaves a log alone whose tables alone are wrong: those are made anew', async () => {
    const dir = folder();
    const trail = openSigning(dir);
    addPlain(trail, 600);
    tamper(dir, (db) => db.exec("update entry_index set kind = 'lookup' where seq = 5"));
    const run = watch(trail, dir, undefined, 60_000);
    run.trust.verify();
    await vi.waitUntil(() => run.trust.view().verified !== null, 20_000);
    expect([run.trust.view().verified?.ok, run.found, trail.append({ kind: 'clock' }).ok]).toEqual([false, [], true]);
  });

  it('tells how far it is, at most every 200 ms, while the main thread goes on', async () => {
    const dir = folder();
    const clock = { wall: () => Date.now(), mono: () => performance.now() };
    const trail = openSigning(dir, { clock });
    for (let i = 0; i < 60; i += 1) trail.append(...Array.from({ length: 500 }, (_, ms) => ({ kind: 'clock', d: { ms } }) as const));
    const stalls = monitorEventLoopDelay({ resolution: 1 });
    const told: { readonly at: number; readonly view: TrustView }[] = [];
    const trust = startTrust({
      revise: createRevisions(),
      ...{ trail, maintenance: trail.maintenance, dir, clock, log: silentLogger, hasShare: false },
      retentionDays: () => null,
      emit: (view) => told.push({ at: performance.now(), view }),
      onFinding: () => undefined,
    });
    onTestFinished(() => trust.stop());
    trust.verify();
    stalls.enable();
    await vi.waitUntil(() => trust.view().verified !== null, 50_000);
    stalls.disable();
    const during = told.flatMap(({ view }) => view.verifying?.part ?? []);
    expect([told.at(0)?.view.verifying?.part, told.at(-1)?.view.verifying]).toEqual([0, null]);
    expect(during.length).toBeGreaterThan(1);
    expect(during).toEqual([...during].sort((a, b) => a - b));
    const gaps = told.slice(1, -1).map(({ at }, index) => at - (told[index]?.at ?? 0));
    expect(gaps.every((gap) => gap >= 195)).toBe(true);
    const p99 = stalls.percentile(99) / 1e6;
    const here = onThisThread(join(dir, 'log.db'));
    const longest = (stalls.max / 1e6).toFixed(1);
    console.info(
      `main thread while 30,000 entries were verified: stall p99 ${p99.toFixed(1)} ms, longest ${longest} ms; control, here: ${here.toFixed(0)} ms`,
    );
    expect(p99).toBeLessThan(here / 4);
  });

  it('does not trust what its file says when that cannot be understood', async () => {
    const dir = folder();
    const clock = handClock();
    const trail = openSigning(dir, { clock });
    addPlain(trail, 3);
    for (const text of ['{', '{"at":1}', 'null']) {
      writeFileSync(join(dir, 'verified.json'), text);
      const run = watch(trail, dir, clock, 60_000);
      expect(run.trust.view().verified).toBeNull();
      run.trust.verify();
      await ended(run, clock.now);
      await run.trust.stop();
      expect(JSON.parse(readFileSync(join(dir, 'verified.json'), 'utf8'))).toMatchObject({ at: clock.now, ok: true });
    }
  });
});
