/** The settings of the simulated adapter, and its answers to AT and ST commands. */
import type { AdapterTraits } from './adapters.ts';
import type { SimulatedCar } from './car.ts';

/** What a chip remembers until it is reset. `found`: the protocol a search ended on. */
export type Settings = {
  readonly echo: boolean;
  readonly linefeeds: boolean;
  readonly spaces: boolean;
  readonly headers: boolean;
  readonly timeoutMs: number;
  readonly protocol: string;
  readonly found: string | null;
  readonly header: string;
  readonly filter: string | null;
  readonly flowHeader: string | null;
  readonly flowData: boolean;
  readonly flowMode: 0 | 1;
};

/** State after power-on. */
export function defaults(): Settings {
  return {
    echo: true,
    linefeeds: false,
    spaces: true,
    headers: false,
    timeoutMs: 200,
    protocol: '0',
    found: null,
    header: '7DF',
    filter: null,
    flowHeader: null,
    flowData: false,
    flowMode: 0,
  };
}

type Answer = { readonly settings: Settings; readonly text: string };
type Change = readonly [RegExp, (value: string) => Partial<Settings>];

const SWITCHES: readonly Change[] = [
  [/^ATE([01])$/, (value) => ({ echo: value === '1' })],
  [/^ATL([01])$/, (value) => ({ linefeeds: value === '1' })],
  [/^ATS([01])$/, (value) => ({ spaces: value === '1' })],
  [/^ATH([01])$/, (value) => ({ headers: value === '1' })],
  [/^ATST([0-9A-F]{2})$/, (value) => ({ timeoutMs: value === '00' ? 200 : Number.parseInt(value, 16) * 4 })],
  [/^ATSP([0-9A-C])$/, (value) => ({ protocol: value, found: null })],
  [/^ATSH([0-7][0-9A-F]{2})$/, (value) => ({ header: value })],
  [/^ATCRA([0-7][0-9A-F]{2})?$/, (value) => ({ filter: value === '' ? null : value })],
  [/^ATAR()$/, () => ({ filter: null })],
  [/^ATFCSH([0-7][0-9A-F]{2})$/, (value) => ({ flowHeader: value })],
  [/^ATFCSD([0-9A-F]{2,10})$/, () => ({ flowData: true })],
  [/^ATFCSM0()$/, () => ({ flowMode: 0 })],
  [/^(?:ATCAF1|ATAT[012]|ATPC|ATFE|ATD)()$/, () => ({})],
];

/** Carries out one command. Unknown ones, and those the adapter lacks, are answered with `?`. */
export function setting(text: string, settings: Settings, traits: AdapterTraits, car: SimulatedCar): Answer {
  if (traits.missing.some((start) => text.startsWith(start))) return { settings, text: '?' };
  const told = question(text, settings, traits, car);
  if (told !== null) return { settings, text: told };
  if (text === 'ATFCSM1') {
    const ready = settings.flowHeader !== null && settings.flowData;
    return ready ? { settings: { ...settings, flowMode: 1 }, text: 'OK' } : { settings, text: '?' };
  }
  for (const [shape, change] of SWITCHES) {
    const match = shape.exec(text);
    if (match !== null) return { settings: { ...settings, ...change(match[1] ?? '') }, text: 'OK' };
  }
  return { settings, text: '?' };
}

function question(text: string, settings: Settings, traits: AdapterTraits, car: SimulatedCar): string | null {
  switch (text) {
    case 'ATI':
      return traits.version;
    case 'AT@1':
      return 'OBDII to RS232 Interpreter';
    case 'STI':
      return traits.sti;
    case 'STDI':
      return traits.stdi;
    case 'VTVERS':
      return traits.vtvers;
    case 'ATAMC':
      return '00';
    case 'ATIGN':
      return car.bus === 'none' ? 'OFF' : 'ON';
    case 'ATRV':
      return `${car.volts.toFixed(1)}V`;
    case 'ATDPN':
      return settings.found === null ? settings.protocol : (traits.namesProtocol ?? `A${settings.found}`);
    default:
      return null;
  }
}
