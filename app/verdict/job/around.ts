/** What is known around a stop: what this console read itself, and what PIMS and the phone answered. Facts only; none of them judges. */
import { BATTERY_LOW_PERCENT, SKEW_WARN_MS } from '../../carkey/index.ts';
import type { CarSilence, JobFacts } from '../../carkey/status/index.ts';
import { factOf, type Fact } from '../index.ts';

/** The facts, as far as they are known. */
export function factsAround(facts: JobFacts): readonly Fact[] {
  return [...ofBridge(facts), ...ofCar(facts), ...ofPhone(facts), ...ofServices(facts)];
}

function ofBridge({ bridge }: JobFacts): readonly Fact[] {
  if (bridge.name !== 'ready') return [factOf('bridge-away')];
  const { skewMs, device } = bridge;
  const battery = device?.batteryPercent ?? null;
  return [
    factOf('bridge-connected'),
    ...(skewMs === null ? [] : [ofClocks(Math.abs(skewMs))]),
    ...(battery === null || battery >= BATTERY_LOW_PERCENT ? [] : [factOf('phone-battery-low', { percent: battery })]),
  ];
}

function ofClocks(skew: number): Fact {
  return skew > SKEW_WARN_MS ? factOf('clocks-differ', { seconds: Math.round(skew / 1000) }) : factOf('clocks-agree');
}

const SILENCE: Readonly<Record<CarSilence, Fact['fact']>> = { adapter: 'adapter-silent', 'no-power': 'car-no-power', silent: 'car-silent' };

/** What the car's own units said over the adapter, or why none of them did. */
function ofCar({ evidence, vin, carSilence }: JobFacts): readonly Fact[] {
  const said = evidence.filter(({ source }) => source.startsWith('link '));
  if (said.length === 0) return carSilence === null ? [] : [factOf(SILENCE[carSilence])];
  return [factOf(said.every((one) => one.vin === vin) ? 'car-agrees' : 'car-differs')];
}

function ofPhone({ connection, vin }: JobFacts): readonly Fact[] {
  if (connection === null) return [];
  const { connected, vin: at } = connection.fact;
  if (!connected) return [factOf('phone-not-at-car')];
  // A phone that names no vehicle says only that it is connected.
  return at === null ? [] : [factOf(at === vin ? 'phone-at-car' : 'phone-at-other-car')];
}

function ofServices({ services }: JobFacts): readonly Fact[] {
  return services === null ? [] : [factOf(services.length === 0 ? 'services-none' : 'services-some')];
}
