/** What the console and the processes of the link say to each other, and how those are started and ended. */
export { RETIRED, ROLES, toChildSchema, type FromChild, type LinkRole, type PortSeen, type ToChild } from './messages.ts';
export { KeptProcess, forkLink, type LinkChild, type SpawnLink } from './process.ts';
