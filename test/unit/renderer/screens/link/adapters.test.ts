import { describe, expect, it } from 'vitest';
import type { AdapterSeen } from '../../../../../app/link/read/view.ts';
import { inOrder, mayRead } from '../../../../../renderer/screens/link/adapters.ts';

const adapter = (name: string, change: Partial<AdapterSeen> = {}): AdapterSeen => ({
  id: `serial:${name}`,
  kind: 'serial',
  name,
  where: name,
  likely: false,
  simulated: false,
  unusable: null,
  speed: null,
  rssi: null,
  ...change,
});

describe('the list of adapters', () => {
  it('has likely ones first, then usable ones, then the rest, each by name', () => {
    const list = [
      adapter('d', { unusable: 'held-by-other' }),
      adapter('c'),
      adapter('b', { likely: true, unusable: 'no-permission' }),
      adapter('a', { likely: true }),
      adapter('B'),
    ];
    expect(inOrder(list).map(({ name }) => name)).toEqual(['a', 'b', 'B', 'c', 'd']);
  });

  it('a name that does not say OBD may be chosen, what cannot be opened may not', () => {
    expect(mayRead(adapter('x', { unusable: 'other-name' }))).toBe(true);
    expect(mayRead(adapter('x'))).toBe(true);
    for (const unusable of ['no-permission', 'held-by-other', 'bluetooth-port', 'not-connectable', 'classic-bluetooth'] as const)
      expect(mayRead(adapter('x', { unusable })), unusable).toBe(false);
  });
});
