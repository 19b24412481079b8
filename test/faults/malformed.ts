/**
 * Goal F1: every border that takes text from outside is given messages that are wrong. None may throw, reject, change a prototype, take long
 * or keep memory, and none may take what is no JSON for a message.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseBundle } from '../../app/audit/bundle/parse.ts';
import { parseCheckpoint } from '../../app/audit/log/checkpoint.ts';
import { parseReceiptCode } from '../../app/audit/receipt/receipt-code.ts';
import { parseVerifierKey } from '../../app/audit/log/signed-note.ts';
import { parseTlogProof } from '../../app/audit/log/tlog-proof.ts';
import { decodeSecurityCode } from '../../app/carkey/code/code.ts';
import type { ParsedApi } from '../../app/contract/console.ts';
import { parseFrame, transactionOfFrame } from '../../app/pims/envelope.ts';
import { judgeVin } from '../../app/vehicle/vin.ts';
import { fromChildSchema, toChildSchema } from '../../main/link/messages/messages.ts';
import { storedOperators } from '../../main/operators/accounts/schema.ts';
import { settingsFile } from '../../main/settings/schema.ts';
import { dispatch } from '../../main/shells/common/call-guard.ts';
import type { Fault } from './fault.ts';
import { jsonDocuments } from './json-documents.ts';
import { nastyTexts } from './nasty-texts.ts';
import { malformedTexts } from './malformed-texts.ts';

const COUNT = { starred: 5_000, full: 100_000 } as const;
const P99_MS = 50;
const HEAP_MB = 64;

type Border = (text: string) => unknown;

const api: ParsedApi = { call: () => Promise.reject(new Error('reached')), listen: () => () => undefined };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON: the border gets the bare text instead.
    return text;
  }
}

function asMessage(text: string): Promise<unknown> {
  const value = parsed(text);
  const { method, input } = typeof value === 'object' && value !== null ? (value as { method?: unknown; input?: unknown }) : {};
  return dispatch(api, method ?? text, input ?? value);
}

const BORDERS: Readonly<Record<string, Border>> = {
  'bridge frame': (text) => [parseFrame(text), transactionOfFrame(text)],
  'message of the page': asMessage,
  'message to the link': (text) => toChildSchema.safeParse(parsed(text)),
  'message from the link': (text) => fromChildSchema.safeParse(parsed(text)),
  'settings file': (text) => settingsFile.safeParse(parsed(text)),
  bundle: (text) => parseBundle(new TextEncoder().encode(text)),
  'accounts file': (text) => storedOperators.safeParse(parsed(text)),
  'security code': decodeSecurityCode,
  'signed head': parseCheckpoint,
  proof: parseTlogProof,
  'key of a log': parseVerifierKey,
  'receipt code': parseReceiptCode,
  VIN: judgeVin,
};

/** What a careless program does with a message: it must fail on these, or they are too tame. */
const careless: Border = (text) => {
  const copy = (from: object, to: Record<string, unknown>): void => {
    for (const [key, value] of Object.entries(from) as [string, unknown][])
      if (typeof value === 'object' && value !== null) copy(value, (to[key] ??= {}) as Record<string, unknown>);
      else to[key] = value;
  };
  const message = JSON.parse(text) as { status: string };
  copy(message, {});
  return message.status.length;
};

const PROTOTYPES = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Function.prototype, Promise.prototype] as const;
type Shape = readonly (readonly [object, string | symbol, unknown])[];
/** Every property of the prototypes as it is: what is added, taken away or put in another's place shows. */
const shape = (): Shape =>
  PROTOTYPES.flatMap((prototype) =>
    Reflect.ownKeys(prototype).map((key) => {
      const found = Reflect.getOwnPropertyDescriptor(prototype, key);
      return [prototype, key, (found?.value ?? found?.get) as unknown] as const;
    }),
  );
