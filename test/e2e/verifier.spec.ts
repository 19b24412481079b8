/** The stand-alone verifier in a real browser, opened from disk as a person does: `npm run build` makes the file. */
import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { encodeBundle } from '../../app/audit/bundle/encode.ts';
import { BUNDLE_LIMIT, type Bundle } from '../../app/audit/bundle/types.ts';
import { signCheckpoint } from '../../app/audit/log/checkpoint.ts';
import { commit } from '../../app/audit/entry/commitment.ts';
import { LANGUAGES } from '../../app/base/language.ts';
import { encodeEntry } from '../../app/audit/entry/entry.ts';
import { leafHash } from '../../app/audit/log/merkle.ts';
import { formatVerifierKey } from '../../app/audit/log/signed-note.ts';
import { ABOUT, bundleEntry, bundleOf, entryAt, LOG, logOf, ORIGIN, saltAt, valuesAt } from '../support/naive-bundle.ts';
import { signerOf } from '../support/naive-signer.ts';
import { vectors } from '../support/ed25519-vectors.ts';
import { nobodysBundle } from '../support/nobodys-bundle.ts';
import { parsePublicKey, parseSignature } from '../../app/audit/log/ed25519.ts';
import { expectAccessible } from './accessible.ts';
import { watch } from './console.ts';
import { largeBundle } from './large-bundle.ts';
import { picture } from './pictures.ts';

const FILE = join(import.meta.dirname, '..', '..', 'out', 'verifier', 'verifier.html');
const KEY = formatVerifierKey(LOG.key);

const log = logOf(300, [3, 70, 299]);
const entries = [bundleEntry(log, 3, ['vin']), bundleEntry(log, 70, []), bundleEntry(log, 299, ['vin', 'operator'])];
const bundle = bundleOf(log, entries);
const bytes = Buffer.from(encodeBundle(bundle));

