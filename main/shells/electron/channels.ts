/** Names of the two channels, shared by both ends. */

/** Page to console: (method, input) → Reply. */
export const CALL_CHANNEL = 'carkey:call';
/** Console to page: one ConsoleEvent. */
export const EVENT_CHANNEL = 'carkey:event';
