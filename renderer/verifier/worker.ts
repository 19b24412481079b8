/** The verifier's worker: a desk for one file behind messages. */
import { deskOf, strides, type Desk } from '../check/desk.ts';
import type { Question, Talk, Told } from '../check/protocol.ts';

/** Where questions come from. Each brings a port for its answer. */
type Mail = { addEventListener(type: 'message', listener: (event: MessageEvent<Question>) => void): void };

/** Answers the page. Only the page's own script sends messages here, so they are not parsed again. */
export function serve(mail: Mail): void {
  const desk = deskOf();
  mail.addEventListener('message', ({ data, ports: [port] }) => {
    if (port !== undefined) void answer(desk, data.kind, data, port);
  });
}

/** A worker needs no rest: it only tells how far it is. */
async function answer<K extends keyof Talk>(desk: Desk, kind: K, question: Talk[K]['ask'], port: MessagePort): Promise<void> {
  const tell = (told: Told<K>) => port.postMessage(told);
  const onPart = strides((part) => tell({ part }));
  tell({
    answer: await desk[kind](question, (part) => {
      onPart(part);
      return undefined;
    }),
  });
}
