/** The verdicts as a page for people: made from the tables that the console decides by, so that it cannot go stale. */
import { PUBLISHED_ERRORS } from '../../app/pims/error-table.ts';
import { CALL_NAMES } from '../../app/pims/session-calls/index.ts';
import { BY_BRIDGE } from '../../app/verdict/bridge.ts';
import { leavesOpen, verdictOfCode } from '../../app/verdict/by-code.ts';
import { BY_CALL, BY_CODE, type JudgedCall } from '../../app/verdict/codes.ts';
import { BY_NOT_SENT, BY_UNKNOWN } from '../../app/verdict/job/attempt.ts';
import { BY_STOP } from '../../app/verdict/job/customer.ts';
import { BY_LOG, BY_SILENCE } from '../../app/verdict/job/job.ts';
import { BY_REQUIREMENT, BY_SILENCE_OF_CAR } from '../../app/verdict/job/requirement.ts';
import type { Judged } from '../../app/verdict/make.ts';
import { FACTS, type How } from '../../app/verdict/types.ts';
import { verdict as words } from '../../app/words/en/verdict.ts';

const WORDS = words.verdict;

const TEXT = `# Whose matter it is

Made from \`app/verdict\`; \`CARKEY_WRITE_DOCS=1 npx vitest run test/unit/app/verdict/verdicts-page.test.ts\` writes it anew, and that test fails when it is
not up to date.

Where an attempt is refused or unknown, and where a job stops, one line says which side it is about: vehicle, phone, account, subscription, the PIMS
servers (\`back-end\`), the network here (\`site-network\`), this console with its settings, adapter and bridge, or that nobody knows yet. It helps a person to look in
the right place. Folded away behind it stand what is known and one next thing that a person can do with their hands to prove it; none of these sends
an activation.

- **How sure.** *certain* only where a published error names the side (\`named\`) or this console measured it (\`measured\`). *likely*: concluded from an error
  (\`from-code\`), told by an answer that is no error (\`answered\`), or ours alone (\`concluded\`). *open*: nobody is named. It follows from the ground, and cannot
  be set by itself (\`app/verdict/make.ts\`).
- **What is known** is *measured* (read by this console: bridge, link, clock, disk, log), *asked* (an answer of PIMS or the phone), or *concluded* (ours).
  Which of them a fact is stands in one table, \`FACTS\`; whoever names a fact cannot call it something else.
- **While a call may have been carried out**, nothing of the customer's is named: not the phone, not the account, not the subscription. The row's side
  then gives way to *nobody knows*.
- A read that got no answer is shown with a code of the SDK that PIMS never said; its verdict rests on what was seen here.

- **Earlier cases** are read from the log of this console when the line of an error is unfolded: how often the error came, at how many vehicles, at how many
  of them the CarKey was activated later, and what came before that: a sign-in, an enrolment, a person who confirmed the vehicle, or nothing but another try
  (\`app/audit/precedent\`). That is what came before, not what was the cause. At most the newest 2,000 entries and 100 vehicles are looked at, and a button
  leads to them in the log.

Where it stands: the cards of the next step and of an unknown outcome, of a run of the customer's side, an entry of the log, the summary for support;
\`carkey status\`, \`activate\`, \`attempts\` and \`resolve\` print it, and have it in their JSON as \`verdict\` (\`party\`, \`sure\`, \`ground\`, \`code\`, \`sentence\`, \`evidence\`,
\`proof\`, \`proofSentence\`), null where nothing is in the way.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');
const judgedCells = ([party, ground, proof]: Judged): string => `${party} | ${ground} | ${WORDS.proof[proof]}`;

/** Where the error leaves it open whether the call was carried out. */
function openFor(code: number): string {
  const calls = (['carkey.set', ...CALL_NAMES] as const).filter((call) => leavesOpen(call, code));
  if (calls.length === 0) return '';
  const session = calls.filter((call) => call !== 'carkey.set').length;
  const activation = calls.includes('carkey.set') ? 'activation' : '';
  return [activation, session === 0 ? '' : `${String(session)} calls of the session`].filter((part) => part !== '').join(', ');
}

function codeRows(): readonly string[] {
  return PUBLISHED_ERRORS.map(([code, , label]) => {
    const judged = BY_CODE[code];
    if (judged === undefined) throw new Error(`${String(code)} has no verdict`);
    const activation = verdictOfCode('carkey.set', code);
    return `| ${String(code)} | ${cell(label)} | ${judgedCells(judged)} | ${activation.party} | ${openFor(code)} |`;
  });
}

function callRows(): readonly string[] {
  return (Object.keys(BY_CALL) as JudgedCall[]).flatMap((call) =>
    Object.entries(BY_CALL[call] ?? {}).map(([code, judged]) => `| \`${call}\` | ${code} | ${judgedCells(judged)} |`),
  );
}

/** Rows of everything that is no error of a call: what it is, its word, the verdict. */
function otherRows(): readonly string[] {
  const rows: (readonly [string, string, Judged])[] = [
    ...Object.entries(BY_UNKNOWN).map(([word, { judged }]) => ['unknown outcome', word, judged] as const),
    ...Object.entries(BY_NOT_SENT).map(([word, { judged }]) => ['not sent', word, judged] as const),
    ...Object.entries(BY_SILENCE).flatMap(([word, row]) => (row === null ? [] : [['status not read', word, row.judged] as const])),
    ...Object.entries(BY_BRIDGE).map(([word, judged]) => ['bridge', word, judged] as const),
    ...Object.entries(BY_LOG).map(([word, judged]) => ['log', word, judged] as const),
    ...Object.entries(BY_REQUIREMENT).flatMap(([id, reasons]) =>
      Object.entries(reasons).map(([reason, { judged }]) => [`requirement \`${id}\``, reason, judged] as const),
    ),
    ...Object.entries(BY_SILENCE_OF_CAR).map(([word, { judged }]) => ['requirement `same-vehicle`, car read', word, judged] as const),
    ...Object.entries(BY_STOP).map(([word, { judged }]) => ['customer’s side', word, judged] as const),
  ];
  return rows.map(([what, word, judged]) => `| ${what} | \`${word}\` | ${judgedCells(judged)} |`);
}

function factRows(): readonly string[] {
  return Object.entries(FACTS).map(([fact, how]: [string, How]) => `| ${how} | \`${fact}\` | ${WORDS.fact[fact as keyof typeof FACTS]} |`);
}

/** The page. */
export function verdictsPage(): string {
  return [
    TEXT,
    '## Every published error',
    '',
    'The side for a call that surely was not carried out, what it is for an activation, and for which calls the error leaves the outcome open. A number that',
    'nobody published names nobody.',
    '',
    '| code | published label | side | ground | what would prove it | as an activation | leaves open |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...codeRows(),
    '',
    'Where these calls answer it, it is another side’s matter:',
    '',
    '| call | code | side | ground | what would prove it |',
    '| --- | --- | --- | --- | --- |',
    ...callRows(),
    '',
    '## Everything else that stops a job',
    '',
    '| what | word | side | ground | what would prove it |',
    '| --- | --- | --- | --- | --- |',
    ...otherRows(),
    '',
    '## What can be known',
    '',
    '| how | fact | said as |',
    '| --- | --- | --- |',
    ...factRows(),
    '',
  ].join('\n');
}
