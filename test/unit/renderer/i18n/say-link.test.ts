import { describe, expect, it } from 'vitest';
import { chainOf, type ChainFacts } from '../../../../app/carkey/status/chain.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { en } from '../../../../renderer/i18n/en/index.ts';
import { sayBroken } from '../../../../renderer/i18n/say-link.ts';
import { jobView, linkView } from '../../../support/fakes.ts';

const words = await wordsFor('en');

describe('the sentence of the first broken lamp', () => {
  const WELL: ChainFacts = { line: 'up', logProblem: null, link: linkView(), bridge: null, job: jobView(), now: 1_000 };
  const said = (change: Partial<ChainFacts>): string => {
    const facts = { ...WELL, ...change };
    const { broken } = chainOf(facts);
    return broken === null ? '' : `${broken.id}: ${sayBroken({ words, labels: en }, broken, facts)}`;
  };

  it('is the remedy of the cause where that is known', () => {
    expect(said({ logProblem: 'disk-full' })).toBe(`desktop: ${words.logProblem['disk-full'].hands}`);
    expect(said({ link: linkView({ problem: { code: 'held-by-other', detail: '' } }) })).toBe(
      `adapter: ${words.linkProblem['held-by-other'].hands}`,
    );
    expect(said({ bridge: { name: 'refused', problem: 'wrong-token' } })).toBe(`cloud: ${words.bridgeProblem['wrong-token'].hands}`);
  });

  it('is that of the lamp where the cause is not known', () => {
    expect(said({ line: 'lost', logProblem: 'disk-full' })).toBe(`desktop: ${words.lampRemedy['line-lost']}`);
    expect(said({})).toBe('');
  });
});
