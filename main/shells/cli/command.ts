/** What a command of the command line is: data for the help and the parser, and one function that runs it. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Json } from '../../../app/json.ts';
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
  /** UTC ms of this computer's clock. */
  readonly now: () => number;
};

/** Values of the options as the parser gives them: text, or true for a flag. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** What a command gets. `dataDir` is absolute; `json`: one JSON document on standard output. */
export type Invocation = {
  readonly io: Io;
  readonly values: Values;
  readonly words: readonly string[];
  readonly json: boolean;
  readonly dataDir: string;
};

/** What came out: the exit code, the JSON document, and the same for people (lines). */
export type Outcome = {
  readonly exit: ExitCode;
  /** Absent: the command has written its own output as it went. */
  readonly answer?: { readonly json: Json; readonly lines: readonly string[] };
  /** One sentence for standard error. */
  readonly sentence?: string;
};

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
  readonly run: (invocation: Invocation) => Promise<Outcome>;
};

/** The outcome of wrong input: one sentence, nothing done. */
export function wrong(sentence: string): Outcome {
  return failed(EXIT.input, 'invalid-input', sentence);
}

/** An outcome that is not a yes. With `--json` the sentence stands in the document as well. */
export function failed(exit: ExitCode, code: string, sentence: string): Outcome {
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
