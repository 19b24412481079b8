/**
 * A real practice console whose every answer and event is poisoned before the page gets it: wherever a text comes from car, bridge, log,
 * settings or file, a hostile one stands instead. What the contract closes (names of states, ids, numbers) stays as it is.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParsedApi, ConsoleEvent } from '../../app/contract/console.ts';
import { startConsole } from '../../main/console/console.ts';
import { startWebShell } from '../../main/shells/web/server.ts';

const RENDERER = join(import.meta.dirname, '..', '..', 'out', 'renderer');

/** Fields of the contract that carry text from outside. */
const TEXTS = new Set([
  ...['detail', 'label', 'subErrors', 'text', 'copy', 'raw', 'hex', 'operatorName', 'station', 'operator', 'by', 'input', 'answer'],
  ...[
    'leaf',
    'version',
    'dataDir',
    'app',
    'origin',
    'model',
    'protocol',
    'privacy',
    'url',
    'confirmedUrl',
    'simulator',
    'where',
    'bluetooth',
    'firmware',
  ],
]);
/** Fields that are a closed word in some places and text in these. */
const TEXTS_IN: Readonly<Record<string, readonly string[]>> = {
  vin: ['evidence', 'opened', 'connection'],
  reason: ['opened', 'given'],
  connection: ['opened'],
  code: ['opened'],
  name: ['adapters'],
};

/** The console, the address of its page, and the way to change what is said. */
export type Poisoned = {
  readonly url: string;
  /** From now on every text is this one; `null` tells the truth. All that was told so far is told again with it. */
  say(text: string | null): void;
  stop(): Promise<void>;
};

function poison(value: unknown, text: string, key = '', within = ''): unknown {
  if (Array.isArray(value)) return value.map((part: unknown) => poison(part, text, key, within));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, poison(part, text, name, key === '' ? within : key)]));
  const hit = TEXTS.has(key) || TEXTS_IN[key]?.includes(within) === true;
  return hit && typeof value === 'string' ? text : value;
}

/** Starts one on a folder of its own. */
export async function startPoisoned(settings: Readonly<Record<string, unknown>>): Promise<Poisoned> {
  const dataDir = mkdtempSync(join(tmpdir(), 'carkey-poisoned-'));
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(settings));
  const started = await startConsole({ dataDir, shell: 'web' });
  if (!started.ok) throw new Error(started.error.detail);
  let text: string | null = null;
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const told = new Map<ConsoleEvent['type'], ConsoleEvent>();
  const now = <T>(value: T): T => (text === null ? value : (poison(value, text) as T));
  started.value.api.listen((event) => {
    told.set(event.type, event);
    for (const listener of listeners) listener(now(event));
  });
  const api: ParsedApi = {
    call: async (method, input) => now(await started.value.api.call(method, input)),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const shell = await startWebShell({ api, rendererDir: RENDERER });
  return {
    url: shell.url,
    say(next) {
      text = next;
      for (const event of told.values()) for (const listener of listeners) listener(now(event));
    },
    async stop() {
      await shell.stop();
      await started.value.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
