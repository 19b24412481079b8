/**
 * One desk for answers.ts: a console whose bridge writes a security code into every place where one may stand. All that the console writes,
 * shows and hands out of it is kept.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { API } from '../../app/pims/requests.ts';
import type { RunningConsole } from '../../main/console/console.ts';
import { register, registryFolder } from '../../main/pims/simulator/registry.ts';
import { activate, call, openVehicle, started } from '../support/console.ts';
import { partsOf, secretCode, type AnswerForm } from '../support/answer-forms.ts';
import { builtCli } from '../support/built-cli.ts';
import { practiceAt, wordOf } from '../support/practice-at.ts';
import { openStagedBridge, type StagedBridge } from './staged-bridge.ts';

/** One code that was sent: where, in which form, and what must not be found of it. */
export type Sent = { readonly place: string; readonly form: string; readonly parts: readonly string[]; readonly frame: string };

/** Shortest limit that an activation may have, ms: late answers are waited for so long. */
const LIMIT_MS = 500;

const vinOf = (n: number): string => `VR3ANSWERS${String(n).padStart(7, '0')}`;

/** A desk. */
export class AnswerDesk {
  /** Every code so far. */
  readonly sent: Sent[] = [];
  readonly #shown: string[] = [];
  readonly #dir: string;
  readonly #bridge: StagedBridge;
  #console: RunningConsole;
  #vehicles = 0;

