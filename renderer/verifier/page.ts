/** The page: holds what was chosen, and draws it anew when something changes. */
import type { Language } from '../../app/console.ts';
import { fill } from '../../app/words/words.ts';
import { checkers, type Checker } from './checker.ts';
import { el, foreign } from './dom.ts';
import { header, intake, isKey, type Intake } from './intake.ts';
import type { CheckAnswer } from './protocol.ts';
import { drawResult } from './result.ts';
import type { Voice } from './speech.ts';
import { preferredOf, voiceOf } from './voices.ts';

/** A file on its way. `answer` is null while the worker is at it; `broke`: the worker did not live to answer. */
type Check = { readonly file: File; readonly checker: Checker; readonly answer: CheckAnswer | { readonly kind: 'broke' } | null };

/** `file` is also kept while the key beside it is none and nothing is checked. */
type State = { language: Language; key: string; file: File | null; check: Check | null };

/** Shows the page. Its own script is in the element with the id `program`. */
export function showPage(page: Document): void {
  const start = checkers(page.getElementById('program')?.textContent ?? '');
  const state: State = { language: preferredOf(navigator.languages), key: '', file: null, check: null };
  const top = el('div', { class: 'top' });
  const chosen = el('div', {});
  const status = el('div', { role: 'status', class: 'status' });
  const result = el('div', {});
  const voice = () => voiceOf(state.language, navigator.languages);

  const drawCheck = () => {
    status.replaceChildren(...statusOf(voice(), state.check));
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
  const check = async (): Promise<void> => {
    const { file, key } = state;
    state.check?.checker.stop();
    state.check = null;
    if (file === null || !isKey(key)) {
      drawCheck();
      return;
    }
    const checker = start();
    state.check = { file, checker, answer: null };
    drawCheck();
    const answer = await checker.ask('check', { file, key: key === '' ? null : key }).catch(() => ({ kind: 'broke' }) as const);
    if (isOver(state, checker)) return;
    state.check = { file, checker, answer };
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

function statusOf({ labels, locale }: Voice, check: Check | null): readonly (Node | string)[] {
  if (check === null || check.answer?.kind === 'verdict') return [];
  if (check.answer !== null) return [el('p', { class: 'trouble' }, labels[check.answer.kind])];
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte' }).format(Math.ceil(check.file.size / 1000));
  const [before = '', after = ''] = fill(labels.checking, { size }).split('{name}');
  return [el('p', {}, before, foreign(check.file.name), after), el('progress', { 'aria-label': labels.file })];
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