/** `verifier` is the open page; at its end nothing must have been asked of anybody, and no policy broken. */
const test = base.extend<{ verifier: Page }>({
  verifier: async ({ page }, use) => {
    expect(existsSync(FILE), 'out/verifier/verifier.html is built').toBe(true);
    const asked: string[] = [];
    const faults = watch(page);
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', (dialog) => {
      faults.push(`a dialog opened: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(pathToFileURL(FILE).href);
    await use(page);
    expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([pathToFileURL(FILE).href]);
    expect(faults).toEqual([]);
  },
});

async function open(page: Page, content: Uint8Array | Bundle, name = 'case.carkey-bundle'): Promise<void> {
  const buffer = content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(encodeBundle(content));
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

const verdict = (page: Page) => page.locator('#verdict');

test('a valid bundle: verdict, log, key, timeline, and what is withheld', async ({ verifier: page }) => {
  await open(page, bytes);
  await expect(verdict(page)).toHaveText('✓ Valid');
  await expect(verdict(page)).toBeFocused();
  const result = page.locator('.result');
  await expect(result).toContainText('The key came with the file');
  await expect(result).toContainText('Signed by the key enclosed in the file');
  for (const text of [ORIGIN, '300', KEY, '3 of 3 entries proved', Buffer.from(log.head.root).toString('hex')])
    await expect(result).toContainText(text);
  // What the sender's console says of itself is worded; names of its program are not shown.
  await expect(result).toContainText('Limit for an answer');
  await expect(result).not.toContainText('answerTimeoutMs');
  const rows = page.locator('.timeline > li');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText('Entry 3');
  await expect(rows.nth(0)).toContainText(`${valuesAt(3).vin} ✓ matches`);
  await expect(rows.nth(1)).toContainText('Operator, VIN');
  await expect(rows.nth(2)).toContainText(valuesAt(299).operator);
  await rows.nth(0).getByText('The entry exactly as recorded').click();
  await expect(rows.nth(0)).toContainText('carkey-audit/1');
  await expect(page.locator('.banner')).toHaveAttribute('data-tone', 'warn');
});

test('a key that the reader knows: the right one, another one, and a mistyped one', async ({ verifier: page }) => {
  const field = page.getByLabel('Key of the log, if you know it');
  await open(page, bytes);
  await expect(verdict(page)).toHaveText('✓ Valid');
  await field.fill(KEY);
  await field.press('Tab');
  await expect(page.locator('.banner')).toHaveAttribute('data-tone', 'good');
  await expect(page.locator('.result')).toContainText('Signed by the key that you entered');
  await field.fill(formatVerifierKey(signerOf(ORIGIN, 9).key));
  await field.press('Tab');
  await expect(verdict(page)).toHaveText('✗ Not valid');
  await expect(page.locator('.findings')).toContainText('not signed with the key that you entered');
  await field.fill(KEY.replace('+', '2+'));
  await field.press('Tab');
  await expect(page.getByRole('alert')).toContainText('not a key of a log');
  await expect(verdict(page)).toHaveCount(0);
  // The file is still chosen: the right key is all that is missing.
  await field.fill(KEY);
  await field.press('Tab');
  await expect(page.locator('.banner')).toHaveAttribute('data-tone', 'good');
});

test('findings with their places; of an entry that is not proved nothing is shown', async ({ verifier: page }) => {
  const [first, second, third] = entries as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0]];
  const other = encodeEntry({ ...entryAt(70), station: 'Bay 666' });
  const wrong = { ...first, opened: [{ name: 'vin', value: 'VR3UPHNKSK9999999', salt: saltAt(3, 'vin') } as const] };
  await open(page, { ...bundle, entries: [wrong, { ...second, leaf: other }, third] });
  await expect(verdict(page)).toHaveText('✗ Not valid');
  const findings = page.locator('.findings > li');
  await expect(findings).toHaveCount(2);
  await expect(findings.nth(0)).toContainText('Line 3, Entry 3, Field VIN');
  await expect(findings.nth(1)).toContainText('Line 4, Entry 70');
  await expect(page.locator('.timeline > li').nth(1)).toContainText('Not proved');
  await expect(page.locator('body')).not.toContainText('Bay 666');
  await expect(page.locator('body')).not.toContainText('9999999');
  await expectAccessible(page, 'findings');
  await picture(page, 'verifier-findings');
});

for (const [what, content, reason] of [
  ['cut', bytes.subarray(0, -30), 'the file was cut off'],
  ['foreign', Buffer.from('{"hello":"world"}\n'), 'This is not a support bundle'],
  ['empty', Buffer.alloc(0), 'the file was cut off'],
  ['not text', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'cut off'],
] as const) {
  test(`a file that is ${what} is refused with the reason`, async ({ verifier: page }) => {
    await open(page, content);
    await expect(verdict(page)).toHaveText('✗ Not valid');
    await expect(page.locator('.findings')).toContainText(reason);
    await expect(page.locator('.timeline')).toHaveCount(0);
  });
}

test('a file over the limit is refused without being read', async ({ verifier: page }) => {
  await page.evaluate((size) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(size)], 'large'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  }, BUNDLE_LIMIT + 1);
  await expect(page.locator('.findings')).toContainText('larger than a support bundle may be');
});

test('markup, scripts and turned writing in names and values are text', async ({ verifier: page }) => {
  const hostile = `<img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)>"'&lt;\u202egnorw\u0000{name}`;
  const origin = '<img/src=x/onerror=alert(4)>';
  const signer = signerOf(origin, 1);
  const entry = {
    ...entryAt(0),
    log: origin,
    out: hostile,
    station: hostile,
    app: hostile,
    d: { word: hostile, sim: 'javascript:alert(5)' },
    f: { vin: commit(saltAt(0, 'vin'), 'vin', hostile), answer: commit(saltAt(0, 'answer'), 'answer', 'x'.repeat(16_384)) },
    ts: Number.MAX_SAFE_INTEGER,
  };
  const leaf = encodeEntry(entry);
  const opened = [
    { name: 'vin', value: hostile, salt: saltAt(0, 'vin') },
    { name: 'answer', value: 'x'.repeat(16_384), salt: saltAt(0, 'answer') },
  ] as const;
  const shown = hostile.replaceAll('\u0000', '').replaceAll('\u202e', '');
  await open(
    page,
    {
      origin,
      checkpoint: signCheckpoint({ origin, size: 1, root: leafHash(leaf) }, [signer]),
      keys: [formatVerifierKey(signer.key)],
      about: {
        ...ABOUT,
        settings: { ...ABOUT.settings, brand: shown },
        note: { by: shown, at: Number.MAX_SAFE_INTEGER, text: `${shown}\n${shown}` },
      },
      entries: [{ index: 0, leaf, hashes: [], opened, withheld: [] }],
      traces: [{ source: 'link', text: shown }],
    },
    `<img src=x onerror=alert(6)>.{name}.html`,
  );
  await expect(verdict(page)).toHaveText('✓ Valid');
  await expect(page.locator('.timeline')).toContainText('<img src=x onerror=alert(1)><script>alert(2)</script>');
  await expect(page.locator('.timeline')).toContainText('\ufffdgnorw\ufffd');
  await expect(page.locator('.timeline')).toContainText('15,384 more characters');
  for (const summary of await page.locator('summary').all()) await summary.click();
  await expect(page.locator('.traces > li')).toHaveCount(1);
  await expect(page.locator('img, svg, iframe, a, object, [onerror], [onload]')).toHaveCount(0);
  await expect(page.locator('script')).toHaveCount(0);
  await page.getByLabel('Language').selectOption('it');
  await expect(verdict(page)).toHaveText('✓ Valido');
});

test('the policy of the page lets nothing else run, and nothing out', async ({ page }) => {
  await page.goto(pathToFileURL(FILE).href);
  const tried = await page.evaluate(async () => {
    const attempts: Readonly<Record<string, () => unknown>> = {
      markup: () => (document.body.innerHTML = '<b>x</b>'),
      handler: () => document.body.setAttribute('onclick', 'alert(1)'),
      worker: () => new Worker('data:text/javascript,0'),
      policy: () =>
        (globalThis as unknown as { trustedTypes: { createPolicy: (name: string) => unknown } }).trustedTypes.createPolicy('other'),
      fetch: () => fetch('http://127.0.0.1:9/'),
    };
    const outcomes: Record<string, string> = {};
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        await attempt();
        outcomes[name] = 'done';
      } catch (fault) {
        outcomes[name] = fault instanceof Error ? fault.name : 'refused';
      }
    }
    return outcomes;
  });
  expect(tried).toEqual({ markup: 'TypeError', handler: 'TypeError', worker: 'TypeError', policy: 'TypeError', fetch: 'TypeError' });
});

