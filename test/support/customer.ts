/** Waits for what a console shows of the customer's side. Used by tests and by the programs that they kill. */
import type { CustomerView } from '../../app/contract/index.ts';
import type { RunningConsole } from '../../main/console/console.ts';

/** Resolves with the first view that fits; the test's own time limit is the only clock. */
export function customerUntil(run: RunningConsole, fits: (view: CustomerView) => boolean): Promise<CustomerView> {
  return new Promise((resolve) => {
    const settle = (view: CustomerView) => {
      if (!fits(view)) return;
      stop();
      resolve(view);
    };
    const stop = run.api.listen((event) => {
      if (event.type === 'customer') settle(event.customer);
    });
    settle(run.current().customer.view());
  });
}

/** Is the run at rest: waiting for a person, or over? */
export const atRest = ({ run, call }: CustomerView): boolean =>
  call === null && run !== null && run.state.name !== 'asking' && run.state.name !== 'spending';

/** How the run stands, as a person sees it who acts on it: what an act names. */
export function seen({ run }: { readonly run: RunningConsole }): { readonly run: string; readonly step: number } {
  const shown = run.current().customer.view().run;
  return { run: shown?.id ?? '', step: shown?.step ?? 0 };
}
