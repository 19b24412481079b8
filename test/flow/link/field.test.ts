/** What adapters and cars did in the field, played over a real pseudo-terminal: what the console must make of it. */
import { describe, expect, it } from 'vitest';
import { BAUD_RATES } from '../../../app/link/adapters/serial.ts';
import { sayWitnesses } from '../../../app/words/say-witness.ts';
import { wordsFor } from '../../../app/words/load.ts';
import { openKit } from './kit.ts';

const SLOW = 60_000;
const words = await wordsFor('en');

describe.concurrent('met in the field, over a serial port', () => {
  it.for(['clone-protocol-zero', 'clone-protocol-in-words', 'clone-protocol-unnamed', 'clone-protocol-bare'])(
    'a car that answered is never called silent: %s does not name the protocol that it found',
    { timeout: SLOW },
    async (adapter, { onTestFinished }) => {
      const kit = await openKit({ car: 'k-line', adapter, finish: onTestFinished });
      const read = await kit.link.read(kit.id);
      expect(read).toMatchObject({ ok: true, value: { verdict: { kind: 'agree' }, facts: { states: { bus: 'talks' } } } });
      expect(kit.commands).toContain('0902');
    },
  );

  it('units that say more at once than the adapter holds are asked one by one', { timeout: SLOW }, async ({ onTestFinished }) => {
    const kit = await openKit({ car: 'two-engines', adapter: 'clone-small-buffer', finish: onTestFinished });
    const read = await kit.link.read(kit.id);
    expect(read).toMatchObject({ ok: true, value: { verdict: { kind: 'agree' } } });
    const asked = kit.commands.filter((one) => /^(?:ATSH7E\d|ATCRA7E.|0902)$/.test(one)).join(' ');
    expect(asked).toContain('0902 ATSH7E0 ATCRA7E8 0902 ATSH7E1 ATCRA7E9 0902');
  });

  it('a unit that answers without a VIN is named, though the others agree', { timeout: SLOW }, async ({ onTestFinished }) => {
    const kit = await openKit({ car: 'new-bsi', finish: onTestFinished });
    const read = await kit.link.read(kit.id);
    if (!read.ok) throw new Error(read.error.detail);
    const { facts, verdict } = read.value;
    expect(verdict.kind).toBe('agree');
    expect(facts.failures).toMatchObject([{ source: 'link F190 BSI', ecu: '652', fault: 'blank' }]);
    expect(sayWitnesses(words, facts, 'agree').join(' ')).toContain('BSI');
  });

  it('who answered is named by its identifier', { timeout: SLOW }, async ({ onTestFinished }) => {
    const kit = await openKit({ car: 'two-engines', finish: onTestFinished });
    const read = await kit.link.read(kit.id);
    expect(read.ok && read.value.facts.readings.map(({ ecu }) => ecu)).toEqual(['7E8', '7E9']);
  });

  it.for([0, BAUD_RATES.length - 1])(
    'an adapter that ignores nonsense is found after %i speeds that it does not hear, by its name alone',
    { timeout: SLOW },
    async (deafLines, { onTestFinished }) => {
      const kit = await openKit({ adapter: 'public-emulator', traits: { deafLines }, finish: onTestFinished });
      const read = await kit.link.read(kit.id);
      expect(read).toMatchObject({ ok: true, value: { verdict: { kind: 'agree' } } });
      const before = kit.commands.slice(0, kit.commands.indexOf('ATZ'));
      expect(new Set(before)).toEqual(new Set(['ATI']));
      // One too many where this computer was too busy to hear the answer in time; never a second round.
      expect(before.length).toBeGreaterThan(deafLines);
      expect(before.length).toBeLessThanOrEqual(2 * BAUD_RATES.length);
    },
  );
});
