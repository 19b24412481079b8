/** Hostile tables for the window: addresses, permissions and senders. Exactly the one good case passes. */
import { describe, expect, test } from 'vitest';
import {
  assetPath,
  isOurPage,
  mayNavigate,
  mayRequest,
  mayUse,
  openDecision,
  ORIGIN,
  PAGE,
  showsOurPage,
  type Contents,
  type Frame,
} from '../../../../../../main/shells/electron/window/policy.ts';
import { askingOrigins, hostileUrls, permissionNames } from '../../../../../support/hostile-urls.ts';

describe('addresses', () => {
  test(`none of ${hostileUrls.length} hostile ones may be gone to or opened outside`, () => {
    expect(new Set(hostileUrls).size).toBeGreaterThanOrEqual(400);
    expect(hostileUrls.filter((url) => mayNavigate(url) || openDecision(url) !== 'deny')).toEqual([]);
    expect(mayNavigate(PAGE)).toBe(true);
  });

  test('nothing is fetched that our scheme does not serve; developer tools only where there are any', () => {
    const fetched = hostileUrls.filter((url) => mayRequest(url, true));
    expect(fetched.filter((url) => !url.startsWith(`${ORIGIN}/`) && !url.startsWith(`blob:${ORIGIN}/`))).toEqual([]);
    expect([mayRequest(`${ORIGIN}/assets/a.js`, true), mayRequest(`blob:${ORIGIN}/8f3e`, true)]).toEqual([true, true]);
    const tools = 'devtools://devtools/bundled/inspector.html';
    expect([mayRequest(tools, true), mayRequest(tools, false)]).toEqual([false, true]);
  });

  test('only listed files have a path, and only by their exact address', () => {
    const listed = new Set(['/', '/index.html', '/assets/index-1.js']);
    const served = hostileUrls.filter((url) => assetPath(url, (path) => listed.has(path)) !== null);
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

test(`of ${permissionNames.length} permissions only copying is granted, and only to our own origin`, () => {
  expect(permissionNames.length).toBeGreaterThanOrEqual(24);
  const granted = permissionNames.flatMap((permission) =>
    askingOrigins.filter((origin) => mayUse(permission, origin)).map((origin) => [permission, origin]),
  );
  expect(granted).toEqual([ORIGIN, `${ORIGIN}/`].map((origin) => ['clipboard-sanitized-write', origin]));
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
    const gone: Contents = {
      get mainFrame(): Frame {
        return unreadable();
      },
      isDestroyed: () => false,
    };
    expect([showsOurPage(gone), showsOurPage(broken), showsOurPage(contents())]).toEqual([false, false, true]);
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
      ...hostileUrls.filter((url) => !url.startsWith(`${PAGE}#`)).map((url) => ({ url, origin: ORIGIN })),
      ...badOrigins.map((origin) => ({ url: PAGE, origin })),
    ];
    for (const frame of frames) {
      const ours = contents(frame);
      if (isOurPage({ sender: ours, senderFrame: frame }, ours)) passed.push(`${frame.origin} ${frame.url}`);
    }
    expect(passed).toEqual([]);
  });
});
