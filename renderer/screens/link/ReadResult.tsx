/** What a read found: the verdict first, then adapter, supply, the four states, and who said which VIN. */
import { Unplug } from 'lucide-react';
import type { Adapter, LinkFacts, LinkStates } from '../../../app/link/protocol/index.ts';
import type { LinkView, VehicleReport } from '../../../app/link/read/index.ts';
import { type Standing, standingOf } from '../../../app/carkey/status/index.ts';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { relative, volts as sayVolts } from '../../lib/format.ts';
import { useNow } from '../../hooks/hooks.ts';
import { useJob, useStores } from '../../stores/stores.ts';
import { Readings } from './Readings.tsx';
import { supplyWarning } from './supply.ts';
import { VerdictPanel } from './VerdictPanel.tsx';
import css from './LinkPanel.module.css';

/** The result, growing while a read runs; nothing before the first one. */
export function ReadResult({ view }: { readonly view: LinkView }) {
  const { t } = useTranslation();
  const { link } = useStores();
  const now = useNow();
  const vin = useJob((s) => s.view?.vin ?? null);
  const finished = view.activity.name === 'idle' ? view.last : null;
  const facts = finished?.facts ?? view.facts;
  if (facts === null) return null;
  const standing = finished === null ? 'counts' : standingOf(finished, vin, now);
  return (
    <section className={css['result']} aria-labelledby="link-found">
      <h3 id="link-found">{t('link.found')}</h3>
      {finished === null ? null : <VerdictPanel report={finished} open={view.open} counts={standing === 'counts'} />}
      {finished === null ? null : <ReadFor report={finished} open={view.open} standing={standing} />}
      <Facts facts={facts} counts={standing === 'counts'} />
      <Readings facts={facts} />
      {view.open && view.activity.name === 'idle' ? (
        <Button icon={<Unplug aria-hidden="true" size={20} />} onClick={() => void link.run('link.close', {})}>
          {t('link.close')}
        </Button>
      ) : null}
    </section>
  );
}

/** Which vehicle the read was made for and when, and whether it still says something about the one in work. */
function ReadFor({ report, open, standing }: { readonly report: VehicleReport; readonly open: boolean; readonly standing: Standing }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const now = useNow();
  const ago = relative(locale, Math.min(0, report.at - now));
  const warning = standing === 'counts' ? null : standing === 'old' ? t('link.readOld') : t('link.readEarlier');
  return (
    <>
      <p className={css['soft']}>
        {report.vehicle === null ? t('link.readForNone', { ago }) : t('link.readFor', { ago, vin: report.vehicle })}
      </p>
      {warning === null ? null : (
        <p role="status">
          <strong>{warning}</strong>
        </p>
      )}
      {open ? null : <p className={css['soft']}>{t('link.closed')}</p>}
    </>
  );
}

function Facts({ facts, counts }: { readonly facts: LinkFacts; readonly counts: boolean }) {
  return (
    <>
      {facts.volts === null ? null : <Supply volts={facts.volts} counts={counts} />}
      <States states={facts.states} />
      {facts.adapter === null ? null : <AdapterFacts adapter={facts.adapter} />}
    </>
  );
}

/** The voltage; what to do about it only for the battery that it was measured at. */
function Supply({ volts, counts }: { readonly volts: number; readonly counts: boolean }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const warning = supplyWarning(volts);
  return (
    <p className={css['supply']} data-warning={counts ? warning : 'void'}>
      {t('link.voltage')}: <strong>{sayVolts(locale, volts)}</strong> {counts ? t(`link.supply_${warning}`) : null}
    </p>
  );
}

/** Kept apart on purpose: a silent unit says nothing about the bus, a dead bus nothing about the adapter. */
function States({ states }: { readonly states: LinkStates }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const rows = [
    [t('link.stateAdapter'), words.linkState.adapter[states.adapter], states.adapter],
    [t('link.statePowered'), words.linkState.powered[states.powered], states.powered],
    [t('link.stateBus'), words.linkState.bus[states.bus], states.bus],
    [t('link.stateEcu'), words.linkState.ecu[states.ecu], states.ecu],
  ] as const;
  return (
    <dl className={css['states']} aria-label={t('link.states')}>
      {rows.map(([name, word, state]) => (
        <div key={name} data-state={state}>
          <dt>{name}</dt>
          <dd>{word}</dd>
        </div>
      ))}
    </dl>
  );
}

function AdapterFacts({ adapter }: { readonly adapter: Adapter }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  return (
    <div className={css['about']}>
      <p>
        {t('link.adapter')}: <strong translate="no">{adapter.device}</strong> ({words.adapterFamily[adapter.family]}
        {adapter.version === adapter.device ? null : `, ${adapter.version}`})
      </p>
      {adapter.advice.map((code) => (
        <p key={code}>
          <strong>{words.adapterAdvice[code].hands}</strong> {words.adapterAdvice[code].meaning}
        </p>
      ))}
    </div>
  );
}
