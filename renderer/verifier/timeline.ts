/** Entries and findings as a person reads them. */
import type { BundleFinding } from '../../app/audit/bundle/index.ts';
import { sayKind, sayOut } from '../../app/words/index.ts';
import { fill, pluralOf } from '../../app/words/shape/index.ts';
import { claimedTime, count, span } from '../lib/format.ts';
import { el, facts, foreign, shut } from './dom.ts';
import type { EntryView, FieldView, ProvedView } from '../check/protocol.ts';
import { sayField, type Voice } from './speech/speech.ts';

/** One finding: where it is, and what it means. */
export function findingRow(voice: Voice, { code, line, index, field }: BundleFinding): HTMLElement {
  const { labels, words, locale } = voice;
  const places = [
    line === null ? null : `${labels.line} ${count(locale, line)}`,
    index === null ? null : `${labels.entry} ${count(locale, index)}`,
    field === null ? null : `${labels.field} ${sayField(voice, field)}`,
  ].filter((place) => place !== null);
  const place = places.length === 0 ? labels.wholeFile : places.join(', ');
  return el('li', {}, el('strong', {}, place), ' ', words.bundleFinding[code], ' ', el('code', {}, code));
}

/** One entry. Of one that is not proved only its place is told. */
export function entryRow(voice: Voice, { index, proved }: EntryView): HTMLElement {
  const place = `${voice.labels.entry} ${count(voice.locale, index)}`;
  if (proved === null) return el('li', { class: 'unproved' }, el('h4', {}, place), el('p', {}, voice.labels.notProved));
  return el('li', {}, ...provedParts(voice, place, proved));
}

function provedParts(voice: Voice, place: string, view: ProvedView): readonly HTMLElement[] {
  const { labels, words, locale } = voice;
  const { entry, stationName, sinceMs, leaf, leafHash } = view;
  const since = sinceMs === null || sinceMs < 0 ? '' : fill(labels.since, { span: span(locale, sinceMs) });
  const outcome = entry.out === undefined ? null : foreign(sayOut(words, entry.out), 'outcome');
  return [
    el('h4', {}, sayKind(words, entry.kind), ' ', outcome),
    el('p', { class: 'when' }, el('span', {}, claimedTime(locale, entry.ts)), ' ', since, ' ', el('span', { class: 'place' }, place)),
    fieldFacts(voice, view),
    facts([
      [labels.code, entry.err === null ? null : String(entry.err)],
      [labels.attempt, entry.act === undefined ? null : foreign(entry.act, 'mono')],
      [labels.role, entry.role === undefined ? null : words.role[entry.role]],
      [labels.station, foreign(stationName)],
      [labels.program, foreign(entry.app)],
    ]),
    shut(labels.leaf, facts([[labels.leafHash, foreign(leafHash, 'mono')]]), el('pre', {}, foreign(leaf))),
  ];
}

function fieldFacts(voice: Voice, { opened, withheld }: ProvedView): HTMLElement {
  const kept = withheld.map((field) => sayField(voice, field)).join(', ');
  return facts([
    ...opened.map((field) => [sayField(voice, field.name), fieldValue(voice, field)] as const),
    [voice.labels.withheld, kept === '' ? null : kept],
  ]);
}

/** A value that is not the recorded one is not shown: it would be read all the same. */
function fieldValue({ labels, language, locale }: Voice, { value, more, holds }: FieldView): HTMLElement {
  if (!holds) return el('span', { class: 'differs' }, `✗ ${labels.differs}`);
  const cut = more === 0 ? null : ` ${fill(pluralOf(language, labels.cut, more), { count: count(locale, more) })}`;
  return el('span', {}, foreign(value, 'value'), cut, ' ', el('span', { class: 'matches' }, `✓ ${labels.matches}`));
}
