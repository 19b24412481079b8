/**
 * Watches over one mode's log: signs by time, leaves the newest head on the share, verifies everything once a day, makes backups, and tells how
 * far all that is. Nothing here holds up anything else.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { parseCheckpoint } from '../../app/audit/log/index.ts';
import type { TrustFinding, TrustView } from '../../app/audit/search/index.ts';
import type { Entry, EntryKind } from '../../app/audit/entry/index.ts';
import type { ConsoleError } from '../../app/contract/index.ts';
import type { Result } from '../../app/base/index.ts';
import type { AuditTrail, BackupPlace, LogKeys, TrailMaintenance, VerifyFinding, VerifyReport } from '../audit/index.ts';
import { asResult } from '../disk/index.ts';
import { type Clock, type Logger, nextTurn, type Revisions } from '../base/index.ts';
import { backupsOf, backupView } from './backups.ts';
import { dueCount } from './due-count.ts';
import { shareVisits } from './share-visits.ts';
import { createViewPublisher } from './view-publisher.ts';
import { verifications } from './verification.ts';
import { warmUps } from './warm-up.ts';

/** What it works on. */
export type TrustOptions = {
  readonly trail: Pick<AuditTrail, 'listen' | 'warmUp'>;
  readonly maintenance: TrailMaintenance;
  /** Folder of log and vault. */
  readonly dir: string;
  /** The keys of the log; those that lie plain in the folder unless told. */
  readonly keys?: Pick<LogKeys, 'vault' | 'kept'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Is there a folder on a share to visit? */
  readonly hasShare: boolean;
  /** Numbers the views. */
  readonly revise: Revisions;
  /** The retention period; null when a person has not decided. */
  readonly retentionDays: () => number | null;
  readonly emit: (view: TrustView) => void;
  /** The log was found to contradict itself, or a head outside: it takes no more entries. Told once. */
  readonly onFinding: (finding: TrustFinding) => void;
  /** File of the verification worker; given by a shell that is bundled. */
  readonly worker?: URL;
  /** How often it looks whether something is due, ms; a minute unless told. */
  readonly every?: number;
};

