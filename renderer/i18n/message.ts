/** A sentence that is kept for a while: not as a text, which would stay in the language that was spoken when it arose. */
import type { Translate } from './translate.ts';
import type { Speech } from './language.tsx';

/** Words a sentence in the language of the moment it is shown. */
export type Message = (speech: Speech & { readonly t: Translate }) => string;
