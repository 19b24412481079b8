/** What a console that only watches can tell about trust, from the files alone. It has no keys, signs nothing and visits no share. */
import { join } from 'node:path';
import type { TrustView } from '../../app/audit/search/index.ts';
import { fileKeeper, listBackups, type Outside, outsideView, type TrailReader } from '../audit/index.ts';
import { asResult } from '../disk/index.ts';
import { backupView } from './backups.ts';
import { readVerified } from './verified-file.ts';

/** What it looks at. `mark`: the file that remembers the newest head. */
export type WatchedParts = {
  readonly dir: string;
  readonly mark: string;
  readonly trail: Pick<TrailReader, 'view' | 'list' | 'finding'>;
  readonly now: number;
  readonly rev: number;
  readonly keysKept: TrustView['keysKept'];
};

/** The view, as of `now`. What cannot be known without the keys is empty. */
export function watchedTrust({ dir, mark: file, trail, now, rev, keysKept }: WatchedParts): TrustView {
  const { origin, size } = trail.view();
  const read = asResult(() => fileKeeper(file).read());
  const mark = read.ok && read.value?.origin === origin ? read.value : null;
  const [printed] = trail.list({ kind: 'checkpoint-out' }, undefined, 1).rows;
  const places: Outside[] = [
    ...(mark === null ? [] : [{ kind: 'mark', at: mark.at, size: mark.size } as const]),
    ...(printed?.d?.size === undefined ? [] : [{ kind: 'receipt', at: printed.ts, size: printed.d.size } as const]),
  ];
  const backups = asResult(() => listBackups(join(dir, 'backups')));
  return {
    keys: [],
    head: mark === null ? null : { size: mark.size, root: mark.root },
    outside: outsideView(places, size),
    owed: read.ok ? null : read.error,
    share: null,
    station: null,
    witnessKey: null,
    finding: trail.finding(),
    verifying: null,
    verified: readVerified(dir),
    backingUp: null,
    backups: backups.ok ? backups.value.map(backupView) : [],
    dueForErasure: null,
    keysKept,
    asOf: now,
    rev,
  };
}
