/** Looking up in the log what was typed into the find field and is no VIN. By the queries that everybody signed in may ask. */
import { foldText } from '../../app/base/index.ts';
import { type NameInside, type Sought, soughtIn } from '../../app/audit/search/index.ts';
import type { EntryRow } from '../../app/audit/entry/index.ts';
import type { AttemptId } from '../../app/carkey/index.ts';
import type { ConsoleError, Outputs, Payload, Reply } from '../../app/contract/index.ts';
import type { VinJudgement } from '../../app/vehicle/index.ts';
import type { Transport } from '../api/transport.ts';

/** One thing that can be opened. `entries`: those of a transaction that belongs to no attempt; `scenario`: of a vehicle that is there to practise on. */
export type Offer =
  | { readonly kind: 'vehicle'; readonly vin: string; readonly scenario?: string }
  | { readonly kind: 'attempt'; readonly act: AttemptId }
  | { readonly kind: 'entries'; readonly tx: string }
  | { readonly kind: 'receipt'; readonly code: string }
  | { readonly kind: 'error'; readonly code: number };

/**
 * What the log says about a text. `hasMore`: there may be more than is offered; `missing`: names of the text that lead nowhere here; `nearly`: what in
 * it is nearly a VIN. With an error there may be offers that needed no answer.
 */
export type Found = {
  readonly sought: Sought;
  readonly offers: readonly Offer[];
  readonly hasMore: boolean;
  readonly missing?: readonly string[];
  readonly nearly?: readonly string[];
  readonly error: ConsoleError | null;
};

/** Vehicles or attempts that are offered at most: more do not fit below the field, and say that the text is too short. */
const MOST = 6;

/** Entries that are looked at: all of them of one vehicle in most logs, several vehicles where the text is frequent. */
const ENTRIES = 200;

/** With so many characters the end of a VIN is what people call its last 8: nothing else is meant. */
export const LAST = 8;

/** What should be looked up; null where the text is a VIN, may be one with a slip, or is nothing that the log could know. */
export function soughtBy(text: string, judgement: VinJudgement): Sought | null {
  const sought = judgement.vin === null ? soughtIn(text) : null;
  return judgement.suggestions.length === 0 || sought?.kind === 'several' ? sought : null;
}

/** The one vehicle that Enter may open by itself: nothing else fits, and enough was typed to mean it. Pure. */
export function onlyVehicle({ sought, offers, hasMore }: Found): string | null {
  const vins = offers.flatMap((offer) => (offer.kind === 'vehicle' ? [offer.vin] : []));
  const [vin] = vins;
  if (vin === undefined || vins.length > 1 || hasMore) return null;
  // An attempt in a mail has a vehicle as well: opened is only what the mail itself names, and nothing beside what may be meant.
  if (sought.kind === 'several') return sought.names[0]?.text === vin && sought.names.every(({ kind }) => kind !== 'nearly') ? vin : null;
  if (sought.kind !== 'vin-part') return vin;
  return sought.text.length >= LAST && vin.endsWith(sought.text) ? vin : null;
}

/** The offer that Enter opens by itself: the one vehicle that is meant, or an error, whose number means nothing else. Pure. */
export const opensByEnter = (found: Found): boolean => found.sought.kind === 'error' || onlyVehicle(found) !== null;

/** What is told of a practice vehicle, by its scenario, in the language of the page. */
export type StoryOf = (scenario: string) => string;

/** Asks the log, and in practice the stories of the vehicles that are there to practise on. */
export async function lookUp(api: Transport, sought: Sought, storyOf: StoryOf): Promise<Found> {
  switch (sought.kind) {
    case 'vin-part':
      return lookUpPart(api, sought, storyOf);
    case 'attempt':
      return lookUpEntries(api, sought, sought.isWhole ? { act: sought.text } : { text: sought.text });
    case 'transaction':
      return lookUpEntries(api, sought, { tx: sought.text });
    case 'error':
      return { ...nothing(sought), offers: [{ kind: 'error', code: Number(sought.text) }] };
    case 'receipt':
      return sought.isSound ? lookUpReceipt(api, sought) : nothing(sought);
    case 'several':
      return lookUpEach(api, sought, storyOf);
    case 'words':
      return stories(sought, await practised(api), storyOf);
  }
}

const nothing = (sought: Sought): Found => ({ sought, offers: [], hasMore: false, error: null });

/**
 * Ends of VINs have an index of their own. A part from the middle, and a short one, are searched for in the entries. The vehicles that are
 * there to practise on are found before anybody looked at them: no entry knows them yet. In live there are none.
 */
async function lookUpPart(api: Transport, sought: Extract<Sought, { kind: 'vin-part' }>, storyOf: StoryOf): Promise<Found> {
  const { text } = sought;
  const [ending, practice] = await Promise.all([api.call('vehicles.recent', { search: text }), practised(api)]);
  if (!ending.ok) return { ...nothing(sought), error: ending.error };
  const told = sought.words === undefined ? null : stories(sought, practice, storyOf);
  if (told !== null && told.offers.length > 0) return told;
  const fleet = practice.flatMap(({ vin }): readonly string[] => (vin.includes(text) ? [vin] : []));
  const ends = [...ending.value.map(({ vin }): string => vin), ...fleet.filter((vin) => vin.endsWith(text))];
  if (text.length >= LAST && ends.length > 0) return vehicles(sought, ends, false);
  const page = await entriesOf(api, { text });
  if (!page.ok) return { ...nothing(sought), error: page.error };
  const holding = page.value.rows.flatMap(({ vin }) => (vin?.includes(text) === true ? [vin] : []));
  return vehicles(sought, [...ends, ...holding, ...fleet], page.value.next !== null);
}

