import { describe, expect, test } from 'vitest';
import { isAccepted, readStatus, statusesOf } from '../../../../../app/link/protocol/status-strings.ts';

describe('status strings', () => {
  test.each([
    ['?', 'function-missing', 'mark-missing'],
    ['OK', 'accepted', 'go-on'],
    ['SEARCHING...', 'contacting-car', 'wait'],
    ['UNABLE TO CONNECT', 'no-protocol-answered', 'try-other'],
    ['UNABLETOCONNECT', 'no-protocol-answered', 'try-other'],
    ['NABLE TO CONNECT', 'no-protocol-answered', 'try-other'],
    ['NO DATA', 'ecu-silent', 'go-on'],
    ['NODATA', 'ecu-silent', 'go-on'],
    ['CAN ERROR', 'can-error', 'try-other'],
    ['BUS INIT: OK', 'k-line-started', 'go-on'],
    ['BUS INIT: ...OK', 'k-line-started', 'go-on'],
    ['BUS INIT: ...ERROR', 'k-line-failed', 'try-other'],
    ['BUS INIT: ERROR', 'k-line-failed', 'try-other'],
    ['BUS BUSY', 'bus-busy', 'try-other'],
    ['BUS ERROR', 'bus-error', 'try-other'],
    ['FB ERROR', 'own-output-not-seen', 'try-other'],
    ['DATA ERROR', 'answer-unusable', 'resend'],
    ['BUFFER FULL', 'answer-overran', 'narrow-and-resend'],
    ['STOPPED', 'interrupted', 'resend'],
    ['BUS INIT: STOPPED', 'interrupted', 'resend'],
    ['LV RESET', 'supply-dropped', 're-init'],
    ['ACT ALERT', 'low-power-soon', 'go-on'],
    ['!ACT ALERT', 'low-power-soon', 'go-on'],
    ['LP ALERT', 'low-power-now', 're-init'],
    ['!LP ALERT', 'low-power-now', 're-init'],
    ['ERR94', 'fatal-can-fault', 're-init'],
    ['ERR71', 'adapter-fault', 'give-up'],
    ['ELM327 v2.1', 'adapter-restarted', 're-init'],
    ['FC: 30 00 00', 'flow-control-shown', 'go-on'],
  ])('%s is %s: %s', (text, code, action) => {
    for (const form of [text, text.toLowerCase(), text.replaceAll(' ', ''), ` ${text} `]) {
      expect(readStatus(form)).toMatchObject({ statuses: [{ code, action }], rest: '', damaged: false });
    }
  });

  test.each([
    ['7E8 06 41 00 <DATA ERROR', '7E8064100', 'line-damaged'],
    ['7E8064100<RX ERROR', '7E8064100', 'reception-fault'],
  ])('%s is a damaged line', (text, rest, code) => {
    expect(readStatus(text)).toMatchObject({ rest, damaged: true, statuses: [{ code, action: 'drop-line' }] });
  });

  test('a prefix gives way to what follows it', () => {
    expect(readStatus('SEARCHING...UNABLE TO CONNECT').statuses.map(({ code }) => code)).toEqual([
      'contacting-car',
      'no-protocol-answered',
    ]);
    expect(readStatus('SEARCHING...41 00 BE').rest).toBe('4100BE');
  });

  test.each(['+CONNECTING<<', 'HELLO', '7E8 10 14', '', '??', 'OKAY', 'ERR', 'ERROR'])('%j is no status and not fatal', (text) => {
    expect(readStatus(text).statuses).toEqual([]);
  });

  test('accepted means OK', () => {
    expect(isAccepted(['OK'])).toBe(true);
    expect(isAccepted(['?'])).toBe(false);
    expect(isAccepted([])).toBe(false);
    expect(statusesOf(['NO DATA', 'OK'])).toHaveLength(2);
  });
});
