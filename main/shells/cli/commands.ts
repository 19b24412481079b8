/** All commands, in the order the help lists them. */
import type { Command } from './command.ts';
import { activate } from './commands/activate.ts';
import { attempts } from './commands/attempts.ts';
import { audit } from './commands/audit.ts';
import { bundle } from './commands/bundle.ts';
import { link } from './commands/link.ts';
import { operators } from './commands/operators.ts';
import { resolve } from './commands/resolve.ts';
import { serve } from './commands/serve.ts';
import { simulate } from './commands/simulate.ts';
import { start } from './commands/start.ts';
import { status } from './commands/status.ts';
import { vin } from './commands/vin.ts';

/** The command line. */
export const commands: readonly Command[] = [
  start,
  vin,
  status,
  activate,
  attempts,
  resolve,
  audit,
  bundle,
  link,
  operators,
  simulate,
  serve,
];
