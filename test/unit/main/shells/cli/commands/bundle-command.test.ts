import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeBundle } from '../../../../../../app/audit/bundle/encode.ts';
import { BUNDLE_LIMIT, type Bundle } from '../../../../../../app/audit/bundle/types.ts';
import { commit } from '../../../../../../app/audit/entry/commitment.ts';
import { encodeEntry } from '../../../../../../app/audit/entry/entry.ts';
import { leafHash } from '../../../../../../app/audit/log/merkle.ts';
import { makeReceipt } from '../../../../../../app/audit/receipt/receipt.ts';
import { formatVerifierKey } from '../../../../../../app/audit/log/signed-note.ts';
import { signCheckpoint } from '../../../../../../app/audit/log/checkpoint.ts';
import { runCommandLine } from '../../../../../../main/shells/cli/main.ts';
import { ABOUT, bundleEntry, bundleOf, entryAt, LOG, logOf, ORIGIN, saltAt, valuesAt } from '../../../../../support/naive-bundle.ts';
import { signerOf } from '../../../../../support/naive-signer.ts';
import { fakeIo } from '../../../../../support/fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'carkey-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = logOf(300, [3, 70, 299]);
const entries = [bundleEntry(log, 3, ['vin']), bundleEntry(log, 70, []), bundleEntry(log, 299, ['vin', 'operator'])];
const bundle = bundleOf(log, entries);
const bytes = encodeBundle(bundle);
const KEY = formatVerifierKey(LOG.key);

let files = 0;

/** A file with this content. */
function fileOf(content: Uint8Array | string | Bundle): string {
  const path = join(folder, `${(files += 1)}.bundle`);
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : encodeBundle(content));
  return path;
}

async function run(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const io = fakeIo();
  // A data folder that cannot exist: a command that touched it would fail.
  const code = await runCommandLine(['bundle', ...argv, '--data', '/dev/null/nowhere'], io);
  return { code, ...io.written };
}

async function json(...argv: readonly string[]): Promise<{ readonly code: number; readonly said: Record<string, unknown> }> {
  const { code, out } = await run(...argv, '--json');
  return { code, said: JSON.parse(out) as Record<string, unknown> };
}

