import { describe, expect, it } from 'vitest';
import { parseSignature } from '../../../../app/audit/log/ed25519.ts';
import { encodeBundle } from '../../../../app/audit/bundle/encode.ts';
import { verdictOf } from '../../../../app/audit/bundle/verdict.ts';
import { verifyBundle } from '../../../../app/audit/bundle/verify.ts';
import { commit } from '../../../../app/audit/entry/commitment.ts';
import { encodeEntry } from '../../../../app/audit/entry/entry.ts';
import { LANGUAGES } from '../../../../app/base/language.ts';
import { verifyByBrowser, canVerify } from '../../../../renderer/check/signature.ts';
import { entriesOf, VALUE_LIMIT } from '../../../../renderer/check/views.ts';
import { languageOf, preferredLanguage } from '../../../../renderer/i18n/choose.ts';
import { claimedTime } from '../../../../renderer/lib/format.ts';
import { sayOut } from '../../../../app/words/say-logged.ts';
import type { Plural } from '../../../../app/words/shape/plural.ts';
import type { Speech } from '../../../../renderer/verifier/speech/speech.ts';
import { voiceOf } from '../../../../renderer/verifier/voices.ts';
import { bundleEntry, bundleOf, entryAt, LOG, logOf, saltAt } from '../../../support/naive-bundle.ts';

const log = logOf(300, [3, 4, 70]);
const bundle = bundleOf(log, [bundleEntry(log, 3, ['vin']), bundleEntry(log, 4, []), bundleEntry(log, 70, [])]);
const english = voiceOf('en', []);

/** Labels by their key; of one that counts, each form. */
function textsOf(labels: Speech['labels']): readonly (readonly [string, string])[] {
  const flat = (key: string, label: string | Plural): readonly (readonly [string, string])[] =>
    typeof label === 'string' ? [[key, label]] : Object.entries(label).map(([form, text]) => [`${key}.${form}`, text] as const);
  return Object.entries(labels).flatMap(([key, label]) => flat(key, label));
}

const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe('the verifier page', () => {
  it('has the same places in every label of every language, and no empty label', () => {
    for (const language of LANGUAGES) {
      const labels = textsOf(voiceOf(language, []).labels);
      const theirs = new Map(textsOf(english.labels));
      expect(labels.length).toBe(theirs.size);
      for (const [key, text] of labels) {
        expect(text.trim(), `${language} ${key}`).toBe(text);
        expect(text.length, `${language} ${key}`).toBeGreaterThan(1);
        expect(places(text), `${language} ${key}`).toEqual(places(theirs.get(key) ?? ''));
      }
    }
  });

  it('takes the first language of the reader that it speaks, with the reader’s own region', () => {
    expect(preferredLanguage(['nl-NL', 'de-AT', 'en'])).toBe('de');
    expect(preferredLanguage(['xx', 'constructor'])).toBe('en');
    expect(languageOf('toString')).toBeNull();
    expect(voiceOf('de', ['en-US', 'de-AT']).locale).toBe('de-AT');
    expect(english.locale).toBe('en-GB');
  });

  it('shows a number that is no time, and an outcome that no list knows, as they are', () => {
    expect(claimedTime('en-GB', Number.MAX_SAFE_INTEGER)).toBe('9007199254740991');
    expect(claimedTime('en-GB', -Number.MAX_SAFE_INTEGER)).toBe('-9007199254740991');
    expect(claimedTime('en-GB', 8_640_000_000_000_000)).toMatch(/275760/);
    expect(sayOut(english.words, 'constructor')).toBe('constructor');
    expect(sayOut(english.words, 'refused')).toBe('Refused');
  });

  it('can verify where WebCrypto has Ed25519', async () => {
    expect(await canVerify()).toBe(true);
    expect(await verifyByBrowser(LOG.key.publicKey, new Uint8Array(3), parseSignature(LOG.sign(new Uint8Array(3)))!)).toBe(true);
    expect(await verifyByBrowser(LOG.key.publicKey, new Uint8Array(4), parseSignature(LOG.sign(new Uint8Array(3)))!)).toBe(false);
  });
});

describe('views of a report', () => {
  it('count what is proved, opened and withheld', async () => {
    expect(verdictOf(await verifyBundle(encodeBundle(bundle), verifyByBrowser))).toMatchObject({
      valid: true,
      trust: 'enclosed',
      size: 300,
      entries: 3,
      proved: 3,
      opened: 1,
      withheld: 5,
      traces: 2,
      findings: 0,
    });
  });

  it('count nothing of entries that are not proved, and give only their place', async () => {
    const entries = bundle.entries.map((entry, at) => (at === 1 ? { ...entry, hashes: [] } : entry));
    const report = await verifyBundle(encodeBundle({ ...bundle, entries }), verifyByBrowser);
    expect(verdictOf(report)).toMatchObject({ valid: false, proved: 2, opened: 1, withheld: 3 });
    const [first, second, third] = entriesOf(report, { from: 0, count: 9 });
    expect(first?.proved?.entry.seq).toBe(3);
    expect(second).toEqual({ index: 4, proved: null });
    expect(third?.proved?.sinceMs).toBeNull();
  });

  it('tell the time since the entry before, also across stretches', async () => {
    const report = await verifyBundle(encodeBundle(bundle), verifyByBrowser);
    expect(entriesOf(report, { from: 0, count: 1 }).map(({ proved }) => proved?.sinceMs)).toEqual([null]);
    expect(entriesOf(report, { from: 1, count: 5 }).map(({ proved }) => proved?.sinceMs)).toEqual([0, 0]);
  });

  it('cut a long value and say by how much', async () => {
    const value = 'v'.repeat(VALUE_LIMIT + 5);
    const leaf = encodeEntry({ ...entryAt(3), f: { vin: commit(saltAt(3, 'vin'), 'vin', value) } });
    const opened = [{ name: 'vin', value, salt: saltAt(3, 'vin') } as const];
    const report = await verifyBundle(
      encodeBundle({ ...bundle, entries: [{ index: 3, leaf, hashes: [], opened, withheld: [] }] }),
      verifyByBrowser,
    );
    const proved = { ...report, entries: report.entries.map((entry) => ({ ...entry, proved: true })) };
    expect(entriesOf(proved, { from: 0, count: 1 })[0]?.proved?.opened).toEqual([
      { name: 'vin', value: 'v'.repeat(VALUE_LIMIT), more: 5, holds: true },
    ]);
  });
});
