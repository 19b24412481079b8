/** A proof as screens, receipt and command line show it: codes only, all of closed lists. */
import { decideError, type ErrorNext } from '../pims/session-calls/index.ts';
import { proofWord } from './machine.ts';
import { PROOF_COMMANDS, STATUS_READS, type CommandRun, type ProofState, type ProofWord, type StatusRead } from './types.ts';

/**
 * What is shown of a proof. `heed`: what the person does about what went wrong last; `heeds`: about each command that an error answered, by its
 * transaction; `mayRead` and `mayCommand` are empty while something runs.
 */
export type ProofView = {
  readonly state: ProofState;
  readonly word: ProofWord;
  readonly mayRead: readonly StatusRead[];
  readonly mayCommand: readonly CommandRun['call'][];
  readonly heed: ErrorNext | null;
  readonly heeds: Readonly<Record<string, ErrorNext>>;
};

/** Makes the view. */
export function viewProof(state: ProofState): ProofView {
  const isOpen = state.name === 'open';
  const word = proofWord(state);
  const may = { mayRead: isOpen ? STATUS_READS : [], mayCommand: isOpen ? PROOF_COMMANDS : [] };
  return { state, word, ...may, heed: heedOf(state), heeds: Object.fromEntries(state.commands.flatMap(heedOfCommand)) };
}

function heedOfCommand({ tx, call, state }: CommandRun): readonly (readonly [string, ErrorNext])[] {
  const code = 'code' in state ? state.code : null;
  return code === null ? [] : [[tx, decideError(call, code).next]];
}

/** A trouble is that of the last read; a new act ends it. Then it is the last command that may want something. */
function heedOf({ trouble, commands }: ProofState): ErrorNext | null {
  if (trouble !== null) {
    if (trouble.kind === 'error') return decideError(trouble.call, trouble.code).next;
    return trouble.kind === 'other-vehicle' ? 'check-vehicle' : 'ask-state';
  }
  const last = commands.at(-1);
  switch (last?.state.name) {
    case 'refused':
      return decideError(last.call, last.state.code).next;
    case 'unknown':
      return 'ask-state';
    case 'not-sent':
      // A log that takes nothing is no matter of the phone.
      return last.state.reason === 'log-unwritable' ? null : 'reconnect';
    default:
      return null;
  }
}
