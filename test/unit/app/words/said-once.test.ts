/** Sentences that stand beside each other on the customer's side: none says the other once more, and none speaks of a thing that was not named. */
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../../app/base/language.ts';
import { wordsFor } from '../../../../app/words/load.ts';

const WORDS = await Promise.all(LANGUAGES.map(async (language) => [language, await wordsFor(language)] as const));

/** Pronouns at the beginning, of a command that stands only above. */
const BODILESS = /^(?:It |Er |Elle |Se ha |No se ha |È stato |Non è stato |Enviado|Envoyée|Inviato)/;

describe.each(WORDS)('in %s', (_, words) => {
  const { customer, pimsAdvice, requirementReason } = words;

  test('a refused PIN or code is told as wrong once, and what to do then', () => {
    const meaning = pimsAdvice[2308].meaning;
    expect(meaning).toMatch(/PIN/);
    expect(customer.heed['pin-again']).not.toMatch(/PIN|wrong|falsch|incorrect|errato/);
    expect(meaning).not.toMatch(/\bwere\b|\bwaren\b/);
  });

  test('the open browser is told of once', () => {
    expect(customer.progress['browser-open']).not.toMatch(/browser|navigateur|navegador/i);
    expect(customer.session['at-work']).toMatch(/browser|navigateur|navegador/i);
  });

  test('what became of a command names the command', () => {
    const { sent: _sent, accepted: _accepted, unknown: _unknown, ...states } = customer.commandState;
    for (const text of Object.values(states)) expect(text).not.toMatch(BODILESS);
  });

  test('who was never signed in is not asked to sign in again', () => {
    const again = /again|erneut|\bneu\b|de nouveau|reconnect|volver|de nuevo|di nuovo/;
    expect(requirementReason['signed-out']).not.toMatch(again);
    expect(customer.heed['sign-in']).not.toMatch(again);
  });
});
