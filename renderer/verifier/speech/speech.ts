/** What the verifier says, in one language: its own labels, the domain's words, and the names of fields and outcomes that the console uses. */
import type { PersonalField } from '../../../app/audit/entry/index.ts';
import type { Language } from '../../../app/base/index.ts';
import type { Plural, Words } from '../../../app/words/shape/index.ts';
import type { BundleLabels } from '../../i18n/say-bundle.ts';
import type { log } from '../../i18n/en/log.ts';

/** Labels of the page. `{name}` marks a place. */
export type Labels = {
  readonly title: string;
  readonly intro: string;
  readonly language: string;
  readonly file: string;
  readonly drop: string;
  readonly key: string;
  readonly keyHelp: string;
  readonly keyWrong: string;
  /** `{name}` `{size}` */
  readonly checking: string;
  readonly stop: string;
  readonly valid: string;
  readonly notValid: string;
  readonly validMeans: string;
  readonly notValidMeans: string;
  readonly unreadable: string;
  readonly unsupported: string;
  readonly broke: string;
  readonly summary: string;
  readonly log: string;
  readonly size: string;
  readonly root: string;
  readonly keyGiven: string;
  readonly keyEnclosed: string;
  readonly proof: string;
  /** `{proved}` `{all}` */
  readonly proved: Plural;
  readonly opened: string;
  readonly withheld: string;
  readonly findings: string;
  readonly line: string;
  readonly entry: string;
  readonly field: string;
  readonly wholeFile: string;
  readonly entries: string;
  readonly noEntries: string;
  readonly notProved: string;
  /** `{span}` */
  readonly since: string;
  readonly matches: string;
  readonly differs: string;
  /** `{count}` */
  readonly cut: Plural;
  readonly attempt: string;
  readonly code: string;
  readonly role: string;
  readonly station: string;
  readonly program: string;
  readonly leaf: string;
  readonly leafHash: string;
  /** `{shown}` `{all}` */
  readonly shown: string;
  readonly more: string;
  readonly said: string;
  readonly saidHelp: string;
  readonly note: string;
  readonly noteBy: string;
  readonly noteAt: string;
  readonly versions: string;
  readonly settings: string;
  readonly traces: string;
  readonly print: string;
};

/** A language. */
export type Speech = {
  readonly labels: Labels;
  readonly words: Pick<Words, 'bundleFinding' | 'bundleTrust' | 'entryKind' | 'role' | 'logged'>;
  readonly log: typeof log;
  /** Of what the sender's console says of itself. */
  readonly sender: BundleLabels;
};

/** A language with the locale for its dates and numbers. */
export type Voice = Speech & { readonly language: Language; readonly locale: string };

/** Name of a personal field. */
export function sayField({ log: { audit } }: Speech, field: PersonalField): string {
  return audit[`personal_${field}`];
}
