import { describe, expect, it } from 'vitest';
import { LAMPS } from '../../../../app/carkey/status/chain.ts';
import { LANGUAGES, type Language } from '../../../../app/base/language.ts';
import { SIMULATED_CARS } from '../../../../app/link/simulator/cars.ts';
import { readStatus } from '../../../../app/link/protocol/status-strings.ts';
import { refusalOf } from '../../../../app/link/protocol/uds.ts';
import { LINK_PROBLEMS } from '../../../../app/link/read/view.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { SIMULATED_CAR_NAMES, type Words } from '../../../../app/words/shape/words.ts';

const ALL = new Map<Language, Words>(await Promise.all(LANGUAGES.map(async (language) => [language, await wordsFor(language)] as const)));
const wordsOf = (language: Language): Words => ALL.get(language)!;
const SENTENCE = /^[¿\p{Lu}0-9].*[.?]$/u;

/** All words of a lamp stand in a fifth of 640 px: longer ones would be broken in the middle. */
const LAMP_CHARACTERS = 16;

describe('words of the link', () => {
  it.each(LANGUAGES)('%s has a sentence for every status string that an adapter can show', (language) => {
    const shown = [
      'OK',
      '?',
      'SEARCHING...',
      'UNABLE TO CONNECT',
      'NO DATA',
      'CAN ERROR',
      'BUS INIT: ...OK',
      'BUS INIT: ERROR',
      'BUS BUSY',
    ];
    const faults = ['BUS ERROR', 'FB ERROR', 'DATA ERROR', '41 <DATA ERROR', '41 <RX ERROR', 'BUFFER FULL', 'STOPPED', 'LV RESET'];
    const rest = ['ACT ALERT', 'LP ALERT', 'ERR94', 'ERR12', 'FC: 30', 'ELM327 v1.5'];
    const codes = new Set([...shown, ...faults, ...rest].flatMap((line) => readStatus(line).statuses.map(({ code }) => code)));
    expect(codes.size).toBe(23);
    for (const code of codes) expect(wordsOf(language).linkTrouble[code], code).toMatch(SENTENCE);
    expect(Object.keys(wordsOf(language).linkTrouble)).toHaveLength(codes.size);
  });

  it.each(LANGUAGES)('%s has a sentence for every negative response code', (language) => {
    const codes = new Set(Array.from({ length: 256 }, (_, nrc) => refusalOf(nrc).code));
    for (const code of codes) expect(wordsOf(language).linkRefusal[code], code).toMatch(SENTENCE);
    expect(new Set(Object.keys(wordsOf(language).linkRefusal))).toEqual(codes);
  });

  it.each(LANGUAGES)('%s tells what to do about every problem of the link, and no two mean the same', (language) => {
    const cards = LINK_PROBLEMS.map((code) => wordsOf(language).linkProblem[code]);
    for (const { hands, meaning } of cards) expect(`${hands} ${meaning}`).toMatch(SENTENCE);
    expect(new Set(cards.map(({ meaning }) => meaning)).size).toBe(LINK_PROBLEMS.length);
  });

  it('the simulated vehicles of the words are those that there are', () => {
    expect(SIMULATED_CAR_NAMES).toEqual(SIMULATED_CARS.map(({ name }) => name));
  });

  it.each(LANGUAGES)('%s has a story of its own for every simulated vehicle', (language) => {
    const told = SIMULATED_CAR_NAMES.map((name) => wordsOf(language).simulatedCar[name]);
    for (const { title, story } of told)
      expect([title.length > 3, SENTENCE.test(story) || /^[«„“]/u.test(story)], story).toEqual([true, true]);
    expect(new Set(told.map(({ title }) => title)).size).toBe(SIMULATED_CAR_NAMES.length);
    expect(new Set(told.map(({ story }) => story)).size).toBe(SIMULATED_CAR_NAMES.length);
  });

  it.each(LANGUAGES)('%s names every lamp in a word that fits it', (language) => {
    const { lampName, lampWord, lampRemedy } = wordsOf(language);
    expect(new Set(LAMPS.map((id) => lampName[id])).size).toBe(LAMPS.length);
    for (const word of [...Object.values(lampName), ...Object.values(lampWord)])
      expect(word.length, word).toBeLessThanOrEqual(LAMP_CHARACTERS);
    for (const sentence of Object.values(lampRemedy)) expect(sentence).toMatch(SENTENCE);
  });

  it.each(LANGUAGES)('%s warns of bridging the pins 3 and 8', (language) => {
    const never = {
      en: /never bridge/i,
      fr: /ne pontez jamais/i,
      de: /nie selbst brücken/i,
      es: /no puentee nunca/i,
      it: /non ponticellare mai/i,
    };
    expect(wordsOf(language).silenceReason['pins-3-8'].hands).toMatch(never[language]);
  });
});