describe('carkey bundle verify', () => {
  it('says what is proved, by which log, and that the key came with the file', async () => {
    const { code, out, err } = await run('verify', fileOf(bytes));
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')[0]).toBe('valid');
    for (const text of [`log ${ORIGIN}: 300 entries`, KEY, 'ENCLOSED', '3 of 3 entries proved', `vin: ${valuesAt(299).vin}  (matches)`])
      expect(out).toContain(text);
    expect(out).toContain('withheld: operator, vin');
    expect(out).toContain('said by the sender, proved by nothing');
  });

  it('says the same as one document', async () => {
    const { code, said } = await json('verify', fileOf(bytes));
    expect(code).toBe(0);
    expect(said).toMatchObject({ valid: true, trust: 'enclosed', origin: ORIGIN, size: 300, signedBy: [KEY], proved: 3, findings: [] });
    expect(said).toMatchObject({
      entries: [{ index: 3, proved: true, opened: [{ name: 'vin', holds: true }], withheld: ['operator'] }, {}, {}],
    });
  });

  it('takes the key that the reader knows, and finds that another one signed', async () => {
    const file = fileOf(bytes);
    const right = await run('verify', file, '--key', KEY);
    expect(right.code).toBe(0);
    expect(right.out).toContain('the key you gave');
    expect(right.out).not.toContain('ENCLOSED');
    const wrong = await json('verify', file, '--key', formatVerifierKey(signerOf(ORIGIN, 9).key));
    expect(wrong).toMatchObject({ code: 6, said: { valid: false, findings: [{ code: 'unexpected-key', line: 1 }], proved: 0 } });
  });

  it('names place and reason of every finding, and tells nothing of an entry that is not proved', async () => {
    const [first, second, third] = entries as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0]];
    const other = encodeEntry({ ...entryAt(70), out: 'refused' });
    const wrongValue = { ...first, opened: [{ name: 'vin', value: 'VR3UPHNKSK9999999', salt: saltAt(3, 'vin') } as const] };
    const { code, out } = await run('verify', fileOf({ ...bundle, entries: [wrongValue, { ...second, leaf: other }, third] }));
    expect(code).toBe(6);
    expect(out).toContain('NOT VALID\n');
    expect(out).toMatch(/line 3, entry 3, field vin: .*\[field-differs\]/);
    expect(out).toMatch(/line 4, entry 70: .*\[proof-root\]/);
    expect(out).toContain('vin: DOES NOT MATCH');
    expect(out).toContain('       70  NOT PROVED\n');
    expect(out).not.toContain('9999999');
    expect(out).toContain('2 of 3 entries proved');
  });

  it.each<[string, string | Uint8Array, object]>([
    ['cut inside a line', bytes.slice(0, -20), { code: 'cut', line: 7 }],
    ['cut between two lines', bytes.slice(0, bytes.lastIndexOf(10, -2) + 1), { code: 'cut', line: null }],
    [
      'a line in another form',
      Buffer.from(bytes).toString().replace('"kind":"trace"', ' "kind":"trace"'),
      { code: 'not-canonical', line: 6 },
    ],
  ])('refuses a file that is %s, with the place', async (_about, content, finding) => {
    const { code, said } = await json('verify', fileOf(content));
    expect(code).toBe(6);
    expect(said).toMatchObject({ valid: false, findings: [finding], entries: [], said: null });
    expect((said['findings'] as { sentence: string }[])[0]?.sentence).toMatch(/\.$/);
  });

  it.each<[string, string | Uint8Array]>([
    ['empty', ''],
    ['another kind of file', '{"hello":"world"}\n'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ])('says that a file that is %s is no bundle: wrong input, and evidence of nothing', async (_about, content) => {
    const { code, said } = await json('verify', fileOf(content));
    expect(code).toBe(2);
    expect(said).toMatchObject({ error: { code: 'invalid-input' } });
  });

  it('never says valid after a proved byte was changed', async () => {
    // All but the lines that only say something: the head, and the three entries.
    const feeds = [...bytes.keys()].filter((at) => bytes[at] === 10);
    const spans = [
      [0, feeds[0]!],
      [feeds[1]! + 1, feeds[4]!],
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...spans), fc.nat(1_000_000), fc.integer({ min: 1, max: 255 }), async ([from, to], at, flip) => {
        const changed = Uint8Array.from(bytes);
        const place = from + (at % (to - from));
        changed[place] = (changed[place] ?? 0) ^ flip;
        expect((await run('verify', fileOf(changed))).code).toBe(6);
      }),
      { numRuns: 150 },
    );
  });

  it('cannot read what is no file, not there, or too large, and says so with 2', async () => {
    const large = fileOf('');
    truncateSync(large, BUNDLE_LIMIT + 1);
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    for (const [path, why] of [
      [inner, 'not a file'],
      ['/dev/zero', 'not a file'],
      [join(folder, 'nothing'), 'no such file'],
      [large, 'larger than'],
    ] as const) {
      const { code, out, err } = await run('verify', path);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(why);
    }
  });

  it('lets no control character and no change of direction reach the terminal', async () => {
    const hostile = '\u001b[2J\u009b31m\u202egnorw\u2028\r\nvalid';
    const entry = { ...entryAt(0), f: { vin: commit(saltAt(0, 'vin'), 'vin', hostile) }, out: `ok\u001b]0;x\u0007` };
    const leaf = encodeEntry(entry);
    const head = { origin: ORIGIN, size: 1, root: leafHash(leaf) };
    const { code, out } = await run(
      'verify',
      fileOf({
        ...bundle,
        checkpoint: signCheckpoint(head, [LOG]),
        entries: [{ index: 0, leaf, hashes: [], opened: [{ name: 'vin', value: hostile, salt: saltAt(0, 'vin') }], withheld: [] }],
        about: { ...ABOUT, note: { by: 'x\u202ey', at: Number.MAX_SAFE_INTEGER, text: 'one\ntwo' } },
      }),
    );
    expect(code).toBe(0);
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(out.split('\n').filter((line) => line.startsWith('valid'))).toHaveLength(1);
  });

  it('lists fifty entries for people and all of them for scripts', async () => {
    const many = logOf(
      80,
      Array.from({ length: 80 }, (_, index) => index),
    );
    const file = fileOf(
      bundleOf(
        many,
        Array.from({ length: 80 }, (_, index) => bundleEntry(many, index, [])),
      ),
    );
    expect((await run('verify', file)).out).toContain('… and 30 more');
    expect((await json('verify', file)).said['entries']).toHaveLength(80);
  });
});

