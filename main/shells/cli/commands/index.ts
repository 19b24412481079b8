/** All commands, in the order the help lists them. */
import type { Command } from '../terminal/index.ts';
import { activate } from './activate.ts';
import { attempts } from './attempts.ts';
import { audit } from './audit.ts';
import { bundle } from './bundle.ts';
import { link } from './link.ts';
import { operators } from './operators.ts';
import { resolve } from './resolve.ts';
import { serve } from './serve.ts';
import { simulate } from './simulate.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { vin } from './vin.ts';

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
