/** Senders that are not our page, as Electron would hand them to a handler: each makes a window and a message from the good ones. */
import { ORIGIN, PAGE, type Frame } from '../../../../../main/shells/electron/window/policy.ts';
import { FakeContents } from '../../../../support/electron-double.ts';

/** A message as the door sees it, and the window that is ours at that moment. */
export type Arrival = { readonly ours: FakeContents; readonly event: { readonly sender: unknown; readonly senderFrame: unknown } };

/** Our own window, whose main frame shows this. */
function showing(frame: Frame): Arrival {
  const ours = new FakeContents();
  ours.mainFrame = frame;
  return { ours, event: { sender: ours, senderFrame: frame } };
}

/** Our window is as it should be; the message says another frame sent it. */
function from(senderFrame: unknown): Arrival {
  const ours = new FakeContents();
  return { ours, event: { sender: ours, senderFrame } };
}

const disposed = (): never => {
  throw new Error('Render frame was disposed before WebFrameMain could be accessed');
};

const URLS = [
  '',
  'about:blank',
  'about:srcdoc',
  'data:text/html,<script>1</script>',
  'blob:carkey://console/8f3e',
  'file:///opt/carkey/index.html',
  'file://console/index.html',
  'devtools://devtools/bundled/inspector.html',
  'chrome-error://chromewebdata/',
  'javascript:void 0',
  'http://console/index.html',
  'https://console/index.html',
  'https://evil.test/index.html',
  'carkey://console.evil.test/index.html',
  'carkey://evil.console/index.html',
  'carkey://consoIe/index.html',
  'carkey://consolе/index.html',
  'carkey://console:8080/index.html',
  'carkey://console:/index.html',
  'carkey://user@console/index.html',
  'carkey://user:pw@console/index.html',
  'carkey://console@evil.test/index.html',
  'carkey://console./index.html',
  'carkey://CONSOLE/index.html',
  'CARKEY://console/index.html',
  'carkey2://console/index.html',
  'carkey://console/',
  'carkey://console/other.html',
  'carkey://console/index.html?x',
  'carkey://console/index.html/',
  'carkey://console/./index.html',
  'view-source:carkey://console/index.html',
];

const ORIGINS = ['null', '', 'carkey://', 'carkey://console/', 'carkey://console.', 'carkey://CONSOLE', 'carkey://console:80', 'file://'];

/** Every hostile sender by name. */
export const hostileSenders: ReadonlyMap<string, () => Arrival> = new Map<string, () => Arrival>([
  ['no frame', () => from(null)],
  ['no such field', () => from(undefined)],
  ['a frame inside the page', () => from({ url: PAGE, origin: ORIGIN })],
  [
    'a frame that is gone',
    () =>
      from({
        get url() {
          return disposed();
        },
        origin: ORIGIN,
      }),
  ],
  [
    'a page whose address cannot be read',
    () =>
      showing({
        get url() {
          return disposed();
        },
        origin: ORIGIN,
      }),
  ],
  [
    'a page whose origin cannot be read',
    () =>
      showing({
        url: PAGE,
        get origin() {
          return disposed();
        },
      }),
  ],
  [
    'another window with the same page',
    () => {
      const { ours } = from(null);
      const other = new FakeContents();
      return { ours, event: { sender: other, senderFrame: other.mainFrame } };
    },
  ],
  [
    'our frame in the name of another window',
    () => {
      const { ours } = from(null);
      return { ours, event: { sender: new FakeContents(), senderFrame: ours.mainFrame } };
    },
  ],
  [
    'a window that was destroyed',
    () => {
      const arrival = showing({ url: PAGE, origin: ORIGIN });
      arrival.ours.destroyed = true;
      return arrival;
    },
  ],
  ...URLS.map((url) => [`our window at "${url}"`, () => showing({ url, origin: ORIGIN })] as const),
  ...ORIGINS.map((origin) => [`our address with the origin "${origin}"`, () => showing({ url: PAGE, origin })] as const),
]);
