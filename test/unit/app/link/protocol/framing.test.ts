import { describe, expect, test } from 'vitest';
import { BUFFER_LIMIT, Framing } from '../../../../../app/link/protocol/framing.ts';

const bytes = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
function after(command: string): (text: string) => readonly unknown[] {
  const framing = new Framing();
  framing.expect(command);
  return (text) => framing.feed(bytes(text));
}
const answer = (...lines: string[]) => ({ kind: 'answer', answer: { lines, restarted: null, alert: false } });

describe('framing', () => {
  test('only the prompt ends an answer; OK does not', () => {
    const feed = after('ATH1');
    expect(feed('OK\r')).toEqual([]);
    expect(feed('\r>')).toEqual([answer('OK')]);
  });

  test.each(['ATH1\rOK\r\r>', 'at h1\r\nOK\r\n\r\n>', 'A T H 1 \rOK\r>', '\0ATH1\r\0OK\r\0>'])(
    'echo, line feeds, spaces and NUL are dropped: %j',
    (text) => {
      expect(after('ATH1')(text)).toEqual([answer('OK')]);
    },
  );

  test('a byte that is no text stays visible in its line', () => {
    expect(after('ATZ')('\xfcELM327 v1.5\r>')).toEqual([answer('\uFFFDELM327 v1.5')]);
  });

  test('what nobody asked for is stray', () => {
    expect(new Framing().feed(bytes('OK\r>'))).toMatchObject([{ kind: 'stray', answer: { lines: ['OK'] } }]);
  });

  test('the late answer of a command that was given up goes to nobody', () => {
    const framing = new Framing();
    framing.expect('0902');
    framing.abandon();
    expect(framing.feed(bytes('7E8037F0911\r>'))).toMatchObject([{ kind: 'stray' }]);
    framing.expect('ATRV');
    expect(framing.feed(bytes('12.1V\r>'))).toEqual([answer('12.1V')]);
  });

  test('an echo of an earlier command shows that its answer is late', () => {
    const framing = new Framing();
    framing.expect('ATI');
    framing.abandon();
    framing.expect('ATE0');
    expect(framing.feed(bytes('ATI\rELM327 v1.5\r\r>ATE0\rOK\r\r>'))).toEqual([
      { kind: 'stray', answer: { lines: ['ELM327 v1.5'], restarted: 'banner', alert: false } },
      answer('OK'),
    ]);
  });

  test('with a marker, answers that do not fit are put aside until it comes', () => {
    const framing = new Framing();
    framing.expect('ATI', (lines) => lines.some((line) => line.includes('ELM')));
    expect(framing.feed(bytes('OK\r>>STOPPED\r>ELM327 v1.5\r>'))).toMatchObject([
      { kind: 'stray' },
      { kind: 'stray' },
      { kind: 'stray' },
      answer('ELM327 v1.5'),
    ]);
  });

  test('half an answer from before is not the beginning of the next one', () => {
    const framing = new Framing();
    framing.feed(bytes('7E8101449'));
    framing.expect('0902');
    expect(framing.feed(bytes('NO DATA\r>'))).toEqual([answer('NO DATA')]);
  });

  test.each([
    ['ELM327 v1.5', 'banner'],
    ['LV RESET', 'supply-dropped'],
    ['ERR94', 'fatal-can-fault'],
    ['LP ALERT', 'low-power'],
  ])('%s in the middle of a read is a restart', (text, restarted) => {
    expect(after('0902')(`7E81014490201\r${text}\r\r>`)).toMatchObject([{ kind: 'answer', answer: { restarted } }]);
  });

  test.each(['ATZ', 'ATI', 'AT@1', 'STDI'])('a banner that answers %s is none', (command) => {
    expect(after(command)('ELM327 v1.4b\r>')).toEqual([answer('ELM327 v1.4b')]);
  });

  test('the power notice is taken out and told', () => {
    expect(after('ATRV')('!ACT ALERT\r12.1V\r>')).toEqual([{ kind: 'answer', answer: { lines: ['12.1V'], restarted: null, alert: true } }]);
  });

  test('an endless answer is a fault, once, and the next answer is whole again', () => {
    const framing = new Framing();
    framing.expect('0902');
    const told = framing.feed(bytes('41'.repeat(BUFFER_LIMIT * 3)));
    expect(told).toEqual([{ kind: 'overflow' }]);
    expect(framing.feed(bytes('0000\r>'))).toMatchObject([{ kind: 'stray', answer: { lines: [] } }]);
    framing.expect('ATRV');
    expect(framing.feed(bytes('12.1V\r>'))).toEqual([answer('12.1V')]);
  });
});
