/** One next action for every situation, and card, button and announcement that say the same, in every language. */
import { beforeAll, describe, expect, test } from 'vitest';
import { viewJob } from '../../../../app/carkey/job/job.ts';
import type { JobFacts } from '../../../../app/carkey/status/job-facts.ts';
import { DEEDS } from '../../../../app/carkey/job/next.ts';
import { actionForProblem } from '../../../../app/carkey/job/remedy.ts';
import type { AttemptState, CodeState, Deed, JobView, LogProblem, NextAction } from '../../../../app/carkey/types.ts';
import { LANGUAGES, type Language } from '../../../../app/base/language.ts';
import { PIMS_ERRORS } from '../../../../app/pims/errors.ts';
import type { StatusAnswer } from '../../../../app/pims/types.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { adviceOf, type Words } from '../../../../app/words/shape/words.ts';
import { KEY_OF_DEED } from '../../../../renderer/actions/actions.ts';
import { de } from '../../../../renderer/i18n/de/index.ts';
import { en } from '../../../../renderer/i18n/en/index.ts';
import { es } from '../../../../renderer/i18n/es/index.ts';
import { fr } from '../../../../renderer/i18n/fr/index.ts';
import { it as italian } from '../../../../renderer/i18n/it/index.ts';
import { sayDeed, sayJob, sayNext } from '../../../../renderer/i18n/say-next.ts';
import { ACTIVE, attempt, facts, NOT_ACTIVATED, NOW, OTHER, phone, reading, READY, TX, VIN } from '../../../support/facts.ts';

const LABELS = { en, de, fr, es, it: italian };
const words = new Map<Language, Words>();
beforeAll(async () => {
  for (const language of LANGUAGES) words.set(language, await wordsFor(language));
});
const speech = (language: Language) => ({ words: words.get(language)!, labels: LABELS[language], locale: language });

type Change = readonly [name: string, change: Partial<JobFacts>];

const expiry = { kind: 'unknown', reason: 'missing', raw: null } as const;
const unknown = {
  name: 'unknown',
  transactionId: TX,
  sentAt: NOW - 20_000,
  reason: 'timeout',
  errorCode: null,
  noEffectSeen: false,
} as const;
const succeeded = (readBack: 'pending' | 'confirmed' | 'not-confirmed', code: CodeState): AttemptState => ({
  name: 'succeeded',
  transactionId: TX,
  code,
  expiry,
  readBack,
});
const resolved = (as: 'activated' | 'activated-code-lost' | 'no-effect' | 'other-vehicle-handled', code: CodeState): AttemptState => ({
  name: 'resolved',
  transactionId: TX,
  as,
  by: 'person',
  code,
  expiry,
});
const refused = (code: number): AttemptState => ({ name: 'refused', transactionId: TX, because: { kind: 'error', code } });

