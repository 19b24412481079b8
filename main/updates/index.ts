/** Replacing the program: looked for, fetched and installed only when a person says so, never with an attempt open. */
export { attemptOpenIn } from './attempts.ts';
export type { UpdateDoor } from './door.ts';
export { Updates } from './service.ts';
