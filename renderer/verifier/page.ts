/** The page: holds what was chosen, and draws it anew when something changes. */
import type { Language } from '../../app/base/index.ts';
import { fill } from '../../app/words/shape/index.ts';
import { checkers } from './checker.ts';
import { el, foreign } from './dom.ts';
import { header, intake, isKey, type Intake } from './intake.ts';
import type { CheckAnswer, Checker } from '../check/protocol.ts';
import { drawResult } from './result.ts';
import type { Voice } from './speech/speech.ts';
import { preferredLanguage } from '../i18n/choose.ts';
import { voiceOf } from './voices.ts';

/** A file on its way. `answer` is null while the worker is at it, and `bar` shows how far; `broke`: the worker did not live to answer. */
type Check = {
  readonly file: File;
  readonly checker: Checker;
  readonly bar: HTMLProgressElement;
  readonly answer: CheckAnswer | { readonly kind: 'broke' } | null;
};

/** `file` is also kept while the key beside it is none and nothing is checked. */
type State = { language: Language; key: string; file: File | null; check: Check | null };

/** Shows the page. Its own script is in the element with the id `program`. */
export function showPage(page: Document): void {
  const start = checkers(page.getElementById('program')?.textContent ?? '');
  const state: State = { language: preferredLanguage(navigator.languages), key: '', file: null, check: null };
  const top = el('div', { class: 'top' });
  const chosen = el('div', {});
  const status = el('div', { role: 'status', class: 'status' });
  const result = el('div', {});
  const voice = () => voiceOf(state.language, navigator.languages);

  const drawCheck = () => {
    status.replaceChildren(...statusOf(voice(), state.check, stop));
    const { check } = state;
    const verdict = check?.answer?.kind === 'verdict' ? check.answer.verdict : null;
    result.replaceChildren(
      ...(check === null || verdict === null ? [] : [drawResult(voice(), check.file.name, verdict, check.checker.ask)]),
    );
  };
  const draw = () => {
    page.documentElement.lang = state.language;
    page.title = voice().labels.title;
    top.replaceChildren(header(voice(), acts));
    chosen.replaceChildren(intake(voice(), state.key, acts));
    drawCheck();
  };
  const stop = () => {
    state.check?.checker.stop();
    state.check = null;
    drawCheck();
  };
  const check = async (): Promise<void> => {
    const { file, key } = state;
    stop();
    if (file === null || !isKey(key)) return;
    const checker = start();
    const bar = el('progress', { max: '1', value: '0' });
    state.check = { file, checker, bar, answer: null };
    drawCheck();
    const question = { file, key: key === '' ? null : key };
    // Only the bar moves: to draw anew would have a screen reader say it a hundred times.
    const onPart = (part: number) => (bar.value = part);
    const answer = await checker.ask('check', question, onPart).catch(() => ({ kind: 'broke' }) as const);
    if (isOver(state, checker)) return;
    state.check = { file, checker, bar, answer };
    drawCheck();
    page.getElementById('verdict')?.focus();
  };
  const acts: Intake = {
    onLanguage: (language) => {
      state.language = language;
      draw();
      page.getElementById('language')?.focus();
    },
    onFile: (file) => {
      state.file = file;
      void check();
    },
    onKey: (key) => {
      state.key = key;
      void check();
    },
  };

  page.body.replaceChildren(top, el('main', {}, chosen, status, result));
  takeDrops(acts.onFile);
  followScheme(page.documentElement);
  draw();
}

/** Was another file or key given since this check began? */
function isOver({ check }: State, checker: Checker): boolean {
  return check?.checker !== checker;
}

function statusOf({ labels, locale }: Voice, check: Check | null, onStop: () => void): readonly (Node | string)[] {
  if (check === null || check.answer?.kind === 'verdict') return [];
  if (check.answer !== null) return [el('p', { class: 'trouble' }, labels[check.answer.kind])];
  const { file, bar } = check;
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte' }).format(Math.ceil(file.size / 1000));
  const [before = '', after = ''] = fill(labels.checking, { size }).split('{name}');
  bar.setAttribute('aria-label', labels.file);
  const button = el('button', { type: 'button', id: 'stop' }, labels.stop);
  button.addEventListener('click', onStop);
  return [el('p', {}, before, foreign(file.name), after), bar, button];
}

/** A file that is dropped beside the field would otherwise replace the page. */
function takeDrops(onFile: (file: File) => void): void {
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) onFile(file);
  });
}

function followScheme(root: HTMLElement): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => root.setAttribute('data-theme', dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', follow);
  follow();
}
