/** Which of the project's unit tests do not run on Windows, and why. */
export const notRunThere: readonly { readonly file: string; readonly why: string }[] = [
  { file: 'test/unit/file-walls.test.ts', why: 'it reads the sources through the linter, which are the same on every system' },
  { file: 'test/unit/import-walls.test.ts', why: 'it reads the sources, which are the same on every system' },
];
