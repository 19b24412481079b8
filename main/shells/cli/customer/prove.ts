/** `carkey prove`: shows that an activated CarKey works, by the vehicle's status and, with the car in sight, by one command. */
import type { CustomerView, ProofPart } from '../../../../app/contract/index.ts';
import type { ConsentKind } from '../../../../app/customer/index.ts';
import { type CommandRun, PROOF_COMMANDS, type ProofWord, SEEN } from '../../../../app/proof/index.ts';
import type { CommandCall } from '../../../../app/pims/session-calls/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { Vin } from '../../../../app/vehicle/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import type { Words } from '../../../../app/words/shape/index.ts';
import { atVehicle, BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride, unreachedBridge } from '../at-work/index.ts';
import {
  type Command,
  type ConsolePlan,
  type Desk,
  EXIT,
  type ExitCode,
  failed,
  type Invocation,
  type CommandResult,
  textOf,
  wrong,
} from '../command/index.ts';
import { neededVin, nextLine, refused } from '../terminal/index.ts';
import { CONSENT_HELP, CONSENT_OPTIONS, CONSENT_USAGE, consentIn, noteConsent, sameConsent } from './consent.ts';
import { refusedHere } from './refused-here.ts';
import { customerUntil } from './waiting.ts';

const NAMES = PROOF_COMMANDS.map((call) => call.slice('command.'.length));

type Given = {
  readonly vin: Vin;
  readonly command: CommandCall | null;
  readonly seen: (typeof SEEN)[number] | null;
  readonly consent: ConsentKind | null;
  readonly invocation: Invocation;
};

async function plan(invocation: Invocation): Promise<Result<ConsolePlan, CommandResult>> {
  const given = givenBy(invocation);
  if (!given.ok) return fail(wrong(given.error));
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const words = await wordsFor('en');
  return ok({
    override: override.value,
    first: (desk) => unreachedBridge(desk, words),
    use: (desk) => atVehicle(desk, given.value.vin, 'typed', words, () => proveAt(desk, given.value, words)),
  });
}

function givenBy(invocation: Invocation): Result<Given, string> {
  const { values, words } = invocation;
  const vin = neededVin(values);
  if (!vin.ok) return vin;
  if (words.length > 0) return fail('Write: carkey prove --vin VIN [--command NAME --car-in-sight]');
  const named = textOf(values, 'command');
  const command = PROOF_COMMANDS.find((call) => call === `command.${named ?? ''}`) ?? null;
  if (named !== undefined && command === null) return fail(`--command is one of ${NAMES.join(', ')}.`);
  if (command !== null && values['car-in-sight'] !== true)
    return fail('A command moves or sounds a real car: add --car-in-sight once you see it.');
  const said = textOf(values, 'saw');
  const seen = SEEN.find((one) => one === said) ?? null;
  if (said !== undefined && seen === null) return fail(`--saw is one of ${SEEN.join(', ')}.`);
  const consent = consentIn(values);
  return consent.ok ? ok({ vin: vin.value, command, seen, consent: consent.value, invocation }) : consent;
}

async function proveAt(desk: Desk, given: Given, words: Words): Promise<CommandResult> {
  const { vin, command, seen, invocation } = given;
  if (seen !== null && commandsOf(desk)?.length === 0) return nothingSent(given);
  const consented = await consent(desk, given);
  if (consented !== null) return consented;
  const last = commandsOf(desk)?.at(-1);
  if (seen !== null) {
    const said = await desk.ask('proof.saw', { vin, tx: last?.tx ?? '', seen });
    return said.ok ? outcomeOf(said.value, given, words) : refusedHere(said.error, { desk, vin, invocation });
  }
  const begun =
    command === null
      ? await desk.ask('proof.read', { vin, fresh: invocation.values['fresh'] === true })
      : await desk.ask('proof.command', { vin, call: command, last: last?.tx ?? null, carInSight: true });
  if (!begun.ok) return refusedHere(begun.error, { desk, vin, invocation });
  const before = last?.tx;
  const view = await customerUntil(desk, invocation.io.ended, ({ proof, call }) => {
    if (proof === null) return true;
    return call === null && proof.state.name === 'open' && (command === null || proof.state.commands.at(-1)?.tx !== before);
  });
  return isUnwritten(view) ? refused({ code: 'log-unwritable' }) : outcomeOf(view, given, words);
}

/** The commands of the proof so far; null: nothing can be proved yet. */
const commandsOf = ({ console }: Desk): readonly CommandRun[] | null => console.current().customer.view().proof?.state.commands ?? null;

/** Nothing was commanded, so nobody can have seen anything of it. */
function nothingSent({ vin, invocation }: Given): CommandResult {
  const line = `${nextLine(invocation, 'prove', vin)} ${ofHorn(invocation)}`;
  return failed(EXIT.no, 'not-now', `No command was sent yet, so nothing of it can have been seen. Type: ${line}`);
}

/** The options of the command that nobody can take for something else: the horn. */
const ofHorn = (invocation: Invocation): string => `--command horn --car-in-sight ${sameConsent(invocation)}`;

