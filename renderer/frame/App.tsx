/** The frame around every screen: language and theme, rail, top bar, banners, overlays. */
import { Suspense, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { AccountNotices } from './AccountNotices.tsx';
import { Announcer } from '../ui/Announcer.tsx';
import { Banners } from '../ui/Banners.tsx';
import { Contained } from './Broken.tsx';
import { EnvironmentStrip } from '../ui/EnvironmentStrip.tsx';
import { Notices } from './Notices.tsx';
import { CoverScreen } from '../operators/CoverScreen.tsx';
import { PinDialog } from '../operators/PinDialog.tsx';
import { Overlays } from './Overlays.tsx';
import { PrintHead, usePrintKey } from '../ui/PrintHead.tsx';
import { Rail } from './Rail.tsx';
import { SignedOut, Waiting } from './SignedOut.tsx';
import { Toasts } from './Toasts.tsx';
import { TopBar } from './TopBar.tsx';
import { LANGUAGE_NAMES, preferredLanguage } from '../i18n/choose.ts';
import { LanguageProvider, type LanguageFault, type LoadTexts, useTranslation } from '../i18n/language.tsx';
import { useAsked } from '../actions/use-asked.ts';
import { useActivity } from '../hooks/activity.ts';
import { clearCopied } from '../lib/clipboard.ts';
import { useClockJump, useKeptFocus } from '../hooks/hooks.ts';
import { focusNext } from '../lib/keep-focus.ts';
import { useFreshness } from '../hooks/freshness.ts';
import { usePageKeys } from '../actions/keys.ts';
import { useOfferedScans } from '../actions/use-field-scans.ts';
import { useTheme } from '../hooks/theme.ts';
import { ScreenBody } from './ScreenBody.tsx';
import { FindingBanner } from '../screens/trust/FindingBanner.tsx';
import { coverOf, personAt } from '../stores/operators.ts';
import { reloadAll, useJob, useOperators, useSession, useSettings, useStores, useUi } from '../stores/stores.ts';
import type { Screen } from '../stores/ui.ts';
import css from './App.module.css';

/** The page. `texts`: where the texts of a language come from. */
export function App({ texts }: { readonly texts: LoadTexts }) {
  const { ui } = useStores();
  const chosen = useSettings((s) => s.value?.language ?? null);
  useTheme();
  const sayFault = ({ wanted, again }: LanguageFault) => {
    const language = LANGUAGE_NAMES[wanted];
    ui.notify(({ t }) => t('common.languageFailed', { language }), 'bad', { label: ({ t }) => t('common.again'), run: again });
  };
  return (
    <LanguageProvider language={chosen ?? preferredLanguage(navigator.languages)} load={texts} onFault={sayFault}>
      <Gate />
    </LanguageProvider>
  );
}

/** Nothing is shown as if it were known before the console has answered, and nothing at all to somebody who did not sign in for it. */
function Gate() {
  const line = useSession((s) => s.line);
  const mode = useSession((s) => s.about?.mode ?? null);
  const known = useOperators((s) => mode === 'practice' || (mode !== null && s.view !== null));
  const cover = useOperators((s) => coverOf(s, mode ?? 'live'));
  const person = useOperators(personAt);
  useEffect(() => clearCopied, [person]);
  if (line === 'signed-out') return <SignedOut />;
  if (!known) return <Waiting />;
  if (cover === 'none')
    return (
      <Contained>
        <Frame />
      </Contained>
    );
  return <CoverScreen cover={cover} />;
}

function Frame() {
  const { t } = useTranslation();
  const stores = useStores();
  const screen = useUi((s) => s.screen);
  usePageKeys();
  usePrintKey();
  useOfferedScans();
  useAsked();
  useKeptFocus();
  useActivity();
  useFreshness();
  useClockJump(() => void reloadAll(stores));
  return (
    <div className={css['frame']}>
      <a className={css['skip']} href="#main">
        {t('shell.skip')}
      </a>
      <PrintHead behind />
      <EnvironmentStrip />
      <Rail />
      <div className={css['body']} data-print="behind">
        <TopBar />
        <Notices>
          <FindingBanner />
          <Banners />
          <AccountNotices />
        </Notices>
        <Main screen={screen} />
      </div>
      <Toasts />
      <Overlays />
      <PinDialog />
      <Announcer />
    </div>
  );
}

/** The screen. The focus moves to it when it changes, to the next thing to do where there is one, so that a keyboard or screen reader starts there. */
function Main({ screen }: { readonly screen: Screen }) {
  const ref = useRef<HTMLElement>(null);
  // Another vehicle, or none, is another page: how far down the last one was read says nothing about it.
  const vin = useJob((s) => s.view?.vin ?? null);
  useLayoutEffect(() => toTop(ref.current), [vin]);
  const shown = useRef(screen);
  const arrive = useCallback(
    (wish: number | null) => {
      if (wish === null && shown.current === screen) return;
      shown.current = screen;
      // The top first: what gets the focus comes into view by that, and must not be scrolled away again.
      toTop(ref.current);
      if (!focusNext(document)) ref.current?.focus();
    },
    [screen],
  );
  return (
    <main id="main" ref={ref} tabIndex={-1} className={css['main']} data-screen={screen}>
      <Contained key={screen}>
        <Suspense fallback={null}>
          <ScreenBody screen={screen} />
          <Arrival onShown={arrive} />
        </Suspense>
      </Contained>
    </main>
  );
}

/** Stands beside a screen's content, so that a screen that has to be loaded is there before it is told. `wish`: the turn in which the focus is wanted. */
function Arrival({ onShown }: { readonly onShown: (wish: number | null) => void }) {
  const wish = useUi((s) => (s.focus?.part === 'main' ? s.focus.turn : null));
  useEffect(() => onShown(wish), [onShown, wish]);
  return null;
}

/** In a low window the whole column scrolls instead (App.module.css). */
function toTop(main: HTMLElement | null): void {
  for (const one of [main, main?.parentElement]) one?.scrollTo({ top: 0 });
}
