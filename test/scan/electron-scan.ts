/**
 * Electronegativity over what is built for Electron. Its parser stops at syntax that is younger than itself (private fields) and says so in
 * a list that its command line does not print: a file it cannot read looks like a clean one. So the bundles are built once more in the
 * language of 2020, and a file that is not read is a finding. Its two questions to the network (translations, newest releases) are not asked.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type RolldownOptions } from 'rolldown';
import config from '../../rolldown.config.ts';
import type { Finding, Scan } from './finding.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKAGE = '@doyensec/electronegativity/dist';
/** Asks the network for the newest releases of Electron. */
const ASKS_OUTSIDE = 'availablesecurityfixesglobalcheck';

/** What the scanner reports, as far as it is read here. */
type Report = {
  readonly errors: readonly { readonly file: string; readonly message: string }[];
  readonly issues: readonly {
    readonly id: string;
    readonly file: string;
    readonly sample?: string;
    readonly severity: { readonly name: string };
  }[];
};
type Runner = (options: Readonly<Record<string, unknown>>) => Promise<Report>;

/** Findings that were judged by a person. The text is part of it: the same check at another place is a new finding. */
const ALLOWED: readonly { readonly check: string; readonly text: RegExp; readonly because: string }[] = [
  ...['AUXCLICK_JS_CHECK', 'CONTEXT_ISOLATION_JS_CHECK', 'SANDBOX_JS_CHECK'].map((check) => ({
    check,
    text: /new BrowserWindow\(windowOptions\(/,
    because: 'the scanner does not look into windowOptions(); checklist.test.ts does, and a middle click ends at the window-open handler',
  })),
  {
    check: 'PROTOCOL_HANDLER_JS_CHECK',
    text: /setAsDefaultProtocolClient\(LINK_SCHEME, process\.execPath, \["--"\]\)/,
    because: 'a link is read by its exact form and stands behind "--", where no switch is read: deep-link.test.ts has the hostile ones',
  },
  {
    check: 'OPEN_EXTERNAL_JS_CHECK',
    text: /guardContents\(contents, \(url\) => void shell\.openExternal\(url\)\)/,
    because: 'only addresses of a fixed, empty list get there; policy.test.ts has the hostile ones',
  },
  {
    check: 'CSP_GLOBAL_CHECK',
    text: /^default-src 'none'; script-src 'self';/,
    because: 'asks for a look by a person; csp-scan.ts judges the policy itself with a newer evaluator',
  },
];

const PLANTED = `
const { app, BrowserWindow, ipcMain, shell } = require('electron');
app.commandLine.appendSwitch('disable-web-security');
const window = new BrowserWindow({ webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false, webSecurity: false } });
window.loadURL('http://evil.test/');
ipcMain.on('open', (event, url) => shell.openExternal(url));
`;
/** What the scanner must say of the planted file. */
const MUST_FIND = [
  'CONTEXT_ISOLATION_JS_CHECK',
  'HTTP_RESOURCES_JS_CHECK',
  'OPEN_EXTERNAL_JS_CHECK',
  'SANDBOX_JS_CHECK',
  'WEB_SECURITY_JS_CHECK',
];

function loadRunner(): Runner {
  const require = createRequire(import.meta.url);
  const translations = require.resolve(`${PACKAGE}/locales/i18n.js`);
  const untranslated = () => {
    Object.assign(globalThis, { __: (key: string) => key });
    return Promise.resolve();
  };
  const known = { id: translations, filename: translations, loaded: true, exports: untranslated, children: [], paths: [] };
  Object.assign(require.cache, { [translations]: known });
  return require(`${PACKAGE}/runner.js`) as Runner;
}

async function buildForScan(folder: string): Promise<void> {
  for (const [index, { output, ...options }] of (config as readonly RolldownOptions[]).entries()) {
    if (output === undefined || Array.isArray(output)) throw new Error('the configuration has another shape');
    const here = { ...output, dir: join(folder, String(index)), cleanDir: false };
    await build({ ...options, cwd: ROOT, transform: { target: 'es2020' }, output: here, logLevel: 'silent' });
  }
  copyFileSync(join(ROOT, 'renderer/index.html'), join(folder, 'index.html'));
}

async function scan(run: Runner, input: string): Promise<Finding[]> {
  const { errors, issues } = await run({ input, isRelative: true, electronVersionOverride: '45.0.0', excludeFromScan: [ASKS_OUTSIDE] });
  return [
    ...errors.map(({ file, message }) => ({ check: 'NOT_READ', severity: 'HIGH', where: file, text: message })),
    ...issues.map(({ id, file, severity, sample }) => ({ check: id, severity: severity.name, where: file, text: (sample ?? '').trim() })),
  ];
}

const isAllowed = (finding: Finding): boolean => ALLOWED.some(({ check, text }) => check === finding.check && text.test(finding.text));

/** Scans bundles and page, and a planted bad window beside them. */
export async function scanElectron(): Promise<Scan> {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-scan-'));
  try {
    const run = loadRunner();
    const [built, bad] = [join(folder, 'built'), join(folder, 'bad')];
    await buildForScan(built);
    mkdirSync(bad);
    writeFileSync(join(bad, 'window.js'), PLANTED);
    const found = await scan(run, built);
    const planted = await scan(run, bad);
    const missed = MUST_FIND.filter((check) => !planted.some((finding) => finding.check === check));
    const unused = ALLOWED.filter(({ check, text }) => !found.some((finding) => finding.check === check && text.test(finding.text)));
    return {
      name: 'electron',
      findings: [
        ...found.filter((finding) => !isAllowed(finding)),
        ...unused.map(({ check }) => ({
          check,
          severity: 'LOW',
          where: 'ALLOWED',
          text: 'is allowed and was not found: take it off the list',
        })),
      ],
      control: missed.length === 0 ? planted : [],
      note: `${found.filter(isAllowed).length} findings allowed with a reason`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
