/** The page of rights is up to date, and every message is judged by the real guards as the table that was written by hand says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { methods, type MethodName } from '../../../../app/contract/console.ts';
import type { Mode } from '../../../../app/base/mode.ts';
import { commandRights, type SessionFacts } from '../../../../app/operators/roles.ts';
import { guardCalls, type CallGuard, type IntegrityCheckParts } from '../../../../main/handlers/rights-guard.ts';
import type { RunningMode } from '../../../../main/modes/mode.ts';
import { allCommands } from '../../../../main/shells/cli/commands/index.ts';
import { guardWatcher } from '../../../../main/handlers/watch-guard.ts';
import { lettersOf, rightsPage } from '../../../support/rights-page.ts';
import { EXPECTED_COMMANDS } from '../../../support/expected-commands.ts';
import { EXPECTED } from '../../../support/expected-permissions.ts';

const commands = await allCommands();

const names = Object.keys(methods) as MethodName[];
const COMING_AND_GOING = ['signIn', 'signOut', 'lock', 'unlock', 'freshPin', 'touch'].map((one) => `operators.${one}`);

/** A mode as far as the guard looks at it, with a simulator at the other end of its bridge or none. */
function modeOf(mode: Mode, simulator: string | null): RunningMode {
  const append = () => ({ ok: true, value: [] });
  const bridge = { state: () => ({ name: 'ready', simulator }) };
  const context = { operator: () => null, log: { warn: () => undefined } };
  return { mode, bridge, trail: { append, findVehicle: () => null }, context } as unknown as RunningMode;
}

const partsOf = (session: SessionFacts | null) => ({ session: () => session, touch: () => undefined }) as IntegrityCheckParts['operators'];

/** The guard of a console, at the moment of the table. */
const working =
  (mode: Mode, simulator: string | null) =>
  (session: SessionFacts | null): CallGuard =>
    guardCalls({ operators: partsOf(session), mode: () => modeOf(mode, simulator), clock: { wall: () => 0, mono: () => 1_000_000 } });

const watching =
  (mode: Mode) =>
  (session: SessionFacts | null): CallGuard =>
    guardWatcher(partsOf(session), mode, { wall: () => 0, mono: () => 1_000_000 });

const walk = (gate: (session: SessionFacts | null) => CallGuard, name: MethodName) =>
  lettersOf((session) => gate(session)(name, name === 'job.activate' ? { vin: '' } : {}).ok);
const expected = (name: MethodName, mode: Mode) => EXPECTED[name]?.split(' ')[mode === 'live' ? 0 : 1];

/** What a second start may be asked: queries, and coming and going. */
const expectedWatching = (name: MethodName, mode: Mode) =>
  methods[name].kind === 'query' || COMING_AND_GOING.includes(name) ? expected(name, mode) : '.....';

/** The messages that a gate lets through otherwise than is written. */
const holes = (gate: (session: SessionFacts | null) => CallGuard, written: (name: MethodName) => string | undefined) =>
  names.filter((name) => walk(gate, name) !== written(name));

describe('every message in every state', () => {
  it.each(['live', 'practice'] as const)('of a %s folder is judged as it is written, whoever answers at the other end', (mode) => {
    for (const simulator of [null, 'ok']) expect(holes(working(mode, simulator), (name) => expected(name, mode))).toEqual([]);
  });

  it.each(['live', 'practice'] as const)('of a second start on a %s folder is judged as it is written', (mode) => {
    expect(holes(watching(mode), (name) => expectedWatching(name, mode))).toEqual([]);
  });

  it('is noticed when a gate lets one slip', () => {
    const slipping = (session: SessionFacts | null): CallGuard => {
      const guard = working('live', null)(session);
      return (name, input) => (name === 'audit.forget' ? { ok: true, value: null } : guard(name, input));
    };
    expect(holes(slipping, (name) => expected(name, 'live'))).toEqual(['audit.forget']);
  });
});

describe('the page', () => {
  it('docs/rights.md is what the table says: npm run rights -- --write', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../../docs/rights.md'), 'utf8')).toBe(rightsPage());
  });

  it('has every command that can be typed, and no other', () => {
    const deeds = commands.flatMap((command) => command.deeds.map(({ name }) => name));
    expect(deeds.toSorted()).toEqual(Object.keys(commandRights).toSorted());
    expect(deeds.toSorted()).toEqual(Object.keys(EXPECTED_COMMANDS).toSorted());
  });
});
