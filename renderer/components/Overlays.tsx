/** What lies over a screen: help, commands, the link, forms that need an answer. */
import { lazy, Suspense } from 'react';
import { useFrom } from '../stores/stores.ts';
import { BundleDialog } from '../screens/bundle/BundleDialog.tsx';
import { LinkPanel } from '../screens/link/LinkPanel.tsx';
import { GoOnDialog } from '../screens/job/GoOnDialog.tsx';
import { OverrideDialog } from '../screens/job/OverrideDialog.tsx';
import { ForgetDialog } from '../screens/trust/ForgetDialog.tsx';
import { BridgeDetail } from './BridgeDetail.tsx';
import { Help } from './Help.tsx';
import { OperatorMenu } from './operators/OperatorMenu.tsx';
import { OwnPin } from './operators/OwnPin.tsx';
import { Palette } from './Palette.tsx';
import { SupportSummary } from './SupportSummary.tsx';

// Square codes and hashing come with these two; nobody needs them to activate a CarKey.
const ReceiptDialog = lazy(async () => ({ default: (await import('../screens/trust/ReceiptDialog.tsx')).ReceiptDialog }));
const TrustPanel = lazy(async () => ({ default: (await import('../screens/trust/TrustPanel.tsx')).TrustPanel }));

/** The overlay that is open, if any. */
export function Overlays() {
  return (
    <Suspense fallback={null}>
      <Overlay />
    </Suspense>
  );
}

function Overlay() {
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
    case 'go-on':
      return <GoOnDialog />;
    case 'operator':
      return <OperatorMenu />;
    case 'own-pin':
      return <OwnPin />;
    case 'trust':
      return <TrustPanel />;
    case 'receipt':
      return <ReceiptDialog />;
    case 'forget':
      return <ForgetDialog />;
    case 'bundle':
      return <BundleDialog />;
    case null:
      return null;
  }
}
