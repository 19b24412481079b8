/** Google's CSP evaluator over the policies as they are really sent: by the web shell, by Electron's scheme, and in the page itself. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CspEvaluator } from 'csp_evaluator';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import type { ParsedApi } from '../../app/contract/console.ts';
import { loadAssets, type Assets } from '../../main/shells/common/assets.ts';
import { PAGE } from '../../main/shells/electron/window/policy.ts';
import { serveAssets } from '../../main/shells/electron/window/window.ts';
import { startWebShell } from '../../main/shells/web/server.ts';
import type { Finding, Scan } from './finding.ts';

const PAGE_FILE = resolve(import.meta.dirname, '../../renderer/index.html');
const WEAK = "script-src 'self' 'unsafe-inline' https: data:; object-src *";
/** The evaluator's words for "surely" and "perhaps"; the latter are questions (may this host be trusted?), answered by having one host only. */
const COUNTED: ReadonlySet<Severity> = new Set([Severity.HIGH, Severity.MEDIUM, Severity.SYNTAX]);

const silent: ParsedApi = {
  call: () => Promise.resolve({ ok: false, error: { code: 'internal', detail: '' } }),
  listen: () => () => undefined,
};

async function sentByWebShell(rendererDir: string): Promise<string> {
  const shell = await startWebShell({ api: silent, rendererDir });
  try {
    const answer = await fetch(`http://127.0.0.1:${shell.port}/`);
    return answer.headers.get('Content-Security-Policy') ?? '';
  } finally {
    await shell.stop();
  }
}

function sentByElectron(assets: Assets): string {
  let answer: (request: Request) => Response = () => new Response();
  serveAssets({ handle: (_scheme: string, handler: typeof answer) => (answer = handler) }, assets);
  return answer({ url: PAGE, method: 'GET' } as Request).headers.get('Content-Security-Policy') ?? '';
}

function inThePage(): string {
  return /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(readFileSync(PAGE_FILE, 'utf8'))?.[1] ?? '';
}

function judge(where: string, policy: string): Finding[] {
  return new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .filter(({ severity }) => COUNTED.has(severity))
    .map(({ directive, severity, description }) => ({ check: directive, severity: Severity[severity], where, text: description }));
}

/** Judges the three policies, and a weak one beside them. */
export async function scanPolicies(): Promise<Scan> {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-csp-'));
  try {
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    const policies = [
      ['the web shell', await sentByWebShell(folder)],
      ['Electron', sentByElectron(loadAssets(folder))],
      ['renderer/index.html', inThePage()],
    ] as const;
    return {
      name: 'content policy',
      findings: policies.flatMap(([where, policy]) => judge(where, policy)),
      control: judge('a weak policy', WEAK),
      note: `${policies.length} policies`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
