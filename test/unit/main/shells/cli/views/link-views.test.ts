/** Which adapter the command line takes when none was named, and what it says about the one it took. */
import { describe, expect, test } from 'vitest';
import type { AdapterSeen, LinkView } from '../../../../../../app/link/read/view.ts';
import { wordsFor } from '../../../../../../app/words/load.ts';
import { likelyAdapter, listResult, noAdapterResult, readResult } from '../../../../../../main/shells/cli/views/link-views.ts';
import { play } from '../../../../../support/drive.ts';

const words = await wordsFor('en');

const port = (where: string, other: Partial<AdapterSeen> = {}): AdapterSeen => ({
  id: `serial:${where}`,
  kind: 'serial',
  name: where,
  where,
  likely: false,
  simulated: false,
  unusable: null,
  speed: null,
  rssi: null,
  ...other,
});

test('a port without a name of its own is listed by its path, once', () => {
  const view = { adapters: [port('/dev/ttyS0'), port('/dev/ttyUSB0', { name: 'CH340' })], bluetooth: { state: 'off' } };
  const { answer } = listResult(view as unknown as LinkView, words);
  expect(answer?.lines).toEqual(['/dev/ttyS0', '/dev/ttyUSB0  CH340']);
});

describe('no adapter was named', () => {
  test('nothing is sent to a port that does not look like one, may not be used, or is on the radio', () => {
    const others = [
      port('/dev/ttyS0'),
      port('/dev/ttyUSB0', { likely: true, unusable: 'no-permission' }),
      port('ble', { likely: true, kind: 'ble' }),
    ];
    expect(likelyAdapter(others)).toBeNull();
    expect(likelyAdapter([...others, port('/dev/ttyUSB1', { likely: true })])).toBe('serial:/dev/ttyUSB1');
  });

  test('ports that were passed over are named', () => {
    const { exit, sentence } = noAdapterResult([port('/dev/ttyS0'), port('/dev/ttyS1')], words);
    expect(exit).toBe(3);
    expect(sentence).toContain('/dev/ttyS0, /dev/ttyS1');
    expect(noAdapterResult([], words)).toMatchObject({ exit: 3, answer: { json: { error: { code: 'no-adapter' } } } });
  });
});

test('what the adapter cannot do is said in words too', () => {
  const { result, ms } = play('agree', 'clone-cuts-requests');
  const { exit, answer } = readResult({ adapter: 'serial:x', at: 0, elapsedMs: ms, answeringMs: ms, ...result }, words);
  expect(exit).toBe(0);
  expect(answer?.lines.filter((line) => line.startsWith('Advice'))).toEqual(
    ['generic-obd-only', 'clone-adapter'].map((code) => {
      const { hands, meaning } = words.adapterAdvice[code as 'clone-adapter'];
      return `Advice    ${hands} ${meaning}`;
    }),
  );
});
