/** Searching: free text, facets and the histogram, through a reader of the large log. */
import type { SearchFilter } from '../../app/audit/search/search.ts';
import { openReader, type TrailReader } from '../../main/audit/queries/reader.ts';
import { seeded } from './generator.ts';
import { type BareIndex, bareIndex, type FullText, fullText, inTurn } from './bare-index.ts';
import { judged, timed, type Row } from './row.ts';
import { largeLog } from './sizes.ts';
import { heldControl, heldRow, watchStalls } from './stalls.ts';

const QUESTIONS = 100;
const PAGE = 50;
const BUCKETS = 60;

/** A question; `ask` throws when the answer is not what it must be. `bare`: the same by SQLite alone. */
type Question = { readonly name: string; readonly ask: () => void; readonly bare: () => void };

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`the bench found something else than ${what}`);
}

/** Free text of every difficulty: what is everywhere, what is rare, and what is nowhere, so that the whole log is looked through. */
function questionsTo(reader: TrailReader, index: BareIndex, texts: FullText): readonly Question[] {
  const random = seeded(5);
  const vehicles = reader.recentVehicles(5_000);
  const one = () => vehicles[random.below(vehicles.length)] ?? { vin: '', veh: '' };
  const page = (filter: SearchFilter) => reader.page(filter, { order: 'newest', limit: PAGE }).rows.length;
  const text = (name: string, words: () => readonly string[]): Question => ({
    name: `free text: ${name}`,
    ask: () => must(page({ text: words().join(' ') }) > 0, 'an entry'),
    bare: () => index.lookUp(texts.page(words(), PAGE)),
  });
  return [
    text('frequent words', () => ['marie', 'refused']),
    text('the middle of a VIN', () => [one().vin.slice(4, 14)]),
    text('the end of a VIN and a word', () => [one().vin.slice(-8), 'scanned']),
    {
      name: 'free text: found nowhere',
      ask: () => must(page({ text: 'marie nowhere' }) === 0, 'nothing'),
      bare: () => index.lookUp(texts.page(['marie', 'nowhere'], PAGE)),
    },
    { name: 'facets of everything', ask: () => must(reader.facets({}).total > 0, 'values'), bare: () => index.countValues() },
    {
      name: 'facets of a kind with a word',
      ask: () => must(reader.facets({ kinds: ['result'], text: 'refu' }).total > 0, 'values'),
      bare: () => index.countValues("kind = 'result' and out like ?", '%refu%'),
    },
    {
      name: 'histogram of everything',
      ask: () => must(reader.histogram({}, BUCKETS).counts.length > 0, 'times'),
      bare: () => index.countOverTime(BUCKETS),
    },
    {
      name: 'histogram of a vehicle',
      ask: () => must(reader.histogram({ vin: one().vin }, BUCKETS).counts.length > 0, 'times'),
      bare: () => index.countOverTime(BUCKETS, 'veh = ?', one().veh),
    },
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
  const stalls = watch();
  const first = timed(() => must(reader.value.page({ text: middle }, { order: 'oldest', limit: PAGE }).rows.length > 0, 'an entry'));
  reader.value.stop();
  const told = `${first.toFixed(1)} ms; warming up took ${took.toFixed(0)} ms`;
  return [
    await heldRow(`warms up the search of ${size} entries`, stalls),
    await heldControl(),
    { what: 'first search for the middle of a VIN after it', bar: '-', measured: told, ratio: null, holds: null },
  ];
}

/** The rows of searching, each question in turn with the same one by SQLite alone. */
export function searchRows(full: boolean): readonly Row[] {
  const { trail, dir } = largeLog(full);
  const { size } = trail.view();
  const reader = openReader(dir);
  if (!reader.ok) throw new Error(`the bench cannot read its trail: ${reader.error}`);
  const [index, texts] = [bareIndex(dir), fullText(trail)];
  const rows = questionsTo(reader.value, index, texts).map(({ name, ask, bare }) => {
    const times = inTurn(ask, bare, QUESTIONS);
    const measured = `${times.ours.toFixed(2)} ms, SQLite ${times.bare.toFixed(2)} ms`;
    return judged(`${name} in ${size} entries, p95`, measured, times.ours / times.bare, { atMost: 1 });
  });
  index.close();
  texts.close();
  reader.value.stop();
  return rows;
}
