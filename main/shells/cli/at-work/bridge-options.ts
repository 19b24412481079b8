/** The options that say which bridge a command talks to. They hold for one run; nothing of them is written to the settings. */
import type { ParseArgsOptionsConfig } from 'node:util';
import { judgeBridgeAddress } from '../../../../app/address/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { SETTINGS } from '../../../../app/settings/index.ts';
import type { Override } from '../../../modes/index.ts';
import { Secret } from '../../../secrets/index.ts';
import { findSimulator, registryFolder } from '../../../pims/simulator/index.ts';
import { type Invocation, textOf } from '../command/index.ts';
import { readToken, refusedOption } from '../terminal/index.ts';
import { PIN_HELP, PIN_OPTIONS } from './sign-in.ts';

/** For the parser. */
export const BRIDGE_OPTIONS: ParseArgsOptionsConfig = {
  bridge: { type: 'string' },
  'token-file': { type: 'string' },
  sdk: { type: 'string' },
  simulator: { type: 'string' },
  operator: { type: 'string' },
  ...PIN_OPTIONS,
};

const SDKS = SETTINGS['profile.sdk'].of;

/** For the usage line. */
export const BRIDGE_USAGE = `[--bridge URL] [--token-file FILE] [--sdk ${SDKS.join('|')}] [--simulator NAME] [--operator NAME]`;

/** For the help. */
export const BRIDGE_HELP: readonly string[] = [
  '--bridge URL       use this bridge: live work, or practice where "carkey simulate pims" listens; without it the settings decide',
  '--token-file FILE  file with the bearer token of the bridge; a token never stands on the command line',
  '--sdk VERSION      SDK generation of the bridge; auto finds it out',
  '--simulator NAME   practice against the built-in simulator: "fleet" or the name of one situation',
  ...PIN_HELP,
];

/**
 * The overrides that the options ask for, or one sentence about what cannot be used. An address that leads to a simulator of ours makes a
 * practice run against it; any other one a live run.
 */
export function bridgeOverride({ values, io }: Pick<Invocation, 'values' | 'io'>): Result<Override, string> {
  const url = textOf(values, 'bridge');
  const simulator = textOf(values, 'simulator');
  if (url !== undefined && simulator !== undefined)
    return fail('--bridge and --simulator exclude each other: one is real, the other is not.');
  const address = url === undefined ? null : judgeBridgeAddress(url);
  if (address?.ok === false) return fail(refusedOption('--bridge', address.error));
  const sdk = SDKS.find((one) => one === (textOf(values, 'sdk') ?? 'auto'));
  if (sdk === undefined) return fail(`--sdk is one of ${SDKS.join(', ')}.`);
  const token = readToken(textOf(values, 'token-file'));
  if (!token.ok) return token;
  const operator = textOf(values, 'operator');
  return ok({
    ...(url === undefined ? {} : bridgeAt(url, io)),
    ...(simulator === undefined ? {} : { mode: 'practice' as const, scenario: simulator }),
    ...(operator === undefined ? {} : { operatorName: operator.slice(0, SETTINGS.operatorName.most) }),
    profile: {
      ...(url === undefined ? {} : { url }),
      // A bridge named here never gets the token of another one from the settings.
      ...(token.value === null && url === undefined ? {} : { token: token.value === null ? null : new Secret(token.value) }),
      ...(textOf(values, 'sdk') === undefined ? {} : { sdk }),
    },
  });
}

function bridgeAt(url: string, io: Invocation['io']): Pick<Override, 'mode' | 'simulator'> {
  const found = findSimulator(registryFolder(io), url);
  return found === null ? { mode: 'live' } : { mode: 'practice', simulator: { url, key: found.key } };
}
