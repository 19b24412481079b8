/** A program that uses the radio like the console does, and has to end by itself: `node ble-child.ts CONTROLLER DEVICE LIMIT-MS`. */
import { createRequire } from 'node:module';
import { judgeController } from '../../../app/address/adapter.ts';
import type { LinkProblem } from '../../../app/link/read/view.ts';
import type { Result } from '../../../app/base/result.ts';
import { closeRadio } from '../../../main/link/ble/controller.ts';
import { BLE_LIMITS } from '../../../main/link/ble/limits.ts';
import { openBle } from '../../../main/link/ble/open.ts';
import { scanBle } from '../../../main/link/ble/scan.ts';
import type { ByteStream } from '../../../main/link/transports/stream.ts';

const [text = '', device = '', limit = ''] = process.argv.slice(2);
const controller = judgeController(text);
if (!controller.ok) throw new Error(controller.error);
const limits = { ...BLE_LIMITS, radio: Number(limit), find: Number(limit) };

const first = Promise.withResolvers<string>();
const scan = scanBle(controller.value, { onSeen: ({ name }) => first.resolve(name), onProblem: ({ code }) => first.resolve(code) }, limits);
const listed = await first.promise;
await scan.stop();
const opened = await openBle({ kind: 'ble', device, controller: controller.value }, limits)(new AbortController().signal);
const answer = opened.ok ? await ask(opened.value) : null;
await closeRadio();
console.log(JSON.stringify({ listed, opened: problemOf(opened), answer, packages: loadedPackages() }));

/** Packages of which a file was loaded with `require`. */
function loadedPackages(): readonly string[] {
  const files = Object.keys(createRequire(import.meta.url).cache);
  const names = files.flatMap((file) => /.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

async function ask(stream: ByteStream): Promise<string> {
  const answered = Promise.withResolvers<string>();
  let heard = '';
  stream.onBytes((chunk) => {
    heard += Buffer.from(chunk).toString('latin1');
    if (heard.endsWith('>')) answered.resolve(heard);
  });
  await stream.write(Buffer.from('ATI\r'));
  const whole = await answered.promise;
  await stream.close();
  return whole;
}

function problemOf(result: Result<ByteStream, LinkProblem>): LinkProblem | null {
  return result.ok ? null : result.error;
}
