/** Filters with a name: use one, keep the present one, delete one and take that back. */
import { Bookmark, Trash2 } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import type { SavedView } from '../../../app/audit/search/index.ts';
import { sayError } from '../../../app/words/index.ts';
import { Button } from '../../ui/ui.tsx';
import type { Message } from '../../i18n/message.ts';
import { givenFilter, isPlain } from '../../stores/audit/audit-state.ts';
import { useAudit, useSettings, useStores } from '../../stores/stores.ts';
import ui from '../../ui/ui.module.css';
import css from './list/tools.module.css';
import { useTranslation } from '../../i18n/language.tsx';

/** As many as the contract takes. */
const MOST_VIEWS = 50;

const NONE: readonly SavedView[] = [];

/** The list and the way to add to it. */
export function SavedViews() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const keep = useKeep();
  const views = useSettings((s) => s.value?.views ?? NONE);
  return (
    <section className={css['views']} aria-labelledby="views-title">
      <h2 id="views-title">{t('audit.views')}</h2>
      <ul>
        {views.map((view) => (
          <li key={view.name}>
            <Button look="quiet" icon={<Bookmark aria-hidden="true" size={16} />} onClick={() => void audit.apply(view.filter)}>
              {view.name}
            </Button>
            <Button
              look="quiet"
              icon={<Trash2 aria-hidden="true" size={16} />}
              aria-label={t('audit.viewDelete', { name: view.name })}
              onClick={() => void keep(without(views, view.name), (now) => now.t('audit.viewDeleted', { name: view.name }))}
            />
          </li>
        ))}
      </ul>
      <NewView views={views} />
    </section>
  );
}

function NewView({ views }: { readonly views: readonly SavedView[] }) {
  const { t } = useTranslation();
  const keep = useKeep();
  const filter = useAudit((s) => s.filter);
  const [draft, setDraft] = useState('');
  const name = draft.trim();
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name === '') return;
    void keep([...without(views, name), { name, filter }], (now) => now.t('audit.viewSaved', { name }));
    setDraft('');
  };
  if (isPlain(filter)) return views.length === 0 ? <p>{t('audit.viewsNone')}</p> : null;
  if (views.length >= MOST_VIEWS) return <p>{t('audit.viewsFull')}</p>;
  return (
    <form onSubmit={save}>
      <input
        className={ui['input']}
        aria-label={t('audit.viewName')}
        placeholder={t('audit.viewName')}
        value={draft}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button type="submit" disabled={name === ''}>
        {t('audit.viewSave')}
      </Button>
    </form>
  );
}

/** Stores the views as they shall be, and offers to take it back. */
function useKeep(): (views: readonly SavedView[], said: Message) => Promise<void> {
  const { settings, ui: page } = useStores();
  const send = (views: readonly SavedView[]) =>
    settings.change('views', { views: views.map(({ name, filter }) => ({ name, filter: givenFilter(filter) })) });
  return async (views, said) => {
    const before = await send(views);
    const failed = settings.getState().failed;
    if (before !== null) page.notify(said, 'good', { label: (now) => now.t('common.undo'), run: () => void send(before.views) });
    else page.notify((now) => (failed === null ? now.t('common.failed') : sayError(now.words, failed.error)), 'bad');
  };
}

function without(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name);
}
