/** Runs the verifier in Python (test/second-verifier) over many questions in one process. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Json, JsonObject } from '../../app/base/json.ts';

const PROGRAM = join(import.meta.dirname, '..', 'second-verifier', 'verify.py');

/** Is there a Python that can run it? */
export const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0;

/** What it is asked: `what` is one of its commands. */
export type Question = { readonly what: string; readonly [name: string]: Json };

/** Its answers, in the order of the questions. */
export async function askSecond(questions: readonly Question[]): Promise<readonly JsonObject[]> {
  const child = spawn('python3', ['-B', PROGRAM, 'batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const answers: JsonObject[] = [];
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line) as JsonObject);
  })();
  for (const question of questions) {
    if (!child.stdin.write(`${JSON.stringify(question)}\n`)) await new Promise((resolve) => child.stdin.once('drain', resolve));
  }
  child.stdin.end();
  await reading;
  if ((await ended) !== 0 || answers.length !== questions.length)
    throw new Error(`the second verifier broke off after ${answers.length} answers`);
  return answers;
}
