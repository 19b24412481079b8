/** What the screens and the table of rights get to know of accounts and session. */
import {
  type AccountsFault,
  FRESH_PIN_MS,
  isFresh,
  type OperatorsView,
  type SessionFacts,
  type SessionView,
} from '../../app/operators/index.ts';
import type { Clock } from '../base/index.ts';
import { findPepper, type OperatorStore, type PepperKeeper } from './accounts/index.ts';
import type { Session } from './session.ts';

/** What a view is made from. */
export type ViewParts = {
  readonly store: OperatorStore;
  readonly secrets: PepperKeeper;
  readonly clock: Clock;
  readonly proposedName: () => string;
};

/** Accounts and session for the screens. */
export function viewOf(parts: ViewParts, session: Session | null): OperatorsView {
  const { operators } = parts.store.get();
  const setUp = operators.length > 0;
  return {
    setUp,
    fault: faultOf(parts),
    proposedName: setUp ? '' : parts.proposedName(),
    names: operators.filter((one) => one.enabled).map((one) => one.name),
    session: session === null ? null : sessionViewOf(session, parts.clock),
  };
}

/** The session for the table of rights. */
export function factsOf(session: Session | null): SessionFacts | null {
  return session === null ? null : { role: session.account.role, locked: session.locked, freshPinAt: session.freshPinAt };
}

/** What keeps every PIN from being tried. */
export function faultOf({ store, secrets }: Pick<ViewParts, 'store' | 'secrets'>): AccountsFault | null {
  if (store.isUnreadable) return 'accounts-unreadable';
  const { operators, pepperCheck } = store.get();
  const pepper = operators.length === 0 ? null : findPepper(secrets, pepperCheck);
  return pepper === null || pepper.ok ? null : pepper.error;
}

function sessionViewOf({ account, since, locked, freshPinAt, notices }: Session, clock: Clock): SessionView {
  const mono = clock.mono();
  const isProved = freshPinAt !== null && isFresh(freshPinAt, mono);
  return {
    name: account.name,
    role: account.role,
    since,
    locked,
    notices,
    freshPinUntil: isProved ? clock.wall() + FRESH_PIN_MS - (mono - freshPinAt) : null,
  };
}
