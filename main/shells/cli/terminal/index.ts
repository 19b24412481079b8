/** The terminal: options in, lines and exit codes out, files that a person names. */
export { hasDisplay, openBrowser } from './browser.ts';
export {
  failed,
  numberOf,
  textOf,
  wrong,
  type Command,
  type ConsolePlan,
  type Deed,
  type FilesPlan,
  type Invocation,
  type Io,
  type Outcome,
  type Part,
  type Values,
} from './command.ts';
export { refusedOption } from './refused-option.ts';
export { deskOf, type Desk } from './desk.ts';
export { exitOfAttempt, exitOfBridge, exitOfProblem, exitOfRequirement, exitOfStart, exitOfStatus } from './exit-codes.ts';
export { EXIT, type ExitCode } from './exit.ts';
export { FILE_FAULTS, readToken } from './named-file.ts';
export { progressOn } from './progress.ts';
export { RENDERER_BUILD, RENDERER_DIR, ROOT, SHELL_BUILD, electronProgram, ensureBuilt } from './project.ts';
export { readSecret } from './read-secret.ts';
export { refused } from './refused.ts';
export { toFile } from './to-file.ts';
export { untilEnded } from './until-ended.ts';
export { nameRefused } from './written-name.ts';
