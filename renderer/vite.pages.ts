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
