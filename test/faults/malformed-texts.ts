/** Messages that are wrong: edge cases of JSON, texts that break parsers, and generated ones near and far from a good message. */
import * as fc from 'fast-check';
import { jsonDocuments } from './json-documents.ts';
import { nastyTexts } from './nasty-texts.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const GOOD: readonly object[] = [
  { transactionId: ID, status: 'SUCCEEDED', result: { hasCarKey: true, vin: 'VR1AB12C3D4567890', securityCode: 'c2hhemFt' } },
  { transactionId: ID, status: 'FAILED', error: { code: 2354, label: 'x', subErrors: [] } },
  { transactionId: ID, status: 'RESULT', result: { connected: true, vin: 'VR1AB12C3D4567890' } },
  { method: 'job.activate', input: { vin: 'VR1AB12C3D4567890' } },
  { method: 'audit.search', input: { order: 'newest', filter: { vin: 'x', from: 0 }, limit: 10 } },
  { type: 'read', id: 1, place: { kind: 'serial', path: '/dev/ttyUSB0', baud: null }, hint: {}, fresh: true },
  { type: 'failed', id: 1, problem: { code: 'busy', detail: '' } },
];

const words = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('transactionId', 'status', 'type'),
);
const leaf = fc.oneof(words, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.bigInt().map(String));
const tree = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('any'), { maxLength: 4 }), fc.dictionary(words, tie('any'), { maxKeys: 4 })),
})).any;

/** A good message with one part replaced, taken away or added. */
const nearlyGood = fc
  .record({
    good: fc.constantFrom(...GOOD),
    name: fc.oneof(words, fc.constantFrom(...GOOD.flatMap((each) => Object.keys(each)))),
    value: tree,
  })
  .map(({ good, name, value }) => JSON.stringify(Object.defineProperty({ ...good }, name, { value, enumerable: true })));

/** A good message with bytes cut out, doubled or changed. */
const damaged = fc
  .record({ good: fc.constantFrom(...GOOD), at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(20), put: words })
  .map(({ good, at, cut, put }) => {
    const text = JSON.stringify(good);
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + put + text.slice(from + cut);
  });

const generated = fc.oneof(
  { weight: 4, arbitrary: nearlyGood },
  { weight: 3, arbitrary: damaged },
  { weight: 2, arbitrary: tree.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);

/** The fixed ones, each nasty text alone and as every kind of value; then `count` generated ones, the same for the same seed. */
export function* malformedTexts(count: number, seed: number): Generator<string> {
  for (const { text } of jsonDocuments) yield text;
  for (const text of nastyTexts) {
    yield text;
    for (const key of ['transactionId', 'status', 'method', 'type', text])
      yield JSON.stringify({ ...GOOD[0], input: { vin: text }, [key]: text });
  }
  const block = 1_000;
  for (let made = 0; made < count; made += block)
    yield* fc.sample(generated, { numRuns: Math.min(block, count - made), seed: seed + made });
}
