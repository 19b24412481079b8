import { describe, expect, it } from 'vitest';
import { encodeBundle } from '../../../../app/audit/bundle/encode.ts';
import { BUNDLE_LIMIT } from '../../../../app/audit/bundle/types.ts';
import { formatVerifierKey } from '../../../../app/audit/log/signed-note.ts';
import type { BundlePreview } from '../../../../app/audit/search/trust.ts';
import type { AttemptId } from '../../../../app/carkey/types.ts';
import type { Input } from '../../../../app/contract/console.ts';
import type { Signatures } from '../../../../renderer/check/desk.ts';
import { createBundleStore } from '../../../../renderer/stores/bundle.ts';
import { bundleEntry, bundleOf, LOG, logOf } from '../../../support/naive-bundle.ts';
import { signerOf, verifyNow } from '../../../support/naive-signer.ts';
import { fakeTransport } from '../../../support/fakes.ts';

const OF = { attempt: 'A-01' as AttemptId };
const native: Signatures = { verify: verifyNow, possible: () => Promise.resolve(true) };

function preview(entries: number): BundlePreview {
  return { entries, opened: 0, withheld: 0, traces: 0, bytes: 10, readable: [], sealed: [], sample: '{}' };
}

describe('making a bundle', () => {
  it('begins with nothing opened, no traces and no note', async () => {
    const api = fakeTransport({ 'bundle.preview': () => preview(3) });
    const bundle = createBundleStore(api, native);
    await bundle.start(OF);
    expect(api.calls).toEqual([{ method: 'bundle.preview', input: { of: OF, open: [], traces: false, note: '' } }]);
    expect(bundle.getState().making).toMatchObject({ preview: { entries: 3 }, previewing: false });
  });

  it('a preview of an earlier choice is dropped', async () => {
    const slow = Promise.withResolvers<BundlePreview>();
    const api = fakeTransport({ 'bundle.preview': ({ open }: Input<'bundle.preview'>) => (open.length === 0 ? slow.promise : preview(9)) });
    const bundle = createBundleStore(api, native);
    const started = bundle.start(OF);
    await bundle.choose({ open: ['vin'] });
    slow.resolve(preview(1));
    await started;
    expect(bundle.getState().making?.preview?.entries).toBe(9);
  });

  it('creates exactly what was previewed', async () => {
    const file = { name: 'x.carkey-bundle', mime: 'application/x-ndjson', encoding: 'text', data: 'x' } as const;
    const api = fakeTransport({ 'bundle.preview': () => preview(1), 'bundle.create': () => file });
    const bundle = createBundleStore(api, native);
    await bundle.start(OF);
    await bundle.choose({ open: ['vin', 'reason'], note: 'look at step 3' });
    expect(await bundle.create()).toEqual(file);
    expect(api.calls.at(-1)?.input).toEqual(api.calls.at(-2)?.input);
  });

  it('a note is previewed once it stands still, not with every key', async () => {
    const api = fakeTransport({ 'bundle.preview': () => preview(1) });
    const bundle = createBundleStore(api, native);
    await bundle.start(OF);
    await Promise.all([bundle.choose({ note: 'l' }), bundle.choose({ note: 'lo' }), bundle.choose({ note: 'look' })]);
    expect(api.calls.slice(1).map(({ input }) => input)).toEqual([{ of: OF, open: [], traces: false, note: 'look' }]);
  });

  it('a refused preview says why and shows no numbers of before', async () => {
    let refuse = false;
    const bundle = createBundleStore(
      fakeTransport({ 'bundle.preview': () => (refuse ? { fail: 'bundle-too-large' } : preview(1)) }),
      native,
    );
    await bundle.start(OF);
    refuse = true;
    await bundle.choose({ traces: true });
    expect(bundle.getState().making).toMatchObject({ preview: null, previewing: false, error: { code: 'not-now' } });
  });
});

describe('reading a bundle', () => {
  const log = logOf(300, [3, 70]);
  const bytes = encodeBundle(bundleOf(log, [bundleEntry(log, 3, ['vin']), bundleEntry(log, 70, [])]));
  const blobOf = (content: Uint8Array) => new Blob([Uint8Array.from(content)]);

  it('is verified against the enclosed key, and against an expected one when asked', async () => {
    const bundle = createBundleStore(fakeTransport({}), native);
    await bundle.open(blobOf(bytes), 'case');
    expect(bundle.getState().reading?.outcome).toMatchObject({ kind: 'verdict', verdict: { valid: true, trust: 'enclosed' } });
    await bundle.expect(` ${formatVerifierKey(LOG.key)} `);
    expect(bundle.getState().reading?.outcome).toMatchObject({ kind: 'verdict', verdict: { valid: true, trust: 'expected' } });
    await bundle.expect(formatVerifierKey(signerOf('elsewhere', 9).key));
    expect(bundle.getState().reading?.outcome).toMatchObject({ kind: 'verdict', verdict: { valid: false, trust: 'expected' } });
  });

  it('a key that is none proves nothing', async () => {
    const bundle = createBundleStore(fakeTransport({}), native);
    await bundle.open(blobOf(bytes), 'case');
    await bundle.expect('not a key');
    expect(bundle.getState().reading?.outcome).toMatchObject({ kind: 'verdict', verdict: { valid: false, trust: 'expected', keys: [] } });
  });

  it('a changed byte is found, with its place', async () => {
    const changed = Uint8Array.from(bytes);
    const at = Buffer.from(changed).lastIndexOf('"hashes"') + 14;
    changed[at] = changed[at] === 0x41 ? 0x42 : 0x41;
    const bundle = createBundleStore(fakeTransport({}), native);
    await bundle.open(blobOf(changed), 'case');
    expect(bundle.getState().reading?.outcome).toMatchObject({ verdict: { valid: false, findings: 1 } });
    expect(await bundle.getState().reading?.checker.ask('findings', { from: 0, count: 9 })).toMatchObject([{ line: 4 }]);
  });

  it('a file that is too large is refused by its size and never read', async () => {
    let read = 0;
    const slice = () => new Blob([]);
    const huge = { size: BUNDLE_LIMIT + 1, slice, arrayBuffer: () => Promise.resolve(new ArrayBuffer(++read)) } as unknown as Blob;
    const bundle = createBundleStore(fakeTransport({}), native);
    await bundle.open(huge, 'huge');
    expect(bundle.getState().reading?.outcome).toMatchObject({ verdict: { valid: false, findings: 1 } });
    expect(await bundle.getState().reading?.checker.ask('findings', { from: 0, count: 9 })).toMatchObject([{ code: 'too-large' }]);
    expect(read).toBe(0);
  });

  it('a folder, or a file that is gone, is told as unreadable; a browser without Ed25519 as that', async () => {
    const gone = { size: 5, arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) } as unknown as Blob;
    const bundle = createBundleStore(fakeTransport({}), native);
    await bundle.open(gone, 'gone');
    expect(bundle.getState().reading?.outcome).toEqual({ kind: 'unreadable' });
    const old = createBundleStore(fakeTransport({}), { ...native, possible: () => Promise.resolve(false) });
    await old.open(blobOf(bytes), 'case');
    expect(old.getState().reading?.outcome).toEqual({ kind: 'unsupported' });
  });

  it('the verdict on a file that was closed meanwhile does not come back', async () => {
    const slow = Promise.withResolvers<boolean>();
    const bundle = createBundleStore(fakeTransport({}), { ...native, possible: () => slow.promise });
    const opening = bundle.open(blobOf(bytes), 'case');
    bundle.close();
    slow.resolve(true);
    await opening;
    expect(bundle.getState().reading).toBeNull();
  });
});
