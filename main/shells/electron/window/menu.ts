/**
 * Menus. Windows and Linux have no menu bar: its letters with Ctrl are what a scanner sends (Ctrl+M is its Enter), F10 would open it, and
 * everything in it is on the screen. macOS cannot do without: there a scanner types Ctrl, never Cmd. Everywhere a press with the other mouse
 * button offers what editing needs.
 */
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { DesktopWords } from '../../../../app/words/index.ts';

/** The application menu as a template; null: none. */
export function menuTemplate(platform: NodeJS.Platform, words: DesktopWords): MenuItemConstructorOptions[] | null {
  if (platform !== 'darwin') return null;
  const { edit, undo, redo, view, zoomIn, zoomOut, actualSize, fullScreen } = words;
  return [
    { role: 'appMenu' },
    { label: edit, submenu: [{ role: 'undo', label: undo }, { role: 'redo', label: redo }, { type: 'separator' }, ...editing(words)] },
    {
      label: view,
      submenu: [
        { role: 'resetZoom', label: actualSize },
        { role: 'zoomIn', label: zoomIn },
        { role: 'zoomOut', label: zoomOut },
        { role: 'togglefullscreen', label: fullScreen },
      ],
    },
    { role: 'windowMenu' },
  ];
}

function editing({ cut, copy, paste, selectAll }: DesktopWords): MenuItemConstructorOptions[] {
  return [
    { role: 'cut', label: cut },
    { role: 'copy', label: copy },
    { role: 'paste', label: paste },
    { role: 'selectAll', label: selectAll },
  ];
}

/** What the other mouse button offers on a field or on marked text; null where there is nothing to do. */
export function contextTemplate(
  { isEditable, selectionText }: Pick<ContextMenuParams, 'isEditable' | 'selectionText'>,
  words: DesktopWords,
): MenuItemConstructorOptions[] | null {
  if (isEditable) return editing(words);
  return selectionText === '' ? null : [{ role: 'copy', label: words.copy }];
}

/** Zoom without a menu: how the level changes for a key with Ctrl (or Cmd); null for any other key. */
export function zoomBy(input: {
  readonly type: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly key: string;
}): number | 'reset' | null {
  if (input.type !== 'keyDown' || input.alt || !(input.control || input.meta)) return null;
  if (input.key === '0') return 'reset';
  if (input.key === '+' || input.key === '=') return 0.5;
  return input.key === '-' ? -0.5 : null;
}
