/**
 * Whose matter it is that a job stopped: a side, what that rests on, what is known, and what would prove it. Codes only; the words are in
 * app/words. It helps a person to look in the right place, and blames nobody.
 */

/** The sides. `console`: this program, its computer, settings and adapter, and the bridge that it drives. */
export const PARTIES = ['vehicle', 'phone', 'account', 'subscription', 'back-end', 'site-network', 'console', 'nobody-knows'] as const;

/** One of {@link PARTIES}. */
export type Party = (typeof PARTIES)[number];

/** A side that somebody could do something about. */
export type KnownParty = Exclude<Party, 'nobody-knows'>;

/** What belongs to the customer. While nobody knows what became of a call, none of these is named. */
export const OF_CUSTOMER: ReadonlySet<Party> = new Set<Party>(['phone', 'account', 'subscription']);

/** `certain`: a published error or a measurement of this console names the side. */
export type Sureness = 'certain' | 'likely' | 'open';

/**
 * What the line rests on. `named`: the published error names the side. `from-code`: concluded from the error. `measured`, `answered`: by this
 * console, by an answer of PIMS. `concluded`: ours alone. `open`: what is known does not tell.
 */
export const GROUNDS = ['named', 'from-code', 'measured', 'answered', 'concluded', 'open'] as const;

/** One of {@link GROUNDS}. */
export type VerdictGround = (typeof GROUNDS)[number];

/** Where a fact comes from: read by this console itself, answered by PIMS or the phone, or concluded by us. */
export type How = 'measured' | 'asked' | 'concluded';

/** Every fact that evidence can name, with where it comes from. This is the only place that says so. */
export const FACTS = {
  'bridge-connected': 'measured',
  'bridge-away': 'measured',
  'gate-answered': 'measured',
  'wrong-simulator': 'measured',
  'no-answer': 'measured',
  'line-lost': 'measured',
  'answer-unusable': 'measured',
  'nothing-left': 'measured',
  'vehicle-changed': 'measured',
  'waiting-stopped': 'measured',
  'program-ended': 'measured',
  'log-stopped': 'measured',
  'attempt-open': 'measured',
  'code-lost': 'measured',
  'car-agrees': 'measured',
  'car-differs': 'measured',
  'car-not-read': 'measured',
  'car-silent': 'measured',
  'car-no-power': 'measured',
  'adapter-silent': 'measured',
  'clocks-agree': 'measured',
  'clocks-differ': 'measured',
  'pims-error': 'asked',
  'phone-at-car': 'asked',
  'phone-not-at-car': 'asked',
  'phone-at-other-car': 'asked',
  'phone-silent': 'asked',
  'phone-battery-low': 'asked',
  'services-some': 'asked',
  'services-none': 'asked',
  'answer-other-vehicle': 'asked',
  'answer-no-carkey': 'asked',
  'status-contradicts': 'asked',
  'nobody-signed-in': 'asked',
  'session-lost': 'asked',
  'account-blocked': 'asked',
  'step-missing': 'asked',
  'side-not-published': 'concluded',
  'nothing-done': 'concluded',
  'may-be-done': 'concluded',
  'limit-ours': 'concluded',
  'side-concluded': 'concluded',
} as const satisfies Readonly<Record<string, How>>;

/** A fact. */
export type FactWord = keyof typeof FACTS;

/** A fact with the values of its sentence. `seconds`: of `clocks-differ`; `code`: of those of an error; `percent`: of the charge. */
export type Fact = { readonly fact: FactWord; readonly how: How; readonly values: Readonly<Record<string, number>> };

/** The next thing a person can do with their hands to prove it. None of them sends an activation. */
export const PROOFS = [
  'phone-with-other-car',
  'car-with-workshop-phone',
  'account-on-other-phone',
  'other-vehicle-too',
  'web-page-on-phone',
  'mobile-data',
  'phone-list-in-car',
  'phone-settings',
  'key-at-reader',
  'clock-on-phone',
  'clock-here',
  'scan-vin',
  'sign-in-again',
  'who-is-signed-in',
  'one-time-code',
  'newest-sms',
  'customers-app',
  'other-pin',
  'papers',
  'services-in-app',
  'association',
  'bridge-app',
  'bridge-version',
  'restart-bridge',
  'settings',
  'read-again',
  'read-later',
  'look-at-doors',
  'engine-off',
  'adapter-in-other-car',
  'disk',
  'close-other-program',
  'settle-other',
] as const;

/** One of {@link PROOFS}. */
export type Proof = (typeof PROOFS)[number];

/** The verdict. `code`: the error that the line names, where it rests on one. Evidence: measured, then asked, then concluded. */
export type Verdict = {
  readonly party: Party;
  readonly sure: Sureness;
  readonly ground: VerdictGround;
  readonly code: number | null;
  readonly evidence: readonly Fact[];
  readonly proof: Proof;
};
