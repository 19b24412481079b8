/** Whose matter it is that the bridge cannot be used. Measured is what came back, or did not; whose phone or network it is, is mostly concluded. */
import type { BridgeProblem } from '../pims/index.ts';
import { factOf, sideOf, verdictOf, type Judged } from './make.ts';
import type { FactWord, Verdict } from './types.ts';

/** By problem, in the order of the way there: settings, network, phone, PIMS on it. */
export const BY_BRIDGE: Readonly<Record<BridgeProblem, Judged>> = {
  'no-address': ['console', 'measured', 'settings'],
  'bad-address': ['console', 'measured', 'settings'],
  'insecure-address': ['console', 'measured', 'settings'],
  unconfirmed: ['console', 'measured', 'settings'],
  'no-token': ['console', 'measured', 'settings'],
  'wrong-token': ['console', 'concluded', 'settings'],
  'not-a-bridge': ['console', 'concluded', 'settings'],
  'initialize-failed': ['console', 'concluded', 'settings'],
  'simulator-in-live': ['console', 'measured', 'settings'],
  'other-simulator': ['console', 'measured', 'settings'],
  'wrong-certificate': ['site-network', 'concluded', 'settings'],
  'pin-mismatch': ['site-network', 'concluded', 'settings'],
  'server-trouble': ['site-network', 'concluded', 'bridge-app'],
  'login-page': ['site-network', 'measured', 'mobile-data'],
  'proxy-sign-in': ['site-network', 'measured', 'mobile-data'],
  'no-pong': ['site-network', 'concluded', 'bridge-app'],
  unreachable: ['phone', 'concluded', 'bridge-app'],
  'phone-cable': ['phone', 'concluded', 'bridge-app'],
  'wrong-subprotocol': ['phone', 'concluded', 'bridge-version'],
  busy: ['phone', 'concluded', 'restart-bridge'],
  'too-many-requests': ['phone', 'concluded', 'restart-bridge'],
  flooding: ['phone', 'concluded', 'restart-bridge'],
  closed: ['phone', 'concluded', 'bridge-app'],
  'pims-not-started': ['phone', 'concluded', 'restart-bridge'],
};

/** What came back instead of the bridge. */
const SEEN: Partial<Readonly<Record<BridgeProblem, FactWord>>> = {
  'login-page': 'gate-answered',
  'proxy-sign-in': 'gate-answered',
  'simulator-in-live': 'wrong-simulator',
  'other-simulator': 'wrong-simulator',
};

/** The verdict of a problem. `problem` null: the bridge is off, and nobody has tried it. */
export function verdictOfBridge(problem: BridgeProblem | null): Verdict {
  if (problem === null) return verdictOf(['console', 'measured', 'settings'], [factOf('bridge-away')]);
  const judged = BY_BRIDGE[problem];
  const seen = SEEN[problem];
  return verdictOf(judged, [factOf('bridge-away'), ...(seen === undefined ? [] : [factOf(seen)]), ...sideOf(judged)]);
}
