/** Who is on the other end of the bridge: the real one of the profile, or a simulator of our own on the loopback interface. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fail, type Mode, ok, type Result } from '../../app/base/index.ts';
import type { Vin } from '../../app/vehicle/index.ts';
import type { Clock, Logger } from '../base/index.ts';
import type { NamedPlace } from '../link/index.ts';
import { type RunningSimulatedAdapter, startSimulatedAdapter } from '../link/simulator/index.ts';
import { modeDir } from '../data-folder/index.ts';
import type { PhoneCable } from '../phone-cable/index.ts';
import type { BridgeProfile } from '../pims/index.ts';
import { isScenarioName, SCENARIO_NAMES, startSimulator } from '../pims/simulator/index.ts';
import { type ConnectionSecrets, destinationOf, openConnection, type Secret, type SecretStore } from '../secrets/index.ts';
import type { Settings } from '../settings/index.ts';
import { cableOf } from './cable.ts';

/** What one run may set differently from the settings file. */
export type Override = {
  readonly mode?: Mode;
  /** Practice with this simulator of ours, which runs on its own and proves itself by the key; with it the run is a practice run. */
  readonly simulator?: { readonly url: string; readonly key: Uint8Array };
  readonly scenario?: string;
  readonly operatorName?: string;
  /** Practice only: this vehicle starts afresh, whatever earlier runs did to it. */
  readonly freshVehicle?: string;
  readonly profile?: {
    readonly url?: string;
    readonly token?: Secret | null;
    readonly sdk?: BridgeProfile['sdk'];
    readonly answerTimeoutMs?: number;
    readonly activationTimeoutMs?: number;
  };
};

/** What a peer is made from. */
export type PeerOptions = {
  readonly mode: Mode;
  readonly dataDir: string;
  readonly settings: Settings;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly override?: Override;
  /** Whether people read cars here; the command line does it without a console. */
  readonly withLink: boolean;
};

/** Where the simulated adapter is. A car's story is played by the vehicle in work: its units say that VIN, unless the story says otherwise. */
export type PracticePlug = {
  /** Puts the adapter into a simulated car, or (`null`) into no socket, which pulls it first. False for an unknown car. */
  readonly put: (car: string | null, vin: Vin | null) => boolean;
  /** Puts it into the same car with this VIN; false when that VIN is there already, or it is in no car, and nothing was pulled. */
  readonly follow: (vin: Vin | null) => boolean;
};

/** The other end of the bridge. */
export type Peer = {
  readonly profile: BridgeProfile;
  /** Puts practice vehicles back to how their situation starts; null on a real bridge. */
  readonly resetPractice: ((vin?: string) => void) | null;
  /** What the link may reach: adapters of this computer, or only the simulated one. */
  readonly link: { readonly discover: boolean; readonly places: readonly NamedPlace[] };
  /** The simulated adapter of practice; null where adapters are real. */
  readonly plug: PracticePlug | null;
  /** The cable to a phone; null where nobody follows one. Stopped with the peer. */
  readonly cable: PhoneCable | null;
  readonly stop: () => Promise<void>;
};

/** Upper limits against our own simulator: it answers in milliseconds, so waiting long for a lost answer would only waste a learner's time. */
const PRACTICE_LIMITS = { answerTimeoutMs: 4_000, activationTimeoutMs: 5_000 } as const;
/** The simulator's late answer comes this long after the limit, ms. */
const LATE_BY_MS = 1_500;

/** `secrets`: of the bridge that is meant; the simulator of practice gets none. */
function initializeParameters({ profile }: Settings, secrets: ConnectionSecrets | null): BridgeProfile['initialize'] {
  return () => ({
    environnement: profile.environment,
    mode: 'B2C',
    monitoring: false,
    credential: {
      clientID: secrets?.clientId?.reveal() ?? '',
      clientSecret: secrets?.clientSecret?.reveal() ?? '',
      webviewsRedirectURI: '',
      loginRedirectURI: '',
    },
    profile: { brand: profile.brand },
  });
}

/** The mode of a run: a simulator of ours is practice, whatever else was asked for; then what this run says; then the settings. */
export function modeOf(settings: Pick<Settings, 'mode'>, override: Override | undefined): Mode {
  return override?.simulator === undefined ? (override?.mode ?? settings.mode) : 'practice';
}

/** Names the peer of a mode; in practice it is started here and stopped by the returned function, unless it runs on its own. */
export async function startPeer(options: PeerOptions): Promise<Result<Peer, string>> {
  if (options.mode !== 'live') return startPractice(options);
  const profile = liveProfile(options);
  const cable = cableOf(profile, options);
  return ok({
    profile: cable === null ? profile : { ...profile, cable: () => cable.place() },
    resetPractice: null,
    link: { discover: options.withLink, places: [] },
    plug: null,
    cable,
    stop: () => cable?.stop() ?? Promise.resolve(),
  });
}

function liveProfile(options: PeerOptions): BridgeProfile {
  const { settings, override } = options;
  const wanted = override?.profile;
  return {
    ...meant(options),
    sdk: wanted?.sdk ?? settings.profile.sdk,
    pin: settings.profile.pin,
    simulator: null,
    answerTimeoutMs: wanted?.answerTimeoutMs ?? settings.profile.answerTimeoutMs,
    activationTimeoutMs: wanted?.activationTimeoutMs ?? settings.profile.activationTimeoutMs,
  };
}

