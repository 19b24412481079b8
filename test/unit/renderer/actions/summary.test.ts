import { describe, expect, test } from 'vitest';
import type { About } from '../../../../app/contract/console.ts';
import type { VehicleRef } from '../../../../app/audit/entry/kinds.ts';
import type { AttemptId, JobView, Requirement } from '../../../../app/carkey/types.ts';
import type { TransactionId } from '../../../../app/pims/types.ts';
import { verdictOfCode } from '../../../../app/verdict/index.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { en as english } from '../../../../app/words/en/index.ts';
import { de } from '../../../../renderer/i18n/de/index.ts';
import { en } from '../../../../renderer/i18n/en/index.ts';
import { es } from '../../../../renderer/i18n/es/index.ts';
import { fr } from '../../../../renderer/i18n/fr/index.ts';
import { it as italian } from '../../../../renderer/i18n/it/index.ts';
import { supportSummary } from '../../../../renderer/actions/summary.ts';
import { jobView } from '../../../support/fakes.ts';
import { LANGUAGES } from '../../../../app/base/language.ts';

const LABELS = { en, de, fr, es, it: italian };

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

  test('it says whose matter it is, in the words of the screen', async () => {
    const verdict = verdictOfCode('carkey.set', 2354);
    for (const language of LANGUAGES) {
      const words = await wordsFor(language);
      const lines = supportSummary({ words, labels: LABELS[language], locale: language }, { ...view, verdict }, about, false).split('\n');
      expect(lines).toContain(`${words.verdict.certain.vehicle} ${words.verdict.ground.named.replace('{code}', '2354')}`);
    }
    expect(supportSummary(SAY, view, about, false)).not.toContain(english.verdict.certain.vehicle);
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
