/** The verdict on a file, and everything below it. */
import type { BundleAbout, BundleTrace, Verdict } from '../../app/audit/bundle/index.ts';
import { fill, pluralOf } from '../../app/words/shape/index.ts';
import { saySettings, sayVersions } from '../i18n/say-bundle.ts';
import { claimedTime, count } from '../lib/format.ts';
import { el, facts, foreign, shut, type Child } from './dom.ts';
import { longList } from './list.ts';
import type { Checker } from '../check/protocol.ts';
import type { Voice } from './speech/speech.ts';
import { entryRow, findingRow } from './timeline.ts';

/** Draws a verdict; `ask` gives its lists. */
export function drawResult(voice: Voice, file: string, verdict: Verdict, ask: Checker['ask']): HTMLElement {
  const { labels } = voice;
  const lists = listsOf(voice, verdict, ask);
  return el(
    'section',
    { class: 'result', 'aria-labelledby': 'verdict' },
    banner(voice, file, verdict),
    verdict.findings === 0 ? null : part('findings', labels.findings, lists.findings()),
    verdict.origin === null ? null : part('summary', labels.summary, summary(voice, verdict)),
    verdict.about === null ? null : part('timeline', labels.entries, verdict.entries === 0 ? labels.noEntries : lists.entries()),
    verdict.about === null ? null : part('said', labels.said, said(voice, verdict.about), verdict.traces === 0 ? null : lists.traces()),
  );
}

function part(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  return el('section', { class: 'part', 'aria-labelledby': id }, el('h3', { id }, title), ...children);
}

/** A file that is right in itself is still a question of trust when its key came along: so it is not green. */
function banner({ labels, words }: Voice, file: string, { valid, trust, origin }: Verdict): HTMLElement {
  const tone = !valid ? 'bad' : trust === 'expected' ? 'good' : 'warn';
  const print = el('button', { type: 'button', 'data-print': 'no' }, labels.print);
  print.addEventListener('click', () => window.print());
  return el(
    'div',
    { class: 'banner', 'data-tone': tone },
    el('h2', { id: 'verdict', tabindex: '-1' }, `${valid ? '✓' : '✗'} ${valid ? labels.valid : labels.notValid}`),
    el('p', {}, foreign(file)),
    el('p', {}, valid ? labels.validMeans : labels.notValidMeans),
    origin === null ? null : el('p', { class: 'trust' }, words.bundleTrust[trust]),
    print,
  );
}

function summary({ labels, language, locale }: Voice, verdict: Verdict): HTMLElement {
  const { origin, size, root, keys, trust, proved, entries, opened, withheld } = verdict;
  const whose = trust === 'expected' ? labels.keyGiven : labels.keyEnclosed;
  return facts([
    [labels.log, origin === null ? null : foreign(origin)],
    [labels.size, size === null ? null : count(locale, size)],
    ...keys.map((key) => [whose, foreign(key, 'mono')] as const),
    [labels.root, root === null ? null : foreign(root, 'mono')],
    [labels.proof, fill(pluralOf(language, labels.proved, entries), { proved: count(locale, proved), all: count(locale, entries) })],
    [labels.opened, count(locale, opened)],
    [labels.withheld, count(locale, withheld)],
  ]);
}

function listsOf(voice: Voice, { findings, entries, traces }: Verdict, ask: Checker['ask']) {
  const { labels } = voice;
  return {
    findings: () =>
      longList(
        labels,
        'findings',
        findings,
        (stretch) => ask('findings', stretch),
        (one) => findingRow(voice, one),
      ),
    entries: () =>
      longList(
        labels,
        'timeline',
        entries,
        (stretch) => ask('entries', stretch),
        (one) => entryRow(voice, one),
      ),
    traces: () =>
      shut(
        labels.traces,
        longList(labels, 'traces', traces, (stretch) => ask('traces', stretch), traceRow),
      ),
  };
}

function traceRow({ source, text }: BundleTrace): HTMLElement {
  return el('li', {}, el('code', {}, source), ' ', foreign(text, 'mono'));
}

function said(voice: Voice, { note, versions, settings }: BundleAbout): HTMLElement {
  const { labels, locale } = voice;
  const say = { labels: voice.sender, locale };
  const notes =
    note === null
      ? []
      : ([
          [labels.noteBy, foreign(note.by)],
          [labels.noteAt, claimedTime(locale, note.at)],
          [labels.note, foreign(note.text, 'value')],
        ] as const);
  return el(
    'div',
    {},
    el('p', {}, labels.saidHelp),
    facts(notes),
    shut(labels.versions, table(sayVersions(say, versions))),
    shut(labels.settings, table(saySettings(say, settings))),
  );
}

/** The values are the sender's own. */
function table(values: readonly (readonly [name: string, value: string])[]): HTMLElement {
  return facts(values.map(([name, value]) => [name, foreign(value)]));
}
