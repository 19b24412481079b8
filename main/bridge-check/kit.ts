/** What rules run on: connections to the bridge under test, its script, and the limits. */
import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../app/base/index.ts';
import { Broken, type Line, must, pause, reach, type Request, type Upgrade } from './line.ts';
import type { Needs } from './needs.ts';

/** What is checked, and with what. */
export type Target = {
  readonly url: string;
  readonly token: string | null;
  /** Vehicle for reads on a real SDK; null: none, nothing is read. */
  readonly vin: string | null;
  /** Key of our own simulator at this address; null: it is none that we know. */
  readonly simulatorKey: Uint8Array | null;
  /** Longest wait for an answer, ms. */
  readonly limitMs: number;
  /** How long the kit waits to see that nothing more happens, ms. */
  readonly settleMs: number;
  /** Longest wait for an app that was killed, ms. */
  readonly restartMs: number;
};

/** A plan for the stand-in; docs/bridge-protocol.md, section 10. */
export type Plan = JsonObject;

/** One call that the stand-in got. */
export type SdkCall = { readonly method: string; readonly api: string; readonly parameters: JsonObject; readonly typed: JsonObject };

/** See {@link openKit}. */
export type Kit = {
  readonly target: Target;
  /** The upgrade alone, as it was asked for. */
  upgrade(changes: Partial<Upgrade>): ReturnType<typeof reach>;
  /** A new connection. */
  open(): Promise<Line>;
  /** A new connection with an initialised SDK. */
  ready(): Promise<Line>;
  /** A new connection with an initialised stand-in that follows this plan. */
  scripted(plan: Plan): Promise<Line>;
  /** What the stand-in was called with since the plan. */
  calls(line: Line, api?: string): Promise<readonly SdkCall[]>;
  /** All that the app has written to logs and files since the plan. */
  written(line: Line): Promise<string>;
  /** A connection to an app that was killed, as soon as it listens again. */
  afterCrash(): Promise<Line>;
  /** Ends every connection of the rule. */
  close(): void;
};

/** Secrets of the kit's `initialize`: looked for in whatever the app writes. */
export const KIT_SECRET = 'kit-client-secret-7f3a91';
/** The VIN of published samples. */
export const KIT_VIN = 'VR1AB12C3D4567890';

/** The first request of a connection. On a real SDK the credentials are empty, since the app has its own. */
export function initialize(secret: string): Request {
  const credential = { clientID: '', clientSecret: secret, webviewsRedirectURI: '', loginRedirectURI: '' };
  const parameters = { environnement: 'development', mode: 'B2C', monitoring: false, credential, profile: { brand: 'DS' } };
  return { method: 'initialize', parameters };
}

/** A rule that can no longer be tested, and why. */
export class Untested extends Error {}

/** Does a stand-in answer on this connection? The header alone is not enough to activate behind it; without it nothing is sent. */
export async function hasStandIn(line: Line): Promise<boolean> {
  const header = line.headers['x-pims-bridge'];
  if (typeof header !== 'string' || !header.split(';').some((word) => word.trim() === 'stand-in')) return false;
  const answer = await line.ask({ method: 'get', api: 'bridge.stand-in' }).catch((fault: unknown) => {
    if (fault instanceof Broken) return null;
    throw fault;
  });
  return answer?.['status'] === 'SUCCEEDED';
}

/** A kit for one rule. An app may restart between two connections and come back without its stand-in: what needs it has it proved on each. */
export function openKit(target: Target, needs: Needs): Kit {
  const lines: Line[] = [];
  const base = { url: target.url, token: target.token, limitMs: target.limitMs };
  const isSafe = needs === 'open' || needs === 'token' || (needs === 'reads' && target.vin !== null);
  const taken = async (line: Line): Promise<Line> => {
    lines.push(line);
    if (!isSafe && !(await hasStandIn(line))) throw new Untested('the bridge was there again without its stand-in');
    return line;
  };
  const open = async (): Promise<Line> => {
    const reached = await reach(base);
    must('line' in reached, 'the bridge refused the connection');
    return taken(reached.line);
  };
  const ready = async (secret = ''): Promise<Line> => {
    const line = await open();
    await line.ask(initialize(secret));
    return line;
  };
  const control = async (line: Line, method: string, parameters?: JsonObject): Promise<JsonObject> => {
    const answer = await line.ask({ method, api: 'bridge.stand-in', ...(parameters === undefined ? {} : { parameters }) });
    must(answer['status'] === 'SUCCEEDED', 'the stand-in did not take its script');
    return objectOf(answer['result']);
  };
  return {
    target,
    upgrade: async (changes) => {
      const reached = await reach({ ...base, ...changes });
      if ('line' in reached) lines.push(reached.line);
      return reached;
    },
    open,
    ready: () => ready(),
    scripted: async (plan) => {
      await control(await open(), 'set', plan);
      return ready(KIT_SECRET);
    },
    calls: async (line, api) => {
      const { calls } = await control(line, 'get');
      const all = listOf(calls).map((call) => callOf(objectOf(call)));
      return all.filter((call) => api === undefined || call.api === api);
    },
    written: async (line) => {
      const { written } = await control(line, 'get');
      return typeof written === 'string' ? written : '';
    },
    afterCrash: async () => {
      const end = Date.now() + target.restartMs;
      for (;;) {
        const reached = await reach(base);
        if ('line' in reached) {
          const back = await taken(reached.line);
          await back.ask(initialize(KIT_SECRET));
          return back;
        }
        must(Date.now() < end, 'the app did not come back');
        await pause(target.settleMs);
      }
    },
    close: () => lines.splice(0).forEach((line) => line.close()),
  };
}

function callOf(call: JsonObject): SdkCall {
  return {
    method: wordOf(call['method']),
    api: wordOf(call['api']),
    parameters: objectOf(call['parameters']),
    typed: objectOf(call['typed']),
  };
}

/** An object, or an empty one for anything else. */
export function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** A text, a number or a boolean as text; a short word for anything else. */
export function wordOf(value: Json | undefined): string {
  return typeof value === 'object' ? 'an object' : String(value);
}

/** How a typed value is told by the stand-in. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
