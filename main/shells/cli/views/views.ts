/** What commands print, made from the contract's views: the JSON document (stable, scripts depend on it) and English lines. Pure. */
import { outcomeOf } from '../../../../app/carkey/attempt/index.ts';
import type { AttemptState, AttemptView, DecodedCode, Expiry, JobView, Problem } from '../../../../app/carkey/index.ts';
import type { AttemptRow, ShownCode } from '../../../../app/contract/index.ts';
import type { Json, JsonObject } from '../../../../app/base/index.ts';
import { type BridgeState, pimsErrorInfo } from '../../../../app/pims/index.ts';
import { verdictOfView } from '../../../../app/verdict/job/index.ts';
import { adviceOf, fill, sayUnknown, type Words } from '../../../../app/words/shape/index.ts';
import type { Verdict } from '../../../../app/verdict/index.ts';
import { exitOfAttempt, exitOfStatus, type CommandResult } from '../command/index.ts';
import { sayOut, sayVerdict, sayVerdictLine } from '../../../../app/words/index.ts';

/** A time for people and scripts alike: ISO 8601 in UTC, or null. */
export function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** One sentence about a problem, the hands first. */
export function problemSentence(problem: Problem, words: Words): string {
  switch (problem.kind) {
    case 'pims': {
      const advice = adviceOf(words, problem.code, pimsErrorInfo(problem.code).group);
      // Where PIMS gave no label, there is nothing to put in brackets.
      const label = problem.label === '' ? '' : ` (${problem.label})`;
      return `PIMS ${problem.code}${label}: ${advice.hands} ${advice.meaning}`;
    }
    case 'bridge':
      return `${words.bridgeProblem[problem.problem].hands} ${words.bridgeProblem[problem.problem].meaning}`;
    case 'unknown-outcome':
      return sayUnknown(words, problem);
    case 'not-sent':
      return words.refusalNotSent[problem.reason];
    case 'status':
      return problem.contradictions.map((one) => words.contradiction[one]).join(' ');
    case 'log':
      return `${words.logProblem[problem.reason].hands} ${words.logProblem[problem.reason].meaning}`;
  }
}

/** A problem as data. */
function problemJson(problem: Problem | null, words: Words): Json {
  return problem === null ? null : { ...problem, sentence: problemSentence(problem, words) };
}

/** A verdict as data: its words, and the sentences that the screen shows. */
export function verdictJson(verdict: Verdict | null, words: Words): Json {
  if (verdict === null) return null;
  const { party, sure, ground, code, proof } = verdict;
  const evidence = verdict.evidence.map(({ fact, how, values }) => ({ fact, how, values }));
  return {
    party,
    sure,
    ground,
    code,
    sentence: sayVerdictLine(words, verdict),
    evidence,
    proof,
    proofSentence: words.verdict.proof[proof],
  };
}

/** The verdict's lines: whose matter it is, what is known by where it comes from, what would prove it. */
export function verdictLines(verdict: Verdict | null, words: Words): readonly string[] {
  if (verdict === null) return [];
  const { line, parts } = sayVerdict({ words, locale: 'en' }, verdict);
  return [line, ...parts.map(({ title, facts }) => `  ${title}: ${facts.join(' ')}`)];
}

/** Result of `carkey status`. `now` is this computer's clock. */
export function statusResult(job: JobView, bridge: BridgeState, words: Words, now: number): CommandResult {
  const json: JsonObject = {
    vin: job.vin,
    ...statusJson(job.status, words, now),
    sdk: bridge.name === 'ready' ? bridge.sdk : null,
    simulator: simulatorOf(bridge),
    transactionId: job.status?.transactionId ?? transactionOf(job.problem),
    problem: problemJson(job.problem, words),
    verdict: verdictJson(job.verdict, words),
  };
  return { exit: exitOfStatus(job), answer: { json, lines: statusLines(job, bridge, words, now) } };
}

function statusJson(status: JobView['status'], words: Words, now: number): JsonObject {
  if (status === null) return { word: null, sentence: null, mayActivate: false, deadline: null, answer: null, ageMs: null };
  const { word, mayActivate, deadline, answer, at } = status;
  const sentence = words.statusWord[word].sentence;
  return { word, sentence, mayActivate, deadline: iso(deadline), answer: { ...answer }, ageMs: Math.max(0, now - at) };
}

function transactionOf(problem: Problem | null): string | null {
  return problem !== null && 'transactionId' in problem ? problem.transactionId : null;
}

function statusLines({ vin, status, problem, verdict }: JobView, bridge: BridgeState, words: Words, now: number): readonly string[] {
  const told = status === null ? null : words.statusWord[status.word];
  const lines = [`${vin ?? 'no vehicle'}  ${told?.word ?? 'not read'}${markOf(bridge)}`];
  if (told !== null) lines.push(told.sentence);
  if (status !== null && status.deadline !== null) {
    lines.push(fill(words.deadline[status.deadline < now ? 'past' : 'ahead'], { date: iso(status.deadline) ?? '' }));
  }
  if (problem !== null) lines.push(problemSentence(problem, words));
  return [...lines, ...verdictLines(verdict, words)];
}

/** What is printed of a code: masked unless it was shown on purpose. */
function codeJson(state: AttemptState, shown: ShownCode | null): Json {
  if (shown !== null) {
    const { decoded } = shown;
    return {
      text: decoded?.text ?? null,
      hex: decoded?.hex ?? null,
      raw: shown.raw,
      expiresAt: expiresAt(shown.expiry),
      fault: shown.fault,
    };
  }
  if (state.name !== 'succeeded' && state.name !== 'resolved') return null;
  return state.code === 'none' ? null : { masked: true, state: state.code, expiresAt: expiresAt(state.expiry) };
}