function vehicles(sought: Sought, vins: readonly string[], isCut: boolean): Found {
  const each = [...new Set(vins)];
  const offers = each.slice(0, MOST).map((vin): Offer => ({ kind: 'vehicle', vin }));
  return { sought, offers, hasMore: each.length > MOST || (isCut && each.length > 1), error: null };
}

const practised = async (api: Transport): Promise<Outputs['vehicles.practice']> => {
  const reply = await api.call('vehicles.practice', {});
  return reply.ok ? reply.value : [];
};

/** The practice vehicles whose story has the words. */
function stories(sought: Sought, fleet: Outputs['vehicles.practice'], storyOf: StoryOf): Found {
  const words = foldText(sought.kind === 'vin-part' ? (sought.words ?? sought.text) : sought.text);
  const told = fleet.filter(({ scenario }) => foldText(storyOf(scenario)).includes(words));
  const offers = told.slice(0, 2 * MOST).map(({ vin, scenario }): Offer => ({ kind: 'vehicle', vin, scenario }));
  return { sought, offers, hasMore: told.length > offers.length, error: null };
}

/** Names of a text that are looked up at most: each is a question of its own. */
export const NAMES = 12;

/** Each name on its own, what one leads to once, vehicles first. A vehicle can always be opened, whatever the log answers. */
async function lookUpEach(api: Transport, sought: Extract<Sought, { kind: 'several' }>, storyOf: StoryOf): Promise<Found> {
  const nearly = sought.names.flatMap(({ kind, text }) => (kind === 'nearly' ? [text] : []));
  const whole = sought.names.filter(({ kind }) => kind !== 'nearly');
  const asked = whole.slice(0, NAMES);
  const found = await Promise.all(asked.map((name) => lookUpName(api, name, storyOf)));
  const error = found.find((one) => one.error !== null)?.error ?? null;
  const all = [...new Map(found.flatMap(({ offers }) => offers).map((offer) => [JSON.stringify(offer), offer])).values()];
  const offers = [...all.filter(({ kind }) => kind === 'vehicle'), ...all.filter(({ kind }) => kind !== 'vehicle')];
  const missing = asked.flatMap(({ text }, index) => (found[index]?.error === null && found[index].offers.length === 0 ? [text] : []));
  return { sought, offers, hasMore: asked.length < whole.length, missing, nearly, error };
}

async function lookUpName(api: Transport, { kind, text }: NameInside, storyOf: StoryOf): Promise<Found> {
  switch (kind) {
    case 'vin':
    case 'nearly':
      return { ...nothing({ kind: 'vin-part', text, isPlate: false }), offers: [{ kind: 'vehicle', vin: text }] };
    case 'attempt':
      return lookUp(api, { kind, text, isWhole: true }, storyOf);
    case 'receipt':
      return lookUp(api, { kind, text, isSound: true }, storyOf);
    default:
      return lookUp(api, { kind, text }, storyOf);
  }
}

async function lookUpEntries(
  api: Transport,
  sought: Extract<Sought, { kind: 'attempt' | 'transaction' }>,
  filter: Payload<'audit.search'>['filter'],
): Promise<Found> {
  const page = await entriesOf(api, filter);
  if (!page.ok) return { ...nothing(sought), error: page.error };
  const rows = page.value.rows.filter(({ act, d }) =>
    sought.kind === 'attempt' ? act?.startsWith(sought.text) === true : d?.tx === sought.text,
  );
  const offers = offersOf(rows, sought.kind === 'transaction' ? sought.text : null);
  const fitting = offers.slice(0, 2 * MOST);
  return { sought, offers: fitting, hasMore: fitting.length < offers.length, error: null };
}

/** Each vehicle, then each attempt, newest first. */
function offersOf(rows: readonly EntryRow[], tx: string | null): readonly Offer[] {
  const vins = [...new Set(rows.flatMap(({ vin }) => vin ?? []))];
  const acts = [...new Set(rows.flatMap(({ act }) => act ?? []))];
  const rest: readonly Offer[] = tx === null || rows.length === 0 || acts.length > 0 ? [] : [{ kind: 'entries', tx }];
  return [...vins.map((vin): Offer => ({ kind: 'vehicle', vin })), ...acts.map((act): Offer => ({ kind: 'attempt', act })), ...rest];
}

/** The attempt of the code, its vehicle, and the check of the whole receipt. */
async function lookUpReceipt(api: Transport, sought: Extract<Sought, { kind: 'receipt' }>): Promise<Found> {
  const check: Offer = { kind: 'receipt', code: sought.text };
  const found = await api.call('attempts.list', { receipt: sought.text });
  const [attempt] = found.ok ? found.value : [];
  if (attempt === undefined) return { ...nothing(sought), offers: [check] };
  const { id, vin } = attempt;
  const vehicle: readonly Offer[] = vin === null ? [] : [{ kind: 'vehicle', vin }];
  return { ...nothing(sought), offers: [...vehicle, { kind: 'attempt', act: id }, check] };
}

function entriesOf(api: Transport, filter: Payload<'audit.search'>['filter']): Promise<Reply<'audit.search'>> {
  return api.call('audit.search', { filter, order: 'newest', limit: ENTRIES });
}
