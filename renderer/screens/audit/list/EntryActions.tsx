/** What can be taken from one entry: a bundle of its attempt, a receipt; and its vehicle can be forgotten. */
import { FileCheck2, PackageOpen, UserRoundX } from 'lucide-react';
import type { EntryRow } from '../../../../app/audit/entry/index.ts';
import type { AttemptId } from '../../../../app/carkey/index.ts';
import { Button } from '../../../ui/ui.tsx';
import { Offered } from '../../../ui/rights.tsx';
import { useStores } from '../../../stores/stores.ts';
import { useShowReceipt } from '../../trust/use-show-receipt.ts';
import css from './EntryPanel.module.css';
import { useTranslation } from '../../../i18n/language.tsx';

/** The buttons that make sense for this entry; nothing when none does. */
export function EntryActions({ row: { act, kind, vin } }: { readonly row: EntryRow }) {
  const { t } = useTranslation();
  const { bundle, trust, ui } = useStores();
  const showReceipt = useShowReceipt();
  const makeBundle = (attempt: AttemptId) => {
    void bundle.start({ attempt });
    ui.open('bundle');
  };
  const forget = (of: string) => {
    trust.startForgetting(of);
    ui.open('forget');
  };
  if (act === undefined && vin === null) return null;
  return (
    <div className={css['actions']} data-print="no">
      {act === undefined ? null : (
        <Button icon={<PackageOpen aria-hidden="true" size={18} />} onClick={() => makeBundle(act)}>
          {t('audit.makeBundle')}
        </Button>
      )}
      {act === undefined || (kind !== 'result' && kind !== 'resolved') ? null : (
        <Button icon={<FileCheck2 aria-hidden="true" size={18} />} onClick={() => void showReceipt(act)}>
          {t('receipt.button')}
        </Button>
      )}
      {vin === null ? null : (
        <Offered action="audit.forget" name={t('audit.forgetVehicle')}>
          <Button icon={<UserRoundX aria-hidden="true" size={18} />} onClick={() => forget(vin)}>
            {t('audit.forgetVehicle')}
          </Button>
        </Offered>
      )}
    </div>
  );
}
