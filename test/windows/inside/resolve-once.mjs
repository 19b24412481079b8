/**
 * Loaded before a program of the project (`NODE_OPTIONS`): its modules name each other by their files, so that nothing has to be looked for, and a
 * package is looked for once in a process instead of by each of a hundred files that import it. Under Wine such a look takes milliseconds, a start of
 * the console asks for a thousand, and they were most of its time. The first look for a package is Windows' own; what lies elsewhere, as a packed
 * program does, is found without this.
 */
import { registerHooks } from 'node:module';

const PROJECT = /^file:\/\/\/Z:\/w\//;
const SOURCES = /^file:\/\/\/Z:\/w\/(?!node_modules\/)/;
const FILE = /^\.\.?\//;
const PACKAGE = /^(?:@[\w.-]+\/)?[\w-][\w./-]*$/;
const found = new Map();

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '', conditions } = context;
    if (FILE.test(specifier) && PROJECT.test(parentURL) && conditions.includes('import'))
      return { url: new URL(specifier, parentURL).href, shortCircuit: true };
    if (!PACKAGE.test(specifier) || !SOURCES.test(parentURL)) return next(specifier, context);
    const key = `${specifier} ${conditions.join()}`;
    const known = found.get(key);
    if (known !== undefined) return { ...known, shortCircuit: true };
    const first = next(specifier, context);
    found.set(key, first);
    return first;
  },
});
