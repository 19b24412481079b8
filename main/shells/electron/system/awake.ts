/**
 * The computer does not go to sleep by itself while an activation waits for its answer: its radio would sleep too, and a clear answer would
 * become an unknown outcome. A person who closes the lid is not held up.
 */
import type { PowerSaveBlocker } from 'electron';
import type { ParsedApi } from '../../../../app/contract/index.ts';

/** The part of Electron's `powerSaveBlocker` that is used. */
export type Wakefulness = Pick<PowerSaveBlocker, 'start' | 'stop'>;

/** Follows the job until the returned function is called. */
export function keepAwake(blocker: Wakefulness, api: Pick<ParsedApi, 'listen'>): () => void {
  let held: number | null = null;
  const letGo = () => {
    if (held !== null) blocker.stop(held);
    held = null;
  };
  const unlisten = api.listen((event) => {
    if (event.type !== 'job') return;
    if (event.job.attempt?.state.name === 'sent') held ??= blocker.start('prevent-app-suspension');
    else letGo();
  });
  return () => {
    unlisten();
    letGo();
  };
}
