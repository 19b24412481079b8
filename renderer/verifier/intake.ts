/** The upper part of the page: language, file and key. */
import { parseVerifierKey } from '../../app/audit/log/index.ts';
import { type Language, LANGUAGES } from '../../app/base/index.ts';
import { LANGUAGE_NAMES } from '../i18n/choose.ts';
import { el } from './dom.ts';
import type { Voice } from './speech/speech.ts';

/** What a person does there. */
export type Intake = {
  readonly onLanguage: (language: Language) => void;
  readonly onFile: (file: File) => void;
  readonly onKey: (text: string) => void;
};

/** Title and choice of language. */
export function header({ labels, language }: Voice, { onLanguage }: Pick<Intake, 'onLanguage'>): HTMLElement {
  const options = LANGUAGES.map((one) =>
    el('option', { value: one, lang: one, ...(one === language ? { selected: '' } : {}) }, LANGUAGE_NAMES[one]),
  );
  const select = el('select', { id: 'language', 'data-print': 'no' }, ...options);
  select.addEventListener('change', () => onLanguage(LANGUAGES.find((one) => one === select.value) ?? 'en'));
  return el(
    'header',
    {},
    el('div', {}, el('h1', {}, labels.title), el('p', {}, labels.intro)),
    el('div', { class: 'language', 'data-print': 'no' }, el('label', { for: 'language' }, labels.language), select),
  );
}

/** File and key. A text that is no key is marked in its place, so that nobody loses the focus over it. */
export function intake(voice: Voice, key: string, { onFile, onKey }: Intake): HTMLElement {
  const { labels } = voice;
  const file = el('input', { id: 'file', type: 'file', 'aria-describedby': 'drop' });
  // The same file may be chosen again after it was changed.
  file.addEventListener('click', () => (file.value = ''));
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen !== undefined) onFile(chosen);
  });
  return el(
    'section',
    { class: 'intake', 'data-print': 'no', 'aria-label': labels.file },
    el('div', { class: 'drop' }, el('label', { for: 'file' }, labels.file), el('p', { id: 'drop' }, labels.drop), file),
    keyField(voice, key, onKey),
  );
}

function keyField({ labels }: Voice, key: string, onKey: Intake['onKey']): HTMLElement {
  const field = el('input', {
    id: 'key',
    type: 'text',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': 'key-help key-wrong',
  });
  const wrong = el('p', { id: 'key-wrong', role: 'alert' });
  const mark = () => {
    const isWrong = !isKey(field.value.trim());
    field.setAttribute('aria-invalid', String(isWrong));
    wrong.textContent = isWrong ? labels.keyWrong : '';
  };
  field.value = key;
  field.addEventListener('change', () => {
    mark();
    onKey(field.value.trim());
  });
  mark();
  return el('div', { class: 'key' }, el('label', { for: 'key' }, labels.key), field, el('p', { id: 'key-help' }, labels.keyHelp), wrong);
}

/** Nothing, or a verifier key. */
export function isKey(text: string): boolean {
  return text === '' || parseVerifierKey(text).ok;
}
