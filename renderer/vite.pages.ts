/** What holds for every page that is built. */
import type { Plugin } from 'vite';

/** A rule of `app` does nothing by being loaded, so a door (index.ts) costs only what is taken through it. */
export const onlyWhatIsTaken = { moduleSideEffects: [{ test: /[\\/]app[\\/]/, sideEffects: false }] };

/** A schema library weighs more than all that a page needs, and asks for code from text, which the policies of the pages forbid. */
export function noSchemaLibrary(): Plugin {
  return {
    name: 'no-schema-library',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules) : []));
      const found = modules.find(([id, { renderedLength }]) => renderedLength > 0 && /[\\/]node_modules[\\/]zod[\\/]/.test(id));
      if (found !== undefined) throw new Error(`a page has a schema library in it: ${found[0]}`);
    },
  };
}

/** What lucide writes beside each line of an icon: a key by chance, which no compression shortens (1.7 kB of a page), and the icon's earlier names. */
const KEY = /\bkey: "[a-z0-9]+"/g;
const ALIASES = /,\s*aliases: \[[^\]]*\]/;

/** Icons without what only lucide's own tools read; the lines of an icon are keyed by their number. */
export function plainIcons(): Plugin {
  return {
    name: 'plain-icons',
    transform: {
      filter: { id: /[\\/]lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/]/ },
      handler: (code) => {
        let line = 0;
        return { code: code.replace(ALIASES, '').replace(KEY, () => `key: "${line++}"`), map: null };
      },
    },
  };
}
