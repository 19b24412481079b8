/** One look at the phones, for the command line: nothing is forwarded, and nothing stays open. */
import { type CableFacts, type CableView, cableView, parseDeviceList, type PhoneSeen } from '../../app/phone-cable/index.ts';
import { adbIn, adbPort } from './adb-program.ts';
import { type AdbServer, answers, openAdbServer } from './adb-server.ts';

/** What one look found. `app`: does something listen at the port of the bridge app? Null where the phone cannot be asked. */
export type PhonesThere = {
  readonly view: CableView;
  readonly phones: readonly (CableView['phones'][number] & { readonly app: boolean | null })[];
};

type Look = Parameters<typeof adbIn>[0] & { readonly appPort: number; readonly signal: AbortSignal };

/** Looks. A server that breaks off while it is asked counts as one that does not answer. */
export async function lookAtPhones({ platform, env, appPort, signal }: Look): Promise<PhonesThere> {
  const port = adbPort(env);
  const server = (await answers(port)) ? await openAdbServer(port) : null;
  const phones = server === null ? null : await server.list(signal).then(parseDeviceList, () => null);
  const silent = phones === null;
  const adb = silent ? (await adbIn({ platform, env })) !== null : null;
  const seen = phones ?? [];
  const facts = { use: 'on', adb, phones: seen, wanted: null, chosen: null, way: null, inUse: null } as const;
  const view = cableView({ ...facts, server: silent ? 'silent' : 'answers' } satisfies CableFacts);
  const apps = server === null ? [] : await Promise.all(seen.map((one) => appOn(server, one, appPort, signal)));
  const rows = view.phones.map((row) => ({ ...row, app: apps[seen.findIndex(({ serial }) => serial === row.serial)] ?? null }));
  return { view, phones: rows };
}

async function appOn(
  server: AdbServer,
  { serial, state, transport }: PhoneSeen,
  port: number,
  signal: AbortSignal,
): Promise<boolean | null> {
  if (state !== 'authorised' || transport === null) return null;
  return server.listens({ serial, transport, port }, signal).catch(() => null);
}
