import { describe, expect, test } from 'vitest';
import { understand } from '../../../../../app/link/protocol/answer.ts';
import { Framing } from '../../../../../app/link/protocol/framing.ts';
import type { LineForm } from '../../../../../app/link/protocol/types.ts';
import { vinAnswers, type VinQuestion } from '../../../../../app/link/read/vin-answers.ts';
import { BROKEN, CAN, K, RECORDED, VIN, frames, kLine } from '../../../../support/recorded.ts';

const bytes = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** The whole way: pieces of a stream to VINs. */
function read(pieces: readonly string[], sent: string, form: LineForm, question: VinQuestion): (readonly [string | null, string])[] {
  const framing = new Framing();
  framing.expect(sent);
  const framed = pieces.flatMap((piece) => framing.feed(bytes(piece)));
  return framed.flatMap((one) => {
    if (one.kind !== 'answer') return [];
    return vinAnswers(understand(one.answer.lines, form), question, form).flatMap((said) =>
      said.kind === 'vin' ? [[said.ecu, said.vin] as const] : [],
    );
  });
}

describe('recorded answers', () => {
  test.each(RECORDED)('$name', ({ text, sent, form, question, vins }) => {
    expect(read([text], sent, form, question)).toEqual(vins);
  });

  test.each(RECORDED)('$name: the same however it is cut', ({ text, sent, form, question, vins }) => {
    for (let at = 0; at <= text.length; at += 1) {
      expect(read([text.slice(0, at), text.slice(at)], sent, form, question)).toEqual(vins);
    }
    expect(read(text.split(/(?:)/s), sent, form, question)).toEqual(vins);
  });

  test.each(RECORDED)('$name: nothing while any of its last bytes are missing', ({ text, sent, form, question }) => {
    for (let at = 0; at < text.length; at += 1) expect(read([text.slice(0, at)], sent, form, question)).toEqual([]);
  });

  test.each(RECORDED.filter(({ vins }) => vins.length === 1))(
    '$name: no VIN when it ends early with a prompt',
    ({ text, sent, form, question, vins }) => {
      const whole = text.replace(/[\r\n>\0]+$/, '');
      for (let at = 0; at < whole.length; at += 1) {
        const got = read([`${whole.slice(0, at)}\r\r>`], sent, form, question);
        expect(got.filter((one) => one[1] !== vins[0]![1])).toEqual([]);
        expect(got).toEqual([]);
      }
    },
  );

  test('two answers in one piece: the first is the answer, the second belongs to nobody', () => {
    const [first, second] = [RECORDED[0]!, RECORDED[1]!];
    expect(read([first.text + second.text], '0902', CAN, '0902')).toEqual([['7E8', VIN]]);
  });

  test('raw bytes of the whole answer are kept', () => {
    const [said] = vinAnswers(understand(frames('652', '62F190', VIN), CAN), '22F190', CAN);
    expect(said).toMatchObject({ kind: 'vin', raw: `62F190${Buffer.from(VIN).toString('hex').toUpperCase()}` });
  });
});

describe('broken answers give no VIN', () => {
  test.each(BROKEN)('%s', (_name, form, lines) => {
    expect(read([`${lines.join('\r')}\r\r>`], '0902', form, '0902')).toEqual([]);
  });

  test.each([
    ['first-frame-only', frames('7E8', '490201', VIN).slice(0, 1)],
    ['missing-frame', frames('7E8', '490201', VIN).slice(0, 2)],
    ['no-first-frame', frames('7E8', '490201', VIN).slice(1)],
    ['blank', frames('7E8', '490201', '\xff'.repeat(17))],
    ['wrong-length', frames('7E8', '490201', VIN).map((line) => line.replace('1014', '1013'))],
    ['not-a-vin', frames('7E8', '490201', 'VR3UHZKXZPT00001O')],
  ])('%s is named', (fault, lines) => {
    expect(vinAnswers(understand(lines, CAN), '0902', CAN)).toMatchObject([{ kind: 'failed', ecu: '7E8', fault }]);
  });

  test('filling bytes never stand in for lost ones: 19 bytes with a filled last frame', () => {
    const hex = `61B0${Buffer.from(VIN).toString('hex').toUpperCase()}`;
    const whole = [`7601013${hex.slice(0, 12)}`, `76021${hex.slice(12, 26)}`, `76022${hex.slice(26)}41`];
    const read21 = (...lines: string[]) => vinAnswers(understand(lines, CAN), '21B0', CAN).map(({ kind }) => kind);
    expect(read21(...whole)).toEqual(['vin']);
    expect(read21(whole[0]!.slice(0, -2), whole[1]!, whole[2]!)).toEqual(['failed']);
    expect(read21(whole[0]!, whole[1]!.slice(0, -2), whole[2]!)).toEqual(['failed']);
    expect(read21(whole[0]!, whole[1]!, whole[2]!.slice(0, -4))).toEqual(['failed']);
  });

  test('a line with a wrong sum beside five good ones makes all of that ECU doubtful', () => {
    const good = kLine(VIN, true);
    const bad = `${good[1]!.slice(0, -2)}00`;
    expect(vinAnswers(understand(good, K), '0902', K).map(({ kind }) => kind)).toEqual(['vin']);
    expect(vinAnswers(understand([...good, bad], K), '0902', K).map(({ kind }) => kind)).toEqual(['failed']);
  });

  test('a broken ECU does not spoil a whole one beside it', () => {
    const lines = [...frames('7E8', '490201', VIN), ...frames('7E9', '490201', VIN).slice(1)];
    const said = vinAnswers(understand(lines, CAN), '0902', CAN);
    expect(said.map(({ kind, ecu }) => [kind, ecu])).toEqual([
      ['vin', '7E8'],
      ['failed', '7E9'],
    ]);
  });
});

describe('negative answers', () => {
  const judge = (...lines: string[]) => vinAnswers(understand(lines, CAN), '22F190', CAN);

  test.each([
    ['13', 'wrong-request-length', 'malformed'],
    ['21', 'busy', 'transient'],
    ['22', 'conditions-not-correct', 'session'],
    ['31', 'identifier-unknown', 'not-here'],
    ['33', 'access-denied', 'limited'],
    ['7F', 'not-in-this-session', 'session'],
    ['99', 'other', 'limited'],
  ])('%s is %s', (nrc, code, group) => {
    expect(judge(`652037F22${nrc}`)).toEqual([{ kind: 'refused', ecu: '652', nrc: Number.parseInt(nrc, 16), code, group }]);
  });

  test('pending alone is pending, pending before a refusal is the refusal', () => {
    expect(judge('652037F2278')).toEqual([{ kind: 'pending', ecu: '652' }]);
    expect(judge('652037F2278', '652037F2233')).toMatchObject([{ kind: 'refused', nrc: 0x33 }]);
  });

  test('a refusal of another service is not ours', () => {
    expect(judge('652037F1033')).toEqual([]);
  });
});
