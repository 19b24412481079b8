/** A station with operators for tests: real files in a folder of its own, a clock that is set by hand, and a cheap hash that is counted. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperatorProblem } from '../../app/operators/types.ts';
import type { Result } from '../../app/base/result.ts';
import { silentLogger } from '../../main/base/logger.ts';
import type { OperatorEvent } from '../../main/operators/accounts/events.ts';
import type { Kdf } from '../../main/operators/accounts/hash.ts';
import type { PepperKeeper } from '../../main/operators/accounts/pepper.ts';
import { storedOperators, type OperatorsFile } from '../../main/operators/accounts/schema.ts';
import { startOperators, type Operators, type OperatorsOptions } from '../../main/operators/service.ts';
import { openOperatorStore } from '../../main/operators/accounts/store.ts';
import { Secret } from '../../main/secrets/secret.ts';

export const PIN = '739402';
export const OTHER_PIN = '860351';
export const WRONG_PIN = '518260';
export const IDLE_MS = 300_000;

/** Keeps secrets in memory. */
export function memorySecrets(): PepperKeeper {
  let kept: Secret | null = null;
  return {
    get: () => kept,
    set: (_, value) => (kept = new Secret(value)),
  };
}

export class Station {
  readonly dir = mkdtempSync(join(tmpdir(), 'carkey-operators-'));
  readonly file = join(this.dir, 'operators.json');
  readonly secrets = memorySecrets();
  readonly events: OperatorEvent[] = [];
  wall = Date.UTC(2030, 0, 1);
  mono = 1_000;
  hashes = 0;
  atOnce = 0;
  mostAtOnce = 0;
  /** Called in the middle of every hash. */
  whileHashing: () => void = () => undefined;
  /** Called with every event before it is kept; may throw. */
  whenTold: (event: OperatorEvent) => void = () => undefined;
  tick: () => void = () => undefined;
  /** The setting, as it is now. */
  idleMs = IDLE_MS;

  readonly kdf: Kdf = async (secret, salt) => {
    this.hashes += 1;
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    this.whileHashing();
    this.atOnce -= 1;
    return createHash('sha256').update(secret).update(salt).digest();
  };

  /** Starts a run, as after a start of the program. The monotonic clock of a run begins anew. */
  start(extra: Partial<OperatorsOptions> = {}): Operators {
    this.mono = 1_000;
    return startOperators({
      store: openOperatorStore(this.file, extra.secrets ?? this.secrets, silentLogger),
      secrets: this.secrets,
      clock: { wall: () => this.wall, mono: () => this.mono },
      random: randomBytes,
      log: silentLogger,
      idleMs: () => this.idleMs,
      onEvent: (event) => {
        this.whenTold(event);
        this.events.push(event);
      },
      proposedName: () => 'bay-2',
      every: (_, tick) => {
        this.tick = tick;
        return () => (this.tick = () => undefined);
      },
      kdf: this.kdf,
      ...extra,
    });
  }

  /** A start with one admin, Ada, at work. */
  async withAda(): Promise<Operators> {
    const operators = this.start();
    must(await operators.first('Ada', PIN));
    this.events.length = 0;
    this.hashes = 0;
    return operators;
  }

  pass(ms: number): void {
    this.mono += ms;
    this.wall += ms;
  }

  onDisk(): OperatorsFile {
    return storedOperators.parse(JSON.parse(readFileSync(this.file, 'utf8')));
  }

  words(): readonly string[] {
    return this.events.map((event) => (event.word === 'denied' ? `denied ${event.reason}` : event.word));
  }

  remove(): void {
    rmSync(this.dir, { recursive: true });
  }
}

export function must<T>(result: Result<T, OperatorProblem>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

export function codeOf(result: Result<unknown, OperatorProblem>): string {
  return result.ok ? 'ok' : result.error.code;
}