function expiresAt(expiry: Expiry): string | null {
  return expiry.kind === 'at' ? iso(expiry.at) : null;
}

/** What `carkey activate` and `carkey resolve` tell of. `shown`: the code, when a person asked for it. */
type AttemptReport = {
  readonly job: JobView;
  readonly attempt: AttemptView;
  readonly bridge: BridgeState;
  readonly shown: ShownCode | null;
};

/** Result of `carkey activate` and `carkey resolve`: the attempt as it stands. */
export function attemptResult(report: AttemptReport, words: Words): CommandResult {
  const { job, attempt, shown } = report;
  const { state } = attempt;
  const transactionId = 'transactionId' in state ? state.transactionId : null;
  const readBack = state.name === 'succeeded' ? state.readBack : null;
  const verdict = verdictOfView({ verdict: job.verdict, attempt });
  const json: JsonObject = {
    attempt: attempt.id,
    vin: job.vin,
    state: state.name,
    outcome: outcomeOf(state),
    code: codeJson(state, shown),
    transactionId,
    readBack,
    simulator: simulatorOf(report.bridge),
    problem: problemJson(job.problem, words),
    verdict: verdictJson(verdict, words),
  };
  const lines = [...new Set([...attemptLines(report, words), ...verdictLines(verdict, words)])];
  const next =
    state.name === 'unknown' || readBack === 'not-confirmed' ? { sentence: `To ask PIMS again: carkey resolve ${attempt.id}` } : {};
  return { exit: exitOfAttempt(state), answer: { json, lines }, ...next };
}

function simulatorOf(bridge: BridgeState): string | null {
  return bridge.name === 'ready' ? bridge.simulator : null;
}

function markOf(bridge: BridgeState): string {
  const simulator = simulatorOf(bridge);
  return simulator === null ? '' : `  [simulator: ${simulator}]`;
}

function attemptLines({ job, attempt: { id, state }, bridge, shown }: AttemptReport, words: Words): readonly string[] {
  const lines = [`${job.vin ?? ''}  ${words.attemptState[state.name]}  (${id})${markOf(bridge)}`];
  const sentence = stateSentence(state, words);
  if (sentence !== null) lines.push(sentence);
  if (job.problem !== null) lines.push(problemSentence(job.problem, words));
  if (shown !== null) lines.push(...codeLines(shown, words));
  else if ('code' in state && state.code !== 'none' && !isToldAsLost(state)) lines.push(words.codeState[state.code]);
  if (shown === null && 'code' in state && (state.code === 'sealed' || state.code === 'faulty')) lines.push(WHERE_TO_SEE);
  return lines;
}

/** Showing a code is a deed of its own, with an entry: after the activation it is done on the screen. */
const WHERE_TO_SEE = 'To see it: open the vehicle on the screen ("carkey start").';

/** Its outcome has said already what became of the code. */
function isToldAsLost(state: AttemptState): boolean {
  return state.name === 'resolved' && state.as === 'activated-code-lost' && state.code === 'lost';
}

function stateSentence(state: AttemptState, words: Words): string | null {
  switch (state.name) {
    case 'succeeded':
      return words.readBack[state.readBack];
    case 'refused':
      return state.because.kind === 'not-sent' ? words.refusalNotSent[state.because.reason] : null;
    case 'unknown':
      return sayUnknown(words, state);
    case 'resolved':
      return words.resolution[state.as];
    case 'checked':
    case 'intent':
    case 'sent':
      return null;
  }
}

function codeLines({ decoded, raw, fault, expiry }: ShownCode, words: Words): readonly string[] {
  const until = expiry.kind === 'at' ? `valid until ${expiry.raw}` : words.expiryUnknown[expiry.reason];
  if (decoded === null) return [`code as received: ${raw}`, faultSentence(fault, words), until];
  return [`code: ${printable(decoded)}`, `hex: ${decoded.hex}`, until];
}

/** Control characters of a code must not reach a terminal. */
function printable({ text, copy }: DecodedCode): string {
  return text === null ? '(not text)' : copy.replaceAll(/\p{Cc}/gu, '�');
}

function faultSentence(fault: string | null, words: Words): string {
  return fault !== null && Object.hasOwn(words.codeFault, fault) ? words.codeFault[fault as keyof Words['codeFault']] : (fault ?? '');
}

/** The lines of `carkey attempts` for one attempt: what became of it, and whose matter that is. */
export function attemptRowLines(row: AttemptRow, words: Words): readonly string[] {
  const line = attemptRowLine(row, words);
  return row.verdict === null ? [line] : [line, `  ${sayVerdictLine(words, row.verdict)}`];
}

/** One attempt in one line, in the words of the screen. */
export function attemptRowLine(row: AttemptRow, words: Words): string {
  const marks = [row.handedOver ? 'handed over' : null, row.scenario === null ? null : `simulator: ${row.scenario}`].filter(
    (one) => one !== null,
  );
  const state = Object.hasOwn(words.attemptState, row.state) ? words.attemptState[row.state as AttemptState['name']] : row.state;
  const outcome = row.outcome === null ? null : `${sayOut(words, row.outcome)}${row.errorCode === null ? '' : ` ${row.errorCode}`}`;
  const told = outcome === null ? state : `${state} (${outcome})`;
  return [iso(row.openedAt), row.id, row.vin ?? 'forgotten', told, ...marks].join('  ');
}
