/** `carkey serve`: the web shell, for a browser on this computer. */
import { BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride, serveWeb } from '../at-work/index.ts';
import { type Command, type Invocation, numberOf, type CommandResult, textOf, wrong } from '../command/index.ts';

async function run(invocation: Invocation): Promise<CommandResult> {
  if (invocation.words.length > 0) return wrong('"carkey serve" takes options only.');
  const port = numberOf(textOf(invocation.values, 'port') ?? '0', 0, 65_535);
  if (port === null) return wrong('--port takes a number from 0 to 65535.');
  const override = bridgeOverride(invocation);
  if (!override.ok) return wrong(override.error);
  return serveWeb(invocation, { port, override: override.value, browser: false });
}

/** The command. */
export const serve: Command = {
  name: 'serve',
  summary: 'Show the console in a browser on this computer; prints a one-time address.',
  usage: `[--port N] ${BRIDGE_USAGE}`,
  help: [
    'Listens on 127.0.0.1 only. Enter prints a new address, Ctrl-C ends it.',
    '--port N           without it any free port',
    ...BRIDGE_HELP,
  ],
  options: { port: { type: 'string' }, ...BRIDGE_OPTIONS },
  deeds: [{ at: 'once', name: 'serve', run }],
};
