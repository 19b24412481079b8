/** Talking to an adapter over any transport: speed, commands, idle, the reading of a car. The rules are in app/link. */
export { Session, type ReadOrder, type SessionTell } from './session.ts';
