/** What a command is, and what its exit codes mean. Loads next to nothing: every command waits for it. */
export {
  failed,
  numberOf,
  textOf,
  wrong,
  type Asked,
  type Command,
  type ConsolePlan,
  type Deed,
  type FilesPlan,
  type Invocation,
  type Io,
  type CommandResult,
  type Part,
  type Values,
} from './command.ts';
export { deskOf, type Desk } from './desk.ts';
export { exitOfAttempt, exitOfBridge, exitOfError, exitOfProblem, exitOfRequirement, exitOfStart, exitOfStatus } from './exit-codes.ts';
export { EXIT, type ExitCode } from './exit.ts';
export { jsonLine, toldVisibly } from './told.ts';