const count = PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length).join();
const isAsBefore = (before: Shape): boolean =>
  PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length).join() === count &&
  before.every(([prototype, key, value]) => {
    const now = Reflect.getOwnPropertyDescriptor(prototype, key);
    return now !== undefined && (now.value ?? now.get) === value;
  });

/** Gives one text to one border; says what went wrong, and takes a polluted prototype back. */
async function hit(border: Border, text: string, before: Shape): Promise<string | null> {
  let trouble: string | null = null;
  try {
    await border(text);
  } catch (fault) {
    trouble = `threw ${fault instanceof Error ? fault.name : String(fault)}`;
  }
  if (!isAsBefore(before)) {
    trouble = 'changed a prototype';
    Reflect.deleteProperty(Object.prototype, 'polluted');
  }
  return trouble;
}

function heapMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

/** Every border, every message. */
async function tryAll(count: number, seed: number) {
  const before = shape();
  const troubles: string[] = [];
  const times: number[] = [];
  let tried = 0;
  for (const text of malformedTexts(count, seed)) {
    for (const [name, border] of Object.entries(BORDERS)) {
      const start = performance.now();
      const trouble = await hit(border, text, before);
      times.push(performance.now() - start);
      tried += 1;
      if (trouble !== null) troubles.push(`${name} ${trouble} (seed ${seed}): ${JSON.stringify(text.slice(0, 80))}`);
    }
  }
  times.sort((a, b) => a - b);
  return { tried, troubles, p99: times[Math.floor(times.length * 0.99)] ?? Infinity };
}

/** Documents that are no JSON, given to the borders that want JSON: who takes one for a message? */
function takers(): string[] {
  const noJson = jsonDocuments.filter(({ kind }) => kind === 'invalid');
  return noJson.flatMap(({ text }) => [
    ...(parseFrame(text).ok ? [`a bridge frame: ${JSON.stringify(text.slice(0, 40))}`] : []),
    ...(parseBundle(new TextEncoder().encode(text)).ok ? [`a bundle: ${JSON.stringify(text.slice(0, 40))}`] : []),
  ]);
}

async function control(): Promise<{ readonly threw: number; readonly polluted: number }> {
  const before = shape();
  const troubles: (string | null)[] = [];
  for (const text of malformedTexts(0, 0)) troubles.push(await hit(careless, text, before));
  return {
    threw: troubles.filter((trouble) => trouble?.startsWith('threw')).length,
    polluted: troubles.filter((trouble) => trouble === 'changed a prototype').length,
  };
}

/** Malformed messages. */
export const fault: Fault = {
  name: 'malformed',
  starred: true,
  async run(scale) {
    const rejections: unknown[] = [];
    const onRejection = (reason: unknown) => void rejections.push(reason);
    process.on('unhandledRejection', onRejection);
    const careful = await control();
    const heap = heapMb();
    const { tried, troubles, p99 } = await tryAll(COUNT[scale], Date.now() % 1_000_000);
    const grown = heapMb() - heap;
    process.off('unhandledRejection', onRejection);
    const lost = [
      ...troubles,
      ...takers().map((what) => `no JSON was taken for ${what}`),
      ...rejections.map((reason) => `unhandled rejection: ${String(reason)}`),
      ...(p99 > P99_MS ? [`p99 is ${p99.toFixed(1)} ms`] : []),
      ...(grown > HEAP_MB ? [`the heap grew by ${grown.toFixed(0)} MB`] : []),
    ];
    const texts = `${jsonDocuments.length} documents, ${nastyTexts.length} nasty texts, ${COUNT[scale]} generated`;
    const what = `${texts}; careless parser threw ${careful.threw}, polluted ${careful.polluted}; ours: p99 ${p99.toFixed(2)} ms, heap ${grown.toFixed(0)} MB`;
    return {
      name: `malformed messages at ${Object.keys(BORDERS).length} borders`,
      tried,
      survived: tried - troubles.length,
      lost,
      control: { what, seen: careful.threw > 50 && careful.polluted > 0 },
    };
  },
};
