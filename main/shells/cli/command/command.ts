/** What a command of the command line is: data for the help and the parser, and its deeds, which say whose rights they take. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Json, Mode, Result } from '../../../../app/base/index.ts';
import type { GatedCommand, OpenCommand } from '../../../../app/operators/index.ts';
import type { Person } from '../../../operators/accounts/index.ts';
import type { Override } from '../../../modes/index.ts';
import type { FaultLog } from '../../process/index.ts';
import type { Desk } from './desk.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** The world as a command sees it. Tests hand in their own. */
export type Io = {
  /** Writes to standard output: answers only. */
  readonly out: (text: string) => void;
  /** Writes to standard error: progress, explanations, faults. */
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Lines typed on a terminal; none when input is not a terminal. Returns the function that ends it. */
  readonly onLine: (listener: (line: string) => void) => () => void;
  /** Asks for a line that is not shown while it is typed; null when there is no terminal or the person gives up. */
  readonly readSecret: (prompt: string) => Promise<string | null>;
  /** Ctrl-C, or a request to end. */
  readonly ended: AbortSignal;
  /** Hears of the program's own log once a console runs: a fault that nobody handled is written there. */
  readonly logTo: (log: FaultLog) => void;
  /** UTC ms of this computer's clock. */
  readonly now: () => number;
};

/** Values of the options as the parser gives them: text, or true for a flag. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** What was typed, in the world it was typed in. `json`: one JSON document on standard output. */
export type Asked = {
  readonly io: Io;
  readonly values: Values;
  readonly words: readonly string[];
  readonly json: boolean;
};

/** What a command gets that works with the data folder. `dataDir` is absolute. */
export type Invocation = Asked & { readonly dataDir: string };

/** What came out: the exit code, the JSON document, and the same for people (lines). */
export type CommandResult = {
  readonly exit: ExitCode;
  /** Absent: the command has written its own output as it went. */
  readonly answer?: { readonly json: Json; readonly lines: readonly string[] };
  /** One sentence for standard error. */
  readonly sentence?: string;
};

/** What is done at a started console. `first`: what anybody may be told before the gate, such as that no bridge is reached; null goes on. */
export type ConsolePlan = {
  readonly override?: Override;
  readonly first?: (desk: Desk) => Promise<CommandResult | null>;
  readonly use: (desk: Desk) => Promise<CommandResult>;
};

/** What is done on the files of logs, without a console. `modes`: whose logs. `person`: who signed in; null in practice. */
export type FilesPlan = {
  readonly modes: readonly Mode[];
  readonly use: (person: Person | null) => Promise<CommandResult> | CommandResult;
};

type Plan<P> = (invocation: Invocation) => Promise<Result<P, CommandResult>> | Result<P, CommandResult>;

/**
 * One thing that a command does, under the name of its row in the table of rights. Only what needs nobody runs at once. All else says what it
 * is going to do, or what is wrong with what was typed, and is done behind the gate (gate.ts). What is done anywhere gets no data folder and
 * waits for nothing of the console to be loaded.
 */
export type Deed =
  | { readonly at: 'anywhere'; readonly name: OpenCommand; readonly run: (asked: Asked) => Promise<CommandResult> }
  | { readonly at: 'once'; readonly name: OpenCommand; readonly run: (invocation: Invocation) => Promise<CommandResult> }
  | { readonly at: 'console'; readonly name: GatedCommand; readonly plan: Plan<ConsolePlan> }
  | { readonly at: 'files'; readonly name: GatedCommand; readonly plan: Plan<FilesPlan> };

/** What one of several deeds of a command takes, and what its options mean. */
export type Part = Pick<Command, 'summary' | 'usage' | 'help'>;

/** One command. */
export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What comes after the name. */
  readonly usage: string;
  /** Further lines of its help: options and what they mean. */
  readonly help: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  /** One that bears the command's own name, or several among which the first word chooses. */
  readonly deeds: readonly [Deed, ...Deed[]];
  /** Help of its own for each of several deeds, by the word that chooses it. */
  readonly parts?: Readonly<Record<string, Part>>;
  /** What is said when the first word chooses none. */
  readonly which?: string;
};

/** The outcome of wrong input: one sentence, nothing done. */
export function wrong(sentence: string): CommandResult {
  return failed(EXIT.input, 'invalid-input', sentence);
}

/** An outcome that is not a yes. With `--json` the sentence stands in the document as well. */
export function failed(exit: ExitCode, code: string, sentence: string): CommandResult {
  return { exit, answer: { json: { error: { code, detail: sentence } }, lines: [] }, sentence };
}

/** The text of an option, or undefined. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** A whole number between `min` and `max`; null when it is not one. */
export function numberOf(text: string, min: number, max: number): number | null {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : null;
}
