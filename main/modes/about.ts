/** What a running console says of itself that does not change. */
import type { About } from '../../app/contract/index.ts';
import { type Clock, VERSION } from '../base/index.ts';
import { riskHere } from '../data-folder/index.ts';

/** The part of {@link About} that is known when the console starts. */
export type LastingAbout = Pick<About, 'version' | 'shell' | 'dataDir' | 'folderRisk' | 'startedAt'>;

/** To be asked once, at the start; looks at the disk. */
export function aboutHere(shell: About['shell'], dataDir: string, clock: Clock): LastingAbout {
  return { version: VERSION, shell, dataDir, folderRisk: riskHere(dataDir), startedAt: clock.wall() };
}
