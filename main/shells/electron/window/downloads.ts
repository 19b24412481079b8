/**
 * Files leave the window only when the console has just handed one to its page: same name, no larger, once, within a minute. A download
 * that the console knows nothing of (script in the page, a link that was dropped, a frame) never starts. Where an allowed one goes is the
 * person's answer to the system's own dialog. What stands in it is the page's word: who controls the page can also show or type it.
 */
import type { DownloadItem, Session, WebContents } from 'electron';
import type { FileView } from '../../../../app/audit/search/index.ts';
import type { ParsedApi, Input, MethodName, Outputs, Reply, TraceFile } from '../../../../app/contract/index.ts';
import { ORIGIN, showsOurPage } from './policy.ts';

/** How long a file that was handed out may be saved, ms: as long as the page keeps it (renderer/lib/save-file.ts). */
export const HANDED_OUT_MS = 60_000;

/** A file that the console gave its page. `bytes`: its size on disk; `at`: monotonic ms. */
type HandedOut = { readonly name: string; readonly bytes: number; readonly at: number };

/** What wants to be saved. `chain`: every address on the way to it; `bytes`: 0 where Electron does not know the size. */
export type Download = {
  readonly fromOurPage: boolean;
  readonly chain: readonly string[];
  readonly name: string;
  readonly bytes: number;
};

/** Address of something that our page itself made. Compared as a whole: prefixes are where look-alikes slip through. */
const OWN_BLOB = new RegExp(`^blob:${ORIGIN}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`);

/** Which of the files that were handed out this download is; null when it is none of them and must not start. */
export function judgeDownload(download: Download, handedOut: readonly HandedOut[], now: number): HandedOut | null {
  const [url] = download.chain;
  if (!download.fromOurPage || download.chain.length !== 1 || url === undefined || !OWN_BLOB.test(url)) return null;
  const fits = ({ name, bytes, at }: HandedOut) =>
    name === download.name && download.bytes <= bytes && now >= at && now - at < HANDED_OUT_MS;
  return handedOut.find(fits) ?? null;
}

type FileMethod = { [M in MethodName]: Outputs[M] extends FileView | TraceFile ? M : never }[MethodName];
/** The messages whose answer is a file; one that is missing here does not compile. */
const GIVES_A_FILE: Readonly<Record<FileMethod, true>> = { 'audit.export': true, 'bundle.create': true, 'link.exportTrace': true };

const bytesOf = (file: FileView | TraceFile): number =>
  'text' in file ? Buffer.byteLength(file.text) : Buffer.byteLength(file.data, file.encoding === 'base64' ? 'base64' : 'utf8');

const isFileOf = (method: MethodName, value: unknown): value is FileView | TraceFile =>
  Object.hasOwn(GIVES_A_FILE, method) && value !== null;

function downloadOf(item: DownloadItem, contents: WebContents | null): Download {
  return {
    fromOurPage: contents !== null && showsOurPage(contents),
    chain: item.getURLChain(),
    name: item.getFilename(),
    bytes: item.getTotalBytes(),
  };
}

/** Guards the session's downloads. The page must be given the returned console: it notices the files that are handed out. `now`: monotonic ms. */
export function guardDownloads(session: Pick<Session, 'on'>, api: ParsedApi, now: () => number): ParsedApi {
  let handedOut: readonly HandedOut[] = [];
  session.on('will-download', (event, item, contents: WebContents | null) => {
    const file = judgeDownload(downloadOf(item, contents), handedOut, now());
    if (file === null) event.preventDefault();
    handedOut = handedOut.filter((one) => one !== file);
  });
  return {
    listen: (listener) => api.listen(listener),
    call: async <M extends MethodName>(method: M, input: Input<M>): Promise<Reply<M>> => {
      const reply = await api.call(method, input);
      if (reply.ok && isFileOf(method, reply.value)) {
        const fresh = handedOut.filter(({ at }) => now() - at < HANDED_OUT_MS);
        handedOut = [...fresh, { name: reply.value.name, bytes: bytesOf(reply.value), at: now() }];
      }
      return reply;
    },
  };
}
