/** What every shell says when a folder's keys are sealed under a master key that it does not reach. */

/** One sentence for a person, and what to do. */
export const KEYS_SEALED =
  'The keys of this data folder are sealed by a key store that this program cannot reach, or that holds another key now: ' +
  'unlock the key store, and start from the desktop session of the person who set the folder up. Nothing was changed.';
