/**
 * A fault that nobody handles ends the program, in every shell the same way. Node would end it with a trace and nothing closed; Electron goes on
 * after a rejected promise, in a state that nobody knows, and shows a box of its own for an exception.
 */
/** How long an orderly stop may take before the program ends anyway, ms. */
const STOP_MS = 3_000;

/** Writes a fault into the program's own log. */
export type FaultLog = (name: 'unhandled-fault' | 'stop-failed', fault: unknown) => void;

/** What ending needs. `log`: null while there is none yet. */
export type FaultParts = {
  readonly process: Pick<NodeJS.Process, 'on'>;
  readonly log: () => FaultLog | null;
  /** Tells a person, once. The box waits for a press. */
  readonly tell: () => void;
  readonly stop: () => Promise<void>;
  readonly exit: (code: number) => void;
};

/** From now on the first unhandled fault is logged, told in one sentence, and ends the program with code 1 after an orderly stop. */
export function endOnFault({ process, log, tell, stop, exit }: FaultParts): void {
  let ending = false;
  const end = (fault: unknown) => {
    log()?.('unhandled-fault', fault);
    if (ending) return;
    ending = true;
    const leave = () => exit(1);
    const last = setTimeout(leave, STOP_MS);
    void stop()
      .catch((again: unknown) => log()?.('stop-failed', again))
      .finally(() => {
        clearTimeout(last);
        tell();
        leave();
      });
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
