/** Sentences for people, in the language asked for: catalogues are loaded one by one, the sayers turn facts into words. */
export { DESKTOP_WORDS, type DesktopWords } from './desktop.ts';
export { wordsFor } from './load.ts';
export { sayError } from './say-error.ts';
export { sayDetails, sayKind, sayOut, type LoggedText } from './say-logged.ts';
export { sayRequirement, saySource } from './say-requirement.ts';
export { sayUnsure } from './say-unsure.ts';
export { sayPrecedents, type PrecedentSpeech } from './say-precedents.ts';
export { sayVerdict, sayVerdictLine, type SaidPart, type SaidVerdict } from './say-verdict.ts';
export { sayWhoSaid, sayWitness, sayWitnesses } from './say-witness.ts';
