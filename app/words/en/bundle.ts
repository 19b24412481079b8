/** English: bundles and receipts. */
import type { BundleWords } from '../shape/index.ts';

/** Bundles and receipts. */
export const bundle: BundleWords = {
  bundleFinding: {
    'too-large': 'The file is larger than a support bundle may be (32 MiB).',
    cut: 'The end is missing: the file was cut off.',
    format: 'This is not a support bundle, or its version is not known here.',
    'line-too-long': 'A line is longer than a support bundle allows.',
    'not-utf8': 'A line holds bytes that are not text.',
    'too-deep': 'A line is nested deeper than a support bundle allows.',
    'not-json': 'A line is not JSON.',
    'not-canonical': 'A line is not in its one canonical form: it was changed or damaged.',
    shape: 'A line holds members or values that do not belong to this format.',
    order: 'A line is not where it belongs.',
    'key-form': 'An enclosed key is not a key.',
    'key-of-other-log': 'An enclosed key belongs to another log.',
    'checkpoint-form': 'The checkpoint cannot be read.',
    'other-log': 'The checkpoint belongs to another log than the file says.',
    unsigned: 'None of the enclosed keys signed the checkpoint.',
    'unexpected-key': 'The checkpoint was not signed with the key that you entered.',
    'bad-signature': 'The signature of the checkpoint is wrong: the checkpoint was changed, or never signed.',
    'index-range': 'The entry claims a place that this log does not have.',
    'proof-length': 'The proof of the entry does not have the length that its place needs.',
    'proof-root': 'The entry is not in the signed log: it or its proof was changed.',
    'leaf-form': 'The entry cannot be read as an entry.',
    'leaf-of-other-log': 'The entry belongs to another log.',
    'leaf-of-other-index': 'The entry belongs to another place of the log.',
    'field-unknown': 'A field is shown that the entry does not have.',
    'field-differs': 'An opened value is not the one that was recorded.',
    'field-unlisted': 'A field of the entry is neither opened nor named as withheld.',
    'field-twice': 'A field is listed more than once.',
  },
  bundleTrust: {
    expected: 'The signature was checked against the key that you entered.',
    enclosed:
      'The key came with the file, so it cannot tell who signed. Compare the key with the sender by voice, or enter the key you know.',
  },
  receiptFault: {
    'not-an-entry': 'These bytes are no entry, so there is no receipt.',
    'not-settling': 'This entry ends no attempt; a receipt is made of the entry that does.',
    'other-log': 'Entry and checkpoint belong to different logs.',
    outside: 'The checkpoint is older than the entry.',
  },
  receiptCodeFault: {
    length: 'A receipt code has 25 characters in five groups.',
    character: 'The receipt code holds a character that does not occur in one.',
    check: 'There is a typing error in the receipt code: its last character does not fit the others.',
    differs: 'This is the code of something else: another entry, another place or another checkpoint.',
  },
};
