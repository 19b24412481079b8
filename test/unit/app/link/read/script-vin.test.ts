import { describe, expect, test } from 'vitest';
import { VIN_HOLDERS } from '../../../../../app/link/protocol/ecus.ts';
import { fitsFor } from '../../../../../app/link/read/fits.ts';
import { adapterCommand, readData, vehicleInfo } from '../../../../../app/link/protocol/commands.ts';
import { ReadFacts } from '../../../../../app/link/read/read-facts.ts';
import { readGeneric, readHolder } from '../../../../../app/link/read/script-vin.ts';
import type { Script } from '../../../../../app/link/read/steps.ts';
import { VIN, frames } from '../../../../support/recorded.ts';

/** Runs a script with an adapter that says `OK` but for what the table tells; the n-th time the n-th answer, then the last. */
function run<T>(script: Script<T>, table: Readonly<Record<string, readonly (readonly string[])[]>>): { value: T; sent: string[] } {
  const sent: string[] = [];
  let next = script.next();
  while (next.done !== true) {
    const { text } = next.value.command;
    const times = sent.filter((one) => one === text).length;
    sent.push(text);
    const answers = table[text] ?? [['OK']];
    next = script.next({ kind: 'answer', lines: answers[Math.min(times, answers.length - 1)]!, restarted: null, at: 7 });
  }
  return { value: next.value, sent };
}

function ready(): ReadFacts {
  const notes = new ReadFacts();
  notes.learn('headers', true);
  notes.useProtocol({ digit: '6', found: false, bus: 'can11' });
  return notes;
}

const BSI = VIN_HOLDERS[0]!;
const NAC = VIN_HOLDERS[1]!;

describe('asking one unit', () => {
  test('its VIN counts under its own identifier only', () => {
    const notes = ready();
    expect(run(readHolder(notes, BSI, 'read-BSI'), { '22F190': [frames('652', '62F190', VIN)] }).value).toBe('vin');
    expect(notes.readings).toMatchObject([{ vin: VIN, ecu: '652', source: 'link F190 BSI', at: 7 }]);
    const other = ready();
    run(readHolder(other, BSI, 'read-BSI'), { '22F190': [frames('664', '62F190', VIN)] });
    expect(other.readings).toEqual([]);
    expect(other.facts().failures).toEqual([{ source: 'link F190 BSI', ecu: '664', fault: 'unnamed-ecu' }]);
  });

  test.each(['ATSH752', 'ATCRA652', 'ATFCSH752', 'ATFCSD300000', 'ATFCSM1'])('without %s it is not asked at all', (missing) => {
    const { value, sent } = run(readHolder(ready(), BSI, 'read-BSI'), { [missing]: [['?']] });
    expect(value).toBe('incapable');
    expect(sent).not.toContain('22F190');
  });

  test('without headers it is not asked at all', () => {
    const notes = ready();
    notes.learn('headers', false);
    expect(run(readHolder(notes, BSI, 'read-BSI'), {})).toEqual({ value: 'incapable', sent: [] });
  });

  test('a cut answer is asked for again with slower frames', () => {
    const whole = frames('652', '62F190', VIN);
    const { value, sent } = run(readHolder(ready(), BSI, 'read-BSI'), { '22F190': [whole.slice(0, 2), whole] });
    expect(value).toBe('vin');
    expect(sent.slice(-3)).toEqual(['22F190', 'ATFCSD300005', '22F190']);
  });

  test.each([['BUFFER FULL'], ['STOPPED'], ['DATA ERROR'], ['652037F2221']])('%s is asked for again', (text) => {
    const notes = ready();
    const { value } = run(readHolder(notes, BSI, 'read-BSI'), { '22F190': [[text], frames('652', '62F190', VIN)] });
    expect(value).toBe('vin');
    expect(notes.facts().refusals).toEqual([]);
  });

  test('a request that arrives too short shows an adapter that cuts requests', () => {
    const notes = ready();
    expect(run(readHolder(notes, BSI, 'read-BSI'), { '22F190': [['652037F2213']] }).value).toBe('incapable');
    expect(notes.lacks('long-requests')).toBe(true);
  });
});

