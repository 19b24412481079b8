import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { understand } from '../../../../../app/link/protocol/answer.ts';
import { Conversation } from '../../../../../app/link/read/conversation.ts';
import { Framing } from '../../../../../app/link/protocol/framing.ts';
import { ReadFacts } from '../../../../../app/link/read/read-facts.ts';
import { readScript } from '../../../../../app/link/read/script.ts';
import { restoreScript } from '../../../../../app/link/read/script-init.ts';
import { vinAnswers } from '../../../../../app/link/read/vin-answers.ts';
import { CAN, CAN_BARE, K, K_BARE, OTHER, RECORDED, VIN } from '../../../../support/recorded.ts';

const SEED = 20_261_123;
const bytes = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const FORMS = [CAN, CAN_BARE, K, K_BARE] as const;

/** VINs that the whole way shows for a stream, under every form. */
function vinsOf(stream: readonly number[], forms = FORMS as readonly (typeof CAN)[]): readonly string[] {
  const framing = new Framing();
  framing.expect('0902');
  return framing.feed(stream).flatMap((framed) => {
    if (framed.kind === 'overflow') return [];
    return forms.flatMap((form) =>
      vinAnswers(understand(framed.answer.lines, form), '0902', form).flatMap((one) => (one.kind === 'vin' ? [one.vin as string] : [])),
    );
  });
}

/** What a careless client does: takes all hex digits behind 490201 and pads or cuts them. The control of these tests. */
function careless(stream: readonly number[]): string | null {
  const text = String.fromCharCode(...stream).replace(/7E8(?:10..|2.)|[^0-9A-F]/g, '');
  const at = text.indexOf('490201');
  if (at < 0) return null;
  return Buffer.from(text.slice(at + 6, at + 40).padEnd(34, '0'), 'hex').toString('latin1');
}

/** Small and fast: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Text that looks like an adapter's: more to trip over than plain noise. */
const LIKELY = '0123456789ABCDEF 7E8 10 14 49 02 01 22 : ?\r\r\n>\0';

describe('random streams', () => {
  test('100,000 of them: no crash, no VIN; the same reader takes a whole answer', () => {
    const next = random(SEED);
    let shown = 0;
    for (let run = 0; run < 100_000; run += 1) {
      const stream = Array.from({ length: 4 + Math.floor(next() * 60) }, () =>
        run % 2 === 0 ? Math.floor(next() * 256) : LIKELY.charCodeAt(Math.floor(next() * LIKELY.length)),
      );
      stream.push(0x3e);
      shown += vinsOf(stream).length;
    }
    expect(shown).toBe(0);
    expect(vinsOf(bytes(RECORDED[0]!.text))).toEqual([VIN]);
  });

  test('recorded answers with lines dropped, doubled, swapped, cut or mixed never give another VIN, where a careless reader does', () => {
    const answers = RECORDED.filter(({ vins, question, form }) => vins.length === 1 && question === '0902' && form.bus !== 'can29');
    const next = random(SEED + 1);
    let whole = 0;
    let carelessWrong = 0;
    for (let run = 0; run < 20_000; run += 1) {
      const { text, form } = answers[Math.floor(next() * answers.length)]!;
      const mangled = mangle(text, next);
      for (const vin of vinsOf(bytes(mangled), [form])) {
        expect(vin).toBe(VIN);
        whole += 1;
      }
      const guess = careless(bytes(mangled));
      if (guess !== null && guess !== VIN) carelessWrong += 1;
    }
    expect(whole).toBeGreaterThan(100);
    expect(carelessWrong).toBeGreaterThan(1_000);
  });

  test('pieces of two cars never make a third VIN', () => {
    const two = [VIN, OTHER];
    const lines = RECORDED.find(({ name }) => name === 'two ECUs interleaved')!
      .text.split('\r')
      .filter((line) => line.length > 3);
    fc.assert(
      fc.property(fc.shuffledSubarray([...lines, ...lines], { minLength: 1 }), (some) => {
        for (const vin of vinsOf(bytes(`${some.join('\r')}\r>`), [CAN])) expect(two).toContain(vin);
      }),
      { seed: SEED, numRuns: 3_000 },
    );
  });
});

/** One to three structural accidents. Digits inside a line are not changed: CAN and the serial line answer for those. */
function mangle(text: string, next: () => number): string {
  let lines = text.replace(/>$/, '').split('\r');
  for (let accidents = 1 + Math.floor(next() * 3); accidents > 0; accidents -= 1) {
    const at = Math.floor(next() * lines.length);
    const other = Math.floor(next() * lines.length);
    const line = lines[at]!;
    const kind = Math.floor(next() * 6);
    if (kind === 0) lines = lines.toSpliced(at, 1);
    else if (kind === 1) lines = lines.toSpliced(other, 0, line);
    else if (kind === 2) lines = lines.with(at, lines[other]!).with(other, line);
    else if (kind === 3) lines = lines.with(at, line.slice(0, Math.floor(next() * line.length)));
    else if (kind === 4) lines = lines.with(at, line + (lines[other] ?? ''));
    else lines = lines.with(at, String.fromCharCode(...Array.from(line, (one) => (next() < 0.1 ? 0x80 : one.charCodeAt(0)))));
    if (lines.length === 0) return '>';
  }
  return `${lines.join('\r')}\r>`;
}

describe('a conversation', () => {
  test('comes to an end, without a VIN, whatever bytes come', () => {
    const noise = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 60 });
    const text = fc.array(
      fc.constantFrom('OK\r>', '?\r>', 'ELM327 v1.5\r\r>', 'NO DATA\r>', '12.1V\r>', '>', '7E8', 'LV RESET\r>', '41 00\r>'),
      { maxLength: 120 },
    );
    const bytesOrText = fc.oneof(
      noise,
      text.map((all) => all.map((one) => Uint8Array.from(bytes(one)))),
    );
    fc.assert(
      fc.property(bytesOrText, (chunks) => {
        const notes = new ReadFacts();
        const conversation = new Conversation(readScript(notes, 'usb'), restoreScript());
        let deed = conversation.start();
        for (const chunk of chunks) {
          const next = conversation.bytes(chunk, 0);
          if (next.kind !== 'wait') deed = next;
        }
        for (let limits = 0; limits < 200 && deed.kind !== 'done'; limits += 1) {
          const next = conversation.limit(0);
          if (next.kind !== 'wait') deed = next;
        }
        expect(deed.kind).toBe('done');
        expect(notes.readings).toEqual([]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
