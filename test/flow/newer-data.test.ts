/** Data of a newer program: the console does not start on it, says so in one sentence, and leaves every byte as it is. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startConsole } from '../../main/console/console.ts';
import { createLogger } from '../../main/console/logger.ts';
import { readJsonFile } from '../../main/disk/json-file.ts';
import { NewerFile } from '../../main/disk/newer-file.ts';
import { started, temporaryFolder } from '../support/console.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  folder = temporaryFolder();
  const console = await started({ dataDir: folder.path });
  console.settings.change({ language: 'de' });
  console.secrets.set('bridge-token', 'T');
  await console.stop();
});
afterEach(() => folder.remove());

/** Every file that holds data, with what is in it. */
function content(): Record<string, string> {
  const files = globSync('**/*', { cwd: folder.path }).filter((name) => statSync(join(folder.path, name)).isFile() && name !== 'lock.db');
  return Object.fromEntries(
    files.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder.path, name)))
        .digest('hex'),
    ]),
  );
}

const change = (file: string, by: (value: Record<string, unknown>) => object) => {
  const path = join(folder.path, file);
  writeFileSync(path, JSON.stringify(by(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)));
};

function layout(file: string): void {
  const db = new Database(join(folder.path, file));
  db.pragma('user_version = 99');
  db.close();
}

const FILES: Readonly<Record<string, () => void>> = {
  'settings.json': () => change('settings.json', (value) => ({ ...value, version: 2 })),
  'operators.json': () => writeFileSync(join(folder.path, 'operators.json'), JSON.stringify({ version: 2, operators: [] })),
  'secrets.json': () => change('secrets.json', (value) => ({ ...value, 'update-key': 'sealed by a newer program' })),
  'practice/log.db': () => layout('practice/log.db'),
  'practice/vault.db': () => layout('practice/vault.db'),
};

describe('data of a newer program', () => {
  test.each(Object.keys(FILES))('in %s is refused in one sentence and stays as it is', async (file) => {
    FILES[file]?.();
    const before = content();
    const result = await startConsole({ dataDir: folder.path, shell: 'cli' });
    expect(result).toMatchObject({ ok: false, error: { code: 'newer-data' } });
    expect(result.ok ? '' : result.error.detail).toMatch(/^This data folder was used by a newer version [^.]*\.[a-z]+\)[^.]*\.$/);
    expect(result.ok ? '' : result.error.detail).toContain(file);
    expect(content()).toEqual(before);
  });

  test('is laid aside by nobody who reads it', () => {
    const file = join(folder.path, 'settings.json');
    change('settings.json', (value) => ({ ...value, version: 2 }));
    const before = content();
    expect(() => readJsonFile(file, (value) => value, createLogger({ write: () => undefined }))).toThrow(NewerFile);
    expect(content()).toEqual(before);
  });

  test('of the same program starts, also with settings of its own version that it does not know', async () => {
    change('settings.json', (value) => ({ ...value, somethingNew: true }));
    const console = await started({ dataDir: folder.path });
    expect(console.settings.get().language).toBe('de');
    await console.stop();
  });
});
