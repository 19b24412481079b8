import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainOf, LAMPS, type ChainFacts, type LampId } from '../../../../../app/carkey/status/chain.ts';
import { CAR_SAID_FRESH_MS } from '../../../../../app/carkey/status/car-said.ts';
import { viewJob } from '../../../../../app/carkey/job/job.ts';
import type { LinkStates, Verdict } from '../../../../../app/link/protocol/types.ts';
import type { LINK_PROBLEMS, LinkView } from '../../../../../app/link/read/view.ts';
import type { Vin } from '../../../../../app/vehicle/types.ts';
import { facts, NOW, OTHER, phone, READY, VIN } from '../../../../support/facts.ts';

const IDLE: LinkView = {
  adapters: [],
  chosen: null,
  open: false,
  activity: { name: 'idle' },
  facts: null,
  last: null,
  problem: null,
  bluetooth: { state: 'idle' },
  restarts: 0,
  asOf: NOW,
  rev: 1,
};
const ADAPTER: LinkView['adapters'][number] = {
  id: 'serial:/dev/ttyUSB0',
  kind: 'serial',
  name: 'USB',
  where: '/dev/ttyUSB0',
  likely: true,
  simulated: false,
  unusable: null,
  speed: null,
  rssi: null,
};
const READING: LinkView['activity'] = { name: 'reading', step: 'read-BSI', since: NOW, limitMs: 5_000 };
const AGREE: Verdict = { kind: 'agree', vin: VIN, sources: ['link 0902'], confirmed: true };
const SILENT: Verdict = { kind: 'silent', reasons: ['ignition-off'] };
const CONFLICT: Verdict = {
  kind: 'conflict',
  vins: [
    { vin: VIN, sources: ['link 0902'] },
    { vin: OTHER as Vin, sources: ['link F190 BSI'] },
  ],
};

/** A port that is held open, with a finished read, made for `vehicle` at `at`. */
function read(
  verdict: Verdict,
  states: Partial<LinkStates> = {},
  { vehicle = VIN, at = NOW }: { readonly vehicle?: Vin | null; readonly at?: number } = {},
): LinkView {
  const found = {
    adapter: null,
    volts: 12.4,
    protocol: null,
    states: { adapter: 'answers', powered: 'yes', bus: 'talks', ecu: 'answers', ...states },
    readings: [],
    refusals: [],
    failures: [],
    silent: [],
    troubles: [],
    restarts: 0,
    unknownTexts: [],
  } as const;
  const last = { adapter: ADAPTER.id, vehicle, at, elapsedMs: 900, answeringMs: 800, facts: found, verdict };
  return { ...IDLE, adapters: [ADAPTER], chosen: ADAPTER.id, open: true, facts: found, last };
}

const ALL_WELL: ChainFacts = { line: 'up', logProblem: null, link: read(AGREE), bridge: READY, job: viewJob(facts()), now: NOW };
const THIRD = { job: viewJob(facts({ vin: 'VXKUPHNEKL4123456' as Vin })) };
const NOBODY = { job: viewJob(facts({ vin: null })) };
const ANOTHER = { job: viewJob(facts({ vin: OTHER as Vin })) };
const LIMITED: Verdict = { kind: 'limited', refusals: [] };
const NO_SUPPLY = { powered: 'no' } as const;
const FOR_NOBODY = { vehicle: null };
const AGED = { at: NOW - CAR_SAID_FRESH_MS };
const NEARLY = { at: NOW - CAR_SAID_FRESH_MS + 1 };
const of = (id: LampId, change: Partial<ChainFacts>): string => {
  const lamp = chainOf({ ...ALL_WELL, ...change }).lamps.find((one) => one.id === id);
  return `${lamp?.tone ?? ''} ${lamp?.word ?? ''}`;
};
const problem = (code: (typeof LINK_PROBLEMS)[number]) => ({ link: { ...IDLE, problem: { code, detail: '' } } });
const pims = (method: 'get' | 'set') => {
  const failure = { kind: 'pims', method, code: 2202, label: '', subErrors: null, transactionId: 'x' } as never;
  return { job: { ...viewJob(facts()), problem: failure } };
};

