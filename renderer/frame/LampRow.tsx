/** The chain from this computer to the vehicle and to PIMS: five lamps, six with a phone on the cable, and what to do about the first broken one. */
import { Cable, Car, Cloud, Monitor, Plug, Smartphone, type LucideIcon } from 'lucide-react';
import { chainOf, type Lamp, type LampId } from '../../app/carkey/status/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { sayBroken } from '../i18n/say-link.ts';
import { useActions, type Actions } from '../actions/actions.ts';
import { useChainFacts } from '../hooks/chain-facts.ts';
import { relative } from '../lib/format.ts';
import { Bulb } from '../ui/Bulb.tsx';
import css from './LampRow.module.css';

const ICONS: Readonly<Record<LampId, LucideIcon>> = {
  desktop: Monitor,
  adapter: Plug,
  car: Car,
  cable: Cable,
  phone: Smartphone,
  cloud: Cloud,
};

/** The row. Every lamp leads to the place where it can be mended. */
export function LampRow() {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { words } = speech;
  const actions = useActions();
  const facts = useChainFacts();
  const { lamps, broken } = chainOf(facts);
  const which = broken === null ? '' : t('lamps.broken', { lamp: words.lampName[broken.id], word: words.lampWord[broken.word] });
  const what = broken === null ? '' : sayBroken(speech, broken, facts);
  return (
    <section className={css['row']} aria-label={t('lamps.label')} data-print="no">
      <ol className={css['lamps']} data-lamps={lamps.length}>
        {lamps.map((lamp) => (
          <li key={lamp.id}>
            <LampButton lamp={lamp} broken={lamp === broken} now={facts.now} onPress={actions[doorOf(lamp)]} />
          </li>
        ))}
      </ol>
      {/* Low windows cut the line off: all of it is the title. */}
      <p className={css['broken']} title={`${which} ${what}`.trim()}>
        {broken === null ? null : (
          <>
            <strong>{which}</strong> <span>{what}</span>
          </>
        )}
      </p>
    </section>
  );
}

/** Where a lamp leads. */
function doorOf({ id, word }: Lamp): keyof Actions {
  switch (id) {
    case 'desktop':
      return word === 'log-stopped' ? 'audit' : 'settings';
    case 'adapter':
    case 'car':
      return 'link';
    case 'phone':
      return 'requirements';
    case 'cable':
    case 'cloud':
      return 'bridge';
  }
}

type LampButtonProps = { readonly lamp: Lamp; readonly broken: boolean; readonly now: number; readonly onPress: () => void };

function LampButton({ lamp, broken, now, onPress }: LampButtonProps) {
  const { words } = useSpeech();
  const Icon = ICONS[lamp.id];
  return (
    <button type="button" className={css['lamp']} data-tone={lamp.tone} data-broken={broken} onClick={onPress}>
      <Icon aria-hidden="true" size={18} />
      <Bulb className={css['bulb']} />
      <span className={css['name']}>{words.lampName[lamp.id]}</span>{' '}
      <span className={css['word']}>
        <strong>{words.lampWord[lamp.word]}</strong>
        {'said' in lamp ? <Age at={lamp.said.at} now={now} /> : null}
      </span>
    </button>
  );
}

/** How long ago the car said it: in minutes, so that it does not flicker. */
function Age({ at, now }: { readonly at: number; readonly now: number }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const ago = Math.min(0, at - now);
  return <span className={css['age']}> {ago > -60_000 ? t('lamps.justNow') : t('lamps.age', { ago: relative(locale, ago) })}</span>;
}
