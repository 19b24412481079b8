/** Downloads of the window: exactly the file that the console just handed out, once. */
import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { describe, expect, test } from 'vitest';
import { guardDownloads, HANDED_OUT_MS, judgeDownload, type Download } from '../../../../../../main/shells/electron/window/downloads.ts';
import { ORIGIN } from '../../../../../../main/shells/electron/window/policy.ts';
import { FakeContents } from '../../../../../support/electron-double.ts';
import { fakeConsole } from '../../../../../support/fake-console.ts';
import { hostileUrls } from '../../../../../support/hostile-urls.ts';

const NAME = 'carkey-log-2030-01-01T08-00-00.csv';
const BLOB = `blob:${ORIGIN}/0b7c1f2e-1111-4222-8333-444455556666`;
const good: Download = { fromOurPage: true, chain: [BLOB], name: NAME, bytes: 12 };
const file = { name: NAME, bytes: 12, at: 1_000 };
const judged = (download: Partial<Download>, now = 1_000) => judgeDownload({ ...good, ...download }, [file], now);

/** Names that a page could put in the place of the one it was given. */
const HOSTILE_NAMES = [
  ...[
    '',
    ' ',
    NAME.toUpperCase(),
    `${NAME} `,
    ` ${NAME}`,
    `${NAME}.exe`,
    `${NAME}\u0000.exe`,
    `\u202e${NAME}`,
    `../${NAME}`,
    `..\\${NAME}`,
  ],
  ...[
    `/etc/${NAME}`,
    `C:\\${NAME}`,
    `${NAME}:stream`,
    NAME.replace('csv', 'scr'),
    NAME.replace('csv', 'ｃsv'),
    NAME.replace('o', 'о'),
    'CON',
    '.bashrc',
  ],
  ...['carkey.lnk', 'desktop.ini', 'update.exe', 'a.desktop', 'a.app', 'a.command', 'a.url', 'carkey-log-2030-01-01T08-00-01.csv'],
];

/** Addresses that look like something that our page made. */
const HOSTILE_BLOBS = [
  ...[
    BLOB.toUpperCase(),
    `${BLOB}#`,
    `${BLOB}?x`,
    `${BLOB}/x`,
    `${BLOB} `,
    ` ${BLOB}`,
    `${BLOB}\n`,
    `x${BLOB}`,
    `blob:${BLOB}`,
    `view-source:${BLOB}`,
  ],
  ...[`blob:${ORIGIN}/`, `blob:${ORIGIN}.evil.test/0b7c1f2e-1111-4222-8333-444455556666`, BLOB.replace('console', 'console@evil.test')],
  ...[BLOB.replace('console', 'console:80'), BLOB.replace('carkey', 'https'), BLOB.replace('blob:', 'filesystem:'), BLOB.slice(0, -1)],
  ...['blob:null/0b7c1f2e-1111-4222-8333-444455556666', `${ORIGIN}/index.html`, 'data:text/plain,x', 'about:blank', '', 'javascript:1'],
];

describe('the judgement', () => {
  test('lets the file pass that was handed out, for as long as the page keeps it', () => {
    expect(judged({})).toBe(file);
    expect(judged({ bytes: 0 })).toBe(file);
    expect(judged({}, 1_000 + HANDED_OUT_MS - 1)).toBe(file);
  });

  test(`refuses ${hostileUrls.length + HOSTILE_BLOBS.length} hostile addresses, first or later on the way`, () => {
    const urls = [...hostileUrls, ...HOSTILE_BLOBS];
    expect(urls.filter((url) => judged({ chain: [url] }) !== null)).toEqual([]);
    expect(urls.filter((url) => judged({ chain: [url, BLOB] }) !== null || judged({ chain: [BLOB, url] }) !== null)).toEqual([]);
  });

  test(`refuses ${HOSTILE_NAMES.length} hostile names`, () => {
    expect(HOSTILE_NAMES.filter((name) => judged({ name }) !== null)).toEqual([]);
  });

  test.each<readonly [string, Partial<Download>, number]>([
    ['from another page', { fromOurPage: false }, 1_000],
    ['by no way at all', { chain: [] }, 1_000],
    ['a byte larger', { bytes: 13 }, 1_000],
    ['of a size that is no number', { bytes: Number.NaN }, 1_000],
    ['too late', {}, 1_000 + HANDED_OUT_MS],
    ['before it was handed out', {}, 999],
  ])('refuses a file %s', (_why, download, now) => {
    expect(judged(download, now)).toBeNull();
  });

  test('refuses everything where nothing was handed out', () => {
    expect(judgeDownload(good, [], 1_000)).toBeNull();
  });
});

describe('the session', () => {
  const csv = { name: NAME, mime: 'text/csv', encoding: 'text', data: 'vin;ü' };
  const setUp = () => {
    const answers: Record<string, unknown> = {
      'audit.export': csv,
      'bundle.create': { ...csv, name: 'b.carkey-bundle', encoding: 'base64', data: 'AAEC' },
      'link.exportTrace': { name: 't.txt', text: 'é' },
      'trust.print': csv,
    };
    const session = new EventEmitter();
    const api = guardDownloads(
      session as unknown as Session,
      fakeConsole((method) => answers[method] ?? null),
      () => 5,
    );
    const contents = new FakeContents();
    /** Does a download start? */
    const starts = (name: string, bytes: number, from: FakeContents | null = contents): boolean => {
      let stopped = false;
      const item = { getURLChain: () => [BLOB], getFilename: () => name, getTotalBytes: () => bytes };
      session.emit('will-download', { preventDefault: () => (stopped = true) }, item, from);
      return !stopped;
    };
    return { api, contents, starts };
  };

  test('saves each file that the console handed out, once', async () => {
    const { api, starts } = setUp();
    await api.call('audit.export', { format: 'csv' });
    await api.call('link.exportTrace', { withVins: false });
    await api.call('bundle.create', { of: { filter: {} }, open: [], traces: false, note: '' });
    expect([starts(NAME, 6), starts('t.txt', 2), starts('b.carkey-bundle', 3)]).toEqual([true, true, true]);
    expect([starts(NAME, 6), starts('t.txt', 2), starts('b.carkey-bundle', 3)]).toEqual([false, false, false]);
  });

  test('starts no download that nobody asked the console for', async () => {
    const { api, contents, starts } = setUp();
    expect(starts(NAME, 6)).toBe(false);
    await api.call('trust.print', {});
    expect(starts(NAME, 6)).toBe(false);
    await api.call('audit.export', { format: 'csv' });
    expect(starts(NAME, 7)).toBe(false);
    expect(starts(NAME, 6, null)).toBe(false);
    contents.mainFrame = { url: 'https://evil.test/', origin: 'https://evil.test' };
    expect(starts(NAME, 6)).toBe(false);
  });

  test('hands events on', () => {
    const inner = fakeConsole();
    const stop = guardDownloads(new EventEmitter() as unknown as Session, inner, () => 0).listen(() => undefined);
    expect(inner.listeners()).toBe(1);
    stop();
    expect(inner.listeners()).toBe(0);
  });
});
