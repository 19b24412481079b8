/** The files of a share through a process that can be ended, whatever the share does: the console works and stops as if there were none. */
import { fail } from '../../app/base/index.ts';
import type { ShareFiles } from '../share/index.ts';
import { type FromChild, KeptProcess, type SpawnLink, type ToChild } from '../link/messages/index.ts';

/** How long one question may take, with the start of the process, ms. The process itself gives up earlier, and says so. */
const PATIENCE_MS = 15_000;

type Ask = Extract<ToChild, { type: 'share' }>['ask'];
type Answer = Extract<FromChild, { type: 'share-names' | 'share-text' | 'share-written' }>;

/** The files, and the end of the process. */
export interface ShareProcess extends ShareFiles {
  /** Ends it, frozen or not. What is asked then and later is answered like a share that is out of reach. */
  stop(): Promise<void>;
}

/** Prepares a process for a folder; it starts with the first question. */
export function shareProcess(folder: string, spawn: SpawnLink, patienceMs: number = PATIENCE_MS): ShareProcess {
  const waiting = new Map<number, (answer: Answer | null) => void>();
  let [asked, isStopped] = [0, false];
  const giveUp = () => [...waiting.values()].forEach((settle) => settle(null));
  const kept = new KeptProcess('share', spawn, {
    message: (message) => {
      if ('id' in message && isAnswer(message)) waiting.get(message.id)?.(message);
    },
    ready: () => undefined,
    down: giveUp,
  });
  /** Null when no answer comes: a process that is stuck is replaced, and takes its thread with it. */
  const ask = (what: Ask): Promise<Answer | null> => {
    if (isStopped) return Promise.resolve(null);
    const id = (asked += 1);
    return new Promise((resolve) => {
      const limit = setTimeout(() => kept.replace(), patienceMs);
      waiting.set(id, (answer) => {
        clearTimeout(limit);
        waiting.delete(id);
        resolve(answer);
      });
      kept.send({ type: 'share', id, folder, ask: what });
    });
  };
  return {
    async requests() {
      const answer = await ask({ do: 'list' });
      return answer?.type === 'share-names' ? answer.names : [];
    },
    async read(name) {
      const answer = await ask({ do: 'read', name });
      const read = answer?.type === 'share-text' ? answer.read : fail('too-slow' as const);
      if (answer !== null && !read.ok && read.error === 'too-slow') kept.replace();
      return read;
    },
    async write(name, text) {
      const answer = await ask({ do: 'write', name, text });
      return answer?.type === 'share-written' && answer.isWritten;
    },
    async stop() {
      isStopped = true;
      if (waiting.size > 0) kept.replace();
      giveUp();
      await kept.stop();
    },
  };
}

function isAnswer(message: FromChild): message is Answer {
  return message.type === 'share-names' || message.type === 'share-text' || message.type === 'share-written';
}
