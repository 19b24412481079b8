/** The texts of one language: a data file that the page fetches. It is written when the page is built, from the typed catalogues. */
import { fail, type Language, ok, type Result } from '../../app/base/index.ts';
import type { Words } from '../../app/words/shape/index.ts';
import type { Catalogue } from './en/index.ts';

/** Labels of the screen and words of the domain. */
export type Texts = { readonly labels: Catalogue; readonly words: Words };

/** Where the file of a language is, relative to the page, and its SHA-256 in lower-case hex. Both are built into the page. */
export type TextFile = { readonly path: string; readonly sha256: string };

/** The file of each language. */
export type TextFiles = Readonly<Record<Language, TextFile>>;

/** Why there are no texts. `unreachable`: no answer, or a refusal · `other-file`: the bytes are not those that the page was built with. */
export type TextFault = 'unreachable' | 'other-file';

/** Fetches the texts. What was not written together with this page is refused by its digest, before it is parsed. */
export async function fetchTexts(
  { path, sha256 }: TextFile,
  get: (path: string) => Promise<Response> = (url) => fetch(url),
): Promise<Result<Texts, TextFault>> {
  const bytes = await bytesAt(path, get);
  if (bytes === null) return fail('unreachable');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (hexOf(digest) !== sha256) return fail('other-file');
  // The type of these very bytes was checked when they were written: vite.texts.ts.
  return ok(JSON.parse(new TextDecoder().decode(bytes)) as Texts);
}

async function bytesAt(path: string, get: (path: string) => Promise<Response>): Promise<ArrayBuffer | null> {
  try {
    const answer = await get(path);
    return answer.ok ? await answer.arrayBuffer() : null;
  } catch (fault) {
    // What fetch rejects with when there is no answer, or when it ends in the middle.
    if (fault instanceof TypeError || fault instanceof DOMException) return null;
    throw fault;
  }
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