describe('a head unit that does not say its VIN', () => {
  const RADIO = ['664101361B056523355', '66421485A4B585A5054', '66422303030303137'];
  const older = (f190: readonly string[], b0: readonly string[] = RADIO) => {
    const notes = ready();
    return { notes, ...run(readHolder(notes, NAC, 'read-NAC'), { '22F190': [f190], '21B0': [b0] }) };
  };

  test.each([['NO DATA'], ['664037F2211'], ['664037F2231']])('is asked as an older radio after %s', (text) => {
    const { notes, value } = older([text]);
    expect(value).toBe('vin');
    expect(notes.readings).toMatchObject([{ source: 'link 21B0 radio', ecu: '664', vin: VIN }]);
    expect(notes.lacks('long-requests')).toBe(false);
  });

  test.each([['664037F2233'], ['664037F2278'], ['664037F2213']])('is not asked again after %s', (text) => {
    expect(older([text]).sent).not.toContain('21B0');
  });

  test('a unit other than the head unit is never asked that', () => {
    expect(run(readHolder(ready(), BSI, 'read-BSI'), { '22F190': [['NO DATA']] }).sent).not.toContain('21B0');
  });

  test('a refusal of the second question changes nothing; a cut answer is a failure', () => {
    const refused = older(['664037F2211'], ['664037F2133']);
    expect(refused.value).toBe('no-vin');
    expect(refused.notes.facts().refusals).toMatchObject([{ source: 'link F190 NAC', nrc: 0x11 }]);
    const cut = older(['664037F2211'], RADIO.slice(0, 2));
    expect(cut.notes.readings).toEqual([]);
    expect(cut.notes.facts().failures).toMatchObject([{ source: 'link 21B0 radio', ecu: '664' }]);
  });
});

describe('asking everybody', () => {
  test('an answer that stays cut after its first frame is asked for at the engine', () => {
    const whole = frames('7E8', '490201', VIN);
    const cut = whole.slice(0, 1);
    const notes = ready();
    const { sent } = run(readGeneric(notes, 'read-engine'), { '0902': [cut, cut, cut, whole] });
    expect(sent).toEqual(['0902', '0902', '0902', 'ATSH7E0', '0902', 'ATSH7DF']);
    expect(notes.readings).toMatchObject([{ vin: VIN, ecu: '7E8' }]);
  });
});

describe('the notebook', () => {
  test('a bus that once talked is not called silent or faulty afterwards', () => {
    const notes = ready();
    notes.busTalks();
    notes.busSilent();
    notes.hearLines(['BUS ERROR']);
    expect(notes.facts().states.bus).toBe('talks');
  });

  test('an electrical fault weighs more than silence', () => {
    const notes = ready();
    notes.hearLines(['BUS BUSY']);
    notes.busSilent();
    expect(notes.facts().states.bus).toBe('faulty');
  });
});

describe('the kind of an answer', () => {
  test.each([
    ['a setting', adapterCommand('ATH1'), [['OK'], ['?'], []], [['12.1V'], ['ELM327 v1.5'], ['7E81014490201565233']]],
    ['the voltage', adapterCommand('ATRV'), [['12.1V'], ['?']], [['OK'], ['ELM327 v1.5'], []]],
    ['the name', adapterCommand('ATI'), [['ELM327 v1.5']], [['OK'], ['?'], ['12.1V'], []]],
    ['a request', vehicleInfo('02'), [['NO DATA'], ['?'], ['7E81014490201565233'], []], [['OK'], ['12.1V']]],
    ['a unit', readData(0xf190), [['652037F2233']], [['OK']]],
  ])('%s', (_name, command, fitting, others) => {
    const fits = fitsFor(command)!;
    for (const lines of fitting) expect([lines, fits(lines)]).toEqual([lines, true]);
    for (const lines of others) expect([lines, fits(lines)]).toEqual([lines, false]);
  });

  test.each(['AT@1', 'STI', 'ATDPN'] as const)('%s may say anything', (text) => {
    expect(fitsFor(adapterCommand(text))).toBeNull();
  });
});
