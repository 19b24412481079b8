/**
 * Goal P3: values that must not be written are planted in a day at the web shell (search, activation, code, an unknown outcome, settings,
 * messages that are refused); afterwards every byte that the program wrote is searched for them in eight encodings.
 */
import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import type { JobView } from '../../app/carkey/types.ts';
import { createLogger } from '../../main/logger.ts';
import { practiceFleet } from '../../main/pims/simulator/scenarios.ts';
import { goodHeaders, rawRequest, requestText, signIn } from '../flow/shells/raw-http.ts';
import { foundIn, needlesOf } from './encodings.ts';
import type { Fault } from './fault.ts';

const CARKEY = join(import.meta.dirname, '../../main/shells/cli/carkey.mjs');
const word = (name: string): string => `${name}${randomBytes(9).toString('hex')}`;

/** One planted value, and the files that hold it by design (paths within the data folder). */
type Canary = { readonly name: string; readonly value: string; readonly home: readonly string[] };

type Shell = {
  readonly dataDir: string;
  readonly output: Buffer[];
  call(method: string, input: object): Promise<unknown>;
  readonly secrets: readonly Canary[];
  stop(): Promise<void>;
};

/** `carkey serve`, and a page's session at it. */
async function openShell(dataDir: string): Promise<Shell> {
  const child = spawn(process.execPath, [CARKEY, 'serve', '--data', dataDir], { stdio: ['pipe', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => output.push(part));
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const port = Number(new URL(url).port);
  const session = await signIn(url);
  return {
    dataDir,
    output,
    secrets: [
      { name: 'session of the page', value: session, home: [] },
      { name: 'one-time code', value: new URLSearchParams(new URL(url).hash.slice(1)).get('code') ?? '', home: ['(output)'] },
    ],
    async call(method, input) {
      const answer = await rawRequest(
        port,
        requestText('POST', '/api/call', goodHeaders(port, session), JSON.stringify({ method, input })),
      );
      const reply = JSON.parse(answer.body) as { readonly ok: boolean; readonly value?: unknown };
      return reply.ok ? reply.value : null;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Asks until nothing runs any more. */
async function quiet(shell: Shell): Promise<JobView> {
  for (;;) {
    const job = (await shell.call('job.get', {})) as JobView | null;
    if (job !== null && job.stage === null) return job;
    await new Promise((later) => setTimeout(later, 25));
  }
}

async function activate(shell: Shell, vin: string): Promise<string | null> {
  await shell.call('job.open', { vin, how: 'typed' });
  await quiet(shell);
  for (const what of ['keys', 'inside']) await shell.call('job.confirm', { what, value: true });
  await quiet(shell);
  await shell.call('job.activate', { vin });
  return (await quiet(shell)).attempt?.id ?? null;
}

const vinOf = (scenario: string): string => practiceFleet.find((one) => one.scenario === scenario)?.vin ?? '';

/** The day; gives what was planted. */
async function day(shell: Shell): Promise<readonly Canary[]> {
  const token = word('token');
  const operator = word('Operator');
  const reason = word('reason');
  const host = word('host');
  const payload = word('payload');
  const pin = String(randomInt(10 ** 11, 10 ** 12));
  const stranger = `VR3${randomBytes(8).toString('hex').toUpperCase().slice(0, 14)}`;
  await shell.call('operators.first', { name: operator, pin });
  await shell.call('operators.freshPin', { pin });
  await shell.call('settings.change', {
    operatorName: operator,
    profile: { token, url: `wss://${host}.invalid/pims`, answerTimeoutMs: 2_000, activationTimeoutMs: 1_000 },
  });
  await shell.call(payload, { [payload]: payload });
  await shell.call('job.open', { vin: stranger, how: 'typed' });
  await quiet(shell);
  const done = await activate(shell, vinOf('ok'));
  const code = (await shell.call('code.show', { attempt: done })) as {
    readonly raw: string;
    readonly decoded: { readonly copy: string } | null;
  } | null;
  const open = await activate(shell, vinOf('lost-answer'));
  await shell.call('job.handOver', { attempt: open, reason });
  // The screen must have shown what is searched for: a day on which nothing happened would prove nothing.
  if (code === null || open === null) throw new Error('the day did not go as planned');
  const world = ['practice/world.json'];
  return [
    { name: 'bridge token', value: token, home: ['secrets.json'] },
    { name: 'operator', value: operator, home: ['operators.json', 'settings.json'] },
    { name: 'host of the bridge', value: host, home: ['settings.json'] },
    { name: 'reason', value: reason, home: [] },
    { name: 'PIN', value: pin, home: [] },
    { name: 'unknown message', value: payload, home: [] },
    { name: 'security code', value: code.decoded?.copy ?? '', home: world },
    { name: 'security code as received', value: code.raw, home: world },
    { name: 'VIN of a stranger', value: stranger, home: [] },
    ...[vinOf('ok'), vinOf('lost-answer')].map((value) => ({ name: 'VIN', value, home: world })),
    ...shell.secrets,
  ];
}

/** All that was written: every file of the data folder, and the output. */
function written(shell: Shell): ReadonlyMap<string, Buffer> {
  const files = globSync('**/*', { cwd: shell.dataDir }).filter((name) => statSync(join(shell.dataDir, name)).isFile());
  return new Map([
    ...files.map((name) => [name, readFileSync(join(shell.dataDir, name))] as const),
    ['(output)', Buffer.concat(shell.output)],
  ]);
}

/** A log without the redactor shows every value, ours shows none; and the search finds each value in each encoding. */
function control(canaries: readonly Canary[]): { readonly what: string; readonly seen: boolean } {
  let unredacted = '';
  const bareLog = pino({}, { write: (line: string) => void (unredacted += line) });
  for (const { name, value } of canaries) bareLog.info({ [name]: value, reason: value }, 'event');
  const bare = canaries.filter(({ value }) => foundIn(Buffer.from(unredacted), value).length > 0).length;
  const blind = canaries.flatMap(({ value }) =>
    [...needlesOf(value)].filter(
      ([name, needle]) => !foundIn(Buffer.concat([Buffer.from('x'), needle, Buffer.from('y')]), value).includes(name),
    ),
  );
  const vins = canaries.filter(({ name }) => name.startsWith('VIN'));
  let ours = '';
  const logger = createLogger({ write: (line) => void (ours += line) });
  for (const { value } of vins) logger.info('event', { vin: value, reason: value });
  const kept = vins.filter(({ value }) => ours.includes(value)).length;
  return {
    what: `without the redactor ${bare} of ${canaries.length} values stand in the log, with it ${kept} of ${vins.length} VINs`,
    seen: bare === canaries.length && blind.length === 0 && kept === 0,
  };
}

/** Canaries. */
export const fault: Fault = {
  name: 'canary',
  starred: true,
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'carkey-canary-'));
    try {
      const shell = await openShell(dataDir);
      const canaries = await day(shell).finally(() => shell.stop());
      const files = written(shell);
      const tries = canaries.flatMap((canary) => [...files].map(([file, bytes]) => ({ canary, file, hits: foundIn(bytes, canary.value) })));
      const escaped = tries.filter(({ canary, file, hits }) => hits.length > 0 && !canary.home.includes(file));
      // A value that is not even where it belongs was not planted at all.
      const absent = canaries.filter(
        ({ value, home }) => home.length > 0 && !home.some((file) => foundIn(files.get(file) ?? Buffer.alloc(0), value).length > 0),
      );
      return {
        name: `${canaries.length} canaries in ${files.size} files, 8 encodings`,
        tried: tries.length * 8,
        survived: (tries.length - escaped.length) * 8,
        lost: [
          ...escaped.map(({ canary, file, hits }) => `${canary.name} stands in ${file} as ${hits.join(', ')}`),
          ...absent.map(({ name }) => `${name} was never planted`),
        ],
        control: control(canaries),
      };
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
