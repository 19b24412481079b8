import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { leafHash } from '../../../../../app/audit/log/merkle.ts';
import { receiptCode } from '../../../../../app/audit/receipt/receipt.ts';
import type { EntryDetail } from '../../../../../app/audit/entry/types.ts';
import { receiptOnPaper } from '../../../../../renderer/screens/trust/paper.ts';
import { judgeReceipt, readReceipt } from '../../../../../renderer/screens/trust/receipt-check.ts';
import { createTrustStore } from '../../../../../renderer/stores/trust.ts';
import { fakeTransport } from '../../../../support/fakes.ts';

const LEAF = leafHash(new TextEncoder().encode('an entry'));
const ROOT = Uint8Array.from({ length: 32 }, (_, at) => at);
const [INDEX, SIZE, HEX] = [1_233, 2_500, bytesToHex(ROOT)];
const CODE = receiptCode({ leaf: LEAF, index: INDEX, root: ROOT, size: SIZE });
const PAPER = { size: SIZE, root: HEX, index: INDEX, code: CODE, origin: 'log.invalid/1' };
const SQUARE = `carkey-receipt/1 ${SIZE} ${HEX} ${INDEX} ${CODE} log.invalid/1`;

function entry(kind: string, seq = INDEX): EntryDetail {
  return { row: { seq, kind }, leafHash: bytesToHex(LEAF) } as unknown as EntryDetail;
}

describe('a receipt on paper', () => {
  it('is read from its square and from what is typed off the page, with the grouping of several languages', () => {
    expect(receiptOnPaper(`${SQUARE}\r\n`)).toEqual(PAPER);
    const blocks = HEX.replace(/(.{8})(?=.)/g, '$1 ');
    for (const typed of [
      `${CODE} ${INDEX} ${SIZE} ${HEX}`,
      `${CODE}\nEntry 1,233 of 2,500\nRoot ${blocks}`,
      `${CODE}\nEintrag 1.233 von 2.500\n${blocks.toUpperCase()}`,
    ])
      expect(receiptOnPaper(typed)).toEqual({ ...PAPER, origin: null });
  });

  it('is nothing when a part is missing or too long', () => {
    for (const text of ['', CODE, `${CODE} ${INDEX} ${HEX}`, `${CODE} ${INDEX} ${SIZE} ${HEX.slice(2)}`, SQUARE.slice(0, 60)])
      expect(receiptOnPaper(text)).toBeNull();
  });
});

describe('reading a text', () => {
  it.each([
    ['', 'nothing'],
    [SQUARE, 'receipt'],
    [SQUARE.replace('log.invalid/1', 'log.invalid/2'), 'other-log'],
    [CODE, 'code-only'],
    [CODE.toLowerCase().replaceAll('-', ' '), 'code-only'],
    [CODE.slice(0, 9), 'mistyped'],
    [`${CODE.slice(0, -1)}${CODE.endsWith('0') ? '1' : '0'}`, 'mistyped'],
    ['<img src=x>', 'unreadable'],
    [HEX, 'unreadable'],
  ])('%s is %s', (text, is) => {
    expect(readReceipt(text, 'log.invalid/1').is).toBe(is);
  });
});

describe('judging a receipt', () => {
  it('is genuine only for the settling entry at its place under its head', () => {
    expect(judgeReceipt(PAPER, { standing: 'fits', entry: entry('result') }).is).toBe('genuine');
    expect(judgeReceipt(PAPER, { standing: 'fits', entry: entry('resolved') }).is).toBe('genuine');
    expect(judgeReceipt(PAPER, { standing: 'fits', entry: entry('lookup') }).is).toBe('no-result');
    expect(judgeReceipt({ ...PAPER, size: SIZE + 1 }, { standing: 'fits', entry: entry('result') }).is).toBe('differs');
    expect(judgeReceipt(PAPER, { standing: 'fits', entry: entry('result', INDEX + 1) }).is).toBe('differs');
    expect(judgeReceipt(PAPER, { standing: 'fits', entry: null }).is).toBe('differs');
    for (const standing of ['rolled-back', 'forked', 'other-log'] as const)
      expect(judgeReceipt(PAPER, { standing, entry: entry('result') }).is).toBe(standing);
  });
});

describe('looking a receipt up', () => {
  it('asks for the entry only when the head fits', async () => {
    const forked = fakeTransport({ 'trust.compare': () => ({ standing: 'forked' }) });
    const trust = createTrustStore(forked);
    await trust.lookUp(PAPER);
    expect(trust.getState().evidence).toEqual({ standing: 'forked', entry: null });
    expect(forked.calls.map(({ method }) => method)).toEqual(['trust.compare']);

    const fits = fakeTransport({
      'trust.compare': () => ({ standing: 'fits' }),
      'audit.entry': () => ({ ...entry('result'), verdict: null }),
    });
    const other = createTrustStore(fits);
    await other.lookUp(PAPER);
    expect(other.getState().evidence?.entry?.row.seq).toBe(INDEX);
    other.dropEvidence();
    expect(other.getState().evidence).toBeNull();
  });

  it('gives no verdict when the entry could not be read', async () => {
    const trust = createTrustStore(fakeTransport({ 'trust.compare': () => ({ standing: 'fits' }) }));
    await trust.lookUp(PAPER);
    expect(trust.getState()).toMatchObject({ evidence: null, error: { code: 'not-found' } });
  });
});