const STATES: readonly AttemptState[] = [
  { name: 'checked' },
  { name: 'intent', transactionId: TX },
  { name: 'sent', transactionId: TX, sentAt: NOW },
  unknown,
  { ...unknown, noEffectSeen: true },
  { ...unknown, reason: 'other-vehicle' },
  ...(['pending', 'confirmed', 'not-confirmed'] as const).flatMap((readBack) =>
    (['sealed', 'faulty', 'missing', 'expired'] as const).map((code) => succeeded(readBack, code)),
  ),
  resolved('activated', 'sealed'),
  resolved('activated-code-lost', 'lost'),
  resolved('no-effect', 'none'),
  resolved('other-vehicle-handled', 'withheld'),
  ...[2102, 2301, 2302, 2323, 2354].map(refused),
  { name: 'refused', transactionId: null, because: { kind: 'not-sent', reason: 'aborted' } },
];
const ATTEMPTS: readonly Change[] = [
  ['no attempt', {}],
  ...STATES.flatMap((state): Change[] => [
    [state.name, { attempt: attempt(state) }],
    [
      `${state.name}, seen and handed over`,
      { asked: true, attempt: attempt(state, { handedOver: true, seen: { code: true, receipt: true } }) },
    ],
  ]),
];
const suspended = (date: string | null): StatusAnswer => ({ isCarKeyVerified: true, cvsStatus: 'suspended', maxReactivationDate: date });
const STATUSES: readonly Change[] = [
  ['not read', { reading: null }],
  ['read failed', { reading: null, readFailure: { error: { code: 2102, label: '', subErrors: null }, transactionId: TX } }],
  ['active', { reading: reading(ACTIVE) }],
  ['not activated', { reading: reading(NOT_ACTIVATED) }],
  ['stale', { reading: reading(NOT_ACTIVATED, 90_000) }],
  ['suspended', { reading: reading(suspended('2030-01-01T00:00:00Z')) }],
  ['suspended, late', { reading: reading(suspended('2020-01-01T00:00:00Z')) }],
  ['suspended, no date', { reading: reading(suspended(null)) }],
  ['unknown to the server', { reading: reading({ isCarKeyVerified: false, cvsStatus: 'unknown', maxReactivationDate: null }) }],
  ['contradiction', { reading: reading({ ...ACTIVE, isCarKeyVerified: false }) }],
  ['unreadable', { reading: reading({ isCarKeyVerified: null, cvsStatus: null, maxReactivationDate: null }) }],
];
const link = (vin: string) => [{ source: 'link 0902', vin, at: NOW }] as const;
const EVIDENCE: readonly Change[] = [
  ['agrees', {}],
  ['phone not asked', { connection: null }],
  ['phone away', { connection: phone(false) }],
  ['phone in another car', { connection: phone(true, OTHER) }],
  ['phone without a VIN', { connection: phone(true, null) }],
  ['phone with an odd VIN', { connection: phone(true, '123') }],
  ['car says another VIN', { evidence: link(OTHER) }],
  ['car says no VIN', { connection: phone(true, null), evidence: link('123') }],
  ['keys and seat open', { keys: null, inside: null }],
  ['seat open', { inside: null }],
  ['no subscription', { services: [] }],
];
const AROUND: readonly Change[] = [
  ['ready', {}],
  ['bridge off', { bridge: { name: 'off' } }],
  ['bridge connecting', { bridge: { name: 'connecting', attempt: 1 } }],
  ['bridge refuses', { bridge: { name: 'refused', problem: 'wrong-token' } }],
  ['clock off', { bridge: { ...READY, skewMs: 400_000 } }],
  ['open elsewhere', { openElsewhere: true }],
  ['vehicle unknown', { vehicleUnknown: true }],
  ...(['disk-full', 'corrupt', 'other-writer', 'conflict'] as const).map((logProblem: LogProblem): Change => [logProblem, { logProblem }]),
  ['working', { stage: { name: 'reading-status', since: NOW, limitMs: null } }],
  ['no vehicle', { vin: null }],
];
const customer = (change: Partial<NonNullable<JobFacts['customer']>>): Partial<JobFacts> => ({
  customer: { next: 'nothing', run: 'none', step: null, stop: null, ...change },
});
const wanted = { reading: null, readFailure: { error: { code: 2302, label: '', subErrors: null }, transactionId: TX } } as const;
const CUSTOMERS: readonly Change[] = [
  ['nothing wanted', customer({})],
  ['nobody signed in', customer({ next: 'sign-in' })],
  ['signed out in a run', customer({ next: 'sign-in-again', run: 'waiting' })],
  ['browser open', customer({ next: 'wait' })],
  ['sign-out owed', customer({ next: 'sign-out' })],
  ['run at work', customer({ run: 'working' })],
  ['run waits', customer({ run: 'waiting' })],
  ['step missing', customer({ step: 'enrol' })],
  ['step missing, no consent', customer({ step: 'trusted-phone', next: 'consent' })],
  ['code wanted', { ...wanted, ...customer({}) }],
  ['code wanted, no consent', { ...wanted, ...customer({ next: 'consent' }) }],
  ['code given', { ...wanted, ...customer({ run: 'code-given' }) }],
];

/** Every situation with its view. */
function* situations(): Generator<readonly [name: string, view: JobView]> {
  for (const [a, one] of ATTEMPTS)
    for (const [b, two] of STATUSES)
      for (const [c, three] of EVIDENCE)
        for (const [d, four] of AROUND) yield [`${a}; ${b}; ${c}; ${d}`, viewJob(facts({ ...one, ...two, ...three, ...four }))];
  for (const [a, one] of ATTEMPTS)
    for (const [b, two] of STATUSES)
      for (const [c, three] of CUSTOMERS) yield [`${a}; ${b}; ${c}`, viewJob(facts({ ...one, ...two, ...three }))];
}

/** Deeds that may go with what a problem's card tells the hands. */
const isBothButtonAndCard = (view: JobView): boolean =>
  view.next.about?.kind !== 'problem' || view.next.action === actionForProblem(view.next.about.problem);

