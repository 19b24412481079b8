/** A scheme of one's own needs Electron; Chromium is shown an https address instead that nobody has, and the program its own. One to one, both ways. */

const SUFFIX = '.emulated.invalid';

/** `carkey://console/x` → `https://console.carkey.emulated.invalid/x`; a `blob:` of it likewise. */
export function toShown(url: string): string {
  return url.replace(/^(blob:)?([a-z]+):\/\/([a-z-]+)(?=[/]|$)/, (all, blob: string | undefined, scheme: string, host: string) =>
    scheme === 'http' || scheme === 'https' || scheme === 'file' ? all : `${blob ?? ''}https://${host}.${scheme}${SUFFIX}`,
  );
}

/** The way back; an address of anybody else stays what it is. */
export function toNamed(url: string): string {
  return url.replace(/^(blob:)?https:\/\/([a-z-]+)\.([a-z]+)\.emulated\.invalid(?=[/]|$)/, '$1$3://$2');
}
