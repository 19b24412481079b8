/** What is kept is worded when it is shown: a sentence that was made ready stays in the language of that moment. And only the announcer speaks up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '../../../renderer');
const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(RENDERER, path), 'utf8') }));

/** A state, or the announcer, that is given words instead of what they are made from. */
const READY = /\b(?:set[A-Z]\w*|announce)\((?:t\(|(?:[^()=]|\([^()]*\))*\b(?:t|say[A-Z]\w*|say\.\w+)\()/;

it('no sentence is kept ready', () => {
  expect(sources.filter(({ text }) => text.split('\n').some((line) => READY.test(line))).map(({ path }) => path)).toEqual([]);
  const planted = [
    'setFault(sayError(words, error));',
    "setSaid(ok ? t('a.b') : null);",
    'setRefused(say.refusal(error));',
    "ui.announce(t('x'))",
  ];
  expect(planted.every((line) => READY.test(line))).toBe(true);
});

it('banners and notices leave the speaking to the announcer', () => {
  const spoken = sources.filter(({ path }) => /(?:ui\/Banners|frame\/(?:Toasts|Notices|AccountNotices))\.tsx$/.test(path));
  expect(spoken).toHaveLength(4);
  for (const { path, text } of spoken) expect(/aria-live|role="(?:alert|status)"/.test(text), path).toBe(false);
});
