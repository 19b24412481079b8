/** What commands work with: a console, or a log without one, and who is signed in. */
export { atVehicle, unreachedBridge } from './at-vehicle.ts';
export { planBackup, planRestore, planTiles } from './audit-maintenance.ts';
export { planRebuild, verifyLog } from './audit-services.ts';
export { BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride } from './bridge-options.ts';
export { FILTER_HELP, FILTER_OPTIONS, filterOf } from './entry-filter.ts';
export { atRestFailure, logFailure, logPlace } from './log-failure.ts';
export { serveWeb } from './serve-web.ts';
export { lineFromDescriptor, PIN_HELP, PIN_OPTIONS, notAdmitted, readPin, signIn } from './sign-in.ts';
export { visitFiles } from './visit.ts';
export { withConsole } from './with-console.ts';
