/** `carkey bundle`: makes and checks proved extracts of a log. Checking needs no data folder and no network: everything is in the file. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { BUNDLE_LIMIT, type BundleReport, isBundleLike } from '../../../../app/audit/bundle/index.ts';
import {
  parseDecimal,
  parseVerifierKey,
  type SizedRoot,
  type VerifierKey,
  type VerifierKeyFault,
} from '../../../../app/audit/log/index.ts';
import { makeReceipt, parseReceiptCode } from '../../../../app/audit/receipt/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import { nativeSha256 } from '../../../base/index.ts';
import { readSmallFile } from '../../../disk/index.ts';
import { bundleResult, receiptResult, type ReceiptSearch } from '../views/index.ts';
import { BRIDGE_HELP, BRIDGE_USAGE, FILTER_HELP } from '../at-work/index.ts';
import { type Command, type Invocation, type CommandResult, textOf, type Values, wrong } from '../command/index.ts';
import { FILE_FAULTS } from '../terminal/index.ts';
import { CREATE_OPTIONS, planBundle } from './bundle-create.ts';

async function verify({ words: [, file, ...more], values }: Invocation): Promise<CommandResult> {
  if (file === undefined || more.length > 0) return wrong('Which bundle? Write: carkey bundle verify FILE');
  const report = await reportOn(file, values);
  return report.ok ? bundleResult(report.value, await wordsFor('en')) : wrong(report.error);
}

/** The verdict on a file, or one sentence about what stands in the way of reading it. */
async function reportOn(file: string, values: Values): Promise<Result<BundleReport, string>> {
  const expected = expectedKeys(values);
  if (!expected.ok) return expected;
  const bytes = readBundle(file);
  if (!bytes.ok) return bytes;
  if (!isBundleLike(bytes.value)) return fail('This file is no bundle of a log. A bundle is made with: carkey bundle create FILE');
  const { checkBundle } = await import('../../../trust/bundle/index.ts');
  return ok(await checkBundle(bytes.value, expected.value.expected));
}

const KEY_FAULTS: Readonly<Record<VerifierKeyFault, string>> = {
  form: '--key takes a key of the form NAME+ID+BASE64.',
  name: 'The name in --key is not the name of a log.',
  type: 'The key in --key is not an Ed25519 key.',
  id: 'There is a typing error in --key: its id does not fit the rest.',
  point: 'The key in --key is not one that anybody can sign with; it was made to deceive.',
};

function expectedKeys(values: Values): Result<{ readonly expected?: readonly VerifierKey[] }, string> {
  const text = textOf(values, 'key');
  if (text === undefined) return ok({});
  const key = parseVerifierKey(text.trim());
  return key.ok ? ok({ expected: [key.value] }) : fail(KEY_FAULTS[key.error]);
}

/** The bytes of a file. A pipe or a device, which might never end, is not read. */
function readBundle(path: string): Result<Uint8Array, string> {
  const read = readSmallFile(path, BUNDLE_LIMIT, 'followed');
  if (read.ok) return read;
  switch (read.error) {
    case 'missing':
      return fail('There is no such file.');
    case 'not-a-file':
      return fail('This is not a file.');
    case 'too-large':
      return fail(`The file is larger than a bundle may be (${BUNDLE_LIMIT} bytes); it was not read.`);
    default:
      return fail(`The file cannot be read: ${FILE_FAULTS[read.error]}.`);
  }
}

async function receipt({ words: [, typed, file, ...more], values }: Invocation): Promise<CommandResult> {
  if (typed === undefined || file === undefined || more.length > 0) {
    return wrong('Which code, and which bundle? Write: carkey bundle receipt CODE FILE (a code with spaces in quotation marks)');
  }
  const words = await wordsFor('en');
  const code = parseReceiptCode(typed);
  if (!code.ok) return wrong(words.receiptCodeFault[code.error]);
  const printed = printedHead(values);
  if (!printed.ok) return wrong(printed.error);
  const report = await reportOn(file, values);
  if (!report.ok) return wrong(report.error);
  return receiptResult(report.value, searchReceipt(report.value, code.value, printed.value), words);
}

