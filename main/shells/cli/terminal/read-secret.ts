/** A line typed on a terminal that is not shown while it is typed. */

const GIVEN_UP: ReadonlySet<string> = new Set(['\u0003', '\u0004']);
const ENDS: ReadonlySet<string> = new Set(['\r', '\n', ...GIVEN_UP]);

/** Asks on `output` and reads from `input` with the echo off. Null when input is no terminal, or when it is given up (Ctrl-C, Ctrl-D). */
export function readSecret(prompt: string, input: NodeJS.ReadStream, output: NodeJS.WritableStream): Promise<string | null> {
  if (!input.isTTY) return Promise.resolve(null);
  output.write(prompt);
  input.setRawMode(true);
  return new Promise((resolve) => {
    let typed = '';
    const end = (value: string | null) => {
      input.off('data', take);
      input.setRawMode(false);
      input.pause();
      output.write('\n');
      resolve(value);
    };
    const take = (chunk: Buffer) => {
      for (const char of chunk.toString('utf8')) {
        if (ENDS.has(char)) {
          end(GIVEN_UP.has(char) ? null : typed);
          return;
        }
        typed = char === '\u007f' || char === '\b' ? typed.slice(0, -1) : typed + char;
      }
    };
    input.on('data', take);
    input.resume();
  });
}
