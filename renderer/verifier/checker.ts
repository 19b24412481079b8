/** The page's end of a worker that verifies one file. */
import type { Talk } from './protocol.ts';

/** Asks about one file. A worker that breaks rejects every question, also later ones. */
export type Checker = {
  readonly ask: <K extends keyof Talk>(kind: K, question: Talk[K]['ask']) => Promise<Talk[K]['answer']>;
  readonly stop: () => void;
};

/** What Trusted Types add to a window; not every browser has them. */
type Policies = { readonly createPolicy: (name: string, rules: { readonly createScriptURL: (url: string) => string }) => ScriptUrls };
type ScriptUrls = { readonly createScriptURL: (url: string) => unknown };

/** Starts workers that run `script`. Called once: the policy lets a name be used one time. */
export function checkers(script: string): () => Checker {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies };
  const urls: ScriptUrls = trustedTypes?.createPolicy('carkey-verifier', { createScriptURL: (url) => url }) ?? {
    createScriptURL: (url) => url,
  };
  const url = urls.createScriptURL(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  return () => start(new Worker(url as string));
}

function start(worker: Worker): Checker {
  const broken = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('the worker broke')));
  });
  broken.catch(() => undefined);
  return {
    ask: (kind, question) => {
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise<Talk[typeof kind]['answer']>((resolve) => {
        port1.onmessage = ({ data }: MessageEvent<Talk[typeof kind]['answer']>) => resolve(data);
      });
      worker.postMessage({ kind, ...question }, [port2]);
      return Promise.race([answer, broken]).finally(() => port1.close());
    },
    stop: () => worker.terminate(),
  };
}
