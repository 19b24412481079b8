/** An entry of the log: its kinds, its exact bytes, its commitments. What was written on the first day reads here. */
export { commit, fieldPlace, fieldSalt, hkdfExpand, hkdfExtract, portableHmac, sealedSalt, type HmacSha256 } from './commitment.ts';
export { ENTRY_LIMIT, ENTRY_PREFIX, decodeEntry, decodeEntryText, entryText, type EntryFault } from './entry.ts';
export { ERASURE_GROUNDS, type ErasureGround } from './erasure.ts';
export { ENTRY_KINDS, type EntryKind, type OperatorRef, type VehicleRef } from './kinds.ts';
export { ATTEMPT_ID, REF_BYTES, attemptRef, encodeRef, isStationRef, operatorRef, parseAttemptId, stationRef, vehicleRef } from './refs.ts';
export { statusWordOf } from './status-word.ts';
export { withWordsOnly, writable, type OnMisfit, type WritableEntry } from './strict.ts';
export type { DraftDetails, Entry, EntryDetail, EntryDraft, EntryRow, FollowUp, PersonalField } from './types.ts';
export {
  BY_WORDS,
  DETAIL_WORDS,
  OTHER_WORD,
  OUT_WORDS,
  keyIdWord,
  requirementWords,
  scenarioWord,
  settingWords,
  sourceWords,
  type LoggedAction,
  type OutWord,
  type ReasonWord,
  type ScenarioWord,
  type SourceWord,
} from './words.ts';
