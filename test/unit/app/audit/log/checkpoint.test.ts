import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkpointText,
  openCheckpoint,
  parseCheckpoint,
  parseCheckpointText,
  signCheckpoint,
} from '../../../../../app/audit/log/checkpoint.ts';
import { signNote } from '../../../../../app/audit/log/signed-note.ts';
import { signerOf, verifyLater, verifyNow } from '../../../../support/naive-signer.ts';
import { hashAt } from '../../../../support/naive-tree.ts';

const ORIGIN = 'log.example/dealer/bay-1/1';
const HEAD = { origin: ORIGIN, size: 20_852_163, root: hashAt(1) };
const LOG = signerOf(ORIGIN, 1);
const NEXT = signerOf(ORIGIN, 2);
const WITNESS = signerOf('witness.example/desk', 3);

describe('checkpoint texts', () => {
  it('the example of the specification is read', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    const read = parseCheckpointText(text);
    expect(read).toMatchObject({ ok: true, value: { origin: 'example.com/behind-the-sofa', size: 20_852_163 } });
    expect(read.ok && checkpointText(read.value)).toBe(text);
  });

  it('a head is written as three lines and read back', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
        expect(parseCheckpointText(checkpointText({ origin: ORIGIN, size, root }))).toEqual({
          ok: true,
          value: { origin: ORIGIN, size, root },
        });
      }),
    );
  });

  const text = checkpointText(HEAD);
  it.each([
    ['nothing', '', 'lines'],
    ['no last line end', text.slice(0, -1), 'lines'],
    ['an extension line', `${text}more\n`, 'lines'],
    ['an empty origin', text.replace(ORIGIN, ''), 'origin'],
    ['an origin with a control character', text.replace(ORIGIN, 'log\u0085'), 'origin'],
    ['a leading zero', text.replace('20852163', '020852163'), 'size'],
    ['a sign', text.replace('20852163', '+20852163'), 'size'],
    ['an exponent', text.replace('20852163', '2e7'), 'size'],
    ['more than 2^53 - 1', text.replace('20852163', '9007199254740992'), 'size'],
    ['a root of 31 bytes', checkpointLine(31), 'root'],
    ['a root of 33 bytes', checkpointLine(33), 'root'],
    ['a root without padding', text.replace('=\n', '\n'), 'root'],
  ])('%s is no checkpoint', (_about, given, error) => {
    expect(parseCheckpointText(given)).toEqual({ ok: false, error });
  });

  it('a head that would not be read is not written', () => {
    expect(() => checkpointText({ ...HEAD, origin: 'two\nlines' })).toThrow(TypeError);
    expect(() => checkpointText({ ...HEAD, size: -1 })).toThrow(TypeError);
    expect(() => checkpointText({ ...HEAD, root: new Uint8Array(20) })).toThrow(TypeError);
  });
});

function checkpointLine(bytes: number): string {
  return `${ORIGIN}\n1\n${Buffer.alloc(bytes).toString('base64')}\n`;
}

describe('signed checkpoints', () => {
  it('open with the key of their log, at once and later', async () => {
    const note = signCheckpoint(HEAD, [LOG]);
    for (const verify of [verifyNow, verifyLater]) {
      expect(await openCheckpoint(note, [WITNESS.key, LOG.key], verify)).toEqual({ ok: true, value: { head: HEAD, signedBy: [LOG.key] } });
    }
  });

  it('at a key change both keys sign, and either opens', async () => {
    const note = signCheckpoint(HEAD, [LOG, NEXT]);
    expect(await openCheckpoint(note, [NEXT.key], verifyNow)).toEqual({ ok: true, value: { head: HEAD, signedBy: [NEXT.key] } });
    expect(await openCheckpoint(note, [LOG.key, NEXT.key], verifyNow)).toMatchObject({ value: { signedBy: [LOG.key, NEXT.key] } });
  });

  it('a signature of a key with another name is not the log speaking', async () => {
    const note = signCheckpoint(HEAD, [WITNESS]);
    expect(await openCheckpoint(note, [WITNESS.key], verifyNow)).toEqual({ ok: false, error: 'unknown-keys' });
    expect(parseCheckpoint(note)).toMatchObject({ ok: true, value: { head: HEAD } });
  });

  it('a changed size, a note of another kind, and no note are told apart', async () => {
    const note = signCheckpoint(HEAD, [LOG]);
    expect(await openCheckpoint(note.replace('20852163', '20852164'), [LOG.key], verifyNow)).toEqual({ ok: false, error: 'bad-signature' });
    expect(await openCheckpoint(signNote('hello\n', [LOG]), [LOG.key], verifyNow)).toEqual({ ok: false, error: 'lines' });
    expect(await openCheckpoint(checkpointText(HEAD), [LOG.key], verifyNow)).toEqual({ ok: false, error: 'no-signature' });
  });
});
