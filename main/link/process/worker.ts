/**
 * The program of the link's processes: one link, the list of ports, the radio, or a share, by its first argument. A native driver that hangs or
 * crashes here takes nothing else down. It writes nothing to the console; whatever it cannot handle ends it, and the parent notices.
 */
import { parentPort } from './child-port.ts';
import { linkRole } from './link-role.ts';
import { type LinkRole, ROLES, type ToChild, toChildSchema } from '../messages/index.ts';
import { portsRole } from './ports-role.ts';
import { radioRole } from './radio-role.ts';
import type { Role } from './role.ts';
import { shareRole } from './share-role.ts';

const START: Readonly<Record<LinkRole, Role>> = { link: linkRole, ports: portsRole, radio: radioRole, share: shareRole };

const parent = parentPort();
const role = ROLES.find((one) => process.argv.includes(one));
if (role === undefined) throw new Error('no role was given');

/** What was posted last has to reach the parent first. */
const FAREWELL_MS = 100;

const { receive, stop } = START[role](parent.post, (code) => {
  setTimeout(() => process.exit(code), FAREWELL_MS);
});

function dispatch(message: ToChild): void {
  if (message.type === 'ping') parent.post({ type: 'pong' });
  else if (message.type === 'stop') void stop().finally(() => process.exit(0));
  else receive(message);
}

// Electron's helper processes would go on after a promise that nobody handles; Node's end. The parent starts a fresh one.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, () => process.exit(1));
parent.onMessage((message) => dispatch(toChildSchema.parse(message)));
parent.onGone(() => process.exit(0));
parent.post({ type: 'ready' });
