/** The window: place, menu, policy for what a page may do, the page that is there before the console is. */
export { guardDownloads } from './downloads.ts';
export { contextTemplate, menuTemplate, zoomBy } from './menu.ts';
export { SCHEME, isOurPage, showsOurPage } from './policy.ts';
export { showStarting, startingAssets } from './starting.ts';
export { keepPlace, placeFor, readPlace } from './window-place.ts';
export { bringForward, denyOutside, denyPermissions, guardContents, loadPage, serveAssets, showPage, windowOptions } from './window.ts';
