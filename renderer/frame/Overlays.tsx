/** What lies over a screen: help, commands, the link, forms that need an answer. */
import { lazy, Suspense, type ReactNode } from 'react';
import { useStores, useUi } from '../stores/stores.ts';
import type { Overlay } from '../stores/ui.ts';
import { BundleDialog } from '../screens/bundle/BundleDialog.tsx';
import { LinkPanel } from '../screens/link/LinkPanel.tsx';
import { GoOnDialog } from '../screens/job/requirements/GoOnDialog.tsx';
import { OverrideDialog } from '../screens/job/requirements/OverrideDialog.tsx';
import { ForgetDialog } from '../screens/trust/ForgetDialog.tsx';
import { BridgeDetail } from './BridgeDetail.tsx';
import { Contained } from './Broken.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Help } from './Help.tsx';
import { OperatorMenu } from '../operators/OperatorMenu.tsx';
import { OwnPin } from '../operators/OwnPin.tsx';
import { Palette } from '../find/Palette.tsx';
import { SupportSummary } from '../screens/bundle/SupportSummary.tsx';
import { useTranslation } from '../i18n/language.tsx';

// Square codes and hashing come with these two; nobody needs them to activate a CarKey.
const ReceiptDialog = lazy(async () => ({ default: (await import('../screens/trust/ReceiptDialog.tsx')).ReceiptDialog }));
const TrainingResult = lazy(async () => ({ default: (await import('../screens/training/ResultDialog.tsx')).TrainingResult }));
const TrustPanel = lazy(async () => ({ default: (await import('../screens/trust/TrustPanel.tsx')).TrustPanel }));

/** The overlay that is open, if any; one that fails can be closed. */
export function Overlays() {
  const { t } = useTranslation();
  const { ui } = useStores();
  const overlay = useUi((s) => s.overlay);
  const inDialog = (said: ReactNode) => (
    <Dialog title={t('broken.title')} bare onClose={() => ui.open(null)}>
      {said}
    </Dialog>
  );
  return (
    <Contained key={overlay} within={inDialog}>
      <Suspense fallback={null}>
        <OverlayBody overlay={overlay} />
      </Suspense>
    </Contained>
  );
}

function OverlayBody({ overlay }: { readonly overlay: Overlay | null }) {
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
    case 'training':
      return <TrainingResult />;
    case null:
      return null;
  }
}
