/** docs/command-line.md says what the program says, and the program tells of everything it takes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allCommands } from '../../../../../../main/shells/cli/commands/index.ts';
import { commandLinePage } from '../../../../../support/command-line-page.ts';

const commands = await allCommands();

/** Taken by every command that can choose a bridge, and of no use where only its log is meant. */
const OF_A_CONNECTION = new Set(['token-file', 'sdk']);
const readsLogsOnly = (usage: string) => usage.includes('[--simulator NAME | --bridge URL]');

describe('the page of the command line', () => {
  it('docs/command-line.md is what the help says: npm run commands -- --write', async () => {
    expect(readFileSync(join(import.meta.dirname, '../../../../../../docs/command-line.md'), 'utf8')).toBe(await commandLinePage());
  });

  it('has every command, and every deed with a help of its own', async () => {
    const page = await commandLinePage();
    for (const { name, parts } of commands) {
      expect(page).toContain(`\n## carkey ${name}\n`);
      for (const part of Object.keys(parts ?? {})) expect(page).toContain(`\n### carkey ${name} ${part}\n`);
    }
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    'carkey %s tells of every option that it takes',
    (_name, command) => {
      const told = [command, ...Object.values(command.parts ?? {})].flatMap(({ usage, help }) => [usage, ...help]).join('\n');
      const spared = readsLogsOnly(command.usage) ? OF_A_CONNECTION : new Set();
      const options = Object.keys(command.options).filter((option) => !spared.has(option));
      const untold = options.filter((option) => !new RegExp(`--${option}(?![\\w-])`).test(told));
      expect(untold).toEqual([]);
    },
  );
});
