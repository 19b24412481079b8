/** What this person may not do here, by the same table that machine's side asks: it is shown, with who may and where, and not offered. */
import { createContext, useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { barTo, type Action, type Refusal } from '../../app/operators/roles.ts';
import { useSpeech } from '../i18n/language.tsx';
import { useFrom } from '../stores/stores.ts';
import css from '../components/ui.module.css';

/** What keeps the person at the screen from an action; null when nothing does. */
export function useBar(action: Action): Refusal | null {
  const mode = useFrom(
    (s) => s.settings,
    (s) => s.value?.mode ?? 'practice',
  );
  const session = useFrom(
    (s) => s.operators,
    (s) => s.view?.session ?? null,
  );
  return barTo(action, mode, session);
}

const Barred = createContext<Refusal | null>(null);

/** Why the fields around this place can only be read; null when they can be changed. */
export function useBarred(): Refusal | null {
  return useContext(Barred);
}

/** Its fields can only be read while `bar` is there; one sentence says why, and what to do. */
export function Behind({ bar, children }: { readonly bar: Refusal | null; readonly children: ReactNode }) {
  return (
    <Barred value={bar}>
      {bar === null ? null : <WhyBarred bar={bar} />}
      {children}
    </Barred>
  );
}

/** The sentence. */
export function WhyBarred({ bar: { code, whoMay } }: { readonly bar: Refusal }) {
  const { t } = useTranslation();
  const { words, language } = useSpeech();
  const roles = new Intl.ListFormat(language, { type: 'disjunction' }).format(whoMay.map((role) => words.role[role]));
  return <p className={css['barred']}>{code === 'live-only' ? t('settings.liveOnly') : t('settings.rolesOnly', { roles })}</p>;
}
