/** The command line: finds the command, parses its arguments, runs it and writes its outcome. Holds no rule of the business. */
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { endOnFault, onAskedToEnd, type FaultLog } from '../process/index.ts';
import {
  type Asked,
  type Command,
  type Deed,
  EXIT,
  type ExitCode,
  exitOfStart,
  failed,
  type Io,
  jsonLine,
  type CommandResult,
  type Part,
  textOf,
  toldVisibly,
  type Values,
  wrong,
} from './command/index.ts';
import { allCommands, commandNamed } from './commands/index.ts';

const COMMON: ParseArgsOptionsConfig = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

/** Runs one command line in this process; resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const ending = new AbortController();
  const abort = () => ending.abort();
  // On Windows: Ctrl-C, none, a window that is closed, Ctrl-Break.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;
  for (const signal of signals) process.on(signal, abort);
  const unasked = onAskedToEnd(abort);
  // For the rest of the process: what was written last may be refused after the command's end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', allowClosed);
  const { promise: done, resolve: end } = Promise.withResolvers<ExitCode>();
  try {
    const io = realIo(ending.signal, endInOrder(done, abort));
    const exit = await runCommandLine(argv, io);
    end(exit);
    return exit;
  } finally {
    for (const signal of signals) process.off(signal, abort);
    unasked();
  }
}

/**
 * From now on a fault that nobody handled is logged, told in one sentence, and ends the command as Ctrl-C does. The exit code is that of a fault,
 * unless the command itself ends with more than "done": that an outcome is unknown, above all. Returns where the log goes once there is one.
 */
function endInOrder(done: Promise<ExitCode>, abort: () => void): Io['logTo'] {
  let [log, exit]: [FaultLog | null, ExitCode] = [null, EXIT.fault];
  endOnFault({
    process,
    log: () => log,
    tell: () => undefined,
    async stop() {
      process.stderr.write(`carkey: ${UNEXPECTED}\n`);
      abort();
      const own = await done;
      if (own !== EXIT.yes) exit = own;
    },
    exit: () => process.exit(exit),
  });
  return (one) => (log = one);
}

const UNEXPECTED = 'Something unexpected happened; the program ends. See the log of the program, logs/console.log, if a console ran.';

/** Whoever reads may stop, as `head` does. The command still does its work to the end, an activation above all, and ends with its own code. */
function allowClosed(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'EPIPE' && fault.code !== 'EOF') throw fault;
}

function realIo(ended: AbortSignal, logTo: Io['logTo']): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    env: process.env,
    platform: process.platform,
    home: homedir(),
    onLine: (listener) => {
      const lines = createInterface({ input: process.stdin });
      lines.on('line', listener);
      return () => lines.close();
    },
    readSecret: async (prompt) => {
      const { readSecret } = await import('./terminal/index.ts');
      return readSecret(prompt, process.stdin, process.stderr);
    },
    ended,
    logTo,
    now: () => Date.now(),
  };
}

/** Runs one command line against a given world. Never throws. */
export async function runCommandLine(argv: readonly string[], world: Io): Promise<ExitCode> {
  const io = toldVisibly(world);
  const json = argv.includes('--json');
  try {
    const outcome = await perform(argv, io);
    write(outcome, json, io);
    return outcome.exit;
  } catch (fault) {
    const told = await diskResult(fault);
    if (told !== null) {
      write(told, json, io);
      return told.exit;
    }
    const name = fault instanceof Error ? fault.name : typeof fault;
    write(failed(EXIT.fault, 'internal', `Something unexpected happened (${name}); nothing more was done.`), json, io);
    if (io.env['CARKEY_DEBUG'] !== undefined && fault instanceof Error) io.err(`${fault.stack ?? fault.message}\n`);
    return EXIT.fault;
  }
}

/** What a command did not expect of the disk, by name; null for a bug. */
async function diskResult(fault: unknown): Promise<CommandResult | null> {
  const { startProblemOf } = await import('../../data-folder/index.ts');
  const problem = startProblemOf(fault);
  return problem === null ? null : failed(exitOfStart(problem.code), problem.code, problem.detail);
}

function write({ answer, sentence }: CommandResult, json: boolean, io: Io): void {
  if (sentence !== undefined) io.err(`carkey: ${sentence}\n`);
  if (answer === undefined) return;
  if (json) io.out(jsonLine(answer.json));
  else for (const line of answer.lines) io.out(`${line}\n`);
}

