/** What lies over a screen: help, commands, the link, forms that need an answer. */
import { useFrom } from '../stores/stores.ts';
import { LinkPanel } from '../screens/link/LinkPanel.tsx';
import { OverrideDialog } from '../screens/job/OverrideDialog.tsx';
import { BridgeDetail } from './BridgeDetail.tsx';
import { Help } from './Help.tsx';
import { OperatorMenu } from './operators/OperatorMenu.tsx';
import { OwnPin } from './operators/OwnPin.tsx';
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
    case 'link':
      return <LinkPanel />;
    case 'bridge':
      return <BridgeDetail />;
    case 'override':
      return <OverrideDialog />;
    case 'operator':
      return <OperatorMenu />;
    case 'own-pin':
      return <OwnPin />;
    case null:
      return null;
  }
}
