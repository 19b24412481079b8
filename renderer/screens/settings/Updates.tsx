/** Updates of the program: how far one is, the next step that a person may take, and where updates come from. */
import { useEffect, useRef, useState } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { MethodName, SettingsView } from '../../../app/contract/index.ts';
import { judgeFeedAddress } from '../../../app/address/index.ts';
import { SETTINGS } from '../../../app/settings/index.ts';
import type { UpdateState, UpdateView } from '../../../app/updates/index.ts';
import { sayError } from '../../../app/words/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { megabytes } from '../../lib/format.ts';
import { Behind, Offered, useBar } from '../../ui/rights.tsx';
import { useSession, useSettings, useStores } from '../../stores/stores.ts';
import { Text } from './parts/fields.tsx';
import { useRefused } from './parts/use-refused.ts';
import { useChange } from './parts/use-change.ts';
import css from './Updates.module.css';

type Command = Extract<MethodName, 'update.check' | 'update.fetch' | 'update.cancel' | 'update.install'>;

/** Sends one command; a refusal is told. */
function useUpdate(): (command: Command) => Promise<void> {
  const { session, ui } = useStores();
  return async (command) => {
    const error = await session.update(command);
    if (error !== null) ui.notify((now) => sayError(now.words, error), 'bad');
  };
}

/** What stands in About beside "Updates". */
export function Updates() {
  const { t } = useTranslation();
  const { session } = useStores();
  const view = useSession((s) => s.update);
  const feed = useSettings((s) => s.value?.updateFeed);
  // Asked for by this screen only, anew for another feed; what follows comes by itself.
  useEffect(() => void session.loadUpdate(), [session, feed]);
  if (view === null) return <p>{t('common.loading')}</p>;
  if (view.unfit !== null) return <p>{t(`update.unfit_${view.unfit}`)}</p>;
  if (!view.hasFeed) return <p>{t('update.noFeed')}</p>;
  return <Steps view={view} />;
}

function Steps({ view: { state } }: { readonly view: UpdateView }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const main = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const update = useUpdate();
  const next = nextOf(state);
  const press = () => {
    if (next === 'update.install') setAsking(true);
    else if (next !== null) void update(next);
  };
  const cancel = () => {
    // The button goes away with what it ends.
    main.current?.focus();
    void update('update.cancel');
  };
  return (
    <div className={css['steps']}>
      <p role="status">{say(state, t, locale)}</p>
      {state.name === 'downloading' ? <progress max={state.size} value={state.bytes} aria-label={t('update.title')} /> : null}
      <Offered action="update.check" name={t('update.title')}>
        <div className={css['buttons']}>
          <Button ref={main} aria-disabled={next === null} onClick={press}>
            {t(next ?? underWay(state))}
          </Button>
          {state.name === 'downloading' || state.name === 'checking' ? <Button onClick={cancel}>{t('update.cancel')}</Button> : null}
        </div>
      </Offered>
      {asking && state.name === 'ready' ? (
        <Install version={state.version} onClose={() => setAsking(false)} onInstall={() => void update('update.install')} />
      ) : null}
    </div>
  );
}

type Step = Exclude<Command, 'update.cancel'>;

/** The step that a person may take; null while one is under way. */
function nextOf({ name }: UpdateState): Step | null {
  if (name === 'available') return 'update.fetch';
  if (name === 'ready') return 'update.install';
  return name === 'checking' || name === 'downloading' || name === 'installing' ? null : 'update.check';
}

/** The step that is under way; it keeps its button, so that the focus stays. */
function underWay({ name }: UpdateState): Step {
  return name === 'downloading' ? 'update.fetch' : name === 'installing' ? 'update.install' : 'update.check';
}

function say(state: UpdateState, t: Translate, locale: string): string {
  switch (state.name) {
    case 'failed':
      return t(`update.failed_${state.reason}`);
    case 'available':
      return t('update.is_available', { version: state.version, size: megabytes(locale, state.size) });
    case 'downloading':
      return t('update.is_downloading', {
        version: state.version,
        bytes: megabytes(locale, state.bytes),
        size: megabytes(locale, state.size),
      });
    case 'ready':
      return t('update.is_ready', { version: state.version });
    case 'installing':
      return t('update.is_installing', { version: state.version });
    case 'unasked':
    case 'checking':
    case 'up-to-date':
      return t(`update.is_${state.name}`);
  }
}

type InstallProps = { readonly version: string; readonly onClose: () => void; readonly onInstall: () => void };

/** Asks once: the console goes away for a moment. */
function Install({ version, onClose, onInstall }: InstallProps) {
  const { t } = useTranslation();
  const install = () => {
    onClose();
    onInstall();
  };
  return (
    <Dialog title={t('update.askTitle', { version })} onClose={onClose}>
      <div className={css['ask']}>
        <p>{t('update.ask')}</p>
        <div className={css['buttons']}>
          <Button look="primary" onClick={install}>
            {t('update.install')}
          </Button>
          <Button data-first-focus onClick={onClose}>
            {t('update.later')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Where updates come from. Shown where the program can update itself. */
export function UpdateFeed({ value }: { readonly value: SettingsView }) {
  const { t } = useTranslation();
  const change = useChange();
  const said = useRefused();
  const bar = useBar('settings.change.connection');
  const isFit = useSession((s) => s.update?.unfit === null);
  if (!isFit) return null;
  return (
    <div className={css['feed']}>
      <Behind bar={bar}>
        <Text
          field="updateFeed"
          label={t('update.feed')}
          help={t('update.feedHelp')}
          value={value.updateFeed}
          maxLength={SETTINGS.updateFeed.most}
          inputMode="url"
          mono
          check={(text) => said(judgeFeedAddress(text))}
          onCommit={(text) =>
            change('updateFeed', (now) => now.t('update.feed'), { updateFeed: text.trim() }, { updateFeed: value.updateFeed })
          }
        />
      </Behind>
    </div>
  );
}
