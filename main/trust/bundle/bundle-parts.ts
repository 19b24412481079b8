/** What a bundle is made of. */
import type { About } from '../../../app/contract/index.ts';
import type { RunningMode } from '../../modes/index.ts';
import type { Settings } from '../../settings/index.ts';

/** What a bundle is made of. `now`: UTC ms. */
export type BundleParts = {
  readonly mode: Pick<RunningMode, 'mode' | 'trail' | 'trust' | 'link' | 'context'>;
  readonly settings: Settings;
  readonly about: Pick<About, 'shell' | 'dataDir'>;
  readonly now: number;
};
