/** Which of the project's flow tests run under Windows' Node too. In a file that runs there a case may say itself that it is for another system. */
export const FLOWS: readonly string[] = ['test/flow/pims', 'test/flow/settings', 'test/flow/operators'];
