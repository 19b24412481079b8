/** The rule that files are read through one door bites: every other way to read one in `main` is caught, and what only writes or looks is not. */
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const eslint = new ESLint({ overrideConfig: { linterOptions: { reportUnusedDisableDirectives: 'off' } } });

/** Rules of this wall that a text breaks in the place of a real file. */
async function broken(text: string, filePath = 'main/base/version.ts'): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).flatMap(({ ruleId }) => (ruleId?.startsWith('no-restricted-') === true ? [ruleId] : []));
}

describe('in main', { timeout: 120_000 }, () => {
  test.each([
    "import { readFileSync } from 'node:fs';\nexport const it = readFileSync;\n",
    "import { readFileSync as it } from 'fs';\nexport const use = it;\n",
    "import { createReadStream } from 'node:fs';\nexport const it = createReadStream;\n",
    "import { readFile } from 'node:fs/promises';\nexport const it = readFile;\n",
    "import { promises } from 'node:fs';\nexport const it = promises;\n",
    "import fs from 'node:fs';\nexport const it = fs;\n",
    "import * as fs from 'node:fs';\nexport const it = fs;\n",
    "export const it = () => import('node:fs');\n",
  ])('%s is caught', async (text) => {
    expect(await broken(text)).not.toEqual([]);
  });

  test('what looks is not, and the doors themselves read and change', async () => {
    expect(await broken("import { lstatSync } from 'node:fs';\nexport const it = lstatSync;\n")).toEqual([]);
    expect(await broken("import { readFileSync } from 'node:fs';\nexport const it = readFileSync;\n", 'main/disk/open-file.ts')).toEqual(
      [],
    );
    expect(await broken("import { renameSync } from 'node:fs';\nexport const it = renameSync;\n", 'main/disk/change-file.ts')).toEqual([]);
  });

  test.each(['writeFileSync', 'renameSync', 'rmSync', 'unlinkSync'])('%s is refused outside the door that changes files', async (name) => {
    expect(await broken(`import { ${name} } from 'node:fs';\nexport const it = ${name};\n`)).toEqual(['no-restricted-imports']);
  });
});
