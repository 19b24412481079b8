/** The terminal: lines and secrets in and out, refusals in words, files that a person names. */
export { hasDisplay, openBrowser } from './browser.ts';
export { refusedOption } from './refused-option.ts';
export { FILE_FAULTS, readToken } from './named-file.ts';
export { attemptIn, neededVin, vinIn } from './identifiers.ts';
export { nextLine, quoted } from './next-line.ts';
export { progressOn } from './progress.ts';
export { RENDERER_BUILD, RENDERER_DIR, ROOT, SHELL_BUILD, electronProgram, ensureBuilt } from './project.ts';
export { readSecret } from './read-secret.ts';
export { refused } from './refused.ts';
export { toFile } from './to-file.ts';
export { untilEnded } from './until-ended.ts';
export { nameRefused } from './written-name.ts';
