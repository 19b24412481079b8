/** A live console with an administrator who is signed in, open in the page. */
import { test as base, expect, watch } from './console.ts';
import { startHandClocked, type HandClocked } from './hand-clock.ts';

/** The administrator. */
export const ADA = { name: 'Ada Tester', pin: '7402915' };

/** Tests with `live`. `scenario`: what its bridge plays; without it a vehicle that is well. `pageClock`: the page's own clock is the test's, too. */
export function liveTest({ scenario, pageClock = false }: { readonly scenario?: string; readonly pageClock?: boolean }) {
  return base.extend<{ live: HandClocked }>({
    live: async ({ page }, use) => {
      const console = await startHandClocked({ operatorName: ADA.name }, scenario);
      const faults = watch(page);
      await console.api.call('operators.first', ADA);
      if (pageClock) await page.clock.install();
      await page.goto(console.url);
      await expect(page.getByRole('navigation')).toBeVisible();
      await use(console);
      await console.stop();
      expect(faults).toEqual([]);
    },
  });
}
