/**
 * Writes the texts of each language as a data file beside the page. They are data and not code: a page loads one language only, and nothing
 * of it is compiled. The page knows the digest of each file (i18n/texts.ts).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Plugin } from 'vite';
import type { Language } from '../app/base/index.ts';
import { de as deWords } from '../app/words/de/index.ts';
import { en as enWords } from '../app/words/en/index.ts';
import { es as esWords } from '../app/words/es/index.ts';
import { fr as frWords } from '../app/words/fr/index.ts';
import { it as itWords } from '../app/words/it/index.ts';
import { de } from './i18n/de/index.ts';
import { en } from './i18n/en/index.ts';
import { es } from './i18n/es/index.ts';
import { fr } from './i18n/fr/index.ts';
import { it } from './i18n/it/index.ts';
import type { TextFile, Texts } from './i18n/texts.ts';

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: { labels: en, words: enWords },
  fr: { labels: fr, words: frWords },
  de: { labels: de, words: deWords },
  es: { labels: es, words: esWords },
  it: { labels: it, words: itWords },
};

/** One file to be written. */
export type WrittenTexts = TextFile & { readonly language: Language; readonly source: string };

/** All of them. */
export const WRITTEN: readonly WrittenTexts[] = Object.entries(TEXTS).map(([language, texts]) => {
  const source = JSON.stringify(texts);
  const digest = bytesToHex(sha256(utf8ToBytes(source)));
  return { language: language as Language, path: `texts/${language}.json`, sha256: digest, source };
});

/** Writes them, and puts {@link TextFile}s into the page as `TEXT_FILES`. */
export function texts(): Plugin {
  const files = Object.fromEntries(WRITTEN.map(({ language, path, sha256: digest }) => [language, { path, sha256: digest }]));
  return {
    name: 'texts',
    config: () => ({ define: { TEXT_FILES: JSON.stringify(files) } }),
    // Under the development server nothing is written; a changed catalogue starts it anew, as it does for all that its configuration imports.
    configureServer({ middlewares }) {
      for (const { path, source } of WRITTEN)
        middlewares.use(`/${path}`, (_, response) => void response.setHeader('Content-Type', 'application/json').end(source));
    },
    generateBundle() {
      for (const { path, source } of WRITTEN) this.emitFile({ type: 'asset', fileName: path, source });
    },
  };
}