/** What is wrong with a view, as words; empty when all is well. Plain comparisons: there are tens of thousands of them. */
function faultsOf(view: JobView, say: ReturnType<typeof speech>): readonly string[] {
  const { action } = view.next;
  const card = sayNext(say, view.next, view.confirmations);
  const said = sayJob(say, view);
  const isOpen = view.attempt?.state.name === 'unknown';
  return [
    view.mayActivate === (action === 'activate') ? '' : 'an activation that is not the next action',
    isBothButtonAndCard(view) ? '' : 'the card is about one thing, the button does another',
    card.heading === '' ? 'nothing to read' : '',
    card.press === sayDeed(say, DEEDS[action], view.confirmations) ? '' : 'the button does not say what it does',
    (card.press === null) === (action === 'wait' || action === 'wait-for-customer') ? '' : 'a button for waiting, or none',
    view.stage !== null || said.includes(card.heading) ? '' : 'the announcement says something else',
    isOpen && view.status?.tone === 'good' ? 'green over an unknown outcome' : '',
    isOpen && NOT_WHILE_UNKNOWN.has(action) ? 'an unknown outcome is passed over' : '',
  ].filter((fault) => fault !== '');
}

const NOT_WHILE_UNKNOWN: ReadonlySet<NextAction> = new Set(['finish', 'activate', 'confirm', 'show-code', 'show-receipt']);

test('in every situation there is exactly one next action; card, button and announcement are one, and nothing else may be sent', () => {
  const met = new Set<NextAction>();
  const say = speech('en');
  const faults = new Set<string>();
  let count = 0;
  for (const [name, view] of situations()) {
    met.add(view.next.action);
    count += 1;
    for (const fault of faultsOf(view, say)) faults.add(`${fault}: ${name}`);
  }
  expect([...faults].slice(0, 5)).toEqual([]);
  expect(count).toBeGreaterThan(50_000);
  expect([...met].toSorted()).toEqual(Object.keys(DEEDS).toSorted());
});

test.each(PIMS_ERRORS.map(({ code }) => code))('error %d: what is read and what is refused lead to the same action', (code) => {
  const readFailure = { error: { code, label: '', subErrors: null }, transactionId: TX };
  const read = viewJob(facts({ reading: null, readFailure }));
  const told = viewJob(facts({ keys: null, inside: null, attempt: attempt(refused(code)) }));
  expect(read.next.action).toBe(told.next.action);
  expect(['find', 'sign-in', 'ask-support', 'try-again']).toContain(read.next.action);
  const heard = viewJob(facts({ keys: null, inside: null, asked: true, attempt: attempt(refused(code)) }));
  expect(heard.next).toEqual({ action: 'confirm', about: null });
});

describe.each(LANGUAGES)('in %s', (language) => {
  test('a deed has one name and at most one key, whatever leads to it; two deeds never share a name', () => {
    const none = { keys: null, inside: null };
    const names = new Map<string, Deed>();
    for (const deed of new Set(Object.values(DEEDS))) {
      const name = sayDeed(speech(language), deed, none);
      if (name === null) continue;
      expect(names.get(name), `${name}: ${deed}`).toBeUndefined();
      names.set(name, deed);
    }
  });

  test('where the button scans, the card speaks of the VIN', () => {
    for (const { code, group } of PIMS_ERRORS) {
      const problem = { kind: 'pims', method: 'get', code, label: '', subErrors: null, transactionId: null } as const;
      if (actionForProblem(problem) === 'find') expect(adviceOf(speech(language).words, code, group).hands, String(code)).toContain('VIN');
    }
  });

  test('a status says what is, never what to do; stopping does not cancel', () => {
    const told = Object.values(speech(language).words.statusWord).map(({ sentence }) => sentence);
    const nothing = /nothing to do|nichts zu tun|rien à faire|nada que hacer|nulla da fare|support|assist|soporte/i;
    for (const sentence of told) expect(sentence).not.toMatch(nothing);
    expect(speech(language).labels.stage.stopMeansUnknown).toMatch(/not cancel|nicht abgebrochen|n’annule pas|no anula|non annulla/);
  });
});

test.each(LANGUAGES)('the button to the consent says in %s what its heading says', (language) => {
  const view = viewJob(facts({ ...customer({ step: 'enrol', next: 'consent' }), reading: reading(NOT_ACTIVATED) }));
  const card = sayNext(speech(language), view.next, view.confirmations);
  expect([view.next.action, card.press]).toEqual(['ask-consent', card.heading]);
});

test('no two deeds share a key, but reading and asking again, and what F6 goes on with: of those only one can be next', () => {
  const goesOn = ['sign-in', 'sign-out', 'one-time-code', 'enrol', 'consent', 'customer'] as const;
  for (const deed of goesOn) expect(KEY_OF_DEED[deed]).toBe(KEY_OF_DEED.activate);
  const keys = Object.entries(KEY_OF_DEED).filter(([deed]) => deed !== 'recheck' && !goesOn.some((one) => one === deed));
  expect(new Set(keys.map(([, key]) => key)).size).toBe(keys.length);
  expect(KEY_OF_DEED.recheck).toBe(KEY_OF_DEED.reread);
  expect(viewJob(facts({ vin: VIN })).next.action).toBe('activate');
});
