/** The application menu: editing, zoom and window roles. In production nothing reloads the page or opens developer tools. */
import type { MenuItemConstructorOptions } from 'electron';

const EDIT: MenuItemConstructorOptions = { role: 'editMenu' };
const WINDOW: MenuItemConstructorOptions = { role: 'windowMenu' };

function view(production: boolean): MenuItemConstructorOptions {
  const zoom: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }];
  return { label: 'View', submenu: production ? zoom : [...zoom, { role: 'toggleDevTools' }] };
}

/** The menu as a template. macOS expects the application's own menu first; elsewhere its place is taken by File. */
export function menuTemplate(platform: NodeJS.Platform, production: boolean): MenuItemConstructorOptions[] {
  const first: MenuItemConstructorOptions = platform === 'darwin' ? { role: 'appMenu' } : { label: 'File', submenu: [{ role: 'quit' }] };
  return [first, EDIT, view(production), WINDOW];
}
