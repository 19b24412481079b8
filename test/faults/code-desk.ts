/**
 * One desk for clipboard.ts: the real keeper, sessions, rights, log and services, with a clipboard, timers and a page that stand in for
 * the system's. They are joined as main/console/console.ts joins them.
 */
import { join } from 'node:path';
import type { AttemptId } from '../../app/carkey/types.ts';
import { mayCall } from '../../app/operators/roles.ts';
import type { OpenTrail } from '../../main/audit/trail/trail.ts';
import { CLEARED_AFTER_MS, keepClipboard, type ClipboardKeeper, type ClipboardPort } from '../../main/carkey/codes/clipboard.ts';
import { copyCode, hideCode, showCode } from '../../main/carkey/codes/codes.ts';
import { isShown } from '../../main/carkey/codes/shown-codes.ts';
import { silentLogger } from '../../main/base/logger.ts';
import { recordOperatorEvent } from '../../main/modes/operator-log.ts';
import type { Operators } from '../../main/operators/service.ts';
import { openOperatorStore } from '../../main/operators/accounts/store.ts';
import { PIN, Station } from '../support/station.ts';
import type { Console } from './bare-console.ts';
import type { ClockWorld } from './clock-world.ts';

/** What the console copies. */
export const CODE = 'shazam';
/** After this a page forgets its code by itself, ms. */
const PAGE_FORGETS_MS = 60_000;
/** A page that is gone is noticed a little later, ms. */
const LOG_SAYS_SO_MS = 70_000;
/** How often the console looks at its deadlines and idle times, ms. */
const LOOK_MS = 5_000;

/** `blind`: clears without looking. `deaf`: does not hear that a session was locked or ended. */
export type Flaw = 'none' | 'blind' | 'deaf';
type Parts = {
  readonly world: ClockWorld;
  readonly trail: OpenTrail;
  readonly console: Console;
  readonly act: AttemptId;
  readonly flaw: Flaw;
};