/** The running service. */
export interface Trust {
  readonly maintenance: TrailMaintenance;
  view(): TrustView;
  /** Starts a full verification; does nothing while one runs. */
  verify(): void;
  backup(): Promise<Result<BackupPlace, ConsoleError>>;
  /** Calls off what runs. Before the trail is stopped. */
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** The first look comes when the window has long been usable, ms. */
const FIRST_LOOK_MS = 20_000;

/** After these the newest head is left on the share at once: each of them is signed for. */
const WITNESSED: ReadonlySet<EntryKind> = new Set(['sent', 'result', 'resolved', 'erase']);

/** These change what stands outside, or which keys there are. */
const TOLD: ReadonlySet<EntryKind> = new Set([...WITNESSED, 'checkpoint-out', 'key-change']);

/** Starts the service. */
export function startTrust(options: TrustOptions): Trust {
  const { maintenance, clock, log, revise, hasShare, every = MINUTE_MS } = options;
  const moving = () => ({ verifying: checks.running(), backingUp: backups.running(), asOf: clock.wall(), rev: revise() });
  const whole = (): TrustView => ({
    ...standing(maintenance),
    keysKept: options.keys?.kept() ?? 'file',
    share: visits.last(),
    station: visits.station(),
    verified: checks.last(),
    dueForErasure: due.get(),
    ...moving(),
  });
  const teller = createViewPublisher({ clock, whole, moving, emit: options.emit, onFinding: options.onFinding }, maintenance.finding());
  const onChange = (what: 'progress' | 'begun' | 'ended') => (what === 'progress' ? teller.progressed() : teller.changed());
  const due = dueCount({ maintenance, clock, days: options.retentionDays, onCounted: () => teller.changed(), log });
  const visits = shareVisits({ maintenance, log, onVisited: () => teller.changed() });
  const checks = verifications({
    dir: options.dir,
    keySource: options.keys?.vault,
    clock,
    log,
    worker: options.worker,
    onChange,
    onReport: (report) => judge(maintenance, report),
  });
  const backups = backupsOf({ maintenance, clock, onChange });
  const visit = () => (hasShare ? visits.visit() : undefined);

  /** From a timer, or behind an entry: what the disk says there must not end the work. The next look tells anew. */
  const quietly = (work: () => void) => {
    const done = asResult(work);
    if (!done.ok) log.warn('trust-not-told', { reason: done.error });
  };
  const look = () => {
    maintenance.tick();
    visit();
    if (checks.isDue()) checks.start();
    teller.changed();
  };
  const hear = (entries: readonly Entry[]) => {
    const holds = (kinds: ReadonlySet<EntryKind>) => entries.some(({ kind }) => kinds.has(kind));
    if (entries.some(({ kind }) => kind === 'erase')) {
      due.forget();
      warmth.again();
    }
    if (holds(WITNESSED)) visit();
    // The mark on this computer follows a signed head one turn later.
    if (holds(TOLD)) void nextTurn().then(() => quietly(() => teller.changed()));
  };
  const warmth = warmUps(options.trail, log);
  const timers = [setInterval(() => quietly(look), every), setTimeout(() => quietly(look), Math.min(every, FIRST_LOOK_MS))];
  for (const timer of timers) timer.unref();
  const unlisten = options.trail.listen(hear);
  visit();
  return {
    maintenance,
    view: whole,
    verify: () => checks.start(),
    backup: () => backups.make(),
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      unlisten();
      teller.stop();
      await Promise.all([checks.stop(), visits.stop(), backups.stop(), due.stop(), warmth.stop()]);
    },
  };
}

/** What stands until an entry, a visit or a backup changes it. */
function standing(
  maintenance: TrailMaintenance,
): Pick<TrustView, 'keys' | 'head' | 'outside' | 'owed' | 'witnessKey' | 'finding' | 'backups'> {
  return {
    keys: maintenance.keys(),
    head: headOf(maintenance),
    outside: maintenance.outside(),
    owed: maintenance.owed(),
    witnessKey: maintenance.witnessKey(),
    finding: maintenance.finding(),
    backups: maintenance.backups().map(backupView),
  };
}

function headOf(maintenance: TrailMaintenance): TrustView['head'] {
  const note = maintenance.newestHead();
  const read = note === null ? null : parseCheckpoint(note);
  return read?.ok === true ? { size: read.value.head.size, root: bytesToHex(read.value.head.root) } : null;
}

/** Findings about the entries and their tree. */
const ABOUT_THE_LOG: ReadonlySet<VerifyFinding['what']> = new Set([
  'leaf-bytes',
  'leaf-hash',
  'tile',
  'head',
  'gap',
  'surplus',
  'sequence',
  'unreadable',
]);

/** Findings about the vault. The others are about the tables, which are made anew from the entries. */
const ABOUT_THE_VAULT: ReadonlySet<VerifyFinding['what']> = new Set(['commitment', 'vault']);

/** Nothing is added to a log that does not verify, or whose vault does not, until a person has seen to it and it verifies again. */
function judge(maintenance: TrailMaintenance, { findings, firstBad }: VerifyReport): void {
  const found = findings.find(({ what }) => ABOUT_THE_LOG.has(what));
  const inVault = findings.find(({ what }) => ABOUT_THE_VAULT.has(what));
  const tell = (one: VerifyFinding) => `the full verification: ${one.detail}`;
  if (found !== undefined) maintenance.distrust({ what: 'corrupt', firstBad, detail: tell(found) });
  else if (inVault !== undefined) maintenance.distrust({ what: 'vault-contradicts', firstBad: null, detail: tell(inVault) });
  else maintenance.acquit();
}
