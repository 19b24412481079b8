/**
 * Who may do what: one table over every message and every command of the command line, read in the main process at every call on the
 * session's current role (activation rule 17). A message without a row does not compile
 * (main/handlers/rights-guard.ts). Rights follow from the mode of the folder and the person,
 * never from who answers at the other end. Practice needs no account where it only touches the practice log and the simulators; what is
 * shared with live work (accounts, the connection) keeps its own rule in both modes. As a page: docs/rights.md.
 */
import { ROLES, type Role } from './role.ts';
import { fail, type Mode, ok, type Result } from '../base/index.ts';

/** Who stands at the screen: no session (`nobody`), one behind the lock (`locked`), or an open session of a role. */
export type Who = 'nobody' | 'locked' | Role;

/** One row. `freshPin`: in live mode the PIN must have been given within {@link FRESH_PIN_MS}. */
export type Permission = {
  readonly who: readonly Who[];
  /** `open`: anyone in practice mode. `account`: as in live mode. `never`: what live work shows or logs is changed in live mode only. */
  readonly practice: 'open' | 'account' | 'never';
  readonly freshPin: boolean;
};

/** How long a PIN counts as fresh, ms: long enough to read a code out twice, short enough for a desk that was left. */
export const FRESH_PIN_MS = 120_000;

const row = (who: readonly Who[], practice: Permission['practice'] = 'open', freshPin = false): Permission => ({ who, practice, freshPin });
const DESK = ['support', 'admin'] as const;

const anyone = row(['nobody', 'locked', ...ROLES]);
const signedIn = row(ROLES);
const signedInPin = row(ROLES, 'open', true);
const desk = row(DESK);
const deskPin = row(DESK, 'open', true);
const adminPin = row(['admin'], 'open', true);

