/** The page's end of a worker that verifies one file. */
import type { Checker, OnPart, Talk, Told } from '../check/protocol.ts';

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
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => undefined);
  worker.addEventListener('error', () => ended.reject(new Error('the worker broke')));
  return {
    ask: (kind, question, onPart = () => undefined) => {
      const { port1, port2 } = new MessageChannel();
      const answer = answerFrom<typeof kind>(port1, onPart);
      worker.postMessage({ kind, ...question }, [port2]);
      return Promise.race([answer, ended.promise]).finally(() => port1.close());
    },
    stop: () => {
      worker.terminate();
      ended.reject(new DOMException('the check was stopped', 'AbortError'));
    },
  };
}

function answerFrom<K extends keyof Talk>(port: MessagePort, onPart: OnPart): Promise<Talk[K]['answer']> {
  return new Promise((resolve) => {
    port.onmessage = ({ data }: MessageEvent<Told<K>>) => ('part' in data ? onPart(data.part) : resolve(data.answer));
  });
}
