/** Rules of the upgrade (sections 1 and 9): who is let in, and what the response says. */
import { randomBytes } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { parseHello } from '../../app/pims/bridge-protocol/index.ts';
import { SUBPROTOCOL } from '../../app/pims/index.ts';
import { CHALLENGE_HEADER, PROOF_HEADER, proofOf, SIMULATOR_HEADER } from '../pims/transport/index.ts';
import type { Kit } from './kit.ts';
import { must, reach, type Upgrade } from './line.ts';
import { rule, type Rule } from './rule.ts';

/** A refusal is any HTTP answer but 101, or none. */
async function refused(kit: Kit, changes: Partial<Upgrade>, status?: number): Promise<void> {
  const reached = await kit.upgrade(changes);
  must(!('line' in reached), 'the upgrade was accepted');
  must(status === undefined || reached.status === status, `the answer was ${reached.status ?? 'none'}`);
}

async function headerOf(kit: Kit, name: string, headers: Readonly<Record<string, string>> = {}): Promise<string | null> {
  const reached = await kit.upgrade({ headers });
  must('line' in reached, 'the upgrade was refused');
  const value = reached.line.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : null;
}

/** A Date header has whole seconds, and travels. */
const CLOCK_MS = 3_000;

/** See the head of the file. */
export const UPGRADE_RULES: readonly Rule[] = [
  rule('upgrade.subprotocol', 'open', 'An upgrade without `pims.bridge.v1` is refused.', (kit) =>
    refused(kit, { subprotocol: null }).then(() => null),
  ),
  rule('upgrade.chosen', 'open', 'The bridge chooses `pims.bridge.v1`, whatever else is offered.', async (kit) => {
    const reached = await kit.upgrade({ subprotocol: ['something.else', SUBPROTOCOL] });
    must('line' in reached, 'the upgrade was refused');
    must(reached.line.protocol === SUBPROTOCOL, `it chose "${reached.line.protocol}"`);
    return null;
  }),
  rule('upgrade.path', 'open', 'An upgrade of another path than `/pims` is refused.', async (kit) => {
    const url = new URL(kit.target.url);
    url.pathname = '/somewhere-else';
    await refused(kit, { url: url.href });
    return null;
  }),
  rule('upgrade.plain-text', 'open', 'Plain text from another host is refused.', plainText),
  rule('token.missing', 'token', 'An upgrade without the token gets 401.', (kit) => refused(kit, { token: null }, 401).then(() => null)),
  rule('token.wrong', 'token', 'An upgrade with a wrong token gets 401.', (kit) =>
    refused(kit, { token: `${kit.target.token ?? ''}x` }, 401).then(() => null),
  ),
  rule('token.in-address', 'token', 'A token in the address is not accepted.', async (kit) => {
    const url = new URL(kit.target.url);
    url.searchParams.set('token', kit.target.token ?? '');
    await refused(kit, { url: url.href, token: null }, 401);
    return null;
  }),
  rule('date.present', 'open', 'The upgrade response has an HTTP `Date`.', async (kit) => {
    const date = await headerOf(kit, 'Date');
    must(date !== null && !Number.isNaN(Date.parse(date)), date === null ? 'there is none' : `it is "${date.slice(0, 60)}"`);
    return null;
  }),
  rule('date.server-time', 'stand-in', 'The `Date` is the time of the PIMS server, within 2 s, not that of the phone.', async (kit) => {
    const aheadMs = 3_600_000;
    await kit.scripted({ serverAheadMs: aheadMs });
    const said = Date.parse((await headerOf(kit, 'Date')) ?? '');
    // Without a date, `date.present` says so.
    const off = Number.isNaN(said) ? 0 : Math.abs(said - aheadMs - Date.now());
    must(off <= CLOCK_MS, `it is ${Math.round(off / 1000)} s off`);
    return null;
  }),
  rule('simulator.mark', 'open', 'Only a simulator of ours sends `X-PIMS-Simulator`, and proves it.', async (kit) => {
    const challenge = randomBytes(32).toString('hex');
    const reached = await kit.upgrade({ headers: { [CHALLENGE_HEADER]: challenge } });
    must('line' in reached, 'the upgrade was refused');
    const { [SIMULATOR_HEADER.toLowerCase()]: name, [PROOF_HEADER.toLowerCase()]: proof } = reached.line.headers;
    if (typeof name !== 'string') return null;
    must(name.length <= 40, `its name has ${name.length} characters`);
    const key = kit.target.simulatorKey;
    must(key !== null && proof === proofOf(key, challenge, name), 'it calls itself a simulator, and is none that this computer knows');
    return null;
  }),
  rule('hello.form', 'open', '`X-PIMS-Bridge`, where it is sent, names version 1.1 or newer first, then words.', async (kit) => {
    const header = await headerOf(kit, 'X-PIMS-Bridge');
    if (header === null) return 'the bridge is of version 1.0: it sends no such header';
    must(parseHello(header).version !== '1.0' && /^1\.\d+(; [a-z-]+)*$/.test(header), `it says "${header.slice(0, 80)}"`);
    return null;
  }),
];

/** Over loopback the bridge must not listen on this computer's other addresses in plain text; elsewhere not at its own. */
async function plainText(kit: Kit): Promise<string | null> {
  const url = new URL(kit.target.url);
  const onLoopback = /^(localhost|127\.|\[::1\])/.test(url.hostname);
  const hosts = onLoopback ? otherAddresses() : [url.hostname];
  if (hosts.length === 0) return 'this computer has no other address to try from';
  for (const host of hosts) {
    const reached = await reach({ url: `ws://${host}:${url.port}/pims`, token: kit.target.token, limitMs: kit.target.limitMs });
    if ('line' in reached) reached.line.close();
    must(!('line' in reached), `plain text was accepted at ${host}`);
  }
  return null;
}

function otherAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);
}
