import { afterEach, describe, expect, test, vi } from 'vitest';
import type { About, ShownCode } from '../../../app/console.ts';
import type { VehicleRef } from '../../../app/audit/kinds.ts';
import type { AttemptId, JobView, Problem, Requirement } from '../../../app/carkey/types.ts';
import type { TransactionId } from '../../../app/pims/types.ts';
import { PIMS_ERRORS } from '../../../app/pims/errors.ts';
import { wordsFor } from '../../../app/words/load.ts';
import { en as english } from '../../../app/words/en.ts';
import { de } from '../../../renderer/i18n/de.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { es } from '../../../renderer/i18n/es.ts';
import { fr } from '../../../renderer/i18n/fr.ts';
import { it as italian } from '../../../renderer/i18n/it.ts';
import { cardOf } from '../../../renderer/i18n/say.ts';
import { CLEAR_AFTER_MS, copyBriefly } from '../../../renderer/lib/clipboard.ts';
import { nextTurn } from '../../../renderer/lib/freshness.ts';
import { actionOfKey } from '../../../renderer/lib/keys.ts';
import { supportSummary } from '../../../renderer/lib/summary.ts';
import { markOf } from '../../../renderer/screens/audit/columns.ts';
import { isActivationAQuestion } from '../../../renderer/screens/job/phase.ts';
import { codeAs } from '../../../renderer/screens/job/code-look.ts';
import { pinOf, secondsOf } from '../../../renderer/screens/settings/profile-input.ts';
import { jobView } from './fakes.ts';
import { LANGUAGES } from '../../../app/language.ts';

const LABELS = { en, de, fr, es, it: italian };

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  actionOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
const status = (at: number, deadline: number | null = null) =>
  ({ word: 'suspended', at, deadline, mayActivate: true }) as JobView['status'];

describe('keys', () => {
  test('F6 is the only key that activates', () => {
    const keys = ['Enter', ' ', 'a', 'Tab', 'Escape', ...Array.from({ length: 24 }, (_, index) => `F${String(index + 1)}`)];
    expect(keys.filter((key) => press(key) === 'activate')).toEqual(['F6']);
  });

  test('a function key with a modifier is left to the browser', () => {
    expect(press('F6', { ctrlKey: true })).toBeNull();
    expect(press('F5', { shiftKey: true })).toBeNull();
    expect(press('k', { ctrlKey: true })).toBe('palette');
    expect(press('k')).toBeNull();
  });
});

describe('freshness', () => {
  test('a view turns when its status grows old', () => {
    expect(nextTurn(jobView({ asOf: 1_000, status: status(900) }))).toBe(60_900);
  });

  test('the earliest moment ahead counts, on this computer’s clock', () => {
    expect(nextTurn(jobView({ asOf: 100_000, status: status(900, 130_000), serverOffsetMs: 5_000 }))).toBe(125_000);
  });

  test('a view without a clock in it does not turn', () => {
    expect(nextTurn(jobView())).toBeNull();
  });
});

describe('the activate button', () => {
  test('is there while activating is a question, and gone when it is not', () => {
    expect(isActivationAQuestion(jobView({ status: status(1) }))).toBe(true);
    expect(isActivationAQuestion(jobView({ status: { word: 'active' } as JobView['status'] }))).toBe(false);
    for (const name of ['intent', 'sent', 'unknown', 'succeeded'])
      expect(isActivationAQuestion(jobView({ status: status(1), attempt: { state: { name } } as JobView['attempt'] })), name).toBe(false);
  });
});

describe('clipboard', () => {
  afterEach(() => vi.useRealTimers());
  const board = (start: string, readable = true) => {
    const state = { text: start };
    return {
      state,
      writeText: (text: string) => {
        state.text = text;
        return Promise.resolve();
      },
      readText: () => (readable ? Promise.resolve(state.text) : Promise.reject(new Error('no permission'))),
    };
  };

  test('a code that still lies there is cleared after the time, not before', async () => {
    vi.useFakeTimers();
    const clipboard = board('');
    const ends: boolean[] = [];
    await copyBriefly('shazam', clipboard, (cleared) => ends.push(cleared));
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER_MS - 1);
    expect(clipboard.state.text).toBe('shazam');
    await vi.advanceTimersByTimeAsync(1);
    expect(clipboard.state.text).toBe('');
    expect(ends).toEqual([true]);
  });

  test('what somebody copied meanwhile is left alone', async () => {
    vi.useFakeTimers();
    const clipboard = board('');
    await copyBriefly('shazam', clipboard, () => expect.unreachable());
    clipboard.state.text = 'shopping list';
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER_MS);
    expect(clipboard.state.text).toBe('shopping list');
  });

  test('a clipboard that may not be read is not touched, and that is said', async () => {
    vi.useFakeTimers();
    const clipboard = board('', false);
    const ends: boolean[] = [];
    await copyBriefly('shazam', clipboard, (cleared) => ends.push(cleared));
    await vi.advanceTimersByTimeAsync(CLEAR_AFTER_MS);
    expect(clipboard.state.text).toBe('shazam');
    expect(ends).toEqual([false]);
  });
});

describe('security code', () => {
  const shown = {
    raw: 'c2hhemFtCg==',
    decoded: { raw: 'c2hhemFtCg==', hex: '7368617a616d0a', byteLength: 7, text: 'shazam\n', trailing: 'line-feed', copy: 'shazam' },
  } as ShownCode;

  test('text is shown without its line end, hex in pairs, raw as received', () => {
    expect(codeAs(shown, 'text')).toBe('shazam');
    expect(codeAs(shown, 'hex')).toBe('73 68 61 7a 61 6d 0a');
    expect(codeAs(shown, 'raw')).toBe('c2hhemFtCg==');
  });

  test('a code that could not be decoded has only its raw text', () => {
    const faulty = { ...shown, decoded: null, raw: '%%' };
    expect([codeAs(faulty, 'text'), codeAs(faulty, 'hex'), codeAs(faulty, 'raw')]).toEqual([null, null, '%%']);
  });
});

