/** Covers the whole page while nobody may work here: nothing of the vehicle in work is in it. Where it was left is kept by the stores. */
import { GraduationCap, LogOut } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { ConsoleError } from '../../app/contract/index.ts';
import { sayError } from '../../app/words/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { listenForCoverKeys } from '../keys/cover-keys.ts';
import { useFieldScans } from '../actions/use-field-scans.ts';
import type { Cover } from '../stores/operators.ts';
import { useOperators, useStores } from '../stores/stores.ts';
import { Mark } from '../ui/Mark.tsx';
import { Button } from '../ui/ui.tsx';
import { WayIn } from './WayIn.tsx';
import { cx } from '../lib/cx.ts';
import css from './operators.module.css';
import shared from '../styles/shared.module.css';

/** What stands on the cover. */
type Covering = Exclude<Cover, 'none'>;

const TITLES = {
  first: 'operators.firstTitle',
  'sign-in': 'operators.signInTitle',
  locked: 'operators.lockedTitle',
  fault: 'operators.faultTitle',
} as const satisfies Record<Covering, string>;

/** The page. */
export function CoverScreen({ cover }: { readonly cover: Covering }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLElement>(null);
  const name = useOperators((s) => s.view?.session?.name ?? '');
  const scanned = useKeptScan();
  // Before the page is painted: the first key counts.
  useLayoutEffect(() => listenForCoverKeys(document), []);
  useEffect(() => ref.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus(), [cover]);
  return (
    <main ref={ref} className={cx(shared['page'], css['page'])} data-cover={cover}>
      <div className={cx(shared['panel'], shared['sheet'], css['sheet'])}>
        <header className={css['head']}>
          <span className={css['mark']}>
            <Mark size={32} />
          </span>
          <h1>{t(TITLES[cover])}</h1>
        </header>
        {cover === 'locked' ? <p>{t('operators.lockedFor', { name })}</p> : null}
        <WayIn key={cover} />
        <p role="status">{scanned ? t('find.keptOnCover') : null}</p>
        {cover === 'locked' ? <SomeoneElse name={name} /> : <ToPractice />}
      </div>
    </main>
  );
}

/** A vehicle that is scanned into a name behind the cover is kept for the find field, and is not shown; answers whether one was. */
function useKeptScan(): boolean {
  const { job } = useStores();
  const [scanned, setScanned] = useState(false);
  useFieldScans((text) => {
    job.setFind(text, { scanned: true, kept: true });
    setScanned(true);
  });
  return scanned;
}

/** The other way on: for somebody else, or to practice. */
function OtherWay({ icon, label, means, go }: OtherWayProps) {
  const { words } = useSpeech();
  const [error, setError] = useState<ConsoleError | null>(null);
  return (
    <div className={css['way']}>
      <Button icon={icon} onClick={() => void go().then(setError)}>
        {label}
      </Button>
      {means === undefined ? null : <p>{means}</p>}
      {error === null ? null : (
        <p className={css['fault']} role="alert">
          {sayError(words, error)}
        </p>
      )}
    </div>
  );
}

type OtherWayProps = {
  readonly icon: ReactNode;
  readonly label: string;
  readonly means?: string;
  readonly go: () => Promise<ConsoleError | null>;
};

function SomeoneElse({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const { operators } = useStores();
  return (
    <OtherWay
      icon={<LogOut aria-hidden="true" size={20} />}
      label={t('operators.someoneElse', { name })}
      go={() => operators.run('operators.signOut', {})}
    />
  );
}

function ToPractice() {
  const { t } = useTranslation();
  const { settings, operators } = useStores();
  const go = async () => {
    operators.giveUp();
    const before = await settings.change('mode', { mode: 'practice' });
    return before === null ? (settings.getState().failed?.error ?? null) : null;
  };
  return (
    <OtherWay
      icon={<GraduationCap aria-hidden="true" size={20} />}
      label={t('operators.toPractice')}
      means={t('operators.toPracticeMeans')}
      go={go}
    />
  );
}