/** A bridge that was named for this run gets no secret of the settings; the one of the settings gets those that were confirmed for it. */
function meant({ settings, secrets, override }: PeerOptions): Pick<BridgeProfile, 'url' | 'token' | 'initialize' | 'unconfirmed'> {
  const named = override?.profile?.url;
  const { url } = settings.profile;
  const kept = named === undefined ? openConnection(secrets).secretsFor(destinationOf(settings.profile)) : null;
  const given = override?.profile?.token;
  const token = given === undefined ? (kept?.token ?? null) : given;
  return {
    url: named ?? url,
    token: () => token?.reveal() ?? null,
    initialize: initializeParameters(settings, kept),
    ...(named === undefined && url !== '' && kept === null ? { unconfirmed: true } : {}),
  };
}

/** An adapter that does everything right: practice is about cars. */
const PRACTICE_ADAPTER = 'elm327';

/** A simulator that practice talks to. */
type PracticeBridge = Pick<Peer, 'profile' | 'resetPractice' | 'stop'>;

async function startPractice(options: PeerOptions): Promise<Result<Peer, string>> {
  const alone = options.override?.simulator;
  const bridge = alone === undefined ? await embedded(options) : ok(simulatorOnItsOwn(options, alone));
  if (!bridge.ok) return bridge;
  const adapter = await adapterOf(options).catch(async (fault: unknown) => {
    await bridge.value.stop();
    throw fault;
  });
  const place =
    adapter === null
      ? []
      : [{ place: { kind: 'network', host: '127.0.0.1', port: adapter.port }, simulated: true, name: 'ELM327' } as const];
  return ok({
    ...bridge.value,
    link: { discover: false, places: place },
    plug: adapter === null ? null : practicePlug(adapter, options.settings.practice.car),
    cable: null,
    stop: async () => {
      await adapter?.stop();
      await bridge.value.stop();
    },
  });
}

async function adapterOf({ withLink }: PeerOptions): Promise<RunningSimulatedAdapter | null> {
  return withLink ? startSimulatedAdapter({ port: 0, car: null, adapter: PRACTICE_ADAPTER }) : null;
}

function practicePlug(adapter: RunningSimulatedAdapter, remembered: string | null): PracticePlug {
  let at: { readonly car: string | null; readonly vin: Vin | null } = { car: remembered, vin: null };
  const put = (car: string | null, vin: Vin | null): boolean => {
    const known = adapter.setCar(car, vin ?? undefined);
    if (known) at = { car, vin };
    return known;
  };
  return { put, follow: (vin) => at.car !== null && at.vin !== vin && put(at.car, vin) };
}

/** The simulator of ours that somebody started; it keeps its vehicles itself. */
function simulatorOnItsOwn(options: PeerOptions, { url, key }: NonNullable<Override['simulator']>): PracticeBridge {
  const { override, settings } = options;
  const wanted = override?.profile;
  const token = wanted?.token ?? null;
  const profile: BridgeProfile = {
    url,
    token: () => token?.reveal() ?? null,
    sdk: wanted?.sdk ?? 'auto',
    pin: null,
    simulator: key,
    // It prints what it hears, so it gets no credentials of live work.
    initialize: initializeParameters(settings, null),
    answerTimeoutMs: wanted?.answerTimeoutMs ?? settings.profile.answerTimeoutMs,
    activationTimeoutMs: wanted?.activationTimeoutMs ?? settings.profile.activationTimeoutMs,
  };
  return { profile, resetPractice: null, stop: () => Promise.resolve() };
}

async function embedded(options: PeerOptions): Promise<Result<PracticeBridge, string>> {
  const { settings, override, clock } = options;
  const scenario = override?.scenario ?? settings.scenario;
  if (!isScenarioName(scenario)) {
    return fail(`There is no simulator case named "${scenario}". Known: ${SCENARIO_NAMES.join(', ')}.`);
  }
  const token = randomBytes(32).toString('base64url');
  const limits = {
    answerTimeoutMs: Math.min(settings.profile.answerTimeoutMs, PRACTICE_LIMITS.answerTimeoutMs),
    activationTimeoutMs: Math.min(settings.profile.activationTimeoutMs, PRACTICE_LIMITS.activationTimeoutMs),
    ...override?.profile,
  };
  const statePath = join(modeDir(options.dataDir, 'practice'), 'world.json');
  const simulator = await startSimulator({ port: 0, scenario, token, statePath, clock, lateMs: limits.activationTimeoutMs + LATE_BY_MS });
  const profile: BridgeProfile = {
    url: simulator.url,
    token: () => token,
    sdk: override?.profile?.sdk ?? 'auto',
    pin: null,
    simulator: simulator.key,
    initialize: initializeParameters(settings, null),
    answerTimeoutMs: limits.answerTimeoutMs,
    activationTimeoutMs: limits.activationTimeoutMs,
  };
  // Who signed in and enrolled before is still the customer: an activation is the next step of that job, and not the first.
  if (override?.freshVehicle !== undefined) simulator.reset(override.freshVehicle, 'vehicle');
  return ok({ profile, resetPractice: (vin) => simulator.reset(vin), stop: () => simulator.stop() });
}
