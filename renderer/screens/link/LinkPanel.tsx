/** F10: lets the vehicle say its own VIN through an adapter, and shows the traffic that it took. */
import { useState } from 'react';
import type { LinkView } from '../../../app/link/read/index.ts';
import { sayError } from '../../../app/words/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useLink, useSession, useStores } from '../../stores/stores.ts';
import { AdapterList } from './AdapterList.tsx';
import { PracticePlug } from './PracticePlug.tsx';
import { ReadProgress } from './ReadProgress.tsx';
import { ReadResult } from './ReadResult.tsx';
import { TracePanel } from './TracePanel.tsx';
import { WayIn } from './WayIn.tsx';
import css from './LinkPanel.module.css';

type Tab = 'read' | 'trace';

/** The dialog. */
export function LinkPanel() {
  const { t } = useTranslation();
  const { ui } = useStores();
  const [tab, setTab] = useState<Tab>('read');
  const view = useLink((s) => s.view);
  return (
    <Dialog title={t('link.title')} yields onClose={() => ui.open(null)} className={css['panel']}>
      <Tabs
        label={t('link.tabs')}
        items={[
          { id: 'read', label: t('link.tabRead') },
          { id: 'trace', label: t('link.tabTrace') },
        ]}
        value={tab}
        onChange={setTab}
      >
        <div className={css['tab']}>{tab === 'trace' ? <TracePanel /> : view === null ? t('common.loading') : <Reading view={view} />}</div>
      </Tabs>
    </Dialog>
  );
}

function Reading({ view }: { readonly view: LinkView }) {
  const { t } = useTranslation();
  const mode = useSession((s) => s.about?.mode ?? 'live');
  const idle = view.activity.name === 'idle';
  return (
    <>
      <p className={css['lead']}>{t('link.lead')}</p>
      <Refused />
      <Announce view={view} />
      {idle ? <Trouble view={view} /> : <ReadProgress activity={view.activity} />}
      <ReadResult view={view} />
      <AdapterList view={view} />
      {mode === 'practice' ? <PracticePlug /> : <WayIn view={view} />}
    </>
  );
}

/** A command that machine's side did not take. Notices of the page lie below a dialog, so it is said here. */
function Refused() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { link } = useStores();
  const error = useLink((s) => s.error);
  if (error === null) return null;
  return (
    <div className={css['trouble']} role="alert">
      <p>
        <strong>{sayError(words, error)}</strong>
      </p>
      <Button onClick={() => link.clearError()}>{t('common.understood')}</Button>
    </div>
  );
}

/** Why the link itself does not work; what the vehicle said is elsewhere. */
function Trouble({ view: { problem } }: { readonly view: LinkView }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  if (problem === null) return null;
  if (problem.code === 'cancelled') return <p className={css['soft']}>{t('link.cancelled')}</p>;
  const { hands, meaning } = words.linkProblem[problem.code];
  return (
    <section className={css['trouble']} aria-label={t('link.problem')} role="alert">
      <p>
        <strong>{hands}</strong> {meaning}
      </p>
    </section>
  );
}

/** Tells a screen reader the step while reading and the verdict after it; seconds are for the eye only. */
function Announce({ view }: { readonly view: LinkView }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  return (
    <p className="visually-hidden" role="status">
      {text()}
    </p>
  );

  function text(): string {
    switch (view.activity.name) {
      case 'opening':
        return t('link.opening');
      case 'closing':
        return t('link.closing');
      case 'reading':
        return words.linkStep[view.activity.step];
      case 'idle':
        return view.last === null || view.problem !== null ? '' : words.linkVerdict[view.last.verdict.kind].word;
    }
  }
}
