import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLogger } from '../../../../../main/console/logger.ts';
import { bridgeTrace } from '../../../../../main/trust/bundle/bridge-trace.ts';

function file(name: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'carkey-trust-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, name);
}

describe('the trace of the bridge', () => {
  it('is what the redacting logger wrote about it, newest last, and nothing else of the file', () => {
    const path = file('console.log');
    const lines: string[] = ['"msg":"bridge-cut"}\n', 'no json\n'];
    const log = createLogger({ write: (line: string) => void lines.push(line) });
    log.info('bridge-state', { state: 'ready', problem: 'VR1AB12C3D4567890' });
    log.info('link-opened', { port: 4 });
    log.info('bridge-stray', { kind: 'late', secret: 'abc' });
    writeFileSync(path, lines.join(''));
    const told = bridgeTrace(path, 10).map(({ source, text }) => [source, text.replace(/^\S+ /, '')]);
    expect(told).toEqual([
      ['bridge', 'bridge-state state=ready problem=[redacted]'],
      ['bridge', 'bridge-stray kind=late redacted=true'],
    ]);
    expect(bridgeTrace(path, 1)).toHaveLength(1);
    expect(bridgeTrace(`${path}.none`, 10)).toEqual([]);
  });
});
