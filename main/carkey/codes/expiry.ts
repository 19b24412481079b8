/**
 * Watches deadlines: destroys security codes when they expire by server time, hides those that no page hides, and notices sleep and clock
 * jumps.
 * Nothing depends on a timer having fired: every tick, and every start, looks at what is due and writes what was missed.
 */
import { transition } from '../../../app/audit/attempt/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { asResult } from '../../disk/index.ts';
import { JUMP_MS, signed, type CarKeyContext } from '../index.ts';
import { followShownCodes } from './shown-codes.ts';

/** How often deadlines are looked at, ms. A code is destroyed at most this late while the computer is awake. */
const TICK_MS = 5_000;
/** A code whose validity is unknown is kept this long after its attempt changed last, ms. */
const UNKNOWN_VALIDITY_MS = 24 * 3_600_000;

/** The watch: `tick` is what the timer calls; calling it early is harmless. */
export interface ExpiryWatch {
  tick(): void;
  stop(): void;
}

/**
 * Destroys what is due now by server time; nothing while nobody vouches for that. Log first, then the code: a crash in between is repaired
 * by the next tick.
 */
export function destroyDueCodes(context: CarKeyContext): LogProblem | null {
  const now = context.serverTime.now();
  if (now === null) return null;
  for (const { act, expiresAt } of context.trail.sealedCodes()) {
    const record = context.trail.attempt(act);
    const due = expiresAt ?? (record === null ? 0 : record.updatedAt + UNKNOWN_VALIDITY_MS);
    // When its attempt changed only this computer's clock said: a code of unknown validity is old once that one says so too.
    if (due > now || (expiresAt === null && due > context.clock.wall())) continue;
    const step = record === null ? null : transition(record.state, { type: 'code-expired' });
    if (record !== null && step?.ok === true) {
      const d = { exp: due, late: Math.max(0, now - due) };
      const written = context.trail.append(signed(context, { ...step.value.entry, act, veh: record.veh, d }));
      if (!written.ok) return written.error;
    }
    context.trail.destroyCode(act);
  }
  return null;
}

/** Notices jumps of the wall clock against the monotonic one. Returns the jump in ms, or null. */
export function jumpDetector(context: CarKeyContext): () => number | null {
  let wall = context.clock.wall();
  let mono = context.clock.mono();
  return () => {
    const jump = context.clock.wall() - wall - (context.clock.mono() - mono);
    wall = context.clock.wall();
    mono = context.clock.mono();
    return Math.abs(jump) > JUMP_MS ? Math.round(jump) : null;
  };
}

/** Who is told: `onChange` after a code expired or the clock jumped, `onJump` after a jump or sleep alone. */
export type ExpiryListeners = { readonly onChange: () => void; readonly onJump: () => void };

function recordJump(context: CarKeyContext, jump: number): void {
  const written = context.trail.append(signed(context, { kind: 'clock', out: jump > 0 ? 'forward' : 'back', d: { ms: jump } }));
  if (!written.ok) context.log.warn('clock-jump-not-recorded', { reason: written.error, ms: jump });
}

/** Starts the watch; the first look happens at once, and another one whenever the server's time was measured. */
export function watchExpiry(context: CarKeyContext, listeners: ExpiryListeners): ExpiryWatch {
  const jumped = jumpDetector(context);
  const shown = followShownCodes(context);
  let owed = false;
  const look = () => {
    const before = context.trail.sealedCodes().length;
    const problem = destroyDueCodes(context);
    if (problem !== null) context.log.error('expiry-not-recorded', { reason: problem });
    if (context.trail.sealedCodes().length !== before) listeners.onChange();
  };
  const tick = () => {
    // From a timer: what the disk says is told by the log's own view, and the next tick does what was not done.
    const done = asResult(lookAtClock);
    if (!done.ok) context.log.error('expiry-not-done', { reason: done.error });
  };
  const lookAtClock = () => {
    const jump = jumped();
    if (jump !== null) recordJump(context, jump);
    look();
    shown.look();
    owed ||= jump !== null;
    // Still connected as before: a running activation kept its connection, and the time is to be measured after it.
    if (jump !== null || (owed && context.bridge.state().name === 'ready')) listeners.onJump();
    if (jump !== null) listeners.onChange();
  };
  const unwatch = context.bridge.onState(({ name }) => {
    if (name !== 'ready') return;
    owed = false;
    const done = asResult(look);
    if (!done.ok) context.log.error('expiry-not-done', { reason: done.error });
  });
  tick();
  const timer = setInterval(tick, TICK_MS);
  timer.unref();
  return {
    tick,
    stop() {
      clearInterval(timer);
      unwatch();
      shown.stop();
    },
  };
}
