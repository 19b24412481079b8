/** What stands beside docs/bundle-format.md as data, made from the code: so it cannot go stale, and a stricter list flows in by itself. */
import { encodeBundle } from '../../app/audit/bundle/encode.ts';
import { BUNDLE_ENTRY_LIMIT, BUNDLE_LIMIT, BUNDLE_TRACE_LIMIT } from '../../app/audit/bundle/types.ts';
import { BUNDLE_FORMAT, DEPTH_LIMIT, LINE_LIMIT } from '../../app/audit/bundle/wire.ts';
import { ENTRY_LIMIT, ENTRY_PREFIX } from '../../app/audit/entry/entry.ts';
import { ENTRY_SHAPE, type Rule, type Shape } from '../../app/audit/entry/shape.ts';
import {
  ACTION_WORDS,
  API_WORDS,
  BY_WORDS,
  CODE_WORDS,
  DETAIL_WORDS,
  OTHER_WORD,
  OUT_WORDS,
  REASON_WORDS,
  REQUIREMENT_WORDS,
  SCENARIO_WORDS,
  SDK_WORDS,
  SETTING_WORDS,
  SOURCE_WORDS,
} from '../../app/audit/entry/words.ts';
import { bundle as words } from '../../app/words/en/bundle.ts';
import { bundleEntry, bundleOf, logOf } from './naive-bundle.ts';

/** Regular expressions by their source; what only serves the code's speed is left out. */
const plain = (_: string, value: unknown): unknown => (value instanceof RegExp ? value.source : value instanceof Set ? undefined : value);

function ruleOf({ kind, ...more }: Rule): object {
  if ('shape' in more) return { type: kind, members: membersOf(more.shape) };
  const form = 'form' in more && more.form !== null ? { form: more.form.source } : {};
  const { form: _, ...others } = { form: null, ...more };
  return { type: kind, ...form, ...others };
}

const membersOf = ({ members }: Shape): object[] => members.map(({ name, required, rule }) => ({ name, required, rule: ruleOf(rule) }));

const lists = () => ({
  format: BUNDLE_FORMAT,
  limits: {
    file: BUNDLE_LIMIT,
    line: LINE_LIMIT,
    depth: DEPTH_LIMIT,
    entries: BUNDLE_ENTRY_LIMIT,
    traces: BUNDLE_TRACE_LIMIT,
    leaf: ENTRY_LIMIT,
  },
  findings: words.bundleFinding,
  receiptFaults: words.receiptFault,
  receiptCodeFaults: words.receiptCodeFault,
  entry: { prefix: ENTRY_PREFIX, members: membersOf(ENTRY_SHAPE) },
  /** What the console of today writes; a reader takes any text, as other versions wrote or will write others. */
  words: {
    out: OUT_WORDS,
    code: CODE_WORDS,
    reason: REASON_WORDS,
    src: SOURCE_WORDS,
    by: BY_WORDS,
    sdk: SDK_WORDS,
    api: API_WORDS,
    word: { config: SETTING_WORDS, denied: ACTION_WORDS, checked: REQUIREMENT_WORDS, others: DETAIL_WORDS },
    sim: SCENARIO_WORDS,
    instead: OTHER_WORD,
  },
});

/** A bundle that can be checked by hand: two entries of a log of seven, one value opened. */
function example(): Uint8Array {
  const log = logOf(7, [2, 5]);
  return encodeBundle(bundleOf(log, [bundleEntry(log, 2, ['vin']), bundleEntry(log, 5, [])]));
}

/** Every file of the folder docs/bundle-format, by its name. */
export const formatFiles = (): Readonly<Record<string, string>> => ({
  'lists.json': `${JSON.stringify(lists(), plain, 2)}\n`,
  'example.carkey-bundle': Buffer.from(example()).toString('utf8'),
});
