/** Which of the project's unit tests do not run on Windows, and why. */
const SOURCES = 'it reads the sources, which are the same on every system';

export const notRunThere: readonly { readonly file: string; readonly why: string }[] = [
  { file: 'test/unit/file-walls.test.ts', why: SOURCES },
  { file: 'test/unit/import-walls.test.ts', why: SOURCES },
  { file: 'test/unit/faults-told.test.ts', why: SOURCES },
  { file: 'test/unit/paths-told.test.ts', why: SOURCES },
  { file: 'test/unit/walks.test.ts', why: SOURCES },
  { file: 'test/unit/one-home.test.ts', why: SOURCES },
  { file: 'test/unit/renderer/css-classes.test.ts', why: SOURCES },
  { file: 'test/unit/renderer/kept-words.test.ts', why: SOURCES },
  { file: 'test/unit/renderer/check/check-slices.test.ts', why: 'it measures how long a page stands still, and a page runs in a browser' },
  {
    file: 'test/unit/main/secrets/folder-name.test.ts',
    why: 'Wine makes no junctions; the case of the second drive letter shows the same',
  },
  { file: 'test/unit/main/shells/electron/update/package.test.ts', why: 'an AppImage is a Linux file, found by Linux paths' },
  {
    file: 'test/unit/main/audit/keys/key-take-over.test.ts',
    why: 'it puts a disk of its own in the place of node:fs, which needs a process of its own',
  },
];
