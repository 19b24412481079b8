import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../app/base/language.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { fill } from '../../../../app/words/shape/words.ts';

describe.each(LANGUAGES)('what %s says about accounts and PINs', (language) => {
  it('is whole sentences wherever something was refused', async () => {
    const { pinProblem, operatorProblem, roleMeans } = await wordsFor(language);
    for (const sentences of [pinProblem, operatorProblem, roleMeans])
      for (const [key, sentence] of Object.entries(sentences)) expect(sentence, key).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('gives every reason a sentence of its own', async () => {
    const { pinProblem, operatorProblem } = await wordsFor(language);
    for (const sentences of [pinProblem, operatorProblem].map((one) => Object.values(one)))
      expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('names who may do what a role may not', async () => {
    expect(fill((await wordsFor(language)).roleRefused, { roles: 'ROLES' })).toContain('ROLES');
  });
});
