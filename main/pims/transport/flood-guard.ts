/**
 * What stands between a bridge that never stops talking and everything else in this process: a budget of messages and bytes, and a pause
 * after so much work, so that the screen's calls have their turn.
 */
import { type Clock, TokenBucket } from '../../base/index.ts';
import type { BridgeLimits } from './bridge-limits.ts';

/** Work between two pauses: so many messages, or so many bytes. What came in one piece from the network is never cut. */
const SLICE = { frames: 50, bytes: 256 * 1024 } as const;

/** The part of a socket that is slowed down. */
type Pausable = { pause(): void; resume(): void };

/** Judges each message after it was handled. */
export type FloodGuard = {
  /** False: this was more than the budget. */
  took(bytes: number): boolean;
};

/** A guard of one connection. */
export function guardFlood(socket: Pausable, limits: Pick<BridgeLimits, 'frames' | 'bytes'>, clock: Clock): FloodGuard {
  const [frames, bytes] = [new TokenBucket(limits.frames, clock), new TokenBucket(limits.bytes, clock)];
  let [done, isResting] = [0, false];
  const rest = (): void => {
    isResting = true;
    socket.pause();
    setImmediate(() => {
      [done, isResting] = [0, false];
      socket.resume();
    });
  };
  return {
    took(size) {
      done += 1 / SLICE.frames + size / SLICE.bytes;
      if (done >= 1 && !isResting) rest();
      // Both are asked, so that neither stands still while the other one is empty.
      const [inFrames, inBytes] = [frames.take(), bytes.take(size)];
      return inFrames && inBytes;
    },
  };
}
