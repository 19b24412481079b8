/** Searching: free text, facets and the histogram, through a reader of the large log. */
import type { SearchFilter } from '../../app/audit/search.ts';
import { openReader, type TrailReader } from '../../main/audit/queries/reader.ts';
import { seeded } from './generator.ts';
import { judged, quantile, timed, type Row } from './row.ts';
import { largeLog } from './sizes.ts';
import { watchStalls } from './stalls.ts';

const QUESTIONS = 60;
const PAGE = 50;
const BUCKETS = 60;

/** A question; `ask` throws when the answer is not what it must be. */
type Question = { readonly name: string; readonly bar: number; readonly ask: () => void };

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`the bench found something else than ${what}`);
}

/** Free text of every difficulty: what is everywhere, what is rare, and what is nowhere, so that the whole log is looked through. */
function questionsTo(reader: TrailReader): readonly Question[] {
  const random = seeded(5);
  const vins = reader.recentVehicles(5_000).map(({ vin }) => vin);
  const pick = () => vins[random.below(vins.length)] ?? '';
  const page = (filter: SearchFilter) => reader.page(filter, { order: 'newest', limit: PAGE }).rows.length;
  const finds = (filter: () => SearchFilter) => () => must(page(filter()) > 0, 'an entry');
  const counts = (filter: () => SearchFilter) => () => must(reader.facets(filter()).total > 0, 'values');
  const spreads = (filter: () => SearchFilter) => () => must(reader.histogram(filter(), BUCKETS).counts.length > 0, 'times');
  return [
    { name: 'first page', bar: 100, ask: finds(() => ({})) },
    { name: 'free text: frequent words', bar: 50, ask: finds(() => ({ text: 'marie refused' })) },
    { name: 'free text: the middle of a VIN', bar: 50, ask: finds(() => ({ text: pick().slice(4, 14) })) },
    { name: 'free text: the end of a VIN and a word', bar: 50, ask: finds(() => ({ text: `${pick().slice(-8)} scanned` })) },
    { name: 'free text: found nowhere', bar: 50, ask: () => must(page({ text: 'marie nowhere' }) === 0, 'nothing') },
    { name: 'facets of everything', bar: 100, ask: counts(() => ({})) },
    { name: 'facets of a kind with a word', bar: 100, ask: counts(() => ({ kinds: ['result'], text: 'refu' })) },
    { name: 'histogram of everything', bar: 100, ask: spreads(() => ({})) },
    { name: 'histogram of a vehicle', bar: 100, ask: spreads(() => ({ vin: pick() })) },
  ];
}

/** What a warm-up holds up the main thread for, and how long the first search takes after it, in a reader that was just opened. */
export async function warmRows(full: boolean): Promise<readonly Row[]> {
  const { trail, dir } = largeLog(full);
  const { size } = trail.view();
  const reader = openReader(dir);
  if (!reader.ok) throw new Error(`the bench cannot read its trail: ${reader.error}`);
  const middle = reader.value.recentVehicles(1)[0]?.vin.slice(4, 14) ?? '';
  const watch = watchStalls();
  const start = performance.now();
  await reader.value.warmUp(new AbortController().signal);
  const took = performance.now() - start;
  const stall = Math.max(...watch());
  const first = timed(() => must(reader.value.page({ text: middle }, { order: 'oldest', limit: PAGE }).rows.length > 0, 'an entry'));
  reader.value.stop();
  return [
    judged(
      `main thread stall while the search of ${size} entries warms up`,
      `longest of ${took.toFixed(0)} ms`,
      stall,
      { atMost: 50 },
      ' ms',
    ),
    judged('first search for the middle of a VIN after it', `${first.toFixed(1)} ms`, first, { atMost: 50 }, ' ms'),
  ];
}

/** The rows of searching. The first call in a reader that was just opened stands beside those that follow. */
export function searchRows(full: boolean): readonly Row[] {
  const { trail, dir } = largeLog(full);
  const { size } = trail.view();
  const withReader = <T>(work: (questions: readonly Question[]) => T): T => {
    const reader = openReader(dir);
    if (!reader.ok) throw new Error(`the bench cannot read its trail: ${reader.error}`);
    const done = work(questionsTo(reader.value));
    reader.value.stop();
    return done;
  };
  const names = withReader((questions) => questions.map(({ name }) => name));
  const firsts = names.map((_, i) => withReader((questions) => timed(() => questions[i]?.ask())));
  return withReader((questions) =>
    questions.map(({ name, bar, ask }, i) => {
      const times = Array.from({ length: QUESTIONS }, () => timed(ask));
      const p95 = quantile(times.slice(1), 0.95);
      const measured = `p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, first ${firsts[i]?.toFixed(0) ?? ''} ms`;
      return judged(`${name} in ${size} entries, p95`, measured, p95, { atMost: bar }, ' ms');
    }),
  );
}
