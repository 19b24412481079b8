/** The way to PIMS in full: what the bridge does, what to do with the hands, and what is at the other end. */
import { RotateCw } from 'lucide-react';
import type { BridgeState } from '../../app/pims/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { useOperators, useSession, useSettings, useStores } from '../stores/stores.ts';
import { PhoneCable } from '../screens/settings/PhoneCable.tsx';
import { UnconfirmedBridge } from '../screens/settings/UnconfirmedBridge.tsx';
import { BridgeCountdown } from '../screens/job/parts/BridgeCountdown.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Button } from '../ui/ui.tsx';
import css from './BridgeDetail.module.css';

/** The dialog. */
export function BridgeDetail() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { session, ui } = useStores();
  const bridge = useSession((s) => s.bridge);
  const trying = useSession((s) => s.reconnecting);
  if (bridge === null) return null;
  // What the cable says is nearer to the cause.
  const isCable = bridge.cable?.used === true && bridge.cable.word !== 'ready';
  return (
    <Dialog title={t('pims.title')} onClose={() => ui.open(null)}>
      <div className={css['detail']}>
        <p className={css['state']} role="status">
          {words.bridgeState[bridge.name]}
        </p>
        {bridge.cable?.used === true ? <PhoneCable cable={bridge.cable} /> : null}
        {'problem' in bridge && !isCable ? (
          <p>
            <strong>{words.bridgeProblem[bridge.problem].hands}</strong> {words.bridgeProblem[bridge.problem].meaning}
          </p>
        ) : null}
        {'problem' in bridge && bridge.problem === 'unconfirmed' ? <Confirm /> : null}
        <BridgeCountdown />
        {bridge.name === 'ready' ? <OtherEnd ready={bridge} /> : null}
        {bridge.name === 'ready' ? null : (
          <Button
            look="primary"
            icon={<RotateCw aria-hidden="true" size={20} />}
            disabled={trying}
            onClick={() => void session.reconnectBridge()}
          >
            {t('pims.again')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** Where the text says that somebody has to confirm the bridge, whoever may do it does it here. */
function Confirm() {
  const role = useOperators((s) => s.view?.session?.role ?? null);
  const profile = useSettings((s) => s.value?.profile ?? null);
  const mayConfirm = role === 'support' || role === 'admin';
  return profile !== null && mayConfirm ? <UnconfirmedBridge profile={profile} /> : null;
}

function OtherEnd({ ready }: { readonly ready: Extract<BridgeState, { name: 'ready' }> }) {
  const { t } = useTranslation();
  const device = ready.device;
  const percent = device?.batteryPercent ?? null;
  const parts = [
    ready.sdk === null ? null : `SDK ${ready.sdk}`,
    device?.model ?? null,
    device?.os ?? null,
    percent === null ? null : t('bridge.battery', { percent }),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return (
    <p>
      {t('pims.device')}: {parts.join(' · ')}
    </p>
  );
}
