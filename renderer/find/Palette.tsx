/** All commands by name: type a part of one, Enter runs it. Activating and confirming are not among them: they have their own buttons and keys. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import { finish, useActions, type Actions } from '../actions/actions.ts';
import type { KeyName } from '../i18n/key-name.ts';
import { cx } from '../lib/cx.ts';
import { useOpenBundle } from '../actions/open-bundle.ts';
import { useJob, useStores } from '../stores/stores.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Key } from '../ui/ui.tsx';
import css from './Palette.module.css';
import ui from '../ui/ui.module.css';
import { useTranslation } from '../i18n/language.tsx';

/** What the palette offers. Sending an activation is left out on purpose: Enter runs the chosen line. */
const COMMANDS: readonly {
  readonly name: Exclude<keyof Actions, 'activate' | 'confirm' | 'palette' | 'back' | 'bridge'>;
  readonly hotkey: KeyName;
}[] = [
  { name: 'find', hotkey: 'F2' },
  { name: 'link', hotkey: 'F10' },
  { name: 'reread', hotkey: 'F5' },
  { name: 'requirements', hotkey: 'F7' },
  { name: 'support', hotkey: 'F8' },
  { name: 'followUps', hotkey: 'F3' },
  { name: 'audit', hotkey: 'F4' },
  { name: 'settings', hotkey: 'F9' },
  { name: 'lock', hotkey: 'Shift+F1' },
  { name: 'help', hotkey: 'F1' },
];

type Line = { readonly id: string; readonly label: string; readonly hotkey: KeyName | null; readonly run: () => void };

/** The dialog. */
export function Palette() {
  const { t } = useTranslation();
  const stores = useStores();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const lines = useLines();
  const shown = useMemo(() => lines.filter((line) => matches(line.label, text)), [lines, text]);
  const here = Math.min(at, Math.max(0, shown.length - 1));
  const run = (line: Line | undefined) => {
    if (line === undefined) return;
    stores.ui.open(null);
    // After the dialog has given the focus back, so that the command can place it.
    queueMicrotask(line.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setAt((here + step + shown.length) % shown.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(shown[here]);
    }
  };
  return (
    <Dialog title={t('palette.title')} bare onClose={() => stores.ui.open(null)}>
      <input
        className={ui['input']}
        role="combobox"
        data-scan="command"
        data-first-focus=""
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={shown[here] === undefined ? undefined : `palette-${shown[here].id}`}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-list" role="listbox" aria-label={t('palette.title')} className={css['list']}>
        {shown.map((line, index) => (
          <Option key={line.id} line={line} chosen={index === here} onRun={() => run(line)} />
        ))}
      </ul>
      {shown.length === 0 ? <p className={css['none']}>{t('palette.none')}</p> : null}
    </Dialog>
  );
}

function Option({ line, chosen, onRun }: { readonly line: Line; readonly chosen: boolean; readonly onRun: () => void }) {
  return (
    // The field keeps the focus and answers the keys; the line itself takes only the pointer.
    // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events
    <li id={`palette-${line.id}`} role="option" aria-selected={chosen} className={cx(css['line'], chosen && css['chosen'])} onClick={onRun}>
      {line.label}
      {line.hotkey === null ? null : <Key name={line.hotkey} />}
    </li>
  );
}

function useLines(): readonly Line[] {
  const { t } = useTranslation();
  const actions = useActions();
  const { choose } = useOpenBundle();
  const stores = useStores();
  const working = useJob((s) => (s.view?.vin ?? null) !== null);
  const own: readonly Line[] = COMMANDS.map(({ name, hotkey }) => ({ id: name, label: t(`palette.${name}`), hotkey, run: actions[name] }));
  const close: Line = { id: 'close', label: t('job.layAside'), hotkey: null, run: () => void finish(stores) };
  const reconnect: Line = {
    id: 'reconnect',
    label: t('palette.reconnect'),
    hotkey: null,
    run: () => void stores.session.reconnectBridge(),
  };
  const openBundle: Line = { id: 'open-bundle', label: t('audit.openBundle'), hotkey: null, run: choose };
  return [...own, reconnect, openBundle, ...(working ? [close] : [])];
}

function matches(label: string, text: string): boolean {
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((part) => label.toLocaleLowerCase().includes(part));
}
