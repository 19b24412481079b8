/** The one door between page and console: two channels, and every message is judged (sender, rate, schema, role) before a handler sees it. */
import type { IpcMain, WebContents } from 'electron';
import type { ParsedApi } from '../../../app/contract/index.ts';
import { openGate } from '../common/index.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { isOurPage, showsOurPage } from './window/index.ts';

/** What the door needs: Electron's ipcMain, the contents of the one window (null while there is none) and the console. */
type IpcParts = {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly contents: () => WebContents | null;
  readonly api: ParsedApi;
};

/** Opens the door; returns the function that closes it. A message from anywhere but our page is rejected unread. */
export function openIpc({ ipcMain, contents, api }: IpcParts): () => void {
  const gate = openGate({ api, now: () => performance.now() });
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, input: unknown) => {
    if (!isOurPage(event, contents())) throw new Error('refused');
    return gate(method, input);
  });
  const unlisten = api.listen((event) => {
    const target = contents();
    if (target !== null && showsOurPage(target)) target.send(EVENT_CHANNEL, event);
  });
  return () => {
    unlisten();
    ipcMain.removeHandler(CALL_CHANNEL);
  };
}