async function perform(argv: readonly string[], io: Io): Promise<CommandResult> {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return help(rest[0], rest[1]);
  if (first === '--version') return version();
  const command = await commandNamed(first);
  if (command === null) return unknownCommand(first);
  const parsed = parse(command, rest);
  if (typeof parsed === 'string') return wrong(parsed);
  const { values, words } = parsed;
  if (values['help'] === true) return helpOn(command, words[0]);
  const deed = deedOf(command, words);
  if (deed === null) return wrong(command.which ?? `See "carkey ${command.name} --help".`);
  const asked = { io, values, words, json: values['json'] === true };
  if (deed.at === 'anywhere') return deed.run(asked);
  const [{ runDeed }, dataDir] = await Promise.all([import('./gate.ts'), folderOf(asked)]);
  return runDeed(deed, { ...asked, dataDir });
}

/** The deed that the words choose: the only one, or the one that the first word names. */
function deedOf({ name, deeds }: Command, [word = '']: readonly string[]): Deed | null {
  return deeds.find((one) => one.name === name) ?? deeds.find((one) => one.name === `${name} ${word}`) ?? null;
}

async function folderOf({ io, values }: Asked): Promise<string> {
  const { chooseDataDir } = await import('../common/index.ts');
  return chooseDataDir(textOf(values, 'data'), { platform: io.platform, home: io.home, env: io.env });
}

async function version(): Promise<CommandResult> {
  const { VERSION } = await import('../../base/index.ts');
  return say({ version: VERSION }, [VERSION]);
}

type Parsed = { readonly values: Values; readonly words: readonly string[] };

/** The parsed arguments, or one sentence about what cannot be used. */
function parse(command: Command, args: readonly string[]): Parsed | string {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const twice = repeated(tokens);
    if (twice !== null) return `--${twice} is given more than once; which one is meant?`;
    return { values: values as Values, words: positionals };
  } catch (fault) {
    return misuse(command, fault);
  }
}

/** The option that has more than one value: the last one would count in silence. A flag that is repeated says nothing else. */
function repeated(tokens: readonly { readonly kind: string; readonly name?: string; readonly value?: unknown }[]): string | null {
  const names = tokens.flatMap(({ kind, name, value }) => (kind === 'option' && name !== undefined && value !== undefined ? [name] : []));
  return names.find((name, index) => names.indexOf(name) !== index) ?? null;
}

function misuse(command: Command, fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? fault.code : null;
  const option = fault instanceof Error ? (/'(-[^']*)'/.exec(fault.message)?.[1] ?? 'an option') : 'an option';
  const see = `see "carkey ${command.name} --help"`;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `"carkey ${command.name}" has no option ${option}; ${see}.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `The value of ${option} is missing or not wanted; ${see}.`;
  throw fault;
}

const say = (json: NonNullable<CommandResult['answer']>['json'], lines: readonly string[]): CommandResult => ({
  exit: EXIT.yes,
  answer: { json, lines },
});

function unknownCommand(name: string): CommandResult {
  const shown = name.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 40);
  return wrong(`There is no command "${shown}"; "carkey --help" lists them.`);
}

async function help(name: string | undefined, part: string | undefined): Promise<CommandResult> {
  if (name !== undefined) {
    const command = await commandNamed(name);
    return command === null ? unknownCommand(name) : helpOn(command, part);
  }
  const commands = await allCommands();
  const width = Math.max(...commands.map((one) => one.name.length));
  const list = commands.map((one) => `  ${one.name.padEnd(width)}  ${one.summary}`);
  return say({ commands: commands.map((one) => one.name) }, [
    'CarKey Console: is the CarKey of this car active, and how to get it active safely.',
    '',
    'carkey COMMAND [options]',
    '',
    ...list,
    '',
    'Every command takes --data DIR (or CARKEY_DATA), --json and --help.',
    'Exit codes: 0 yes or done, 1 internal fault, 2 wrong input, 3 could not reach, 4 reached but no, 5 outcome unknown, 6 evidence conflicts.',
  ]);
}

/** Help on a command, or on the one of its deeds that a word names. */
function helpOn(command: Command, word: string | undefined): CommandResult {
  const part = word !== undefined && Object.hasOwn(command.parts ?? {}, word) ? command.parts?.[word] : undefined;
  const name = part === undefined ? command.name : `${command.name} ${word}`;
  const about = part ?? command;
  return say({ command: name, usage: about.usage }, helpOf(name, about));
}

function helpOf(name: string, about: Part): readonly string[] {
  return [
    `carkey ${name} ${about.usage}`.trimEnd(),
    '',
    about.summary,
    ...(about.help.length === 0 ? [] : ['', ...about.help]),
    '',
    'Also: --data DIR  --json  --help',
  ];
}