describe('support summary', () => {
  const SAY = { words: english, labels: en, locale: 'en' };
  const about = { version: '1', shell: 'web', mode: 'practice', log: { size: 3, root: 'abc' } } as About;
  const view = jobView({
    vin: 'VR1AB12C3D4567890' as NonNullable<JobView['vin']>,
    confirmations: { keys: { at: 1, by: 'Erika Mustermann' }, inside: null },
    evidence: [{ source: 'scanned', vin: 'VR1AB12C3D4567890', at: 1, agrees: true, differsAt: [] }],
    problem: { kind: 'pims', method: 'set', code: 2354, label: 'Invalid key', subErrors: null, transactionId: 'tx-1' },
  });

  test('it holds no name, and the VIN masked', () => {
    const text = supportSummary(SAY, view, about, false);
    expect(text).not.toContain('Mustermann');
    expect(text).not.toContain('VR1AB12C3D4567890');
    expect(text).toContain('VR1•••••••••••890');
    expect(text).toContain('2354');
    expect(text).toContain('tx-1');
  });

  test('the full VIN is in it only when ticked', () => {
    expect(supportSummary(SAY, view, about, true)).toContain('VR1AB12C3D4567890');
    expect(supportSummary(SAY, null, about, true)).toContain('No vehicle in work');
  });

  const id = 'A-01234567890123456789012345' as AttemptId;
  const handOver = { at: 5_000, by: 'Erika Mustermann', note: 'Battery died,\nVR1AB12C3D4567890 towed.' };
  const unknown = jobView({
    ...view,
    problem: { kind: 'unknown-outcome', reason: 'error-code', errorCode: 2102, transactionId: 'tx-1' },
    attempt: {
      id,
      state: {
        name: 'unknown',
        transactionId: 'tx-1' as TransactionId,
        sentAt: 1,
        reason: 'error-code',
        errorCode: 2102,
        noEffectSeen: false,
      },
      handedOver: true,
      handOver,
      openedAt: 1,
      steps: [],
      recheckAt: null,
      seen: { code: false, receipt: false },
    },
  });

  test('it is told in the words of the screen, in every language, without one of the program', async () => {
    const all = jobView({
      ...unknown,
      status: { word: 'not-activated', at: 1_000, transactionId: 'tx-0', deadline: null } as unknown as JobView['status'],
      requirements: [
        { id: 'phone-connected', state: 'unmet', how: 'measured', reason: 'stale', values: { seconds: 70 } } as unknown as Requirement,
      ],
      stage: { name: 'sending', since: 1, limitMs: null },
    });
    for (const language of LANGUAGES) {
      const words = await wordsFor(language);
      const text = supportSummary({ words, labels: LABELS[language], locale: language }, all, about, false);
      expect(text, language).not.toMatch(
        /error-code|not-activated|phone-connected|unmet|\bstale|\bsending|unknown-outcome|check-again|[{}]|undefined/,
      );
      expect(text, language).toContain(words.statusWord['not-activated'].word);
      expect(text, language).toContain(words.requirement['phone-connected'].title);
      expect(text, language).toMatch(/tx-0[^]*tx-1/);
    }
  });

  test('an unknown outcome names its error number', () => {
    expect(supportSummary(SAY, unknown, about, false)).toContain(
      'Problem: PIMS answered with error 2102: the CarKey may or may not have been activated.\nTransaction: tx-1\n',
    );
    expect(supportSummary(SAY, { ...unknown, problem: null }, about, false)).toContain(
      `Attempt ${id}: Outcome unknown · PIMS answered with error 2102`,
    );
  });

  test('the note of a hand-over is in it, on one line, the VIN in it masked too', () => {
    const text = supportSummary(SAY, unknown, about, false);
    expect(text).toContain('Handed over 1970-01-01T00:00:05.000Z: Battery died, VR1•••••••••••890 towed.');
    expect(text).not.toContain('Mustermann');
    expect(supportSummary(SAY, unknown, about, true)).toContain('Battery died, VR1AB12C3D4567890 towed.');
  });

  test('without a vehicle in work it names what was handed over and is not settled', () => {
    const item = { id: `unknown:${id}`, kind: 'unknown-outcome', vin: view.vin, veh: 'V-1' as VehicleRef, act: id, due: null } as const;
    const waiting = supportSummary(SAY, null, about, false, [{ ...item, state: 'open', changedAt: 1, handOver }]);
    expect(waiting).toContain(`Attempt ${id}: Vehicle: VR1•••••••••••890\nHanded over 1970-01-01T00:00:05.000Z: Battery died`);
    expect(supportSummary(SAY, null, about, false, [{ ...item, state: 'past', changedAt: 1, handOver }])).not.toContain(id);
  });
});

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

describe('bridge profile', () => {
  test('a pin is taken with colons and blanks, or not at all', () => {
    const pin = 'ab'.repeat(32);
    expect(pinOf(pin.toUpperCase().replace(/(..)(?=.)/g, '$1:'))).toBe(pin);
    expect(pinOf(' ')).toBeNull();
    expect(pinOf('abc')).toBeUndefined();
  });

  test('seconds are taken with point or comma, within the limits', () => {
    expect(secondsOf('1,5', 0.5, 120)).toBe(1.5);
    expect(secondsOf('0.4', 0.5, 120)).toBeNull();
    expect(secondsOf('1e9', 0.5, 120)).toBeNull();
    expect(secondsOf('-3', 0.5, 120)).toBeNull();
  });
});
