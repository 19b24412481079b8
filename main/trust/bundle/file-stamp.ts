/** A moment (UTC ms) as it may stand in the name of a file on every system. */
export const fileStamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replaceAll(':', '-');
