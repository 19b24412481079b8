/** Which of the project's flow tests run under Windows' Node too, and which files of their folders do not, and why. */
const TOO_LONG = 'it was still busy when a limit of 170 s ended it on a busy computer; whether it hangs there is not known';

const SEALED = 'its programs seal keys by the store of Windows, and the consoles and readers that it opens beside them ask none';

export const FLOWS: { readonly run: readonly string[]; readonly notRun: readonly { readonly file: string; readonly why: string }[] } = {
  run: ['test/flow/pims', 'test/flow/settings', 'test/flow/operators'],
  notRun: [
    {
      file: 'test/flow/pims/authorities.test.ts',
      why: 'it names stores of authorities by variables of OpenSSL, and a name that Wine has nobody to ask for; Windows has a store of its own',
    },
    {
      file: 'test/flow/settings/edited-address.test.ts',
      why: 'it passes there, in three minutes on a busy computer, and is left out for its time',
    },
    { file: 'test/flow/settings/stepping-stone.test.ts', why: TOO_LONG },
    {
      file: 'test/flow/operators/rescue.test.ts',
      why: SEALED,
    },
    { file: 'test/flow/operators/attacks.test.ts', why: SEALED },
    { file: 'test/flow/operators/walk.test.ts', why: TOO_LONG },
  ],
};
