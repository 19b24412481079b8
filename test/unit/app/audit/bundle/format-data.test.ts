import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hexToBytes } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { verifyBundle } from '../../../../../app/audit/bundle/verify.ts';
import { receiptCode } from '../../../../../app/audit/receipt/receipt.ts';
import { formatVerifierKey } from '../../../../../app/audit/log/signed-note.ts';
import { formatFiles } from '../../../../support/format-data.ts';
import { verifyNow } from '../../../../support/naive-signer.ts';

const FOLDER = join(import.meta.dirname, '../../..', '..', '..', 'docs', 'bundle-format');

it.each(Object.entries(formatFiles()))(
  'docs/bundle-format/%s is what the code says (CARKEY_WRITE_DOCS=1 writes it anew)',
  (name, content) => {
    const file = join(FOLDER, name);
    if (process.env['CARKEY_WRITE_DOCS'] === '1') writeFileSync(file, content);
    expect(readFileSync(file, 'utf8')).toBe(content);
  },
);

const page = readFileSync(`${FOLDER}.md`, 'utf8');
const example = formatFiles()['example.carkey-bundle'] ?? '';
const lines = example.split('\n');
const exchanged = lines.with(2, lines[3] ?? '').with(3, lines[2] ?? '');
const nobody = /`(log\.invalid\/test\/1\+[0-9a-f]{8}\+AQEA+)`/.exec(page)?.[1] ?? '';

it('the values that the page gives to try by hand are those of the example', async () => {
  const { root, entries, signedBy } = await verifyBundle(Buffer.from(example), verifyNow);
  const codes = entries.map(({ leafHash: leaf, index }) =>
    receiptCode({ leaf: hexToBytes(leaf), index, size: 7, root: hexToBytes(root ?? '') }),
  );
  const values = [
    root,
    ...signedBy.map(formatVerifierKey),
    ...entries.flatMap(({ leafHash, entry }) => [leafHash, entry?.f?.vin]),
    ...codes,
  ];
  expect(values.length).toBe(8);
  // The VIN of the second entry is withheld; everything else stands on the page.
  expect(values.filter((value) => !page.includes(value ?? '-'))).toEqual([entries[1]?.entry?.f?.vin]);
});

it.each<readonly [string, string, readonly string[]]>([
  ['the last line feed removed', example.slice(0, -1), ['cut 6  ']],
  ['the last line removed', `${lines.slice(0, -2).join('\n')}\n`, ['cut   ']],
  ['"carkey-bundle/2"', example.replace('carkey-bundle/1', 'carkey-bundle/2'), ['format 1  ']],
  ['"language":"DE"', example.replace('"language":"de"', '"language":"DE"'), ['shape 2  ']],
  ['a space behind a colon', lines.with(2, (lines[2] ?? '').replace(':', ': ')).join('\n'), ['not-canonical 3  ']],
  ['lines 3 and 4 exchanged', exchanged.join('\n'), ['order 4  ']],
  ['the size 8', example.replace('test/1\\n7\\n', 'test/1\\n8\\n'), ['bad-signature 1  ']],
  ['another value', example.replace('"value":"V', '"value":"W'), ['field-differs 3 2 vin']],
  ['"index":6', example.replace('"index":5', '"index":6'), ['proof-length 4 6 ', 'leaf-of-other-index 4 6 ']],
  ['"withheld":[]', example.replace('"withheld":["operator"]', '"withheld":[]'), ['field-unlisted 3 2 operator']],
  ['the key of nobody', example.replace(/"keys":\[[^\]]*\]/, `"keys":["${nobody}"]`), ['key-form 1  ', 'unsigned 1  ']],
])('the page says what comes of %s', async (_, text, said) => {
  const { findings } = await verifyBundle(Buffer.from(text), verifyNow);
  expect(findings.map(({ code, line, index, field }) => [code, line, index, field].join(' '))).toEqual(said);
  for (const one of said) expect(page).toContain(`\`${one.split(' ')[0] ?? ''}\``);
});
