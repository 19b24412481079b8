/** What a read found: the verdict first, then adapter, supply, the four states, and who said which VIN. */
import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Adapter, LinkFacts, LinkStates } from '../../../app/link/types.ts';
import type { LinkView } from '../../../app/link/view.ts';
import { Button } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { volts as sayVolts } from '../../lib/format.ts';
import { useStores } from '../../stores/stores.ts';
import { Readings } from './Readings.tsx';
import { supplyWarning } from './supply.ts';
import { VerdictPanel } from './VerdictPanel.tsx';
import css from './LinkPanel.module.css';

/** The result, growing while a read runs; nothing before the first one. */
export function ReadResult({ view }: { readonly view: LinkView }) {
  const { t } = useTranslation();
  const { link } = useStores();
  const finished = view.activity.name === 'idle' ? view.last : null;
  const facts = finished?.facts ?? view.facts;
  if (facts === null) return null;
  return (
    <section className={css['result']} aria-labelledby="link-found">
      <h3 id="link-found">{t('link.found')}</h3>
      {finished === null ? null : <VerdictPanel report={finished} open={view.open} />}
      {finished !== null && !view.open ? <p className={css['soft']}>{t('link.closed')}</p> : null}
      <Facts facts={facts} />
      <Readings facts={facts} />
      {view.open && view.activity.name === 'idle' ? (
        <Button icon={<Unplug aria-hidden="true" size={20} />} onClick={() => void link.run('link.close', {})}>
          {t('link.close')}
        </Button>
      ) : null}
    </section>
  );
}

function Facts({ facts }: { readonly facts: LinkFacts }) {
  return (
    <>
      {facts.volts === null ? null : <Supply volts={facts.volts} />}
      <States states={facts.states} />
      {facts.adapter === null ? null : <AdapterFacts adapter={facts.adapter} />}
    </>
  );
}

function Supply({ volts }: { readonly volts: number }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const warning = supplyWarning(volts);
  return (
    <p className={css['supply']} data-warning={warning}>
      {t('link.voltage')}: <strong>{sayVolts(locale, volts)}</strong> {t(`link.supply_${warning}`)}
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