test('a browser without Ed25519 says so, and gives no verdict', async ({ page }) => {
  await page.addInitScript(() => {
    // The page puts its own script into a Blob for the worker: this stands in front of it there.
    const { Blob: Whole } = globalThis;
    globalThis.Blob = class extends Whole {
      constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
        super([`Object.defineProperty(crypto, 'subtle', { value: undefined });`, ...parts], options);
      }
    };
  });
  await page.goto(pathToFileURL(FILE).href);
  await open(page, bytes);
  await expect(page.getByRole('status')).toContainText('cannot check Ed25519 signatures');
  await expect(verdict(page)).toHaveCount(0);
});

test('a bundle of 30 MB does not hold up the page', async ({ verifier: page }, info) => {
  test.setTimeout(180_000);
  const [small, large] = [info.outputPath('small.carkey-bundle'), info.outputPath('large.carkey-bundle')];
  largeBundle(small, 60, 5);
  expect(largeBundle(large, 10_000, 5_000)).toBeGreaterThan(30_000_000);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  // Processor time of the page's own thread, ms: what else this computer does meanwhile does not count.
  const busy = async () =>
    1000 * ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  const cost = async (path: string) => {
    const before = await busy();
    await page.locator('#file').setInputFiles(path);
    await expect(verdict(page)).toHaveText('✗ Not valid', { timeout: 120_000 });
    await expect(page.locator('.timeline > li')).toHaveCount(50);
    return (await busy()) - before;
  };
  await cost(small);
  const [few, many] = [await cost(small), await cost(large)];
  console.log(`page thread: ${few.toFixed(0)} ms for 60 entries, ${many.toFixed(0)} ms for 30 MB`);
  expect(few).toBeGreaterThan(0);
  const before = await busy();
  // What the check has to do at the very least, on this thread: reading all of it as JSON.
  await page.evaluate((lines) => void lines.map((line) => JSON.parse(line) as unknown), readFileSync(large, 'utf8').trimEnd().split('\n'));
  const control = (await busy()) - before;
  console.log(`control, the same file parsed on this thread: ${control.toFixed(0)} ms`);
  // Both draw the same rows. What is left is the moving bar and the questions of this test, spread over the seconds of the check.
  expect(many - few).toBeLessThan(control);
});

test('a check can be stopped, and begun again', async ({ verifier: page }, info) => {
  test.setTimeout(180_000);
  const large = info.outputPath('large.carkey-bundle');
  largeBundle(large, 10_000, 5_000);
  await page.locator('#file').setInputFiles(large);
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', /^0\.[1-9]/, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(verdict(page)).toHaveCount(0);
  await open(page, bytes);
  await expect(verdict(page)).toHaveText('✓ Valid');
});

