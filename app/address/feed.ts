/** Where updates of the desktop program may come from: encrypted, or from this computer itself. */
import { fail, ok, type Result } from '../base/index.ts';
import { isLoopback, parseUrl } from './url.ts';

/** What a folder of files may be called; it is put together with the names of files, so nothing stands behind it. */
const PATH = /^[A-Za-z0-9._~/%-]*$/;

/** Judges an address; blanks around it do not count. An empty text is none, and answers ''. No user, no query, no fragment. */
export function judgeFeedAddress(text: string): Result<string, 'feed-address-form'> {
  const trimmed = text.trim();
  if (trimmed === '') return ok('');
  const url = parseUrl(trimmed);
  if (url === null || /[?#@]/.test(trimmed) || !PATH.test(url.pathname)) return fail('feed-address-form');
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isSafe ? ok(trimmed) : fail('feed-address-form');
}
