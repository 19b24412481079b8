/**
 * Asks a folder on a share, in a process of its own: a network that is gone holds a thread for ever, and a program with such a thread does not
 * end. This one is killed instead, and nobody waits for it.
 */
import { type ShareFiles, shareFiles } from '../../share/index.ts';
import type { Order, Role } from './role.ts';

type ShareOrder = Extract<Order, { type: 'share' }>;

/** One folder at a time: the console has one. */
export const shareRole: Role = (post) => {
  let open: { readonly folder: string; readonly files: ShareFiles } | null = null;
  const filesOf = (folder: string): ShareFiles => {
    if (open?.folder !== folder) open = { folder, files: shareFiles(folder) };
    return open.files;
  };
  const answer = async ({ id, folder, ask }: ShareOrder): Promise<void> => {
    const files = filesOf(folder);
    if (ask.do === 'list') post({ type: 'share-names', id, names: [...(await files.requests())] });
    else if (ask.do === 'read') post({ type: 'share-text', id, read: await files.read(ask.name) });
    else post({ type: 'share-written', id, isWritten: await files.write(ask.name, ask.text) });
  };
  return {
    receive: (order) => {
      if (order.type === 'share') void answer(order);
    },
    stop: () => Promise.resolve(),
  };
};
