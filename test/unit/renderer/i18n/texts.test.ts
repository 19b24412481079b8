import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../app/base/language.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { en } from '../../../../renderer/i18n/en/index.ts';
import { fetchTexts } from '../../../../renderer/i18n/texts.ts';
import { texts, WRITTEN } from '../../../../renderer/vite.texts.ts';

const english = WRITTEN.find(({ language }) => language === 'en') ?? { path: '', sha256: '', source: '' };
const answers =
  (body: string, status = 200) =>
  () =>
    Promise.resolve(new Response(body, { status }));

describe('the texts of a language, as a file', () => {
  it.each(WRITTEN)('$language holds what the catalogues say, to the letter', async (file) => {
    const fetched = await fetchTexts(file, answers(file.source));
    expect(fetched).toMatchObject({ ok: true, value: { words: await wordsFor(file.language) } });
    if (file.language === 'en') expect(fetched).toMatchObject({ ok: true, value: { labels: en } });
  });

  it('there is one for every language, and the page knows each', () => {
    expect(WRITTEN.map(({ language }) => language).toSorted()).toEqual([...LANGUAGES].toSorted());
    const { config } = texts();
    const { define } = (config as () => { readonly define: { readonly TEXT_FILES: string } })();
    for (const { path, sha256 } of WRITTEN) expect(define.TEXT_FILES).toContain(JSON.stringify({ path, sha256 }));
  });

  it('is asked for at the path that the page was built with', async () => {
    const asked: string[] = [];
    await fetchTexts(english, (path) => {
      asked.push(path);
      return Promise.resolve(new Response(english.source));
    });
    expect(asked).toEqual(['texts/en.json']);
  });

  it.each([
    ['another language', WRITTEN.find(({ language }) => language === 'fr')?.source ?? ''],
    ['one changed letter', english.source.replace('Close', 'Klose')],
    ['nothing', ''],
    ['a page that says sorry', '<!doctype html>'],
  ])('%s in its place is refused', async (_what, body) => {
    expect(await fetchTexts(english, answers(body))).toEqual({ ok: false, error: 'other-file' });
  });

  it('no answer, a refusal and an answer that breaks off are one thing', async () => {
    const breaksOff = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) });
    const cases = [
      answers(english.source, 404),
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => Promise.resolve(new Response(breaksOff)),
    ];
    for (const get of cases) expect(await fetchTexts(english, get)).toEqual({ ok: false, error: 'unreachable' });
  });

  it('a bug is not taken for a missing file', async () => {
    await expect(fetchTexts(english, () => Promise.reject(new RangeError('bug')))).rejects.toThrow('bug');
  });
});
