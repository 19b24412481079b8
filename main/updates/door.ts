/** What the updates need of the shell that can replace itself. Only the desktop program has one (main/shells/electron/update/updates.ts). */
import type { Result } from '../../app/base/index.ts';
import type { Release, Unfit, UpdateFault } from '../../app/updates/index.ts';

/** The way to the feed and to the installer. Nothing of it throws for what feeds, networks and disks can do. */
export type UpdateDoor = {
  /** Why this package does not update itself; null: it does. */
  readonly unfit: Unfit | null;
  /** Asks a feed for a version that is newer than this one; null where there is none. Called off by `signal`. */
  look(feed: string, signal: AbortSignal): Promise<Result<Release | null, UpdateFault>>;
  /** Fetches what was found last and verifies it. `onBytes`: how many bytes are here. */
  fetch(onBytes: (bytes: number) => void, signal: AbortSignal): Promise<Result<null, UpdateFault>>;
  /** Has the program quit; once the console has stopped, what was fetched last takes its place and starts. */
  install(): void;
};
