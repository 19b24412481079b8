/**
 * The only thing the page gets from Electron: `window.carkey`, the console's contract and nothing else. Runs in the sandbox, so it is
 * bundled as CommonJS and imports types only, besides Electron itself. Payloads are parsed on the other side.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { ConsoleApi, ConsoleEvent, MethodName, Payload, Reply } from '../../../app/contract/index.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

const api: ConsoleApi = {
  call: async <M extends MethodName>(method: M, payload: Payload<M>): Promise<Reply<M>> => {
    try {
      return (await ipcRenderer.invoke(CALL_CHANNEL, method, payload)) as Reply<M>;
    } catch {
      // Refused at the door, or the console is stopping: the page shows a fault instead of hanging.
      return { ok: false, error: { code: 'internal', refusal: { reason: 'console-unreachable' } } };
    }
  },
  listen: (listener) => {
    // Electron's own event object stays on this side.
    const forward = (_event: unknown, event: ConsoleEvent) => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, forward);
    };
  },
};

contextBridge.exposeInMainWorld('carkey', api);