const TABLE: [string, LampId, Partial<ChainFacts>, string][] = [
  ['the console answers', 'desktop', {}, 'on ready'],
  ['the console does not answer', 'desktop', { line: 'lost', logProblem: 'disk-full' }, 'bad line-lost'],
  ['the log takes nothing', 'desktop', { logProblem: 'disk-full' }, 'bad log-stopped'],

  ['the link is not known yet', 'adapter', { link: null }, 'dark not-asked'],
  ['no adapter is seen', 'adapter', { link: IDLE }, 'dark none'],
  [
    'only adapters that cannot be used',
    'adapter',
    { link: { ...IDLE, adapters: [{ ...ADAPTER, unusable: 'held-by-other' }] } },
    'dark none',
  ],
  ['one could be used', 'adapter', { link: { ...IDLE, adapters: [ADAPTER] } }, 'dark found'],
  ['its port is open', 'adapter', {}, 'on open'],
  ['the port is being opened', 'adapter', { link: { ...IDLE, activity: { name: 'opening', since: NOW, limitMs: 1 } } }, 'busy working'],
  ['it was taken away', 'adapter', problem('unplugged'), 'bad trouble'],
  ['a person cancelled', 'adapter', problem('cancelled'), 'dark none'],
  ['somebody asked while it was busy', 'adapter', problem('busy'), 'dark none'],
  ['a modem answered', 'adapter', { link: read(SILENT, { adapter: 'not-elm' }) }, 'bad trouble'],

  ['nothing was read', 'car', { link: IDLE }, 'dark not-asked'],
  ['the first read runs', 'car', { link: { ...IDLE, open: true, activity: READING } }, 'busy working'],
  ['another read runs', 'car', { link: { ...read(AGREE), activity: READING } }, 'busy working'],
  ['it said the VIN in work', 'car', {}, 'on answers'],
  ['it said a VIN and none is in work', 'car', { job: viewJob(facts({ vin: null })) }, 'on answers'],
  ['it said another VIN', 'car', { job: viewJob(facts({ vin: OTHER as Vin })) }, 'bad other-car'],
  ['its units disagree', 'car', { link: read(CONFLICT) }, 'bad conflict'],
  ['its units disagree and no supply is measured', 'car', { link: read(CONFLICT, { powered: 'no' }) }, 'bad conflict'],
  ['it keeps silent', 'car', { link: read(SILENT) }, 'bad silent'],
  ['the adapter is not in the socket', 'car', { link: read(SILENT, { powered: 'no' }) }, 'bad no-power'],
  ['it refuses', 'car', { link: read({ kind: 'limited', refusals: [] }) }, 'bad limited'],

  ['it kept silent, and another vehicle is in work now', 'car', { link: read(SILENT), ...ANOTHER }, 'dark earlier'],
  ['it had no supply, and another vehicle is in work now', 'car', { link: read(SILENT, NO_SUPPLY), ...ANOTHER }, 'dark earlier'],
  ['it refused, and another vehicle is in work now', 'car', { link: read(LIMITED), ...ANOTHER }, 'dark earlier'],
  ['its units disagreed, and neither VIN is in work now', 'car', { link: read(CONFLICT), ...THIRD }, 'dark earlier'],
  ['its units disagreed, and one of them said the VIN in work', 'car', { link: read(CONFLICT), ...ANOTHER }, 'bad conflict'],
  ['it kept silent, and its vehicle was laid aside', 'car', { link: read(SILENT), ...NOBODY }, 'dark earlier'],
  ['it kept silent while no vehicle was in work', 'car', { link: read(SILENT, {}, FOR_NOBODY), ...NOBODY }, 'bad silent'],
  ['it kept silent before a vehicle was in work', 'car', { link: read(SILENT, {}, FOR_NOBODY) }, 'dark earlier'],
  ['it said the VIN in work before that was in work', 'car', { link: read(AGREE, {}, FOR_NOBODY) }, 'on answers'],
  ['it kept silent nearly too long ago', 'car', { link: read(SILENT, {}, NEARLY) }, 'bad silent'],
  ['it kept silent too long ago', 'car', { link: read(SILENT, {}, AGED) }, 'dark old'],
  ['it said its VIN too long ago', 'car', { link: read(AGREE, {}, AGED) }, 'dark old'],
  ['it said another VIN too long ago', 'car', { link: read(AGREE, {}, AGED), ...ANOTHER }, 'dark old'],
  ['the clock was set back since', 'car', { link: read(SILENT, {}, { at: NOW + 3_600_000 }) }, 'dark old'],
  [
    'the adapter does not work, whoever is in work',
    'adapter',
    { link: read(SILENT, { adapter: 'not-elm' }, AGED), ...ANOTHER },
    'bad trouble',
  ],
  ['a mute adapter asked nobody', 'car', { link: read(SILENT, { adapter: 'silent' }) }, 'dark not-asked'],
  ['the port was closed', 'car', { link: { ...read(AGREE), open: false } }, 'dark not-asked'],
  ['the read was made through another adapter', 'car', { link: { ...read(AGREE), chosen: 'serial:COM3' } }, 'dark not-asked'],

  ['no vehicle is in work', 'phone', { job: viewJob(facts({ vin: null })) }, 'dark not-asked'],
  ['there is no bridge to ask', 'phone', { bridge: null }, 'dark not-asked'],
  ['the phone was not asked', 'phone', { job: viewJob(facts({ connection: null })) }, 'dark not-asked'],
  ['the phone is connected', 'phone', {}, 'on connected'],
  ['the phone is not connected', 'phone', { job: viewJob(facts({ connection: phone(false, null) })) }, 'bad not-connected'],
  [
    'the phone is in another vehicle',
    'phone',
    { job: viewJob(facts({ connection: phone(true, OTHER), evidence: [{ source: 'phone connection', vin: OTHER, at: NOW }] })) },
    'bad other-car',
  ],

  ['the bridge is off', 'cloud', { bridge: { name: 'off' } }, 'dark not-asked'],
  ['PIMS answers', 'cloud', {}, 'on connected'],
  [
    'the bridge cannot be reached',
    'cloud',
    { bridge: { name: 'waiting', problem: 'unreachable', retryAt: NOW, attempt: 1 } },
    'bad unreachable',
  ],
  ['a reading failed', 'cloud', pims('get'), 'bad reading-failed'],
  ['an activation was refused: it was answered', 'cloud', pims('set'), 'on connected'],
];