describe('carkey bundle receipt', () => {
  const receiptOf = (head: typeof log.head) => {
    const made = makeReceipt(encodeEntry(entryAt(70)), head, null);
    if (!made.ok) throw new Error(made.error);
    return made.value;
  };
  const receipt = receiptOf(log.head);

  it('finds the attempt of a code, as a person types it', async () => {
    const { code, out } = await run('receipt', receipt.code.toLowerCase().replaceAll('-', ' '), fileOf(bytes));
    expect(code).toBe(0);
    expect(out).toContain(`${receipt.code} is the receipt of attempt ${receipt.attempt}: entry 70`);
    expect(await json('receipt', receipt.code, fileOf(bytes))).toMatchObject({
      said: { match: { index: 70, size: 300 }, trust: 'enclosed' },
    });
  });

  it('of a receipt that is older than the bundle, with the head that stands on it', async () => {
    const older = receiptOf(logOf(100, [3, 70]).head);
    const file = fileOf(bytes);
    const without = await run('receipt', older.code, file);
    expect(without.code).toBe(4);
    expect(without.out).toContain('--size N --root HEX');
    const head = ['--size', String(older.size), '--root', older.root];
    expect(await json('receipt', older.code, file, ...head)).toMatchObject({ code: 0, said: { match: { index: 70, size: 100 } } });
    expect((await run('receipt', receipt.code, file, ...head)).out).toContain('older than the entry');
  });

  it('says no for the code of something else, and nothing at all about a bundle that is not valid', async () => {
    const file = fileOf(bytes);
    const other = makeReceipt(encodeEntry(entryAt(71)), log.head, null);
    expect(await json('receipt', other.ok ? other.value.code : '', file)).toMatchObject({ code: 4, said: { match: null } });
    const damaged = fileOf({ ...bundle, entries: entries.map((entry) => ({ ...entry, hashes: [] })) });
    expect(await json('receipt', receipt.code, damaged)).toMatchObject({ code: 6, said: { valid: false } });
  });

  it('names what is wrong with a typed code, key or head, with 2', async () => {
    const file = fileOf(bytes);
    const typo = `${receipt.code.slice(0, -1)}${receipt.code.endsWith('0') ? '1' : '0'}`;
    for (const [line, why] of [
      [['receipt', typo, file], 'typing error'],
      [['receipt', 'ABC', file], '25 characters'],
      [['receipt', receipt.code.replace(/^./, 'U'), file], 'does not occur'],
      [['receipt', receipt.code, file, '--size', '100'], 'belong together'],
      [['receipt', receipt.code, file, '--size', '1e3', '--root', '0'.repeat(64)], 'belong together'],
      [['receipt', receipt.code], 'Which code'],
      [['verify', file, 'more'], 'Which bundle'],
      [['verify', file, '--key', 'x'], 'NAME+ID+BASE64'],
      [['verify', file, '--key', KEY.replace('+', '2+')], 'typing error in --key'],
      [['create'], 'Where to?'],
      [[], 'What about'],
    ] as const) {
      const { code, out, err } = await run(...line);
      expect([code, out, line]).toEqual([2, '', line]);
      expect(err).toContain(why);
    }
  });
});
