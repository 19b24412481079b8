/** One shape for each status word: the word is never told by colour alone. */
import {
  CircleCheckBig,
  CircleDashed,
  CircleHelp,
  CirclePause,
  ClockAlert,
  FileQuestion,
  GitCompareArrows,
  type LucideIcon,
} from 'lucide-react';
import type { StatusWord } from '../../../../app/carkey/index.ts';

/** The shape of a status word. */
export const STATUS_ICONS: Readonly<Record<StatusWord, LucideIcon>> = {
  active: CircleCheckBig,
  suspended: CirclePause,
  'suspended-late': ClockAlert,
  'suspended-no-date': CirclePause,
  'not-activated': CircleDashed,
  'server-does-not-know': CircleHelp,
  contradiction: GitCompareArrows,
  unreadable: FileQuestion,
};
