/** How to set a scanner right, and a line to try it out in: what arrived, and what to change at the scanner. */
import { CircleCheck, Wrench } from 'lucide-react';
import { useId } from 'react';
import type { ScanAdvice, ScanReport } from '../../../app/vehicle/index.ts';
import { Card, VinText } from '../../ui/ui.tsx';
import { useScanTest } from '../../keys/use-scan-test.ts';
import ui from '../../ui/ui.module.css';
import css from './ScannerCard.module.css';
import { useTranslation } from '../../i18n/language.tsx';

/** The card. */
export function ScannerCard() {
  const { t } = useTranslation();
  const id = useId();
  const test = useScanTest();
  return (
    <Card id="scanner" title={t('scanner.title')}>
      <ul className={css['rules']}>
        <li>{t('scanner.ruleLayout')}</li>
        <li>{t('scanner.ruleEnd')}</li>
        <li>{t('scanner.ruleNothing')}</li>
        <li>{t('scanner.rulePace')}</li>
      </ul>
      <label className={css['label']} htmlFor={id}>
        {t('scanner.try')}
      </label>
      <input
        id={id}
        className={ui['input']}
        data-scan="test"
        value={test.text}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('scanner.placeholder')}
        aria-describedby={`${id}-report`}
        onKeyDown={test.onKeyDown}
        // A scanner presses keys; what is pasted says nothing about it.
        onChange={() => undefined}
      />
      <div id={`${id}-report`} role="status" className={css['report']}>
        {test.report === null ? null : <Report report={test.report} />}
      </div>
    </Card>
  );
}

function Report({ report: { shown, vin, layout, end, pace, advice } }: { readonly report: ScanReport }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className={css['facts']}>
        <dt>{t('scanner.arrived')}</dt>
        <dd translate="no">
          <code>{shown}</code>
        </dd>
        <dt>{t('scanner.vin')}</dt>
        <dd>{vin === null ? t('scanner.none') : <VinText vin={vin} />}</dd>
        <dt>{t('scanner.layout')}</dt>
        <dd>{layout === null ? t('scanner.layoutSame') : t('scanner.layoutOther', layout)}</dd>
        <dt>{t('scanner.end')}</dt>
        <dd>{end === null ? t('scanner.none') : end === 'Enter' ? t('key.enter') : 'Tab'}</dd>
        <dt>{t('scanner.pace')}</dt>
        <dd>{pace === null ? t('scanner.none') : t('scanner.paceMs', { ms: Math.round(pace) })}</dd>
      </dl>
      {advice.length === 0 ? (
        <p className={css['good']}>
          <CircleCheck aria-hidden="true" size={20} /> {t('scanner.good')}
        </p>
      ) : (
        <ul className={css['advice']} aria-label={t('scanner.change')}>
          {advice.map((one) => (
            <li key={one.code}>
              <Wrench aria-hidden="true" size={18} />
              <Advice advice={one} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Advice({ advice }: { readonly advice: ScanAdvice }) {
  const { t } = useTranslation();
  return <span>{t(`scanner.do_${advice.code}`, advice)}</span>;
}
