import { describe, expect, test } from 'vitest';
import { adapterCommand } from '../../../../../app/link/protocol/commands.ts';
import { Conversation } from '../../../../../app/link/read/conversation.ts';
import { BUFFER_LIMIT } from '../../../../../app/link/protocol/framing.ts';
import { ask, type Script, type StepAnswer } from '../../../../../app/link/read/steps.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
function* once(): Script<StepAnswer> {
  return yield* ask('read-voltage', adapterCommand('ATRV'), 2_000);
}
function begun(): Conversation<StepAnswer> {
  const conversation = new Conversation(once(), once());
  expect(conversation.start()).toMatchObject({ kind: 'send', bytes: Uint8Array.from(bytes('ATRV\r')), limitMs: 2_000 });
  return conversation;
}

describe('a conversation', () => {
  test('gives the answer to the script', () => {
    expect(begun().bytes(bytes('12.1V\r>'), 5)).toMatchObject({ outcome: { kind: 'finished', value: { lines: ['12.1V'], at: 5 } } });
  });

  test('waits while the answer is not whole', () => {
    expect(begun().bytes(bytes('12.1V\rOK'), 5)).toEqual({ kind: 'wait' });
  });

  test('interrupts at the limit, and goes on at the prompt without waiting out the second limit', () => {
    const conversation = begun();
    expect(conversation.limit(9)).toMatchObject({ kind: 'send', bytes: Uint8Array.of(0x20) });
    expect(conversation.bytes(bytes('STOPPED\r>'), 10)).toMatchObject({ outcome: { value: { kind: 'silence', recovered: true } } });
  });

  test('a late answer is not taken for the answer', () => {
    const conversation = begun();
    conversation.limit(9);
    expect(conversation.bytes(bytes('12.1V\r>'), 10)).toMatchObject({ outcome: { value: { kind: 'silence', recovered: true } } });
  });

  test('says that nobody came back', () => {
    const conversation = begun();
    conversation.limit(9);
    expect(conversation.limit(10)).toMatchObject({ outcome: { value: { kind: 'silence', recovered: false, overflow: false } } });
  });

  test('what did not fit is told with the silence', () => {
    const conversation = begun();
    conversation.bytes(bytes('ELM327 v1.5\r>'), 1);
    conversation.bytes(bytes('OK\r>'), 1);
    conversation.limit(9);
    conversation.limit(10);
    const other = begun();
    other.bytes(bytes('OK\r>'), 1);
    other.limit(9);
    expect(other.limit(10)).toMatchObject({ outcome: { value: { strays: [['OK']] } } });
  });

  test('an endless answer is interrupted', () => {
    const conversation = begun();
    expect(conversation.bytes(bytes('A'.repeat(BUFFER_LIMIT + 1)), 1)).toMatchObject({ kind: 'send', bytes: Uint8Array.of(0x20) });
    expect(conversation.bytes(bytes('AAA\r>'), 2)).toMatchObject({
      outcome: { value: { kind: 'silence', recovered: true, overflow: true } },
    });
  });

  test('a cancel interrupts, restores and ends; a second one changes nothing', () => {
    const conversation = begun();
    expect(conversation.cancel()).toMatchObject({ kind: 'send', bytes: Uint8Array.of(0x20) });
    expect(conversation.cancel()).toEqual({ kind: 'wait' });
    expect(conversation.bytes(bytes('STOPPED\r>'), 1)).toMatchObject({ kind: 'send', bytes: Uint8Array.from(bytes('ATRV\r')) });
    expect(conversation.cancel()).toEqual({ kind: 'wait' });
    expect(conversation.bytes(bytes('12.1V\r>'), 1)).toEqual({ kind: 'done', outcome: { kind: 'cancelled' } });
    expect(conversation.bytes(bytes('12.1V\r>'), 1)).toEqual({ kind: 'wait' });
  });

  test('a cancel before the start ends at once', () => {
    expect(new Conversation(once(), once()).cancel()).toEqual({ kind: 'done', outcome: { kind: 'cancelled' } });
  });
});
