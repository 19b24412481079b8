/** English: how far the log can be trusted. */
import type { TrustWords } from '../words.ts';

/** Outside proofs, findings, keys, erasure. */
export const trust: TrustWords = {
  outsideProof: {
    none: {
      name: 'Nothing outside',
      proves: 'Only this log speaks for itself. Whoever can write to this computer could replace it as a whole.',
      climb: 'The first signed head leaves a mark by itself.',
    },
    mark: {
      name: 'Mark on this computer',
      proves: 'The highest head is kept apart from the log. A log that was set back is found out, unless the mark was set back too.',
      climb: 'Made by itself with every signed head.',
    },
    receipt: {
      name: 'On paper',
      proves: 'Somebody holds size and root of the log. No entry up to there can be changed without it being seen.',
      climb: 'Print the checkpoint and keep the page away from this computer, or hand out a receipt.',
    },
    share: {
      name: 'On a share',
      proves: 'The newest signed head lies on another computer and is met again and again. A change is seen within minutes.',
      climb: 'Name a folder on a share in the settings.',
    },
    station: {
      name: 'Cosigned by a second station',
      proves:
        'Another station checked that the log only grew, remembers it and signed so. Whoever rewrites this log, even with its key, is refused there and found here.',
      climb: 'Name the same folder at both stations, and copy the key from the other station’s trust screen into the settings here.',
    },
  },
  trustFinding: {
    corrupt: {
      hands: 'Export what you need, leave everything as it is and call support.',
      meaning: 'Entries do not fit the tree that was signed: something in the file was damaged or changed.',
    },
    'rolled-back': {
      hands: 'Do not delete anything, and call support.',
      meaning: 'A head is known that is larger than this log: entries are missing, perhaps since an older copy was put back.',
    },
    forked: {
      hands: 'Do not delete anything, and call support.',
      meaning: 'A head is known that does not fit this log: two histories exist under one name.',
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
      hands: 'Put a vault.db back that fits the log, or bring a backup back, and call support; until then nothing can be activated.',
      meaning: 'The vault says something else than the log committed to: values in it were changed, exchanged or taken away.',
    },
  },
  stationVisit: {
    met: 'The second station has cosigned, and its head fits.',
    waiting: 'The second station has not cosigned yet.',
    foreign: 'What lies there is not signed by the second station for this log.',
    contradicted: 'The head that the second station cosigned contradicts this log.',
    none: 'No second station is named in the settings.',
  },
  shareVisit: {
    met: 'The share was reached, and its head fits.',
    unreachable: 'The share cannot be reached. It is tried again by itself.',
    foreign: 'What lies on the share belongs to another log.',
    contradicted: 'The head on the share contradicts this log.',
    none: 'There was no head on the share yet.',
  },
  headStanding: {
    fits: 'The log goes on from this head: nothing up to there was changed.',
    'rolled-back': 'The log is shorter than this head: entries are missing.',
    forked: 'The log differs from this head: entries up to there were rewritten.',
    'other-log': 'This head belongs to another log.',
  },
  erasureGround: {
    requested: 'The person it belongs to asked for it',
    'retention-over': 'The retention period is over',
    'wrong-vehicle': 'The vehicle was taken up by mistake',
  },
  keysKept: {
    'os-store': 'The keys are in the key store of the operating system.',
    file: 'Keys unprotected on this computer: they are in a file that only this user may read. That is weaker than the key store of the operating system: a program that runs as this user could sign in the name of this log.',
  },
};
