/** The command line as a page for people: made of the help that the program itself gives, so that it can say nothing else. */
import type { Command } from '../../main/shells/cli/command/command.ts';
import { allCommands } from '../../main/shells/cli/commands/index.ts';
import { runCommandLine } from '../../main/shells/cli/main.ts';
import { fakeIo } from './fake-io.ts';

const INTRODUCTION = `# The command line

Made from the help of the program by \`npm run commands -- --write\`; a test fails when it is not up to date. Who may do what is told by
[rights](rights.md).

From the project folder: \`npx carkey COMMAND\`. Every command answers on standard output, with \`--json\` in one JSON document; progress and sentences
go to standard error.
`;

/** What \`carkey WORDS --help\` prints. */
async function helpOn(...words: string[]): Promise<string> {
  const io = fakeIo();
  await runCommandLine([...words, '--help'], io);
  return io.written.out.trimEnd();
}

async function section(level: string, words: readonly string[]): Promise<string> {
  return `${level} carkey ${words.join(' ')}`.trimEnd() + `\n\n\`\`\`text\n${await helpOn(...words)}\n\`\`\`\n`;
}

async function commandSections({ name, parts }: Command): Promise<string> {
  const own = await section('##', [name]);
  const ofParts = await Promise.all(Object.keys(parts ?? {}).map((part) => section('###', [name, part])));
  return [own, ...ofParts].join('\n');
}

/** The page. */
export async function commandLinePage(): Promise<string> {
  const sections = await Promise.all((await allCommands()).map(commandSections));
  return [INTRODUCTION, `\`\`\`text\n${await helpOn()}\n\`\`\`\n`, ...sections].join('\n');
}
