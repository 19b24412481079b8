/** What comes in is parsed at the border, once: who parses what, and where a text is called a VIN or an id. A new place is a second home. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const sources = globSync('{app,main,renderer}/**/*.{ts,tsx}', { cwd: ROOT })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('.d.ts') && !file.endsWith('/index.ts'));

/** The files whose code has this, comments left out; the one that defines it is not counted. */
function having(what: RegExp, home: string): readonly string[] {
  return sources.filter((file) => file !== home && what.test(code(file))).toSorted();
}

const code = (file: string): string => readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const ANSWERS = ['main/carkey/attempt/activate.ts', 'main/carkey/attempt/unmatched-answers.ts'];

/** What is parsed, the home of its parser, and who asks it. */
const PARSED: readonly (readonly [string, RegExp, string, readonly string[]])[] = [
  ['an answer of the bridge', /\bparseFrame\(/, 'app/pims/envelope.ts', ['main/pims/inbox.ts']],
  ['the result of an activation', /\bparseActivation\b(?=[(,)])/, 'app/pims/schemas.ts', ANSWERS],
  ['a date of the server', /\bjudgeExpiry\(/, 'app/carkey/code/expiry.ts', ['app/carkey/status/status.ts', 'app/carkey/status/verdict.ts']],
  ['a security code', /\bdecodeSecurityCode\(/, 'app/carkey/code/code.ts', []],
  [
    'the id of an attempt',
    /\bparseAttemptId\(/,
    'app/audit/entry/refs.ts',
    ['main/shells/cli/commands/resolve.ts', 'main/shells/cli/terminal/identifiers.ts'],
  ],
  [
    'a VIN',
    /\bparseVin\(/,
    'app/vehicle/vin.ts',
    [
      // Messages, the command line, a link of another program, a filter of the log, a text that was pasted.
      'app/audit/search/inside.ts',
      'app/contract/branded.ts',
      'main/shells/cli/terminal/identifiers.ts',
      'app/address/deep-link.ts',
      'main/audit/search/filter.ts',
      // What a car says, and what its process says of that.
      'app/link/read/vin-answers.ts',
      'main/link/messages/facts-schema.ts',
      // The simulated bridge; the report on a scan; a name that must be none.
      'main/pims/simulator/scenarios.ts',
      'main/pims/simulator/session.ts',
      'app/vehicle/scan-report.ts',
      'app/operators/name.ts',
    ],
  ],
];

describe('parsed once', () => {
  it.each(PARSED)('%s', (_what, call, home, callers) => {
    expect(having(call, home)).toEqual([...callers].toSorted());
  });
});

describe('called by its name once', () => {
  it.each([
    ['Vin', 'app/vehicle/vin.ts', ['main/audit/search/named.ts']],
    ['AttemptId', 'app/audit/entry/refs.ts', ['main/audit/verify/verify-commitments.ts']],
  ])('%s', (brand, home, others) => {
    // Beside the parser: what the vault gave back, and what an entry said.
    expect(having(new RegExp(`\\bas ${brand}\\b`), home)).toEqual(others);
  });

  it('has the form of an attempt’s id in one place', () => {
    const forms = having(/\/\^A-\[/, 'app/audit/entry/refs.ts');
    // The find field takes the beginning of one as well.
    expect(forms).toEqual(['app/audit/search/sought.ts']);
  });
});
