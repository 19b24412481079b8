/** What lies over a screen: help, commands, the link, forms that need an answer. */
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { useStores, useUi } from '../stores/stores.ts';
import type { AboutError, Overlay } from '../stores/ui.ts';
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

// Nobody needs these to activate a CarKey: what comes with them, as square codes and hashing, comes when they are asked for.
const ReceiptDialog = lazy(async () => ({ default: (await import('../screens/trust/ReceiptDialog.tsx')).ReceiptDialog }));
const ErrorCard = lazy(async () => ({ default: (await import('../screens/job/verdict/ErrorCard.tsx')).ErrorCard }));
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
    <Contained key={keyOf(overlay)} within={inDialog}>
      <Suspense fallback={null}>
        <OverlayBody overlay={overlay} />
      </Suspense>
    </Contained>
  );
}

/** Two errors are two overlays. */
const keyOf = (overlay: Overlay | null): string | null => (typeof overlay === 'string' ? overlay : (overlay?.error.toString() ?? null));

const BODIES: Readonly<Record<Exclude<Overlay, AboutError>, ComponentType>> = {
  help: Help,
  palette: Palette,
  support: SupportSummary,
  link: LinkPanel,
  bridge: BridgeDetail,
  override: OverrideDialog,
  'go-on': GoOnDialog,
  operator: OperatorMenu,
  'own-pin': OwnPin,
  trust: TrustPanel,
  receipt: ReceiptDialog,
  forget: ForgetDialog,
  bundle: BundleDialog,
  training: TrainingResult,
};

function OverlayBody({ overlay }: { readonly overlay: Overlay | null }) {
  if (overlay === null) return null;
  if (typeof overlay !== 'string') return <ErrorCard code={overlay.error} />;
  const Body = BODIES[overlay];
  return <Body />;
}
