/**
 * What adapter is this? By its answers and its behaviour: a chip that calls itself 2.1 may be a clone, and USB or radio names prove
 * nothing. Order of tests: STN, vLinker, ELM327, clone. Sources: public adapter tables of FORScan users, pyOBD and ELMduino issues.
 */
import { type Adapter, type AdapterFamily, type AdviceCode, type Capabilities, compact, readStatus } from '../protocol/index.ts';

/** Answers to the questions of identification; missing or `?` where the adapter does not know one. */
export type Introduction = {
  readonly ATI: readonly string[];
  readonly 'AT@1': readonly string[];
  readonly STI: readonly string[];
  readonly STDI: readonly string[];
  readonly VTVERS: readonly string[];
  /** Asked of those who claim 2.0 or more: every true chip of that age knows it. */
  readonly ATAMC: readonly string[] | null;
};

const VERSION = /ELM32[0-9]|STN[0-9]{3}|OBDLINK|VLINKER|ELS27|V[0-9]\.[0-9]/;
const VLINKER = /VLINKER|VGATE|MIC3[34]22/;

/** Does one of these lines introduce an adapter? The marker that shows which answer belongs to ATI or ATZ. */
export function isIntroduction(lines: readonly string[]): boolean {
  return lines.some((line) => VERSION.test(compact(line)));
}

/** The introducing line without noise bytes; empty when there is none. */
export function versionOf(lines: readonly string[]): string {
  const line = lines.find((one) => VERSION.test(compact(one))) ?? '';
  return line.replaceAll('\uFFFD', '').trim().slice(0, 60);
}

/** Does it claim 2.0 or later, so that it must know ATAMC? */
export function claimsModern(lines: readonly string[]): boolean {
  return /ELM32[0-9]V[2-9]\./.test(compact(versionOf(lines)));
}

/** A usable text answer: not `?` (whatever noise stands beside it), a status word such as NO DATA, ERROR or nothing. */
function textOf(lines: readonly string[]): string {
  if (lines.some((one) => compact(one) === '?')) return '';
  const line = lines.find((one) => !/^(ERROR|)$/.test(compact(one)) && !isStatus(one)) ?? '';
  return line.replaceAll('\uFFFD', '').trim().slice(0, 60);
}

/** Is the line a word of the chip about what it does, not about what it is? Its greeting is a status too, and introduces it. */
const isStatus = (line: string): boolean => readStatus(line).statuses.some(({ kind }) => kind !== 'reset');

/** Makes the adapter known. */
export function identify(said: Introduction, capabilities: Capabilities): Adapter {
  const family = familyOf(said);
  const version = versionOf(said.ATI);
  const device = [said.STDI, said.VTVERS, said.STI, said['AT@1']].map(textOf).find((text) => text !== '') ?? version;
  return { family, version, device, capabilities, advice: adviceOf(family, capabilities) };
}

function familyOf(said: Introduction): AdapterFamily {
  if (!isIntroduction(said.ATI) && !isIntroduction(said.STI)) return 'not-elm';
  const everything = compact([...said.ATI, ...said['AT@1'], ...said.STI, ...said.STDI, ...said.VTVERS].join(' '));
  if (VLINKER.test(everything)) return 'vlinker';
  if (/STN[0-9]{4}/.test(compact(said.STI.join(' ')))) return 'stn';
  if (textOf(said.VTVERS) !== '') return 'vlinker';
  return isClone(said) ? 'clone' : 'elm327';
}

/** Version 1.5 was never released; a chip that claims 2.x and does not know ATAMC is not one. */
function isClone({ ATI, ATAMC }: Introduction): boolean {
  if (/ELM327V1\.5/.test(compact(versionOf(ATI)))) return true;
  return claimsModern(ATI) && ATAMC !== null && textOf(ATAMC) === '';
}

/** Without these an adapter still reads generic OBD, but no ex-PSA unit with its long answers. */
const NEEDED_FOR_UNITS = ['headers', 'set-header', 'receive-filter', 'flow-control', 'long-requests'] as const;

/** What to tell about an adapter. Computed again whenever a capability is learned. */
export function adviceOf(family: AdapterFamily, capabilities: Capabilities): readonly AdviceCode[] {
  if (family === 'not-elm') return ['not-an-obd-adapter'];
  const advice: AdviceCode[] = [];
  if (capabilities['set-protocol'] === false) advice.push('replace-adapter');
  if (NEEDED_FOR_UNITS.some((one) => capabilities[one] === false)) advice.push('generic-obd-only');
  if (family === 'clone') advice.push('clone-adapter');
  return advice;
}

/** Can this adapter read units that answer in several frames, as far as is known? */
export function canReadUnits(capabilities: Capabilities): boolean {
  return NEEDED_FOR_UNITS.every((one) => capabilities[one] !== false);
}
