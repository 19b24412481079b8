/** One practice console in this process for all tests of a file, at a phone whose customer is quick, and every frame that reached that phone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { ParsedApi } from '../../app/contract/console.ts';
import { startConsole } from '../../main/console/console.ts';
import { findScenario } from '../../main/pims/simulator/scenarios.ts';
import { startSimulator, type Simulator, type TrafficRecord } from '../../main/pims/simulator/server.ts';
import { startWebShell } from '../../main/shells/web/server.ts';
import { practiceAt, wordOf } from '../support/practice-at.ts';
import { tabTo } from './by-keyboard.ts';
import { test as base, expect, typeByHand, watch } from './console.ts';

const RENDERER = join(import.meta.dirname, '..', '..', 'out', 'renderer');

/** How long the customer takes for a step at the phone, ms. */
const PERSON_MS = 40;

type Language = 'en' | 'de';

/** The console at its phone. */
export type AtPhone = {
  readonly simulator: Simulator;
  /** Requests that reached the phone with all of these texts in them. */
  sent(...parts: readonly string[]): number;
  /** Opens the page anew with nothing in work and every account as it begins, and takes the vehicle of a situation into work. */
  open(page: Page, scenario: string): Promise<void>;
  stop(): Promise<void>;
};

/** Is no call of the customer's side under way? */
async function isFree(api: ParsedApi): Promise<boolean> {
  const view = await api.call('customer.get', {});
  return view.ok && view.value.call === null;
}

/** Starts one; `scenario` is what the phone plays, `fleet` leaves it to the vehicle. */
async function startAtPhone(scenario: string, language: Language): Promise<AtPhone> {
  const dataDir = mkdtempSync(join(tmpdir(), 'carkey-at-phone-'));
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ language }));
  const traffic: TrafficRecord[] = [];
  const simulator = await startSimulator({ scenario, personMs: PERSON_MS, onTraffic: (one) => traffic.push(one) });
  const started = await startConsole({ shell: 'web', ...practiceAt(dataDir, wordOf(simulator)) });
  if (!started.ok) throw new Error(started.error.detail);
  const { api } = started.value;
  const shell = await startWebShell({ api, rendererDir: RENDERER });
  return {
    simulator,
    sent: (...parts) => traffic.filter(({ direction, text }) => direction === 'in' && parts.every((part) => text.includes(part))).length,
    async open(page, situation) {
      await api.call('job.close', {});
      await expect.poll(() => isFree(api)).toBe(true);
      simulator.reset();
      traffic.length = 0;
      await page.goto(shell.newCode());
      await expect(page.getByRole('navigation').first()).toBeVisible();
      await page.keyboard.type(findScenario(situation)?.vin ?? '');
      await page.keyboard.press('Enter');
      await expect(page.locator('[data-session=nobody], [data-session=signed-in]')).toBeVisible();
    },
    async stop() {
      await shell.stop();
      await started.value.stop();
      await simulator.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Tests with `phone(scenario)`: one console for each thing that a phone of this file plays. A fault on a page fails its test. */
export const test = base.extend<{ faultless: undefined }, { phone: (scenario: string, language?: Language) => Promise<AtPhone> }>({
  phone: [
    async ({ browserName: _any }, use) => {
      const running = new Map<string, AtPhone>();
      await use(async (scenario, language = 'en') => {
        const key = `${scenario} ${language}`;
        const one = running.get(key) ?? (await startAtPhone(scenario, language));
        running.set(key, one);
        return one;
      });
      for (const one of running.values()) await one.stop();
    },
    { scope: 'worker' },
  ],
  faultless: [
    async ({ page }, use) => {
      const faults = watch(page);
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** Goes to a field and types into it as a hand does, over what it holds. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await typeByHand(page, text);
  await expect(field).toHaveValue(text);
}

/** Opens the sign-in on the phone, once that is what comes next. */
export async function letSignIn(page: Page): Promise<void> {
  await expect(page.locator('[data-next-card]')).toHaveAttribute('data-next', 'let-sign-in');
  await page.keyboard.press('F6');
}
