/** When the bridge is tried again, by the console itself: counted down, where it is known. */
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { span } from '../../../lib/format.ts';
import { useNow } from '../../../hooks/hooks.ts';
import { useSession } from '../../../stores/stores.ts';

/** The line; nothing while the bridge waits for no try. */
export function BridgeCountdown() {
  const until = useSession(({ bridge }) => (bridge?.name === 'waiting' ? bridge.retryAt : null));
  return until === null ? null : <Countdown until={until} />;
}

function Countdown({ until }: { readonly until: number }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const now = useNow();
  return <p>{t('bridge.waiting', { time: span(locale, until - now) })}</p>;
}
