/**
 * What the development server adds to the page. The page's policy stays as strict as it is, but for a nonce: what the server puts in
 * (the styles that are changed in place, the start of the hot reload) carries it, anything else is refused as in the product.
 */
import { createReadStream, existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin, ProxyOptions } from 'vite';

/** Sent to the open pages with a one-time code after the console was started anew; they trade it as they trade the one of an address. */
export const NEW_CODE = 'carkey:new-code';

/**
 * Runs in the page before the page's own script. That a new code in the address loads the page anew is the page's own habit. Nothing is left
 * out while developing, so the schema library comes through the doors of `app`; it is told not to ask for code from text, which the policy refuses.
 */
const CLIENT = `globalThis.__zod_globalConfig = { jitless: true };
import.meta.hot.on('${NEW_CODE}', ({ hash }) => { window.location.hash = hash; });`;
const CLIENT_ID = '/@carkey-dev';

/** Which folders hold the sources of the console, and what to do when a file of them changes. */
type DevOptions = { readonly root: string; readonly nonce: string; readonly sourceChanged: (file: string) => void };

/** Adds the nonce wherever the policy names scripts and styles. Throws where it names none: then the page has another policy than thought. */
export function withNonce(html: string, nonce: string): string {
  const wider = html.replaceAll(/(script|style)-src 'self'/g, (directive) => `${directive} 'nonce-${nonce}'`);
  if (wider === html) throw new Error('the policy of renderer/index.html was not found');
  return wider;
}

/** Is it a source that the console's process runs? */
export function isConsoleSource(root: string, file: string): boolean {
  const [folder] = relative(root, file).split(sep);
  return (folder === 'main' || folder === 'app') && file.endsWith('.ts');
}

/** The plugin. */
export function development({ root, nonce, sourceChanged }: DevOptions): Plugin {
  const packages = join(root, 'out', 'renderer', 'third-party.json');
  return {
    name: 'carkey-development',
    config: () => ({ html: { cspNonce: nonce } }),
    resolveId: (id) => (id === CLIENT_ID ? id : null),
    load: (id) => (id === CLIENT_ID ? CLIENT : null),
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => ({
        html: withNonce(html, nonce),
        tags: [{ tag: 'script', attrs: { type: 'module', src: CLIENT_ID }, injectTo: 'head-prepend' }],
      }),
    },
    configureServer(server) {
      server.watcher.add([join(root, 'main'), join(root, 'app')]);
      server.watcher.on('all', (_event, file) => {
        if (isConsoleSource(root, file)) sourceChanged(file);
      });
      // The list of licences is written by the build; without one, About says that there is none.
      server.middlewares.use('/third-party.json', (_request, response, next) => {
        if (!existsSync(packages)) next();
        else createReadStream(packages).pipe(response.setHeader('Content-Type', 'application/json'));
      });
    },
  };
}

/**
 * Hands calls of the page to the web shell. `Host` becomes the shell's own; `Origin` does only where it is the development server's own, so
 * that whatever comes from elsewhere is refused by the shell as ever.
 */
export function toWebShell(shellPort: number): ProxyOptions {
  const target = `http://127.0.0.1:${shellPort}`;
  return {
    target,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on('proxyReq', (outgoing, incoming) => {
        if (incoming.headers.origin === `http://${incoming.headers.host ?? ''}`) outgoing.setHeader('origin', target);
      });
      // While the console starts anew nobody answers; the page tries again by itself.
      proxy.on('error', (_fault, _incoming, outgoing) => void outgoing.end());
    },
  };
}
