/** What `carkey link` prints: the JSON document (stable) and English lines, made from the link's own views. Pure. */
import type { Json } from '../../../../app/base/index.ts';
import type { SilenceReason, VinReading } from '../../../../app/link/protocol/index.ts';
import type { AdapterSeen, LinkProblem, LinkView, ReadReport } from '../../../../app/link/read/index.ts';
import { supplyOf } from '../../../../app/link/adapters/index.ts';
import type { Words } from '../../../../app/words/shape/index.ts';
import { sayWitness, sayWitnesses } from '../../../../app/words/index.ts';
import { EXIT, type ExitCode, failed, type CommandResult } from '../command/index.ts';
import { iso } from './views.ts';

/** Result of `carkey link list`: 0 with a usable adapter in the list, else 3. */
export function listResult(view: LinkView, words: Words): CommandResult {
  const { adapters, bluetooth } = view;
  const radio = bluetooth.state === 'unavailable' ? bluetooth.problem : null;
  const json = { adapters: adapters.map((one) => ({ ...one })), bluetooth: radio === null ? null : { ...radio } };
  const lines = adapters.map((one) => adapterLine(one, words));
  const usable = adapters.some(({ unusable }) => unusable === null);
  const advice = words.linkProblem['no-adapter'];
  return {
    exit: usable ? EXIT.yes : EXIT.unreachable,
    answer: { json, lines: radio === null ? lines : [...lines, `Bluetooth: ${radio.detail}`] },
    ...(usable ? {} : { sentence: `No usable adapter. ${advice.hands}` }),
  };
}

function adapterLine({ name, where, likely, simulated, unusable, speed, rssi }: AdapterSeen, words: Words): string {
  const notes = [
    ...(simulated ? ['SIMULATED'] : []),
    ...(likely ? ['likely an OBD adapter'] : []),
    ...(speed === null ? [] : [`${speed} bit/s last time`]),
    ...(rssi === null ? [] : [`${rssi} dBm`]),
    ...(unusable === null ? [] : [`not usable: ${words.unusableReason[unusable]}`]),
  ];
  // A port without a name of its own is called by its path.
  const named = name === where ? where : `${where}  ${name}`;
  return `${named}${notes.length === 0 ? '' : `  (${notes.join('; ')})`}`;
}

/** Result of `carkey link read`: 0 one VIN, 4 no VIN, 6 units disagree; 3 when the adapter itself did not answer. */
export function readResult(report: ReadReport, words: Words): CommandResult {
  const { facts, verdict } = report;
  const json: Json = {
    adapter:
      facts.adapter === null
        ? null
        : { ...facts.adapter, capabilities: { ...facts.adapter.capabilities }, advice: [...facts.adapter.advice] },
    voltage: facts.volts,
    protocol: facts.protocol === null ? null : { ...facts.protocol },
    states: { ...facts.states },
    evidence: facts.readings.map(readingJson),
    refusals: facts.refusals.map((one) => ({ ...one })),
    failures: facts.failures.map((one) => ({ ...one })),
    silent: [...facts.silent],
    troubles: [...facts.troubles],
    verdict: verdictJson(report),
    elapsedMs: Math.round(report.elapsedMs),
    answeringMs: Math.round(report.answeringMs),
  };
  return { exit: exitOfRead(report), answer: { json, lines: readLines(report, words) }, ...sentenceOf(verdict, words) };
}

const readingJson = ({ vin, source, ecu, protocol, raw, at }: VinReading): Json => ({ vin, source, ecu, protocol, raw, at: iso(at) });

function verdictJson({ verdict }: ReadReport): Json {
  switch (verdict.kind) {
    case 'agree':
      return { kind: 'agree', vin: verdict.vin, sources: [...verdict.sources], confirmed: verdict.confirmed };
    case 'conflict':
      return { kind: 'conflict', vins: verdict.vins.map(({ vin, sources }) => ({ vin, sources: [...sources] })) };
    case 'limited':
      return { kind: 'limited', refusals: verdict.refusals.map((one) => ({ ...one })) };
    case 'silent':
      return { kind: 'silent', reasons: [...verdict.reasons] };
  }
}

function exitOfRead({ verdict, facts }: ReadReport): ExitCode {
  if (verdict.kind === 'agree') return EXIT.yes;
  if (verdict.kind === 'conflict') return EXIT.conflict;
  return facts.states.adapter === 'answers' ? EXIT.no : EXIT.unreachable;
}

function sentenceOf(verdict: ReadReport['verdict'], words: Words): Pick<CommandResult, 'sentence'> {
  if (verdict.kind === 'agree') return {};
  const [first] = verdict.kind === 'silent' ? verdict.reasons : [];
  return { sentence: first === undefined ? words.linkVerdict[verdict.kind].sentence : reasonSentence(first, words) };
}

const reasonSentence = (reason: SilenceReason, words: Words): string =>
  `${words.silenceReason[reason].hands} ${words.silenceReason[reason].meaning}`;

function readLines({ facts, verdict }: ReportParts, words: Words): readonly string[] {
  const { adapter, volts, protocol, readings } = facts;
  const supply = volts === null ? null : supplyOf(volts);
  const low = supply === 'weak' || supply === 'not-in-socket';
  return [
    `Adapter   ${adapter === null ? 'did not say who it is' : `${adapter.device} (${words.adapterFamily[adapter.family]})`}`,
    `Voltage   ${volts === null ? 'not measured' : `${volts.toFixed(1)} V${low ? '  LOW' : ''}`}`,
    `Protocol  ${protocol === null ? 'none' : protocol.digit}`,
    ...readings.map((one) => `VIN       ${one.vin}  ${sayWitness(words, one)}`),
    ...(adapter?.advice ?? []).map((code) => `Advice    ${words.adapterAdvice[code].hands} ${words.adapterAdvice[code].meaning}`),
    `Verdict   ${words.linkVerdict[verdict.kind].word}`,
    ...sayWitnesses(words, facts, verdict.kind).map((line) => `          ${line}`),
    ...(verdict.kind === 'silent' ? verdict.reasons.map((one) => `          ${reasonSentence(one, words)}`) : []),
  ];
}
type ReportParts = Pick<ReadReport, 'facts' | 'verdict'>;

/** The adapter to read through when none was named: a port on a cable that looks like one; nothing is sent to any other port unasked. */
export function likelyAdapter(adapters: readonly AdapterSeen[]): string | null {
  return adapters.find(({ unusable, kind, likely }) => unusable === null && kind === 'serial' && likely)?.id ?? null;
}

/** No adapter was named and none was recognised; ports that were passed over are named, as a person may know better. */
export function noAdapterResult(adapters: readonly AdapterSeen[], words: Words): CommandResult {
  const others = adapters.filter(({ unusable, kind }) => unusable === null && kind === 'serial').map(({ where }) => where);
  if (others.length === 0) return linkProblemResult({ code: 'no-adapter', detail: 'No usable adapter was found.' }, words);
  return failed(
    EXIT.unreachable,
    'no-adapter',
    `Nothing here looks like an adapter. If it is one of these, name it with --serial: ${others.join(', ')}.`,
  );
}

/** A link that did not come about. */
export function linkProblemResult({ code, detail }: LinkProblem, words: Words): CommandResult {
  const { hands, meaning } = words.linkProblem[code];
  const exit = code === 'process-died' || code === 'process-frozen' ? EXIT.fault : EXIT.unreachable;
  return { exit, answer: { json: { error: { code, detail } }, lines: [] }, sentence: `${meaning} ${hands}` };
}
