/**
 * Measures frames of a page: the time between one frame and the next, the browser's own entries about long ones, and how long the page's
 * thread had the processor for each. The last one says what the page costs, whatever else a computer does meanwhile.
 */
import type { CDPSession, Page } from '@playwright/test';

/** Frames of one stretch, ms. `long`: durations of the browser's long animation frames, which it reports from 50 ms on. */
export type Frames = { readonly gaps: readonly number[]; readonly long: readonly number[]; readonly busy: readonly number[] };

type Meter = { readonly gaps: number[]; readonly long: number[]; stop(): void };
declare global {
  interface Window {
    frameMeter?: Meter;
  }
}

/** Keeps the page's thread at work, not waiting: some hundred ms on a computer of today, on a slower one as many times more. */
export function holdPage(page: Page): Promise<number> {
  return page.evaluate(() => {
    let mixed = 1;
    for (let step = 0; step < 2e8; step += 1) mixed = (Math.imul(mixed, 31) + step) | 0;
    return mixed;
  });
}

/** Measures what happens while `work` runs. */
export async function framesOf(page: Page, work: () => Promise<void>): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  const trace = await startTrace(session);
  await startMeter(page);
  await work();
  const seen = await stopMeter(page);
  const busy = busyPerFrame(await trace());
  await session.detach();
  return { ...seen, busy };
}

async function startMeter(page: Page): Promise<void> {
  await page.evaluate(() => {
    const [gaps, long]: [number[], number[]] = [[], []];
    let last: number | null = null;
    let running = true;
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: 'long-animation-frame' });
    const tick = (now: number) => {
      if (last !== null) gaps.push(now - last);
      last = now;
      if (running) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    const stop = () => {
      running = false;
      observer.disconnect();
    };
    window.frameMeter = { gaps, long, stop };
  });
}

function stopMeter(page: Page): Promise<Pick<Frames, 'gaps' | 'long'>> {
  return page.evaluate(async () => {
    // The entry about a long frame comes after it.
    for (let frames = 0; frames < 3; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    const meter = window.frameMeter;
    meter?.stop();
    return { gaps: meter?.gaps ?? [], long: meter?.long ?? [] };
  });
}

/** An event of the browser's trace: times in microseconds; `tdur`: processor time of the thread. */
type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly tdur?: number;
};

async function startTrace(session: CDPSession): Promise<() => Promise<readonly TraceEvent[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'], excludedCategories: ['*'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    return events;
  };
}

/** Processor time of the page's thread between the drawing of one frame and of the next, ms. */
function busyPerFrame(events: readonly TraceEvent[]): readonly number[] {
  const drawn = events.filter(({ name }) => name === 'PrePaint').sort((a, b) => a.ts - b.ts);
  const [first] = drawn;
  if (first === undefined) return [];
  const isOwn = ({ pid, tid }: TraceEvent) => pid === first.pid && tid === first.tid;
  const ends = drawn.filter(isOwn);
  const sums = ends.map(() => 0);
  for (const event of events) {
    if (event.name !== 'ThreadControllerImpl::RunTask' || !isOwn(event)) continue;
    const frame = ends.findIndex(({ ts }) => event.ts <= ts);
    if (frame > 0) sums[frame] = (sums[frame] ?? 0) + (event.tdur ?? 0) / 1_000;
  }
  return sums.slice(1);
}

/** The value below which `part` of them are. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
