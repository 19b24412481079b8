/** The log contradicts its proofs: said on every screen for as long as it is so. */
import { ShieldX } from 'lucide-react';
import { Banner } from '../../ui/Banners.tsx';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useStores, useTrust } from '../../stores/stores.ts';
import { useOpenTrust } from '../../actions/use-open-trust.ts';

/** The banner; nothing while nothing was found. What it means in full stands in the trust panel. */
export function FindingBanner() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { ui } = useStores();
  const openTrust = useOpenTrust();
  const finding = useTrust((s) => s.view?.finding ?? null);
  if (finding === null) return null;
  const { hands } = words.trustFinding[finding.what];
  const place = finding.firstBad === null ? '' : t('trust.findingPlace', { index: finding.firstBad });
  return (
    <div data-print="no">
      <Banner
        tone="bad"
        icon={<ShieldX aria-hidden="true" />}
        title={t('trust.findingTitle')}
        text={`${place} ${t('trust.findingMeans')} ${hands}`}
      >
        <Button onClick={() => ui.go('audit')}>{t('trust.findingExport')}</Button>
        <Button onClick={() => openTrust()}>{t('trust.open')}</Button>
      </Banner>
    </div>
  );
}
