/** Runs the rules one after the other, each on connections of its own, and says what came of each. */
import { parseHello } from '../../app/pims/bridge-protocol/index.ts';
import { FRAME_RULES } from './frame-rules.ts';
import { hasStandIn, openKit, type Target, Untested } from './kit.ts';
import { Broken, type Line, reach } from './line.ts';
import { ONCE_RULES } from './once-rules.ts';
import { PHONE_RULES } from './phone-rules.ts';
import type { Needs } from './needs.ts';
import type { Rule } from './rule.ts';
import { UPGRADE_RULES } from './upgrade-rules.ts';

/** Every rule, in the order of the page. */
export const RULES: readonly Rule[] = [...UPGRADE_RULES, ...FRAME_RULES, ...ONCE_RULES, ...PHONE_RULES];

/** What came of one rule. `saw`: what was seen instead, or why it was not tested. */
export type Finding = {
  readonly id: string;
  readonly verdict: 'pass' | 'fail' | 'not-tested';
  readonly sentence: string;
  readonly saw: string | null;
};

/** What came of the check. `unreached`: no bridge answered, nothing was run; the HTTP status, or null without one. `unscripted`: there is no stand-in. */
export type Checked = { readonly findings: readonly Finding[] } | { readonly unreached: number | null } | { readonly unscripted: true };

/** How a check is done. */
export type Options = {
  /** The rules that change something are run too, behind a stand-in only; nothing at all is run where the bridge announces none. */
  readonly scripted?: boolean;
  /** Ends the check after the rule at hand; the others are not tested. */
  readonly ended?: AbortSignal;
  /** Hears of each rule as it is done. */
  readonly onFinding?: (finding: Finding) => void;
};

/** Checks the bridge of an address. */
export async function checkBridge(
  target: Target,
  { scripted = false, ended, onFinding = () => undefined }: Options = {},
): Promise<Checked> {
  const first = await reach({ url: target.url, token: target.token, limitMs: target.limitMs });
  if (!('line' in first)) return { unreached: first.status };
  const isThere = await hasStandIn(first.line).finally(() => first.line.close());
  if (scripted && !isThere) return { unscripted: true };
  const lacks = lacksOf(first.line, target, { isThere, isWanted: scripted });
  const findings: Finding[] = [];
  for (const one of RULES) {
    const finding = await findingOf(one, target, ended?.aborted === true ? 'the check was ended' : lacks(one.needs));
    findings.push(finding);
    onFinding(finding);
  }
  return { findings };
}

/** Why a rule cannot be tested here; null: it can. */
type Lacks = (needs: Needs) => string | null;

const NO_SCRIPT = 'the bridge announces no stand-in for the SDK';
const NOT_WANTED = 'it changes something, so it is run behind the stand-in with --scripted only';

type StandIn = { readonly isThere: boolean; readonly isWanted: boolean };

function lacksOf({ headers }: Line, { token, vin }: Target, { isThere, isWanted }: StandIn): Lacks {
  const header = headers['x-pims-bridge'];
  const { capabilities } = parseHello(typeof header === 'string' ? header : '');
  const script = isThere ? (isWanted ? null : NOT_WANTED) : NO_SCRIPT;
  return (needs) => {
    switch (needs) {
      case 'open':
        return null;
      case 'token':
        return token === null ? 'no token was given' : null;
      case 'reads':
        return isThere || vin !== null ? null : `${NO_SCRIPT}, and no vehicle was named`;
      case 'stand-in':
        return script;
      case 'ask-on-phone':
      case 'long-calls':
        return capabilities.has(needs) ? script : `the bridge does not announce ${needs}`;
    }
  };
}

async function findingOf({ id, sentence, needs, run }: Rule, target: Target, lack: string | null): Promise<Finding> {
  if (lack !== null) return { id, sentence, verdict: 'not-tested', saw: lack };
  const kit = openKit(target, needs);
  try {
    const untested = await run(kit);
    return { id, sentence, verdict: untested === null ? 'pass' : 'not-tested', saw: untested };
  } catch (fault) {
    if (fault instanceof Untested) return { id, sentence, verdict: 'not-tested', saw: fault.message };
    if (fault instanceof Broken) return { id, sentence, verdict: 'fail', saw: fault.message };
    throw fault;
  } finally {
    kit.close();
  }
}
