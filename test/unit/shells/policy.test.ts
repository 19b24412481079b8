/** Hostile tables for the window: addresses, permissions and senders. Exactly the one good case passes. */
import { describe, expect, test } from 'vitest';
import {
  assetPath,
  isOurPage,
  mayNavigate,
  mayUse,
  openDecision,
  ORIGIN,
  PAGE,
  type Contents,
  type Frame,
} from '../../../main/shells/electron/policy.ts';

const schemes = [
  'http:',
  'https:',
  'file:',
  'data:',
  'blob:',
  'javascript:',
  'about:',
  'devtools:',
  'chrome:',
  'view-source:',
  'ws:',
  'ftp:',
  'mailto:',
  'carkey2:',
  'xcarkey:',
  'CARKEY:',
  'Carkey:',
];
const hosts = [
  'console',
  'Console',
  'CONSOLE',
  'console.',
  'console.evil.test',
  'evil.test',
  'xconsole',
  'consolе',
  'console:80',
  'console:',
  'user@console',
  'user:pw@console',
  'console@evil.test',
  '127.0.0.1',
  'localhost',
  '',
  'console%2e',
  'console\\',
  ' console',
];
const paths = [
  '',
  '/',
  '/index.html',
  '/index.html/',
  '//index.html',
  '/./index.html',
  '/../index.html',
  '/%2e%2e/index.html',
  '/%2fetc/passwd',
  '/../../etc/passwd',
  '/index.html?x=1',
  '/index.html#x',
  '/index.html%00',
  '/INDEX.HTML',
  '/index.html;x',
  '/assets/../index.html',
  '/..%5c..%5cwindows',
  '/index.html\n',
];

const hostile = [
  ...schemes.flatMap((scheme) => hosts.map((host) => `${scheme}//${host}/index.html`)),
  ...hosts.filter((host) => host !== 'console').map((host) => `carkey://${host}/index.html`),
  ...paths.filter((path) => path !== '/index.html').map((path) => `${ORIGIN}${path}`),
  'about:blank',
  'about:srcdoc',
  'data:text/html,<script>1</script>',
  'blob:carkey://console/8f3e',
  'javascript:alert(1)',
  'view-source:carkey://console/index.html',
  'filesystem:carkey://console/temporary/x',
  ' carkey://console/index.html',
  'carkey:console/index.html',
  'carkey:/console/index.html',
  'carkey:///console/index.html',
  '',
];

describe('addresses', () => {
  test(`none of ${hostile.length} hostile ones may be gone to or opened outside`, () => {
    expect(hostile.length).toBeGreaterThan(350);
    expect(hostile.filter((url) => mayNavigate(url) || openDecision(url) !== 'deny')).toEqual([]);
    expect(mayNavigate(PAGE)).toBe(true);
  });

  test('only listed files have a path, and only by their exact address', () => {
    const listed = new Set(['/', '/index.html', '/assets/index-1.js']);
    const served = hostile.filter((url) => assetPath(url, (path) => listed.has(path)) !== null);
    expect(served).toEqual([`${ORIGIN}/`]);
    expect(assetPath(`${ORIGIN}/assets/index-1.js`, (path) => listed.has(path))).toBe('/assets/index-1.js');
  });

  test('opening outside takes an exact address of the list', () => {
    const listed = ['https://help.example/page'];
    const near = [
      'https://help.example/page/',
      'https://help.example/page?x',
      'https://help.example/pag',
      'http://help.example/page',
      'https://help.example.evil.test/page',
      'https://HELP.example/page',
    ];
    expect(near.filter((url) => openDecision(url, listed) === 'browser')).toEqual([]);
    expect(openDecision('https://help.example/page', listed)).toBe('browser');
  });
});

const permissions = [
  'accessibility-events',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network-access',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
];

test(`none of ${permissions.length} permissions is granted to anyone`, () => {
  const origins = [ORIGIN, `${ORIGIN}/`, 'https://evil.test', 'null', '', 'file://'];
  expect(permissions.flatMap((permission) => origins.filter((origin) => mayUse(permission, origin)))).toEqual([]);
});

describe('senders', () => {
  const good: Frame = { url: PAGE, origin: ORIGIN };
  const contents = (mainFrame: Frame = good): Contents => ({ mainFrame, isDestroyed: () => false });

  test('our page passes, with or without a fragment', () => {
    for (const url of [PAGE, `${PAGE}#job`]) {
      const frame = { ...good, url };
      const ours = contents(frame);
      expect(isOurPage({ sender: ours, senderFrame: frame }, ours)).toBe(true);
    }
  });

  test('no frame, no window, another window, a frame inside: refused', () => {
    const ours = contents();
    const gone: Contents = { mainFrame: good, isDestroyed: () => true };
    expect(isOurPage({ sender: ours, senderFrame: null }, ours)).toBe(false);
    expect(isOurPage({ sender: ours, senderFrame: good }, null)).toBe(false);
    expect(isOurPage({ sender: contents(), senderFrame: good }, ours)).toBe(false);
    expect(isOurPage({ sender: ours, senderFrame: { ...good } }, ours)).toBe(false);
    expect(isOurPage({ sender: gone, senderFrame: good }, gone)).toBe(false);
  });

  test('a frame or window that cannot be read is refused', () => {
    const unreadable = (): never => {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    };
    const frame: Frame = {
      origin: ORIGIN,
      get url(): string {
        return unreadable();
      },
    };
    const ours = contents(frame);
    expect(isOurPage({ sender: ours, senderFrame: frame }, ours)).toBe(false);
    const broken: Contents = { mainFrame: good, isDestroyed: unreadable };
    expect(isOurPage({ sender: broken, senderFrame: good }, broken)).toBe(false);
  });

  test('every hostile address or origin is refused', () => {
    const passed: string[] = [];
    const badOrigins = [
      'null',
      '',
      'carkey://',
      'carkey://console/',
      'carkey://console.',
      'carkey://CONSOLE',
      'carkey://console:80',
      'https://console',
      'file://',
      'devtools://devtools',
    ];
    const frames: Frame[] = [
      ...hostile.filter((url) => url !== `${PAGE}#x`).map((url) => ({ url, origin: ORIGIN })),
      ...badOrigins.map((origin) => ({ url: PAGE, origin })),
    ];
    for (const frame of frames) {
      const ours = contents(frame);
      if (isOurPage({ sender: ours, senderFrame: frame }, ours)) passed.push(`${frame.origin} ${frame.url}`);
    }
    expect(passed).toEqual([]);
  });
});
