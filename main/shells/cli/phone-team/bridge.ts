/** `carkey bridge check`: runs the rules of the bridge protocol against a bridge, for the team that writes it. Opens no log. */
import { judgeBridgeAddress } from '../../../../app/address/index.ts';
import { visibleLine } from '../../../../app/base/index.ts';
import type { Checked, Finding, Target } from '../../../bridge-check/index.ts';
import { type Command, EXIT, failed, type Invocation, type CommandResult, textOf, wrong } from '../command/index.ts';
import { readToken, vinIn } from '../terminal/index.ts';

/** Limits of the kit against a phone; 10 s is what the protocol gives a pong. */
const LIMITS = { limitMs: 10_000, settleMs: 500, restartMs: 60_000 } as const;

async function check(invocation: Invocation): Promise<CommandResult> {
  const { io, values, words, json } = invocation;
  const [, address, ...more] = words;
  if (address === undefined || more.length > 0) return wrong('Which bridge? Write: carkey bridge check URL');
  const judged = judgeBridgeAddress(address);
  if (!judged.ok || judged.value === null) return wrong('That is no address of a bridge: wss://HOST/pims, or ws:// on this computer.');
  const token = readToken(textOf(values, 'token-file'));
  if (!token.ok) return wrong(token.error);
  const vin = vinIn(values);
  if (!vin.ok) return wrong(vin.error);
  const { findSimulator, registryFolder } = await import('../../../pims/simulator/index.ts');
  const simulatorKey = findSimulator(registryFolder(io), judged.value.href)?.key ?? null;
  const target: Target = {
    ...LIMITS,
    url: judged.value.href,
    token: token.value,
    vin: values['scripted'] === true ? null : vin.value,
    simulatorKey,
  };
  const { checkBridge } = await import('../../../bridge-check/index.ts');
  return outcomeOf(
    await checkBridge(target, {
      scripted: values['scripted'] === true,
      ended: io.ended,
      // Told as they are judged, since a phone takes its time; with --json the one document has them all.
      onFinding: (finding) => (json ? undefined : linesOf(finding).forEach((line) => io.out(`${line}\n`))),
    }),
  );
}

function outcomeOf(checked: Checked): CommandResult {
  if ('unscripted' in checked)
    return failed(EXIT.input, 'no-stand-in', 'The bridge announces no stand-in for the SDK, so --scripted has nothing to run on.');
  if ('unreached' in checked) {
    const { unreached } = checked;
    const why = unreached === null ? 'nobody answered' : `the answer was HTTP ${unreached}`;
    return failed(EXIT.unreachable, 'unreachable', `The bridge was not reached: ${why}.`);
  }
  const { findings } = checked;
  const count = (verdict: Finding['verdict']): number => findings.filter((one) => one.verdict === verdict).length;
  const totals = { pass: count('pass'), fail: count('fail'), notTested: count('not-tested') };
  return {
    exit: totals.fail === 0 ? EXIT.yes : EXIT.no,
    answer: {
      json: { ...totals, findings: findings.map((one) => ({ ...one })) },
      lines: [`${totals.pass} pass, ${totals.fail} fail, ${totals.notTested} not tested`],
    },
  };
}

/** What was seen is the bridge's own text: on one line, so that it cannot write a verdict. */
function linesOf({ id, verdict, sentence, saw: told }: Finding): readonly string[] {
  const saw = visibleLine(told ?? '');
  if (verdict === 'pass') return [`pass        ${id}`];
  if (verdict === 'not-tested') return [`not tested  ${id}: ${saw}`];
  return [`fail        ${id}: ${sentence}`, `            seen: ${saw}`];
}

/** The command. */
export const bridge: Command = {
  name: 'bridge',
  summary: 'Check a bridge against the bridge protocol, rule by rule: for the team that writes the phone app.',
  usage: 'check URL [--token-file FILE] [--vin VIN] [--scripted]',
  help: [
    'Runs every rule of docs/bridge-protocol.md, section 10: pass, fail with the rule’s sentence, or not tested with the reason.',
    'What changes something is run with --scripted only, and only while the bridge has a stand-in for the SDK: that is asked on every connection.',
    '',
    '--token-file FILE  file with the bearer token of the bridge; a token never stands on the command line',
    '--vin VIN          without a stand-in: initialise the SDK and read with this vehicle, nothing else',
    '--scripted         run the rules that need the stand-in too: wrong input where the bridge announces none',
    '',
    'Exit 0: no rule fails. 3: no bridge. 4: a rule fails. "carkey simulate pims --scenario stand-in" is a bridge that passes with --scripted.',
  ],
  options: { 'token-file': { type: 'string' }, vin: { type: 'string' }, scripted: { type: 'boolean' } },
  deeds: [{ at: 'once', name: 'bridge check', run: check }],
  which: 'What about the bridge? Write: carkey bridge check URL',
};
