import { describe, expect, it } from 'vitest';
import { methods } from '../../../../app/contract/console.ts';
import { settingsAction } from '../../../../app/settings/stored/changes.ts';
import { settingsPatch } from '../../../../app/settings/stored/patch.ts';
import { FRESH_PIN_MS, isFresh, mayCall, permissions, type Action, type SessionFacts } from '../../../../app/operators/roles.ts';
import { EXPECTED } from '../../../support/expected-permissions.ts';

const NOW = 1_000_000;
const actions = Object.keys(permissions) as Action[];

/** Nobody, locked, technician, support, admin. */
function sessions(freshPinAt: number | null): readonly (SessionFacts | null)[] {
  const of = (role: SessionFacts['role'], locked = false) => ({ role, locked, freshPinAt });
  return [null, of('admin', true), of('technician'), of('support'), of('admin')];
}

function letters(action: Action, mode: 'live' | 'practice'): string {
  const may = (session: SessionFacts | null) => mayCall(action, { mode, session, now: NOW }).ok;
  const fresh = sessions(NOW - 1);
  return sessions(null)
    .map((stale, index) => (may(stale) ? 'y' : may(fresh[index] ?? null) ? 'p' : '.'))
    .join('');
}

describe('the table of rights', () => {
  it('covers every message and nothing that is not written down', () => {
    expect(actions.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
    expect(actions).toEqual(expect.arrayContaining(Object.keys(methods)));
  });

  it.each(actions)('%s is allowed to exactly those who are written down', (action) => {
    expect(`${letters(action, 'live')} ${letters(action, 'practice')}`).toBe(EXPECTED[action]);
  });

  it('says why, in the order in which a person can mend it', () => {
    const why = (session: SessionFacts | null) => {
      const answer = mayCall('job.decide', { mode: 'live', session, now: NOW });
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(sessions(null).map(why)).toEqual(['signed-out', 'locked', 'role', 'fresh-pin', 'fresh-pin']);
  });

  it('names the roles that may', () => {
    const refused = mayCall('job.decide', { mode: 'live', session: null, now: NOW });
    expect(refused).toEqual({ ok: false, error: { code: 'signed-out', whoMay: ['support', 'admin'] } });
  });
});

describe('a fresh PIN', () => {
  it.each([
    [null, false],
    [NOW, true],
    [NOW - FRESH_PIN_MS + 1, true],
    [NOW - FRESH_PIN_MS, false],
    [NOW + 1, false],
  ])('given at %s is fresh: %s', (at, fresh) => {
    expect(isFresh(at, NOW)).toBe(fresh);
  });
});

describe('a change of the settings', () => {
  const fields = (action: Action, mode: 'live' | 'practice') =>
    Object.keys(settingsPatch.shape).filter((key) => settingsAction({ [key]: null }, mode) === action);

  it.each(['live', 'practice'] as const)('is anyone’s for language, theme, mode and scenario, in %s mode too', (mode) => {
    expect(fields('settings.change', mode)).toEqual(['mode', 'scenario', 'language', 'theme']);
  });

  it('is one’s own for the views; for name and station only where one practises', () => {
    expect(fields('settings.change.own', 'live')).toEqual(['views', 'csvDelimiter']);
    expect(fields('settings.change.own', 'practice')).toEqual(['operatorName', 'station', 'views', 'csvDelimiter']);
  });

  it('cannot hide behind a harmless one', () => {
    const patch = { language: 'fr', profile: { url: 'wss://elsewhere.example' } };
    for (const mode of ['live', 'practice'] as const) expect(settingsAction(patch, mode)).toBe('settings.change.connection');
  });
});
