/** The adapters that can be simulated: true chips and clones, each with the one thing it does wrong. */

/** How an adapter differs from a true ELM327. */
export type AdapterTraits = {
  readonly name: string;
  /** Banner of ATZ and ATI. */
  readonly version: string;
  readonly sti: string | null;
  readonly stdi: string | null;
  readonly vtvers: string | null;
  /** Settings that are answered with `?` (start of the command). */
  readonly missing: readonly string[];
  /** Longer requests are cut to this many bytes before they leave. */
  readonly requestBytes: number;
  /** ATE0 is accepted and not obeyed. */
  readonly echoAlways: boolean;
  /** `first`: the first answer comes with the second; `always`: every answer comes with the next command. */
  readonly late: 'never' | 'first' | 'always';
  /** The supply drops at this command, counted from 1 and once. */
  readonly supplyDropsAt: number | null;
  /** The chip starts anew at every command of this number and its multiples. */
  readonly restartsEvery: number | null;
  /** Shows one answer too many (`?` and a prompt) before the answer to this command, counted from 1. */
  readonly surplusAt: number | null;
  /** Bytes that are not text before banners, NUL in answers, foreign lines. */
  readonly garbage: boolean;
  /** Only echoes ATZ. */
  readonly deafToReset: boolean;
  /** What it says to ATDPN in place of the protocol that its search found; null: the truth. */
  readonly namesProtocol: string | null;
  /** The longest answer of the car that it holds, in characters; more is `BUFFER FULL`. */
  readonly buffer: number;
  /** Answers nothing to what it does not understand, where a true chip says `?`. */
  readonly ignoresNonsense: boolean;
  /** This many lines get no answer at first, as if they had come at a wrong speed. */
  readonly deafLines: number;
  /** No answer at all, or the answers of a modem. */
  readonly kind: 'elm' | 'silent' | 'modem';
};

const TRUE_CHIP: AdapterTraits = {
  name: 'elm327',
  version: 'ELM327 v1.4b',
  sti: null,
  stdi: null,
  vtvers: null,
  missing: [],
  requestBytes: 7,
  echoAlways: false,
  late: 'never',
  supplyDropsAt: null,
  restartsEvery: null,
  surplusAt: null,
  garbage: false,
  deafToReset: false,
  namesProtocol: null,
  buffer: 512,
  ignoresNonsense: false,
  deafLines: 0,
  kind: 'elm',
};

const like = (name: string, traits: Partial<AdapterTraits>): AdapterTraits => ({ ...TRUE_CHIP, name, ...traits });
const clone = (name: string, traits: Partial<AdapterTraits>): AdapterTraits =>
  like(name, { version: 'ELM327 v1.5', missing: ['ATAMC', 'ATPPS'], ...traits });

/** All simulated adapters. */
export const SIMULATED_ADAPTERS: readonly AdapterTraits[] = [
  TRUE_CHIP,
  like('obdlink-sx', { version: 'ELM327 v1.3a', sti: 'STN1130 v4.0.1', stdi: 'OBDLink SX r4.2' }),
  like('vlinker-fs', { version: 'ELM327 v2.3', vtvers: 'vLinker FS v2.2' }),
  clone('clone-v1.5', {}),
  clone('clone-v2.1', { version: 'ELM327 v2.1' }),
  clone('clone-no-flow-control', { missing: ['ATAMC', 'ATPPS', 'ATFCSH', 'ATFCSD', 'ATFCSM1'] }),
  clone('clone-no-headers', { missing: ['ATAMC', 'ATPPS', 'ATH1'] }),
  clone('clone-cuts-requests', { requestBytes: 2 }),
  clone('clone-echo', { echoAlways: true }),
  clone('clone-wakes-late', { late: 'first' }),
  clone('clone-one-late', { late: 'always' }),
  clone('clone-garbage', { garbage: true }),
  clone('clone-deaf-to-reset', { deafToReset: true }),
  clone('clone-protocol-zero', { namesProtocol: 'A0' }),
  clone('clone-protocol-in-words', { namesProtocol: 'AUTO, ISO 9141-2' }),
  clone('clone-protocol-unnamed', { missing: ['ATAMC', 'ATPPS', 'ATDPN'] }),
  clone('clone-protocol-bare', { missing: ['ATAMC', 'ATPPS', 'ATDPN', 'ATH1'] }),
  clone('clone-small-buffer', { buffer: 90 }),
  clone('public-emulator', { ignoresNonsense: true }),
  like('supply-drops', { supplyDropsAt: 22 }),
  like('restarts-again-and-again', { restartsEvery: 9 }),
  like('silent', { kind: 'silent' }),
  like('modem', { kind: 'modem' }),
];

/** A simulated adapter by name; null for an unknown name. */
export function simulatedAdapter(name: string): AdapterTraits | null {
  return SIMULATED_ADAPTERS.find((one) => one.name === name) ?? null;
}