test('the page lives while a large bundle is checked', async ({ verifier: page }, info) => {
  test.setTimeout(180_000);
  const large = info.outputPath('large.carkey-bundle');
  largeBundle(large, 10_000, 5_000);
  await page.locator('#file').setInputFiles(large);
  await expect(page.getByRole('status')).toContainText('Checking');
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('status')).toContainText('wird geprüft');
  await expect(verdict(page)).toHaveText('✗ Nicht gültig', { timeout: 120_000 });
});

test('a long timeline comes in pages, by keyboard', async ({ verifier: page }) => {
  const all = Array.from({ length: 120 }, (_, index) => index);
  const many = logOf(120, all);
  await open(
    page,
    bundleOf(
      many,
      all.map((index) => bundleEntry(many, index, ['vin'])),
    ),
  );
  const rows = page.locator('.timeline > li');
  await expect(rows).toHaveCount(50);
  await expect(page.locator('.timeline + .foot')).toContainText('50 of 120');
  await page.getByRole('button', { name: 'Show more' }).focus();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(100);
  await expect(rows.nth(50)).toBeFocused();
  await page.getByRole('button', { name: 'Show more' }).press('Enter');
  await expect(rows).toHaveCount(120);
  await expect(page.getByRole('button', { name: 'Show more' })).toBeHidden();
});

test('a bundle can be dropped anywhere on the page', async ({ verifier: page }) => {
  await page.evaluate(
    (content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], 'dropped.carkey-bundle'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [...bytes],
  );
  await expect(verdict(page)).toHaveText('✓ Valid');
});

test('a log that nobody signed, under a key of small order', async ({ verifier: page }) => {
  await open(page, nobodysBundle());
  await expect(verdict(page)).toHaveText('✗ Not valid');
  await expect(page.locator('.result')).toContainText('An enclosed key is not a key.');
});

const nodeKey = (raw: Uint8Array) =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') }, format: 'jwk' });

test('signatures on which verifiers differ: the browser says what everybody says, once the parser has judged', async ({
  verifier: page,
}) => {
  const all = vectors();
  const said = await page.evaluate(
    (given) =>
      Promise.all(
        given.map(async ({ key, message, signature }) => {
          const [raw, text, signed] = [key, message, signature].map((bytes) => Uint8Array.from(bytes));
          const imported = await crypto.subtle.importKey('raw', raw ?? new Uint8Array(0), 'Ed25519', false, ['verify']);
          return crypto.subtle.verify('Ed25519', imported, signed ?? new Uint8Array(0), text ?? new Uint8Array(0));
        }),
      ),
    all.map(({ key, message, signature }) => ({ key: [...key], message: [...message], signature: [...signature] })),
  );
  const byNode = all.map(({ key, message, signature }) => verify(null, message, nodeKey(key), signature));
  const isTaken = all.map(({ key, signature }) => parsePublicKey(key) !== null && parseSignature(signature) !== null);
  expect(said.filter((one, at) => one !== byNode[at]).length, 'the control: without the rule Node says something else').toBeGreaterThan(20);
  expect(said.map((one, at) => one && isTaken[at] === true)).toEqual(all.map(({ honest }) => honest));
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no accessibility violation (${colorScheme})`, async ({ verifier: page }) => {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, 'empty');
    await open(page, bytes);
    await expect(verdict(page)).toBeVisible();
    for (const summary of await page.locator('summary').all()) await summary.click();
    await expectAccessible(page, 'valid');
    await picture(page, `verifier-${colorScheme}`);
  });
}

for (const language of LANGUAGES) {
  test(`in ${language} at 200 %, in a narrow window`, async ({ verifier: page }) => {
    await page.setViewportSize({ width: 640, height: 400 });
    await page.getByRole('combobox').selectOption(language);
    await open(page, bytes);
    await expect(verdict(page)).toBeVisible();
    await expect(page.locator('.timeline > li')).toHaveCount(3);
    for (const summary of await page.locator('summary').all()) await summary.click();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await picture(page, `verifier-zoom-${language}`);
  });
}

test.describe('the reader’s own language', () => {
  test.use({ locale: 'de-AT' });
  test('is the one of the browser', async ({ verifier: page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Support-Paket prüfen');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  });
});
