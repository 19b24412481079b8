/** What this person may not do here, by the same table that machine's side asks: it is shown, with who may and where, and not offered. */
import { LockKeyhole } from 'lucide-react';
import { createContext, useContext, type ReactNode } from 'react';
import { type Action, barTo, type Refusal } from '../../app/operators/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { useOperators, useSettings } from '../stores/stores.ts';
import css from './ui.module.css';

/** What keeps the person at the screen from an action; null when nothing does. */
export function useBar(action: Action): Refusal | null {
  const mode = useSettings((s) => s.value?.mode ?? 'practice');
  const session = useOperators((s) => s.view?.session ?? null);
  return barTo(action, mode, session);
}

const Barred = createContext<Refusal | null>(null);

/** Why the fields around this place can only be read; null when they can be changed. */
export function useBarred(): Refusal | null {
  return useContext(Barred);
}

/**
 * Its fields can only be read while `bar` is there; one sentence says why, and what to do. In practice those of live work are folded away:
 * nobody needs them there.
 */
export function Behind({ bar, children }: { readonly bar: Refusal | null; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Barred value={bar}>
      {bar === null ? null : <WhyBarred bar={bar} />}
      {bar?.code === 'live-only' ? (
        <details className={css['folded']}>
          <summary>{t('settings.liveOnlyShow')}</summary>
          {children}
        </details>
      ) : (
        children
      )}
    </Barred>
  );
}

/** The sentence. */
export function WhyBarred({ bar }: { readonly bar: Refusal }) {
  const say = useSayBar();
  return <p className={css['barred']}>{say(bar, 'settings')}</p>;
}

type OfferedProps = {
  readonly action: Action;
  /** What is done there, as its button says it. */
  readonly name: string;
  readonly children?: ReactNode;
};

/** The controls of an action; for whom it is barred, its name stands in their place with who may. */
export function Offered({ action, name, children }: OfferedProps) {
  const bar = useBar(action);
  const say = useSayBar();
  if (bar === null) return <>{children}</>;
  return (
    <p className={css['barred']} data-barred={action}>
      <LockKeyhole aria-hidden="true" size={16} /> <strong>{name}</strong> · {say(bar, 'rights')}
    </p>
  );
}

/** Words a bar: of fields that are changed elsewhere (`settings`), or of a single thing that somebody else does (`rights`). */
function useSayBar(): (bar: Refusal, of: 'settings' | 'rights') => string {
  const { t } = useTranslation();
  const roles = useSayRoles();
  return (bar, of) => (bar.code === 'live-only' ? t(`${of}.liveOnly`) : t(`${of}.rolesOnly`, { roles: roles(bar) }));
}

/** Words the roles that may. */
export function useSayRoles(): (bar: Refusal) => string {
  const { words, language } = useSpeech();
  return ({ whoMay }) => new Intl.ListFormat(language, { type: 'disjunction' }).format(whoMay.map((role) => words.role[role]));
}
