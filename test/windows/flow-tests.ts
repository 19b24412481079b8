/** Which of the project's flow tests run under Windows' Node too, and which of those folders' files do not, and why. */
export const FLOWS: { readonly run: readonly string[]; readonly notRun: readonly { readonly file: string; readonly why: string }[] } = {
  run: ['test/flow/pims'],
  notRun: [],
};
