/** Who looks at the settings at this moment. */
import type { Mode } from '../../app/base/index.ts';
import type { Operators } from '../operators/index.ts';
import type { Viewer } from '../settings/index.ts';

/** Behind the lock it is as if nobody were there. */
export function viewerAt(operators: Pick<Operators, 'session' | 'person'>, mode: Mode): Viewer {
  if (mode === 'practice') return { mode };
  const isOpen = operators.session()?.locked === false;
  return { mode, account: isOpen ? (operators.person()?.account?.id ?? null) : null };
}
