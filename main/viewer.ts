/** Who looks at the settings at this moment. */
import type { Mode } from '../app/console.ts';
import type { Operators } from './operators/service.ts';
import type { Viewer } from './settings/desk.ts';

/** Behind the lock it is as if nobody were there. */
export function viewerAt(operators: Pick<Operators, 'session' | 'person'>, mode: Mode): Viewer {
  if (mode === 'practice') return { mode };
  const isOpen = operators.session()?.locked === false;
  return { mode, account: isOpen ? (operators.person()?.account?.id ?? null) : null };
}
