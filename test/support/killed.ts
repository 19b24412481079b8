/** How a program ended, as Node tells it. */
type End = readonly [code: number | null, signal: NodeJS.Signals | null];

/** Did a program that killed itself end by that? Windows knows no signals: what is killed there has the exit code 1. */
export const wasKilled = ([code, signal]: End): boolean => (process.platform === 'win32' ? code === 1 : signal === 'SIGKILL');
