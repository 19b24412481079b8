import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../app/carkey/types.ts';
import { PIMS_ERRORS } from '../../../../app/pims/errors.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { en } from '../../../../renderer/i18n/en/index.ts';
import { cardOf } from '../../../../renderer/i18n/say.ts';
import { markOf } from '../../../../renderer/screens/audit/list/columns.ts';

describe('words', () => {
  test('every PIMS error has a card that starts with the hands', async () => {
    const words = await wordsFor('en');
    for (const { code } of PIMS_ERRORS) {
      for (const method of ['get', 'set'] as const) {
        const problem: Problem = { kind: 'pims', method, code, label: '', subErrors: null, transactionId: null };
        const card = cardOf({ words, labels: en }, problem);
        expect(card.hands, String(code)).not.toBe('');
        expect(card.verdict, String(code)).not.toBeNull();
      }
    }
  });

  test('what reaches a vehicle is marked in the log', () => {
    expect(markOf({ kind: 'sent', err: null })).toBe('reach');
    expect(markOf({ kind: 'unknown', out: 'timeout', err: null })).toBe('warn');
    expect(markOf({ kind: 'result', out: 'refused', err: 2354 })).toBe('bad');
    expect(markOf({ kind: 'read-back', out: 'confirmed', err: null })).toBe('good');
  });
});
