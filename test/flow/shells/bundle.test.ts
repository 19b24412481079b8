import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeBundle } from '../../../app/audit/bundle/encode.ts';
import { makeReceipt } from '../../../app/audit/receipt/receipt.ts';
import { encodeEntry } from '../../../app/audit/entry/entry.ts';
import { formatVerifierKey } from '../../../app/audit/log/signed-note.ts';
import { bundleEntry, bundleOf, entryAt, LOG, logOf } from '../../support/naive-bundle.ts';
import { run } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'carkey-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = logOf(300, [3, 299]);
const bytes = encodeBundle(bundleOf(log, [bundleEntry(log, 3, ['vin']), bundleEntry(log, 299, [])]));
const data = join(folder, 'data');

function fileOf(name: string, content: Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const good = fileOf('good.bundle', bytes);

describe('carkey bundle, as a process', () => {
  it('verifies a file with exit 0, and makes no data folder', async () => {
    const { code, out, err } = await run(['bundle', 'verify', good, '--json', '--data', data]);
    expect([code, err, out.split('\n').length]).toEqual([0, '', 2]);
    expect(JSON.parse(out)).toMatchObject({ valid: true, trust: 'enclosed', size: 300, proved: 2, signedBy: [formatVerifierKey(LOG.key)] });
    expect(existsSync(data)).toBe(false);
  });

  it('ends with 6 for a changed or cut file, and with 2 for one that is not there', async () => {
    const changed = Uint8Array.from(bytes);
    changed[bytes.length >> 1] = (changed[bytes.length >> 1] ?? 0) ^ 1;
    expect((await run(['bundle', 'verify', fileOf('changed.bundle', changed), '--data', data])).code).toBe(6);
    const cut = await run(['bundle', 'verify', fileOf('cut.bundle', bytes.subarray(0, 900)), '--data', data]);
    expect([cut.code, cut.out]).toEqual([6, expect.stringContaining('[cut]')]);
    expect((await run(['bundle', 'verify', join(folder, 'none.bundle'), '--data', data])).code).toBe(2);
  });

  it('knows the receipt of an attempt in the file', async () => {
    const made = makeReceipt(encodeEntry(entryAt(299)), log.head, null);
    const { code, out } = await run(['bundle', 'receipt', made.ok ? made.value.code : '', good, '--json', '--data', data]);
    expect([code, JSON.parse(out)]).toMatchObject([0, { match: { index: 299, kind: 'result' } }]);
  });
});
