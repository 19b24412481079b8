/** Above every screen: the find field, the line to PIMS, and which world this is. */
import { Cable, Command } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BridgeState } from '../../app/pims/types.ts';
import { useSpeech } from '../i18n/language.tsx';
import { situationOf } from '../../app/words/words.ts';
import { useNow } from '../lib/hooks.ts';
import { span } from '../lib/format.ts';
import { useFrom, useStores } from '../stores/stores.ts';
import { useWorld } from './EnvironmentStrip.tsx';
import { Finder } from './Finder.tsx';
import { Lamp, type LampTone } from './Lamp.tsx';
import { Button } from './ui.tsx';
import css from './TopBar.module.css';

/** The bar. */
export function TopBar() {
  const { t } = useTranslation();
  const { ui } = useStores();
  return (
    <header className={css['bar']} data-print="no">
      <Finder />
      <div className={css['side']}>
        <BridgeLamp />
        <WorldMark />
        <Button
          look="quiet"
          icon={<Command aria-hidden="true" size={20} />}
          aria-label={t('palette.open')}
          aria-keyshortcuts="Control+K"
          onClick={() => ui.open('palette')}
        />
      </div>
    </header>
  );
}

function WorldMark() {
  const { t } = useTranslation();
  const world = useWorld();
  const scenario = useFrom(
    (s) => s.session,
    (s) => s.simulator,
  );
  const { words } = useSpeech();
  return (
    <div className={css['world']} data-world={world}>
      <strong>{t(`world.${world}`)}</strong>
      {scenario === null ? null : <span>{situationOf(words, scenario).title}</span>}
    </div>
  );
}

const TONES: Readonly<Record<BridgeState['name'], LampTone>> = {
  off: 'off',
  connecting: 'busy',
  ready: 'on',
  waiting: 'bad',
  refused: 'bad',
};

function BridgeLamp() {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const bridge = useFrom(
    (s) => s.session,
    (s) => s.bridge,
  );
  const now = useNow();
  if (bridge === null) return null;
  const text = bridgeText();
  return (
    <Lamp
      tone={TONES[bridge.name]}
      icon={<Cable aria-hidden="true" size={18} />}
      quiet
      name={t('bridge.name')}
      text={text.short}
      {...(text.long === null ? {} : { detail: text.long })}
    />
  );

  function bridgeText(): { readonly short: string; readonly long: string | null } {
    switch (bridge?.name) {
      case 'waiting':
        return {
          short: t('bridge.waiting', { time: span(locale, bridge.retryAt - now) }),
          long: words.bridgeProblem[bridge.problem].hands,
        };
      case 'refused':
        return { short: words.bridgeState.refused, long: words.bridgeProblem[bridge.problem].hands };
      case 'ready':
        return { short: words.bridgeState.ready, long: readyDetail(bridge) };
      case 'connecting':
      case 'off':
        return { short: words.bridgeState[bridge.name], long: null };
      case undefined:
        return { short: '', long: null };
    }
  }

  function readyDetail(ready: Extract<BridgeState, { name: 'ready' }>): string | null {
    const device = ready.device;
    const percent = device?.batteryPercent ?? null;
    const parts = [
      ready.sdk === null ? null : `SDK ${ready.sdk}`,
      device?.model ?? null,
      device?.os ?? null,
      percent === null ? null : t('bridge.battery', { percent }),
    ].filter((part) => part !== null);
    return parts.length === 0 ? null : parts.join(' · ');
  }
}