describe('the chain of lamps', () => {
  it.each(TABLE)('%s', (_, id, change, shown) => {
    expect(of(id, change)).toBe(shown);
  });

  it('has nothing broken while all is well, nor while nothing was asked', () => {
    expect(chainOf(ALL_WELL).broken).toBeNull();
    expect(chainOf({ line: 'up', logProblem: null, link: null, bridge: null, job: null, now: NOW }).broken).toBeNull();
  });

  it('names the first broken lamp, whatever else is broken behind it', () => {
    const parts = fc.record({
      line: fc.constantFrom<ChainFacts['line'][]>('up', 'lost'),
      logProblem: fc.constantFrom<ChainFacts['logProblem'][]>(null, 'disk-full'),
      link: fc.constantFrom(null, IDLE, read(AGREE), read(CONFLICT), read(SILENT), problem('unplugged').link),
      bridge: fc.constantFrom<ChainFacts['bridge'][]>(null, READY, { name: 'refused', problem: 'wrong-token' }),
      now: fc.constantFrom(NOW, NOW + CAR_SAID_FRESH_MS),
      job: fc.constantFrom(
        null,
        viewJob(facts()),
        ANOTHER.job,
        NOBODY.job,
        viewJob(facts({ connection: phone(false, null) })),
        pims('get').job,
      ),
    });
    fc.assert(
      fc.property(parts, (change) => {
        const { lamps, broken } = chainOf(change);
        expect(lamps.map(({ id }) => id)).toEqual(LAMPS.filter((id) => id !== 'cable'));
        expect(broken).toBe(lamps.find(({ tone }) => tone === 'bad') ?? null);
      }),
    );
  });

  it('a car is lit or red only by a statement that carries its vehicle and its time', () => {
    const { lamps } = chainOf({ ...ALL_WELL, link: read(SILENT) });
    expect(lamps.find(({ id }) => id === 'car')).toEqual({
      id: 'car',
      tone: 'bad',
      word: 'silent',
      said: { word: 'silent', vehicle: VIN, at: NOW },
    });
  });

  it('an adapter that was never used breaks nothing', () => {
    const { broken } = chainOf({ ...ALL_WELL, link: IDLE, job: viewJob(facts({ connection: phone(false, null) })) });
    expect(broken).toEqual({ id: 'phone', tone: 'bad', word: 'not-connected' });
  });
});