/** The table. */
export const permissions = {
  'about.get': anyone,
  // The sign-in screen needs language, theme and mode; for nobody and behind the lock the view holds no more (main/settings/desk.ts).
  'settings.get': anyone,
  'operators.get': anyone,

  // Language and mode on the sign-in screen; not behind the lock, where a change of mode would lay the vehicle in work aside.
  'settings.change': row(['nobody', ...ROLES]),
  'settings.change.own': signedIn,
  'settings.change.connection': row(DESK, 'never'),

  'operators.first': row(['nobody'], 'never'),
  'operators.signIn': row(['nobody', 'locked'], 'account'),
  'operators.signOut': row(['locked', ...ROLES], 'account'),
  'operators.lock': row(ROLES, 'account'),
  'operators.unlock': row(['locked'], 'account'),
  'operators.freshPin': row(ROLES, 'account'),
  'operators.ownPin': row(ROLES, 'never'),
  'operators.touch': signedIn,
  'operators.list': row(['admin'], 'account'),
  'operators.add': row(['admin'], 'never', true),
  'operators.change': row(['admin'], 'never', true),
  // A way out for the only administrator, which asks nobody for a PIN; its wait and its entries guard it.
  'operators.rescue': row(['nobody'], 'never'),

  'vehicles.recent': signedIn,
  'vehicles.practice': signedIn,
  'job.get': signedIn,
  'job.open': signedIn,
  'job.refresh': signedIn,
  'job.confirm': signedIn,
  'job.activate': signedIn,
  'job.activate.again': deskPin,
  'job.stopWaiting': signedIn,
  // Asks PIMS and never activates, so the one who stands at the car may do it.
  'job.recheck': signedIn,
  'job.decide': deskPin,
  'job.handOver': signedIn,
  'job.override': deskPin,
  // What is published does not stop it, so the one who stands at the car may go on; their name and reason are logged.
  'job.goOn': signedIn,
  'job.asked': signedIn,
  'job.close': signedIn,

  'code.show': signedInPin,
  'code.copy': signedInPin,
  // Hiding is never refused: a session that ended a moment ago must not leave a code on the screen.
  'code.hide': anyone,

  'attempts.list': signedIn,
  'followups.list': signedIn,
  'followups.set': signedIn,
  'audit.entry': signedIn,
  'audit.search': signedIn,
  'audit.facets': signedIn,
  'audit.histogram': signedIn,
  'errors.precedents': signedIn,
  'trust.get': signedIn,
  'trust.verify': desk,
  'trust.print': signedIn,
  'trust.compare': signedIn,
  'receipt.get': signedIn,
  'audit.export': desk,
  'audit.forget': adminPin,
  'audit.backup': row(['admin']),
  'audit.rebuild': row(['admin']),
  // It lays the log that is there aside.
  'audit.restore': adminPin,
  // As an export: the whole log leaves, although without names.
  'audit.tiles': desk,
  // What is chosen leaves, the rest stays withheld: the technician who asks for help may send it.
  'bundle.preview': signedIn,
  'bundle.create': signedIn,

  'bridge.get': signedIn,
  'bridge.reconnect': signedIn,
  'bridge.phone': signedIn,
  'practice.reset': signedIn,
  'update.get': signedIn,
  // Another program than the one of before: whoever answers for the station. Who practises alone at a desk has nobody to ask.
  'update.check': desk,
  'update.fetch': desk,
  'update.cancel': desk,
  'update.install': desk,
  'practice.plug': signedIn,
  'link.get': signedIn,
  'link.trace': signedIn,
  'link.scan': signedIn,
  'link.add': signedIn,
  'link.read': signedIn,
  'link.cancel': signedIn,
  'link.close': signedIn,
  'link.exportTrace': signedIn,

  'customer.get': signedIn,
  'customer.ask': signedIn,
  'customer.openBrowser': signedIn,
  'customer.consent': signedIn,
  'customer.withdraw': signedIn,
  'customer.cancel': signedIn,
  'enrolment.begin': signedIn,
  'enrolment.act': signedIn,
  // A locked account takes days to free: whoever answers for that takes it on.
  'budget.takeOn': deskPin,
  'steps.read': signedIn,
  'proof.read': signedIn,
  'proof.command': signedIn,
  'proof.saw': signedIn,

  'training.get': signedIn,
  'training.begin': signedIn,
  'training.end': signedIn,
} satisfies Readonly<Record<string, Permission>>;

/**
 * Everything that the table decides on: messages of the contract, parts of one (`job.activate.again`, activation rule 7; `settings.change.own`
 * and `.connection`, by app/settings/stored/changes.ts), and what only the command line does with the files of a log.
 */
export type Action = keyof typeof permissions;

/**
 * Whose rights a command of the command line takes: those of a message or an action, or nobody's, and why. `onNew`: where there is no account
 * yet. A PIN that is given to the command itself is fresh.
 */
export type CommandRight = { readonly as: Action; readonly onNew?: Action } | { readonly open: string };

const ASKED_INSIDE = 'the screens ask for every message';
const NO_LOG = 'opens no log';
const WAITS = 'for the only administrator, who cannot sign in: a wait of a day and entries of the log guard it';
const ANY_TOOL = 'tells nothing about vehicles; whoever holds the files can verify them with any tool';

