/**
 * Loaded into a console with `--import`: adds the line that somebody in a hurry would write, which logs the payload of every message.
 * With `CARELESS=bare` the program's log also keeps what it is given. The redactor must make the first harmless; the second is its control.
 */
import { registerHooks } from 'node:module';

const CHANGES: readonly { readonly file: string; readonly from: string; readonly to: string; readonly bare: boolean }[] = [
  {
    file: '/main/handlers/in-process.ts',
    from: 'const allowed = guard(method, input);',
    to: "log.info('call', { method, input, reason: JSON.stringify(input), payload: input });\n      const allowed = guard(method, input);",
    bare: false,
  },
  { file: '/main/console/logger.ts', from: 'sink[method](redact(fields), name)', to: 'sink[method](fields, name)', bare: true },
];

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const change = CHANGES.find(({ file, bare }) => url.endsWith(file) && (!bare || process.env['CARELESS'] === 'bare'));
    if (change === undefined) return loaded;
    const source = Buffer.from(loaded.source as Uint8Array).toString('utf8');
    if (!source.includes(change.from)) throw new Error(`${change.file} has another shape: the control does nothing`);
    return { ...loaded, source: source.replace(change.from, change.to) };
  },
});
