/** The requirements as a page for people: made from the table that the console decides by, so that it cannot go stale. */
import { GROUNDS, groundOf, type Ground } from '../../app/carkey/status/grounds.ts';
import type { RequirementId, RequirementReason } from '../../app/carkey/types.ts';
import { carkey } from '../../app/words/en/carkey.ts';

const UNIT = 'test/unit/app/carkey/job/requirements.test.ts';

/** Where each line is tried with real connections, besides the table of {@link UNIT}, which tries every reason. */
export const TRIED: Readonly<Record<RequirementId, string>> = {
  bridge: 'test/flow/shells/cli.test.ts',
  session: 'test/flow/carkey/outcomes.test.ts',
  'phone-connected': 'test/flow/carkey/outcomes.test.ts',
  'same-vehicle': 'test/flow/carkey/link.test.ts',
  status: 'test/flow/carkey/outcomes.test.ts',
  clock: 'test/flow/carkey/go-on.test.ts',
  'phone-battery': UNIT,
  subscription: 'test/flow/carkey/go-on.test.ts',
  'no-open-attempt': 'test/flow/carkey/vault-attack.test.ts',
  keys: 'test/flow/carkey/outcomes.test.ts',
  inside: 'test/flow/carkey/outcomes.test.ts',
};

const BASIS: Readonly<Record<Ground['basis'], string>> = { published: 'published', safety: 'safety rule', concluded: 'concluded' };
const DOES: Readonly<Record<Ground['effect'], string>> = {
  blocks: 'blocks',
  asks: 'warns; going on takes a reason, which is logged',
  warns: 'warns',
  shows: 'is shown',
};

function rowOf(id: RequirementId, reason: RequirementReason): string {
  const { basis, source, effect } = groundOf(id, reason);
  return `| ${carkey.requirement[id].title} | \`${id}\` \`${reason}\` | ${BASIS[basis]}: ${source} | ${DOES[effect]} | \`${TRIED[id]}\` |`;
}

const TEXT = `# What must hold before an activation

Made from \`app/carkey/status/grounds.ts\`; \`CARKEY_WRITE_DOCS=1 npx vitest run test/unit/app/carkey/job/requirements-page.test.ts\` writes it anew, and that test fails
when it is not up to date.

Each reason for which a requirement does not hold rests on one of three things:

- **published**: PIMS says so. It blocks, and what to do about it is said. There is no way around it here.
- **safety rule**: one of the [activation rules](activation-rules.md). It keeps an activation from reaching a wrong car, or from being sent twice, and blocks
  for that alone. It is no requirement of PIMS.
- **concluded**: we think so, PIMS does not say it. It warns. Where it would once have blocked, a person goes on with a reason: the button of the line, or
  \`carkey activate --go-on-because TEXT\` (without it one sentence and exit 4). Name and reason are sealed in the \`checked\` entry, whose public part names
  the lines (\`d.word\`); that entry and the intent are durable before a byte leaves. A reason counts for the lines that stood open when it was given, for
  one attempt, and for one vehicle.

A concluded line that blocks without a way on has no form in the table: it does not compile.
`;

const WRONG_CAR = `## Two VINs that differ

\`set pims.vehicle.carkey\` names no vehicle, so a measured conflict is a matter of safety, and no reason of the person at the car carries an activation
over it. The ways on are those of rule 8: read again, unplug an adapter that sits in another car, or let a person of the desk answer for the vehicle, with a
fresh PIN and a reason, where the car is silent or only one of its units disagrees. Against the phone nobody answers: it is the phone's car that would be
activated. A VIN in a form that is none counts as a conflict, since what it means cannot be told.

The phone's word counts from its first reading for the vehicle that was looked up. What it said by itself before that may still be about the vehicle of
before, and is neither evidence nor an entry; only where that reading fails is it taken, since then it is all that is known.
`;

const OTHERS = `## What else keeps an activation from being sent

| what | rests on |
| --- | --- |
| the vehicle cannot be selected (SDK 2.3) | published: \`set pims.vehicle.vin\` comes first |
| the car cannot be read again over an open link, or does not say its VIN any more | safety rule 8; close the link or answer for the vehicle |
| bridge or link were lost between the checks and the sending | safety rule 8 |
| another attempt runs, or ten were sent within the hour | safety rules 2 and 18 |
| the code of an earlier activation was lost | safety rules 7 and 17: a person of the desk |
| the log takes no entry | safety rule 15 |
| nobody has entered a name, or the role does not allow it | safety rule 17 |
| certificate, token, address or environment of the bridge | [bridge protocol](bridge-protocol.md): nothing is sent to whom it was not meant for |

The version of the SDK, the environment, the supply voltage of the car and the charge of the phone never block.
`;

/** The page. */
export function requirementsPage(): string {
  const rows = Object.entries(GROUNDS).flatMap(([id, reasons]) =>
    Object.keys(reasons).map((reason) => rowOf(id as RequirementId, reason as RequirementReason)),
  );
  return [
    TEXT,
    `Every reason is tried in \`${UNIT}\`; the last column names where the line is tried besides.`,
    '',
    '| requirement | line and reason | rests on | what it does | tried in |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    WRONG_CAR,
    OTHERS,
  ].join('\n');
}
