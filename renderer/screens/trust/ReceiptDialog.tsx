/** The receipt of a settled attempt: one page for the job card. */
import type { ReceiptView } from '../../../app/audit/search/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { sayOut } from '../../../app/words/index.ts';
import { VinText } from '../../ui/ui.tsx';
import { count, utcTime, zonedTime } from '../../lib/format.ts';
import { useStores, useTrust } from '../../stores/stores.ts';
import css from './PrintSheet.module.css';
import { receiptSquare } from './paper.ts';
import { PaperFacts, PrintSheet } from './PrintSheet.tsx';
import { Square } from './Square.tsx';

/** The dialog; nothing while there is no receipt. */
export function ReceiptDialog() {
  const { t } = useTranslation();
  const { ui } = useStores();
  const receipt = useTrust((s) => s.receipt);
  if (receipt === null) return null;
  return (
    <Dialog title={t('receipt.title')} onClose={() => ui.open(null)}>
      <Page receipt={receipt} />
    </Dialog>
  );
}

function Page({ receipt }: { readonly receipt: ReceiptView }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { locale } = speech;
  const { index, size } = receipt;
  return (
    <PrintSheet title={t('receipt.title')} mark={receipt.simulator ? t('receipt.simulator') : null}>
      <PaperFacts
        facts={[
          [t('receipt.result'), <strong key="result">{sayOut(speech.words, receipt.result)}</strong>],
          [t('receipt.vin'), receipt.vin === null ? t('receipt.forgotten') : <VinText key="vin" vin={receipt.vin} />],
          [t('receipt.brand'), receipt.brands.length === 0 ? null : receipt.brands.join(' / ')],
          [t('receipt.at'), `${zonedTime(locale, receipt.at)} · ${utcTime(receipt.at)}`],
          [t('receipt.technician'), receipt.technician ?? t('receipt.nameForgotten')],
          [t('receipt.station'), receipt.station],
          [t('receipt.order'), <span key="order" className={css['blank']} />],
          [t('receipt.attempt'), receipt.attempt],
          [t('receipt.log'), receipt.origin],
          [t('audit.seq'), t('receipt.place', { index: count(locale, index), size: count(locale, size) })],
          [t('receipt.root'), <code key="root">{receipt.root.replace(/(.{8})(?=.)/g, '$1 ')}</code>],
        ]}
      />
      <p>
        {t('receipt.code')}
        <br />
        <span className={css['code']}>{receipt.code}</span>
      </p>
      <div className={css['beside']}>
        <Square text={receiptSquare(receipt)} />
        <div>
          <h4>{t('receipt.checkTitle')}</h4>
          <ol>
            <li>{t('receipt.check1')}</li>
            <li>{t('receipt.check2')}</li>
          </ol>
          <p>{t('receipt.sameSize')}</p>
        </div>
      </div>
      <div className={css['signatures']}>
        <span>{t('receipt.signTechnician')}</span>
        <span>{t('receipt.signCustomer')}</span>
      </div>
    </PrintSheet>
  );
}