/** The head as it stands on the receipt; null when the one of the bundle is meant. */
function printedHead(values: Values): Result<SizedRoot | null, string> {
  const [sizeText, root] = [textOf(values, 'size'), textOf(values, 'root')];
  if (sizeText === undefined && root === undefined) return ok(null);
  const size = parseDecimal(sizeText ?? '');
  if (size === null || root === undefined || !/^[0-9a-f]{64}$/i.test(root)) {
    return fail('--size and --root belong together: the number and the 64 hexadecimal digits that stand on the receipt.');
  }
  return ok({ size, root: hexToBytes(root) });
}

/** Looks for the entry that has this code, under the head on the receipt or else under that of the bundle. */
function searchReceipt({ bundle, origin, size, root }: BundleReport, code: string, printed: SizedRoot | null): ReceiptSearch {
  if (bundle === null || origin === null || size === null || root === null)
    return { code, printed: printed !== null, found: null, faults: [] };
  const head = { origin, ...(printed ?? { size, root: hexToBytes(root) }) };
  const receipts = bundle.entries.map(({ leaf }) => makeReceipt(leaf, head, null, nativeSha256));
  const found = receipts.find((one) => one.ok && one.value.code === code);
  return {
    code,
    printed: printed !== null,
    found: found?.ok === true ? found.value : null,
    faults: receipts.flatMap((one) => (one.ok ? [] : [one.error])),
  };
}

const KEY_HELP =
  '--key KEY            the key of the log as you know it (NAME+ID+BASE64); without it the key that came with the file is used';
const HEAD_HELP = '--size N --root HEX  as they stand on the receipt, when the log has grown since it was printed';

/** The command. */
export const bundle: Command = {
  name: 'bundle',
  summary: 'Make a proved extract of the log, verify one, or a receipt against it.',
  usage: 'create FILE (--attempt ID | filter) | verify FILE | receipt CODE FILE  [--key KEY] [--size N --root HEX]',
  help: [
    'create    --attempt ID, or a filter as in "carkey audit --help"; --open vin,operator,reason,connection,input opens these values for good;',
    '          --note TEXT. Codes and answers never leave. An entry of the log itself',
    'verify    is everything in the file proved by the log that signed it? Exit 0: yes. Exit 6: no, and where. Exit 2: no bundle at all, or not to be read',
    'receipt   is this the receipt of an attempt in the file? Exit 0: yes. Exit 4: of none in it. Exit 6: the file itself is not valid',
    '',
    KEY_HELP,
    HEAD_HELP,
  ],
  options: { ...CREATE_OPTIONS, key: { type: 'string' }, size: { type: 'string' }, root: { type: 'string' } },
  deeds: [
    { at: 'console', name: 'bundle create', plan: planBundle },
    { at: 'once', name: 'bundle verify', run: verify },
    { at: 'once', name: 'bundle receipt', run: receipt },
  ],
  parts: {
    create: {
      summary: 'Make a proved extract of one attempt, or of a filter. An entry of the log itself.',
      usage: `FILE (--attempt ID | filter) [--open LIST] [--note TEXT] ${BRIDGE_USAGE}`,
      help: [
        '--attempt ID       the entries of this attempt ("carkey attempts --all" lists them)',
        '--open LIST        vin,operator,reason,connection,input: these values are opened for good. Codes and answers never leave',
        '--note TEXT        what the reader should know',
        ...FILTER_HELP,
        ...BRIDGE_HELP,
      ],
    },
    verify: {
      summary: 'Is everything in the file proved by the log that signed it?',
      usage: 'FILE [--key KEY]',
      help: [KEY_HELP, '', 'Exit 0: yes. 2: no bundle at all, or not to be read. 6: no, and where.'],
    },
    receipt: {
      summary: 'Is this the receipt of an attempt in the file?',
      usage: 'CODE FILE [--key KEY] [--size N --root HEX]',
      help: [KEY_HELP, HEAD_HELP, '', 'Exit 0: yes. 2: no bundle at all. 4: of none in it. 6: the file itself is not valid.'],
    },
  },
  which: 'What about a bundle? Write: carkey bundle verify FILE, or carkey bundle receipt CODE FILE',
};
