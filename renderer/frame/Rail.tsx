/** The ways between screens: a rail on the left, a bar at the bottom of a narrow window. */
import { CalendarClock, Car, CircleHelp, ScrollText, Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFollowUps, useStores, useUi } from '../stores/stores.ts';
import type { Screen } from '../stores/ui.ts';
import { Mark } from '../ui/Mark.tsx';
import css from './Rail.module.css';
import { useTranslation } from '../i18n/language.tsx';

const ITEMS: readonly { readonly screen: Screen; readonly hotkey: string; readonly icon: ReactNode }[] = [
  { screen: 'job', hotkey: 'Esc', icon: <Car aria-hidden="true" size={26} /> },
  { screen: 'followups', hotkey: 'F3', icon: <CalendarClock aria-hidden="true" size={26} /> },
  { screen: 'audit', hotkey: 'F4', icon: <ScrollText aria-hidden="true" size={26} /> },
  { screen: 'settings', hotkey: 'F9', icon: <Settings2 aria-hidden="true" size={26} /> },
];

/** Esc goes back to the vehicle, but not from the log, which it never leaves. */
function keyOf(hotkey: string, screen: Screen): string | undefined {
  if (hotkey !== 'Esc') return hotkey;
  return screen === 'audit' ? undefined : 'Escape';
}

/** The navigation. */
export function Rail() {
  const { t } = useTranslation();
  const { ui } = useStores();
  const screen = useUi((s) => s.screen);
  return (
    <nav className={css['rail']} aria-label={t('nav.label')} data-print="no">
      <div className={css['mark']}>
        <Mark />
      </div>
      <ul className={css['list']}>
        {ITEMS.map((item) => (
          <li key={item.screen}>
            <button
              type="button"
              className={css['item']}
              aria-current={screen === item.screen ? 'page' : undefined}
              aria-keyshortcuts={keyOf(item.hotkey, screen)}
              onClick={() => ui.go(item.screen)}
            >
              {item.icon}
              <span>{t(`nav.${item.screen}`)}</span>
              {item.screen === 'followups' ? <Due /> : null}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className={css['item']} aria-keyshortcuts="F1" onClick={() => ui.open('help')}>
        <CircleHelp aria-hidden="true" size={26} />
        <span>{t('nav.help')}</span>
      </button>
    </nav>
  );
}

/** How many deadlines are open, and in a warning colour how many are past. */
function Due() {
  const { t } = useTranslation();
  const open = useFollowUps((s) => s.open);
  const overdue = useFollowUps((s) => s.overdue);
  if (open === 0) return null;
  return (
    <span className={css['badge']} data-overdue={overdue > 0}>
      <span aria-hidden="true">{overdue > 0 ? overdue : open}</span>
      <span className="visually-hidden">
        {overdue > 0 ? t('followups.overdueCount', { count: overdue }) : t('followups.openCount', { count: open })}
      </span>
    </span>
  );
}
