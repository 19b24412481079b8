import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBundle } from '../../../../../app/audit/bundle/encode.ts';
import { parseBundle } from '../../../../../app/audit/bundle/parse.ts';
import { BUNDLE_ENTRY_LIMIT, BUNDLE_LIMIT, BUNDLE_TRACE_LIMIT, type BundleEntry } from '../../../../../app/audit/bundle/types.ts';
import { verifyBundle } from '../../../../../app/audit/bundle/verify.ts';
import { LINE_LIMIT } from '../../../../../app/audit/bundle/wire.ts';
import { bundleEntry, bundleOf, logOf } from '../../../../support/naive-bundle.ts';
import { verifyNow } from '../../../../support/naive-signer.ts';

const log = logOf(20, [3, 7]);
const bundle = bundleOf(log, [bundleEntry(log, 3, ['vin']), bundleEntry(log, 7, [])]);
const text = Buffer.from(encodeBundle(bundle)).toString('utf8');
const [head = '', about = '', entry = '', second = '', ...traces] = text.trimEnd().split('\n');
const file = (...lines: readonly string[]) => Uint8Array.from(Buffer.from(lines.map((line) => `${line}\n`).join('')));
const nested = `{"kind":"trace","source":${'['.repeat(200)}${']'.repeat(200)},"text":""}`;

describe('what is no bundle', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'cut', null],
    ['another version', file(head.replace('bundle/1', 'bundle/2'), about), 'format', 1],
    ['an entry first', file(entry, about), 'format', 1],
    ['two heads', file(head, head), 'order', 2],
    ['no lines behind the head', file(head), 'cut', null],
    ['an entry before what the console is', file(head, entry, about), 'order', 2],
    ['the last line without its end', Uint8Array.from(Buffer.from(text.trimEnd())), 'cut', 6],
    ['an entry less than counted', file(head, about, entry, ...traces), 'cut', null],
    ['a trace less than counted', file(head, about, entry, second, traces[0] ?? ''), 'cut', null],
    ['a trace more than counted', file(head, about, entry, second, ...traces, traces[0] ?? ''), 'order', 7],
    ['an entry twice', file(head, about, entry, entry), 'order', 4],
    ['entries that descend', file(head, about, second, entry), 'order', 4],
    ['an entry behind a trace', file(head, about, entry, ...traces, second), 'order', 6],
    ['an empty line', file(head, about, '', entry), 'not-json', 3],
    ['a carriage return', file(`${head}\r`, about), 'not-canonical', 1],
    ['a space', file(head, about, entry.replace(':', ': ')), 'not-canonical', 3],
    ['a member twice', file(head, about, entry.replace('"index":3,', '"index":3,"index":3,')), 'not-canonical', 3],
    ['a number with a fraction', file(head, about, entry.replace('"index":3,', '"index":3.5,')), 'not-canonical', 3],
    ['half a surrogate', file(head, about, entry, second, '{"kind":"trace","source":"link","text":"\\ud800"}'), 'not-canonical', 5],
    ['an unknown member', file(head, about, entry.replace('"index":3,', '"index":3,"index2":3,')), 'shape', 3],
    ['a prototype', file(head, about, entry.replace('{', '{"__proto__":{},')), 'shape', 3],
    ['a setting that is not on the list', file(head, about.replace('"sdk":', '"sdj":"","sdk":'), entry), 'shape', 2],
    ['a missing setting', file(head, about.replace(',"sdk":"auto"', ''), entry), 'shape', 2],
    [
      'a trace with a control character',
      file(head, about, entry, second, '{"kind":"trace","source":"link","text":"\\u001b[2J"}'),
      'shape',
      5,
    ],
    ['a hash that is too short', file(head, about, entry.replace(/"hashes":\["[^"]{4}/, '"hashes":["')), 'shape', 3],
    ['a salt with capitals', file(head, about, entry.replace(/"salt":"[^"]*"/, `"salt":"${'A'.repeat(64)}"`)), 'shape', 3],
    ['nesting', file(head, about, nested), 'too-deep', 3],
    ['much nesting that never ends', file('['.repeat(200_000)), 'too-deep', 1],
    ['a line over 256 KiB', file(head, `{"kind":"${'x'.repeat(LINE_LIMIT)}"}`), 'line-too-long', 2],
    ['bytes that are not UTF-8', Uint8Array.of(...file(head), 0xff, 10), 'not-utf8', 2],
    ['more than 32 MiB', new Uint8Array(BUNDLE_LIMIT + 1), 'too-large', null],
    ['a count over the limit', file(head.replace('"entries":2', '"entries":10001'), about), 'format', 1],
  ])('%s', async (_about, bytes, code, line) => {
    expect(parseBundle(bytes)).toEqual({ ok: false, error: { code, line } });
    const report = await verifyBundle(bytes, verifyNow);
    expect(report).toMatchObject({ valid: false, findings: [{ code, line, index: null, field: null }], bundle: null, entries: [] });
  });

  it('brackets inside a text are no nesting', () => {
    const changed = { ...bundle, traces: [{ source: 'link', text: '[[[[[["[[[[[[\\' }] as const };
    expect(parseBundle(encodeBundle(changed))).toEqual({ ok: true, value: changed });
  });

  it('any bytes, and any bundle cut anywhere, get an answer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => !parseBundle(bytes).ok));
    const bytes = file(head, about, entry, second, ...traces);
    for (let length = 0; length < bytes.length; length += 1) expect(parseBundle(bytes.subarray(0, length)).ok).toBe(false);
  });
});

describe('what is not written', () => {
  it('more entries or traces than a reader takes', () => {
    const many = (count: number, make: (index: number) => BundleEntry) => Array.from({ length: count }, (_, index) => make(index));
    const leaf = Uint8Array.of(65);
    const make = (index: number): BundleEntry => ({ index, leaf, hashes: [], opened: [], withheld: [] });
    expect(parseBundle(encodeBundle({ ...bundle, entries: many(BUNDLE_ENTRY_LIMIT, make) })).ok).toBe(true);
    expect(() => encodeBundle({ ...bundle, entries: many(BUNDLE_ENTRY_LIMIT + 1, make) })).toThrow(RangeError);
    const traces = Array.from({ length: BUNDLE_TRACE_LIMIT + 1 }, () => ({ source: 'link', text: '' }) as const);
    expect(() => encodeBundle({ ...bundle, traces })).toThrow(RangeError);
  });

  it('entries out of order, and texts without an end', () => {
    expect(() => encodeBundle({ ...bundle, entries: bundle.entries.toReversed() })).toThrow(RangeError);
    const note = { by: '', at: 0, text: 'x'.repeat(4001) };
    expect(() => encodeBundle({ ...bundle, about: { ...bundle.about, note } })).toThrow(RangeError);
    const leaf = Uint8Array.of(0xff);
    expect(() => encodeBundle({ ...bundle, entries: [{ index: 0, leaf, hashes: [], opened: [], withheld: [] }] })).toThrow(TypeError);
  });
});