/** The table of the command line, by what is typed. */
export const commandRights = {
  start: { open: ASKED_INSIDE },
  vin: { open: NO_LOG },
  status: { as: 'job.open' },
  activate: { as: 'job.activate' },
  attempts: { as: 'attempts.list' },
  resolve: { as: 'job.recheck' },
  'session status': { as: 'customer.ask' },
  'session sign-in': { as: 'customer.openBrowser' },
  'session sign-out': { as: 'customer.openBrowser' },
  enrol: { as: 'enrolment.act' },
  steps: { as: 'steps.read' },
  prove: { as: 'proof.command' },
  'audit list': { as: 'audit.search' },
  'audit verify': { open: ANY_TOOL },
  'audit export': { as: 'audit.export' },
  'audit rebuild': { as: 'audit.rebuild' },
  'audit backup': { as: 'audit.backup' },
  'audit restore': { as: 'audit.restore' },
  'audit tiles': { as: 'audit.tiles' },
  'bundle create': { as: 'bundle.create' },
  'bundle verify': { open: ANY_TOOL },
  'bundle receipt': { open: ANY_TOOL },
  'link list': { open: NO_LOG },
  'phone list': { open: NO_LOG },
  'link read': { open: NO_LOG },
  'operators list': { as: 'operators.list' },
  'operators add': { as: 'operators.add', onNew: 'operators.first' },
  'operators lock': { as: 'operators.change' },
  'operators unlock': { as: 'operators.change' },
  'operators rescue': { open: WAITS },
  'bridge check': { open: NO_LOG },
  'simulate pims': { open: NO_LOG },
  'simulate adapter': { open: NO_LOG },
  serve: { open: ASKED_INSIDE },
} as const satisfies Readonly<Record<string, CommandRight>>;

/** A command with its sub-command, as it is typed. */
export type CommandName = keyof typeof commandRights;
/** Those that need nobody. */
export type OpenCommand = { [N in CommandName]: (typeof commandRights)[N] extends { readonly open: string } ? N : never }[CommandName];
/** Those that ask the table. */
export type GatedCommand = Exclude<CommandName, OpenCommand>;

/** The row that decides on a command. `setUp`: is there an account. */
export function commandAction(name: GatedCommand, setUp: boolean): Action {
  const right: Extract<CommandRight, { readonly as: Action }> = commandRights[name];
  return setUp ? right.as : (right.onNew ?? right.as);
}

/** The session as the table needs it; times are on the monotonic clock of this run, ms. */
export type SessionFacts = {
  readonly role: Role;
  readonly locked: boolean;
  /** When this session's PIN was last given; null when it does not count any more. */
  readonly freshPinAt: number | null;
};

/** Where a call stands. */
export type CallFacts = { readonly mode: Mode; readonly session: SessionFacts | null; readonly now: number };

/** Why a call is refused, and which roles may make it once signed in. */
export type Refusal = { readonly code: 'signed-out' | 'locked' | 'role' | 'fresh-pin' | 'live-only'; readonly whoMay: readonly Role[] };

/** Judges one call. The reasons come in the order in which a person can mend them: sign in, unlock, ask someone else, give the PIN. */
export function mayCall(action: Action, { mode, session, now }: CallFacts): Result<null, Refusal> {
  const { who, practice, freshPin } = permissions[action];
  if (mode === 'practice' && practice === 'open') return ok(null);
  const refuse = (code: Refusal['code']) => fail({ code, whoMay: ROLES.filter((role) => who.includes(role)) });
  if (mode === 'practice' && practice === 'never') return refuse('live-only');
  if (session === null) return who.includes('nobody') ? ok(null) : refuse('signed-out');
  if (session.locked) return who.includes('locked') ? ok(null) : refuse('locked');
  if (!who.includes(session.role)) return refuse('role');
  return freshPin && !isFresh(session.freshPinAt, now) ? refuse('fresh-pin') : ok(null);
}

/**
 * What keeps this person from an action as long as nothing changes but a PIN: another mode, or another role. Null: a try is worth it. What is
 * barred is shown and not offered, since every refused command is an entry of the log.
 */
export function barTo(action: Action, mode: Mode, session: Pick<SessionFacts, 'role' | 'locked'> | null): Refusal | null {
  const allowed = mayCall(action, { mode, session: session === null ? null : { ...session, freshPinAt: 0 }, now: 0 });
  return allowed.ok ? null : allowed.error;
}

/** Does a PIN given at `at` still count? Both on one monotonic clock, ms; a time that lies ahead counts as no PIN at all. */
export function isFresh(at: number | null, now: number): boolean {
  return at !== null && now >= at && now - at < FRESH_PIN_MS;
}