/** Notes the consent that was given with it, and a command asks first who is signed in: it acts in their account. */
async function consent(desk: Desk, given: Given): Promise<CommandResult | null> {
  if (given.consent === null && given.command === null) return null;
  const known = await desk.ask('customer.ask', {});
  return known.ok
    ? noteConsent(desk, given, known.value)
    : refusedHere(known.error, { desk, vin: given.vin, invocation: given.invocation });
}

/** The log did not take the command, so it was not sent. */
function isUnwritten({ proof }: CustomerView): boolean {
  const state = proof?.state.commands.at(-1)?.state;
  return state?.name === 'not-sent' && state.reason === 'log-unwritable';
}

/** What is proof of a working CarKey, or as good as PIMS can tell. */
const PROVES: ReadonlySet<ProofWord> = new Set<ProofWord>(['status', 'command-accepted', 'command-done', 'seen']);

function outcomeOf({ proof }: CustomerView, given: Given, words: Words): CommandResult {
  const word = proof?.word ?? 'none';
  const lines = proof === null ? [words.customer.proofWord[word]] : linesOf(proof, given, words);
  return { exit: exitOf(word, proof?.state.commands.at(-1)?.state.name), answer: { json: jsonOf(proof), lines } };
}

/** The machine's own words: scripts depend on them. */
function jsonOf(proof: ProofPart | null) {
  const run = proof?.state.commands.at(-1);
  const status = proof?.state.status ?? null;
  return {
    attempt: proof?.attempt ?? null,
    proof: proof?.word ?? 'none',
    heed: proof?.heed ?? null,
    status: status === null ? null : { freshness: status.freshness, at: status.at, lastUpdate: status.lastUpdate },
    command: run === undefined ? null : { call: run.call, state: run.state.name, signals: [...run.signals], seen: run.seen },
  };
}

function linesOf(proof: ProofPart, { vin, invocation }: Given, words: Words): readonly string[] {
  const { customer } = words;
  const run = proof.state.commands.at(-1);
  return [
    customer.proofWord[proof.word],
    ...(run === undefined ? [] : [`${customer.command[run.call]}: ${run.seen === null ? stateOf(run.state, words) : SAID[run.seen]}`]),
    ...(proof.heed === null ? [] : [customer.heed[proof.heed]]),
    ...nextOf(proof, nextLine(invocation, 'prove', vin), ofHorn(invocation)),
  ];
}

/** A person's eyes say more than what PIMS told of a command. */
const SAID: Readonly<Record<(typeof SEEN)[number], string>> = {
  seen: 'seen or heard at the vehicle.',
  'not-seen': 'nothing seen or heard at the vehicle.',
};

/** A command that was not sent says why. */
function stateOf(state: CommandRun['state'], words: Words): string {
  return state.name === 'not-sent' ? words.refusalNotSent[state.reason] : words.customer.commandState[state.name];
}

/** The next proof: what somebody saw of a command, else a command. Where something stands in the way, that comes first. */
function nextOf({ word, heed, state }: ProofPart, line: string, horn: string): readonly string[] {
  if (heed !== null || word === 'seen') return [];
  const last = state.commands.at(-1);
  const isToSee = last !== undefined && last.seen === null && (last.state.name === 'accepted' || last.state.name === 'done');
  if (isToSee) return [`Next: ${line} --saw seen`, `If nothing was seen or heard: ${line} --saw not-seen`];
  return [`Next: ${line} ${horn}`];
}

function exitOf(word: ProofWord, state: string | undefined): ExitCode {
  if (PROVES.has(word)) return EXIT.yes;
  return word === 'unknown' || state === 'unknown' || state === 'sent' ? EXIT.unknown : EXIT.no;
}

/** The command. */
export const prove: Command = {
  name: 'prove',
  summary: 'Show that an activated CarKey works: vehicle status, or one command with the car in sight.',
  usage: `--vin VIN [--fresh] [--command ${NAMES.join('|')} --car-in-sight] [--saw ${SEEN.join('|')}] ${CONSENT_USAGE} ${BRIDGE_USAGE}`,
  help: [
    '--fresh            never a status that the phone kept',
    '--command NAME     one command; it is sent once, and a lost answer stays unknown',
    '--car-in-sight     you see the car, and nobody is in its way',
    '--saw WHAT         what you saw or heard of the last command',
    `--consent WHOSE    ${CONSENT_HELP}; a command wants it`,
    ...BRIDGE_HELP,
    '',
    'Exit 0: proved, or accepted. 3: no bridge. 4: not proved. 5: the outcome of the command is not known.',
  ],
  options: {
    vin: { type: 'string' },
    fresh: { type: 'boolean' },
    command: { type: 'string' },
    'car-in-sight': { type: 'boolean' },
    saw: { type: 'string' },
    ...CONSENT_OPTIONS,
    ...BRIDGE_OPTIONS,
  },
  deeds: [{ at: 'console', name: 'prove', plan }],
};
