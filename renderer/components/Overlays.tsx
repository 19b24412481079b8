/** What lies over a screen: help, commands, the summary for support. */
import { useFrom } from '../stores/stores.ts';
import { Help } from './Help.tsx';
import { Palette } from './Palette.tsx';
import { SupportSummary } from './SupportSummary.tsx';

/** The overlay that is open, if any. */
export function Overlays() {
  const overlay = useFrom(
    (s) => s.ui,
    (s) => s.overlay,
  );
  switch (overlay) {
    case 'help':
      return <Help />;
    case 'palette':
      return <Palette />;
    case 'support':
      return <SupportSummary />;
    case null:
      return null;
  }
}
