/** What commands work with: a console, or a log without one, and who is signed in. */
export { atVehicle, unreachedBridge } from './at-vehicle.ts';
export { planBackup, planRestore, planTiles } from './audit-maintenance.ts';
export { planRebuild, verifyLog } from './audit-services.ts';
export { BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride } from './bridge-options.ts';
export { FILTER_HELP, FILTER_OPTIONS, filterOf } from './entry-filter.ts';
export { logKeys, logMark, reachableSealer } from './log-keys.ts';
export type { LogPlace } from './log-place.ts';
export { stationAt } from './open-to-write.ts';
export { serveWeb } from './serve-web.ts';
export { PIN_HELP, PIN_OPTIONS, notAdmitted, readPin, signIn } from './sign-in.ts';
export { visitFiles } from './visit.ts';
export { withConsole } from './with-console.ts';
export { logFailure, logPlace, logPlaces, readLog } from './with-log.ts';
