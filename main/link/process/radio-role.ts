/** Looks for adapters on the radio, in a process of its own that ends with the search: so the controller is surely free for a link. */
import type { LinkProblem } from '../../../app/link/read/index.ts';
import type { Role } from './role.ts';

type Scan = { readonly stop: () => Promise<void> };

/** The radio's library takes hold of the controller when it is loaded, so that is done when a search is asked for. */
export const radioRole: Role = (post) => {
  let scan: Promise<Scan> | null = null;
  const onProblem = (problem: LinkProblem): void => post({ type: 'problem', problem });
  return {
    receive: (order) => {
      if (order.type !== 'scan') return;
      scan ??= import('../ble/scan.ts').then(({ scanBle }) =>
        scanBle(order.controller, { onSeen: (adapter) => post({ type: 'seen', adapter }), onProblem }),
      );
    },
    stop: async () => (await scan)?.stop(),
  };
};
