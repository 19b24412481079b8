import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Credits } from '../../../../../main/link/ble/credits.ts';

describe('credits', () => {
  it('let packets go in the order of asking, one per credit', async () => {
    const credits = new Credits();
    const gone: number[] = [];
    const takes = [1, 2, 3].map((packet) => credits.take().then(() => gone.push(packet)));
    credits.granted(2);
    await Promise.all(takes.slice(0, 2));
    expect(gone).toEqual([1, 2]);
    credits.granted(1);
    await takes[2];
    expect(gone).toEqual([1, 2, 3]);
  });

  it('keep what was granted before anybody asked', async () => {
    const credits = new Credits();
    credits.granted(1);
    await expect(credits.take()).resolves.toBeUndefined();
  });

  it('never leave the device without any, and never promise more than one byte can say', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 70 }), { maxLength: 40 }), (bursts) => {
        const credits = new Credits();
        let left = credits.topUp();
        for (const burst of bursts) {
          const packets = Math.min(burst, left);
          for (let packet = 0; packet < packets; packet += 1) credits.received();
          left += credits.topUp() - packets;
          expect(left).toBeGreaterThan(0);
          expect(left).toBeLessThanOrEqual(255);
        }
      }),
    );
  });
});