  private constructor(dir: string, bridge: StagedBridge, console: RunningConsole) {
    [this.#dir, this.#bridge, this.#console] = [dir, bridge, console];
    console.api.listen((event) => void this.#shown.push(JSON.stringify(event)));
  }

  /** Opens one in a folder of its own. */
  static async open(dir: string): Promise<AnswerDesk> {
    const phone = { event: null, answer: null };
    const bridge = await openStagedBridge({ phone, active: false, activation: () => null });
    const limits = { answerTimeoutMs: 2_000, activationTimeoutMs: LIMIT_MS };
    return new AnswerDesk(dir, bridge, await started(practiceAt(dir, wordOf(bridge), limits)));
  }

  /** The answer to an activation itself. */
  async asAnswer(form: AnswerForm): Promise<void> {
    const vin = this.#nextVehicle();
    this.#bridge.stage.text = ({ method, api, transactionId }) =>
      method === 'set' && api === API.carkey ? this.#write('answer', form, transactionId, vin) : null;
    await activate(this.#console, vin);
    await this.#layAside();
  }

  /** The first answer, after its limit. */
  async asLateAnswer(form: AnswerForm): Promise<void> {
    const vin = this.#nextVehicle();
    const { attempt } = await activate(this.#console, vin);
    const tx = attempt?.state.name === 'unknown' ? attempt.state.transactionId : null;
    if (tx === null) throw new Error(`an activation without an answer is ${attempt?.state.name ?? 'none'}`);
    await this.#heard(() => this.#bridge.sayText(() => this.#write('late answer', form, tx, vin)));
    await this.#layAside();
  }

  /** Second answers, all to one activation that was answered well. */
  async asDoubles(good: AnswerForm, forms: readonly AnswerForm[]): Promise<void> {
    const vin = this.#nextVehicle();
    this.#bridge.stage.text = ({ method, api, transactionId }) =>
      method === 'set' && api === API.carkey ? this.#write('answer', good, transactionId, vin) : null;
    const { attempt } = await activate(this.#console, vin);
    const tx = attempt?.state.name === 'succeeded' ? attempt.state.transactionId : null;
    if (tx === null) throw new Error(`an activation with a good answer is ${attempt?.state.name ?? 'none'}`);
    for (const form of forms) await this.#heard(() => this.#bridge.sayText(() => this.#write('double answer', form, tx, vin)));
    await this.#layAside();
  }

  /** Frames for transactions that nobody knows. */
  async asForeign(forms: readonly AnswerForm[]): Promise<void> {
    for (const form of forms)
      await this.#heard(() => this.#bridge.sayText(() => this.#write('foreign frame', form, randomUUID(), vinOf(0))));
  }

  /** Answers to readings of the status. */
  async asStatus(forms: readonly AnswerForm[]): Promise<void> {
    for (const form of forms) {
      const vin = this.#nextVehicle();
      this.#bridge.stage.text = ({ method, api, transactionId }) =>
        method === 'get' && api === API.carkey ? this.#write('status', form, transactionId, vin) : null;
      await openVehicle(this.#console, vin);
      await this.#layAside();
    }
  }

  /** Events of the connection; each comes after the phone was away, so that it is news. */
  async asEvents(forms: readonly AnswerForm[]): Promise<void> {
    const vin = this.#nextVehicle();
    await openVehicle(this.#console, vin);
    for (const form of forms) {
      this.#bridge.sayText((id) => JSON.stringify({ transactionId: id, status: 'RESULT', result: { status: 'Disconnected' } }));
      await this.#heard(() => this.#bridge.sayText((id) => this.#write('event', form, id ?? '', vin)));
    }
    await this.#layAside();
  }

  /** The answer to an activation by the command line, in a log of its own; what it prints is kept. */
  async asCommand(form: AnswerForm): Promise<void> {
    const vin = this.#nextVehicle();
    this.#bridge.stage.text = ({ method, api, transactionId }) =>
      method === 'set' && api === API.carkey ? this.#write('command line', form, transactionId, vin) : null;
    const at = ['--data', join(this.#dir, `by command ${this.#vehicles}`), '--bridge', this.#bridge.url];
    const before = this.#bridge.sets();
    const env = { ...process.env, XDG_RUNTIME_DIR: join(this.#dir, 'run'), LOCALAPPDATA: join(this.#dir, 'run') };
    const known = { port: Number(new URL(this.#bridge.url).port), pid: process.pid, key: this.#bridge.key };
    const forget = register(registryFolder({ platform: process.platform, env }), known);
    const child = spawn(process.execPath, [builtCli(), 'activate', '--vin', vin, '--confirm', 'keys,inside', '--json', ...at], { env });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => printed.push(part));
    await once(child, 'close');
    forget();
    const text = Buffer.concat(printed).toString('utf8');
    if (this.#bridge.sets() === before) throw new Error(`the command line sent nothing: ${text}`);
    writeFileSync(join(this.#dir, `printed ${this.#vehicles}`), text);
  }

  /** Everything that can be read and handed out, kept beside the console's own files. Ends the console. */
  async handOut(): Promise<void> {
    const out = join(this.#dir, 'handed out');
    mkdirSync(out);
    const keep = (name: string, content: unknown): void => writeFileSync(join(out, name), JSON.stringify(content));
    const { trail } = this.#console.current();
    keep('events', this.#shown.join('\n'));
    const size = trail.view().size;
    for (let seq = 0; seq < size; seq += 1) keep(`entry ${seq}`, await call(this.#console, 'audit.entry', { seq }));
    keep('job', await call(this.#console, 'job.get', {}));
    keep('attempts', await call(this.#console, 'attempts.list', {}));
    keep('list', trail.list({}, undefined, size).rows);
    const [attempt] = trail.attempts(false, 1);
    if (attempt !== undefined) keep('receipt', await call(this.#console, 'receipt.get', { attempt: attempt.id }));
    for (const format of ['csv', 'jsonl', 'pdf'] as const) keep(format, await this.#console.api.call('audit.export', { format }));
    const opened = ['vin', 'operator', 'reason', 'connection', 'input'] as const;
    keep('bundle', await this.#console.api.call('bundle.create', { of: { filter: {} }, open: [...opened], traces: true, note: '' }));
    keep('trace', await this.#console.api.call('link.exportTrace', { withVins: true }));
    await this.#console.stop();
    await this.#bridge.stop();
  }

  /** The frame of a form with a code of its own. */
  #write(place: string, form: AnswerForm, tx: string, vin: string): string {
    const code = secretCode();
    const frame = form.frame({ tx, vin, code });
    this.sent.push({ place, form: form.name, parts: partsOf(code), frame });
    return frame;
  }

  /** A vehicle that was never here, with the phone in it. */
  #nextVehicle(): string {
    this.#vehicles += 1;
    const vin = vinOf(this.#vehicles);
    const { stage } = this.#bridge;
    stage.phone = { event: vin, answer: vin };
    stage.text = () => null;
    return vin;
  }

  /** Sends something, and waits until it was taken in: frames are read in their order, so what is answered later came later. */
  async #heard(work: () => void): Promise<void> {
    work();
    await this.#console.current().pims.connection();
  }

  /** Lays the vehicle aside, whatever became of it. */
  async #layAside(): Promise<void> {
    const { job, trail } = this.#console.current();
    await job.idle();
    const { attempt } = job.view();
    if (attempt !== null && trail.attempt(attempt.id)?.state.name === 'unknown')
      await call(this.#console, 'job.handOver', { attempt: attempt.id, reason: 'next' });
    else await call(this.#console, 'job.close', {});
  }
}