/** A desk at which a code was received. */
export class CodeDesk {
  readonly #parts: Parts;
  readonly #station = new Station();
  readonly #operators: Operators;
  readonly #keeper: ClipboardKeeper;
  #timers: { readonly at: number; readonly work: () => void }[] = [];
  #clipboard = '';
  #faults = 0;
  /** The last thing that anybody else copied, as long as nothing of ours came after it. */
  #foreign: string | null = null;
  #copiedAt = Number.NEGATIVE_INFINITY;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts, dir: string) {
    this.#parts = parts;
    this.#keeper = keepClipboard(this.#port(), () => undefined, this.#later);
    this.#operators = this.#station.start({
      store: openOperatorStore(join(dir, 'operators.json'), this.#station.secrets, silentLogger),
      clock: parts.world.clock,
      onEvent: (event) => {
        if (parts.flaw === 'deaf') return;
        recordOperatorEvent(parts.trail, event);
        if (event.word === 'locked' || event.word === 'idle-locked' || event.word === 'signed-out') void this.#keeper.clear();
      },
    });
  }

  /** Begins a session; the first one makes the account. */
  async signIn(): Promise<void> {
    if (this.#operators.list().length === 0) await this.#operators.first('Ada', PIN);
    else await this.#operators.signIn('Ada', PIN);
  }

  async unlock(): Promise<void> {
    await this.#operators.unlock(PIN);
  }

  lock(): void {
    this.#operators.lock();
  }

  signOut(): void {
    this.#operators.signOut();
  }

  /** The page shows the code, and hides it after a minute unless it is gone by then. */
  async show(pageStays: boolean): Promise<void> {
    if (!(await this.#may('code.show')) || !showCode(this.#parts.console.context, this.#parts.act).ok) return;
    this.#shownAt = this.#now();
    if (pageStays) this.#later(PAGE_FORGETS_MS, () => void this.#hide());
  }

  /** Copies; with `waits` the page waits for the answer. */
  async copy(waits: boolean): Promise<void> {
    if (!(await this.#may('code.copy'))) return;
    const { console, act } = this.#parts;
    const copying = copyCode(console.context, act, this.#keeper).catch(() => undefined);
    this.#shownAt = this.#now();
    if (waits) await copying;
  }

  /** Somebody copies something else: not between the look and the clearing, a gap of microseconds that no system lets a program close. */
  async copyForeign(text: string): Promise<void> {
    await settled();
    this.#clipboard = text;
    this.#foreign = text;
  }

  /** The next so many uses of the clipboard fail: another program holds it. */
  breakClipboard(times: number): void {
    this.#faults += times;
  }

  /** Time passes: timers fire in their order, and the console looks at its deadlines. */
  async pass(ms: number): Promise<void> {
    const { world, console } = this.#parts;
    const end = this.#now() + ms;
    while (this.#now() < end) {
      const next = Math.min(end, this.#now() + LOOK_MS, ...this.#timers.map(({ at }) => at));
      world.pass(Math.max(0, next - this.#now()));
      const due = this.#timers.filter(({ at }) => at <= this.#now());
      this.#timers = this.#timers.filter((one) => !due.includes(one));
      for (const { work } of due) work();
      this.#station.tick();
      console.watch.tick();
      await settled();
    }
  }

  /** The console stops. */
  async quit(): Promise<void> {
    this.#faults = 0;
    await this.#keeper.clear();
    this.#operators.stop();
    this.#parts.console.watch.stop();
    await settled();
    this.#station.remove();
  }

  /** What is wrong at this moment. `isOver`: the console has stopped. */
  async troubles(isOver: boolean): Promise<string[]> {
    await settled();
    const nobody = isOver || this.#operators.session()?.locked !== false;
    return [...this.#clipboardTroubles(nobody), ...this.#logTroubles(nobody)];
  }

  #clipboardTroubles(nobody: boolean): string[] {
    const isLeft = this.#clipboard === CODE && !this.#brokeLately;
    const isPastItsTime = this.#now() - this.#copiedAt >= CLEARED_AFTER_MS;
    return [
      ...(this.#foreign !== null && this.#clipboard !== this.#foreign ? ['what somebody else copied was wiped'] : []),
      ...(isLeft && nobody ? ['the code is on the clipboard, and nobody is at the desk'] : []),
      ...(isLeft && isPastItsTime ? ['the code is on the clipboard after its time'] : []),
      ...(isLeft && this.#timers.length === 0 ? ['the code is on the clipboard for ever'] : []),
    ];
  }

  #logTroubles(nobody: boolean): string[] {
    const { trail, act } = this.#parts;
    if (!isShown(trail, act)) return [];
    const isPastItsTime = this.#now() - this.#shownAt >= LOG_SAYS_SO_MS;
    return [
      ...(nobody ? ['the log says that the code is shown, and nobody is at the desk'] : []),
      ...(isPastItsTime ? ['the log says that the code is shown after its time'] : []),
    ];
  }

  /** A clipboard that could not be used is tried again a second later. */
  get #brokeLately(): boolean {
    return this.#faults > 0 || this.#timers.some(({ at }) => at - this.#now() <= 1_000);
  }

  async #may(action: 'code.show' | 'code.copy' | 'code.hide'): Promise<boolean> {
    const asked = () => mayCall(action, { mode: 'live', session: this.#operators.session(), now: this.#now() });
    const first = asked();
    if (first.ok || first.error.code !== 'fresh-pin') return first.ok;
    await this.#operators.freshPin(PIN);
    return asked().ok;
  }

  async #hide(): Promise<void> {
    if (await this.#may('code.hide')) hideCode(this.#parts.console.context, this.#parts.act);
  }

  #now(): number {
    return this.#parts.world.clock.mono();
  }

  readonly #later = (ms: number, work: () => void): (() => void) => {
    const timer = { at: this.#now() + ms, work };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((one) => one !== timer));
  };

  #port(): ClipboardPort {
    const use = <T>(work: () => T): Promise<T> => {
      if (this.#faults === 0) return Promise.resolve(work());
      this.#faults -= 1;
      return Promise.reject(new Error('another program holds the clipboard'));
    };
    return {
      read: () => use(() => (this.#parts.flaw === 'blind' ? CODE : this.#clipboard)),
      write: (text) =>
        use(() => {
          this.#clipboard = text;
          if (text !== CODE) return;
          [this.#foreign, this.#copiedAt] = [null, this.#now()];
        }),
    };
  }
}

/** Lets everything that waits for nothing but its turn come to its end. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
