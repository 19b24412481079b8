/** A serial port with nothing of ours above it: writes a question, waits for the prompt, and says how long that took. */
import { once } from 'node:events';
import { SerialPort } from 'serialport';

const PROMPT = '>';

/** Asks each question after the answer to the one before; resolves with the sum of the answer times, ms. Opening and closing do not count. */
export async function askBare(path: string, questions: readonly string[]): Promise<number> {
  const port = new SerialPort({ path, baudRate: 38_400, autoOpen: false });
  port.open();
  await once(port, 'open');
  let sum = 0;
  for (const question of questions) sum += await askOne(port, question);
  port.close();
  await once(port, 'close');
  return sum;
}

async function askOne(port: SerialPort, question: string): Promise<number> {
  const start = performance.now();
  port.write(`${question}\r`);
  for await (const [chunk] of on(port)) if (chunk.includes(PROMPT)) break;
  return performance.now() - start;
}

async function* on(port: SerialPort): AsyncGenerator<readonly [Buffer]> {
  for (;;) yield (await once(port, 'data')) as [Buffer];
}
