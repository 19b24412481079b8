/** English: how far the log can be trusted. */
import type { TrustWords } from '../shape/index.ts';

/** Outside proofs, findings, keys, erasure. */
export const trust: TrustWords = {
  outsideProof: {
    none: {
      name: 'Nothing outside',
      proves: 'The log speaks only for itself. Whoever can write to this computer could replace all of it.',
      climb: 'The first signed checkpoint leaves a mark by itself.',
    },
    mark: {
      name: 'Mark on this computer',
      proves: 'The last checkpoint is kept apart from the log. A log that was set back is noticed, unless the mark was set back too.',
      climb: 'Made by itself with every signed checkpoint.',
    },
    receipt: {
      name: 'On paper',
      proves: 'Number of entries and checksum of the log are on paper. No entry up to there can be changed unnoticed.',
      climb: 'Print the checkpoint and keep the page away from this computer, or hand out a receipt.',
    },
    share: {
      name: 'On a share',
      proves: 'The newest signed checkpoint is on another computer and is compared again and again. A change is noticed within minutes.',
      climb: 'Name a folder on a share in the settings.',
    },
    station: {
      name: 'Cosigned by a second station',
      proves:
        'Another station checked that the log only grew, remembers it and signed so. Whoever rewrites this log, even with its key, is refused there and found here.',
      climb: 'Name the same folder at both stations, and copy the key from the other station’s “Trust” screen into the settings here.',
    },
  },
  trustFinding: {
    corrupt: {
      hands: 'Export what you need, leave everything as it is and call support.',
      meaning: 'Entries do not match the signed checkpoint: something in the file was damaged or changed.',
    },
    'rolled-back': {
      hands: 'Do not delete anything, and call support.',
      meaning: 'There is a checkpoint with more entries than this log: entries are missing, perhaps because an older copy was put back.',
    },
    forked: {
      hands: 'Do not delete anything, and call support.',
      meaning: 'There is a checkpoint that does not match this log: two histories exist under one name.',
    },
    'vault-rolled-back': {
      hands: 'Put the newest vault.db of this log back and start again; until then nothing can be activated. Otherwise call support.',
      meaning: 'The vault is older than the log: an earlier copy of vault.db was put back, and vehicles of later entries are not in it.',
    },
    'vault-foreign': {
      hands: 'Put the file that belongs here back, log.db or vault.db, and start again; until then nothing can be activated.',
      meaning: 'Log and vault do not belong together: one of them was exchanged, or the log was removed.',
    },
    'vault-contradicts': {
      hands: 'Put back a vault.db that matches the log, or restore a backup, and call support; until then nothing can be activated.',
      meaning: 'The vault says something other than what the log recorded: values in it were changed, exchanged or taken away.',
    },
  },
  stationVisit: {
    met: 'The second station has cosigned, and its checkpoint matches.',
    waiting: 'The second station has not cosigned yet.',
    foreign: 'What is there is not signed by the second station for this log.',
    contradicted: 'The checkpoint that the second station cosigned contradicts this log.',
    none: 'No second station is named in the settings.',
  },
  shareVisit: {
    met: 'The share was reached, and its checkpoint matches.',
    unreachable: 'The share cannot be reached. The console tries again by itself.',
    foreign: 'What is on the share belongs to another log.',
    contradicted: 'The checkpoint on the share contradicts this log.',
    none: 'There was no checkpoint on the share yet.',
  },
  headStanding: {
    fits: 'The log continues from this checkpoint: nothing up to there was changed.',
    'rolled-back': 'The log is shorter than this checkpoint: entries are missing.',
    forked: 'The log differs from this checkpoint: entries up to there were rewritten.',
    'other-log': 'This checkpoint belongs to another log.',
  },
  erasureGround: {
    requested: 'The person it belongs to asked for it',
    'retention-over': 'The retention period is over',
    'wrong-vehicle': 'The vehicle was opened by mistake',
  },
  keysKept: {
    'os-store': 'The keys are in the key store of the operating system.',
    file: 'Keys unprotected on this computer: they are in a file that only this user may read. That is weaker than the key store of the operating system: a program that runs as this user could sign in the name of this log.',
  },
};
