/** The customer's session at a phone that answers when the test says so: who asks for which vehicle, and what the log is told of it. */
import type { Entry, EntryDraft, VehicleRef } from '../../../../app/audit/entry/index.ts';
import type { AccountRef } from '../../../../app/customer/index.ts';
import type { RequestOutcome } from '../../../../app/pims/index.ts';
import type { InWork } from '../../../../main/customer/phone/parts.ts';
import { Phone } from '../../../../main/customer/phone/phone.ts';
import { CustomerSession } from '../../../../main/customer/session.ts';

export const CAR_A = { vin: 'VIN-A', veh: 'V-A' as VehicleRef } as unknown as InWork;
export const CAR_B = { vin: 'VIN-B', veh: 'V-B' as VehicleRef } as unknown as InWork;

const USERNAME = 'pims.authentication.account';

type Request = { readonly api: string; readonly parameters?: Readonly<Record<string, unknown>> };
type Answer = (outcome: RequestOutcome) => void;

/** An answer that goes well. */
export const well = (result: unknown = null): RequestOutcome =>
  ({ kind: 'answered', elapsedMs: 0, answer: { transactionId: 'T-1', status: 'SUCCEEDED', result } }) as RequestOutcome;
/** One that refuses. */
export const refusedWith = (code: number): RequestOutcome =>
  ({ kind: 'answered', elapsedMs: 0, answer: { transactionId: 'T-1', status: 'FAILED', error: { code, label: '' } } }) as RequestOutcome;
const named = (login: string | null): RequestOutcome => (login === null ? refusedWith(2301) : well({ username: login }));

/** One run of the program over a log that outlives it. */
export class SessionBench {
  readonly entries: EntryDraft[];
  readonly #waiting: { readonly request: Request; readonly answer: Answer }[] = [];
  isReady = true;
  isLogFull = false;
  signsOut: boolean;
  told = 0;
  readonly phone: Phone;
  readonly session: CustomerSession;

  constructor(entries: EntryDraft[] = [], signsOut = true) {
    this.entries = entries;
    this.signsOut = signsOut;
    const parts = this.#parts() as never;
    this.phone = new Phone(parts);
    this.session = new CustomerSession(parts, this.phone, { told: () => (this.told += 1) });
  }

  /** Requests that wait for their answer, by what the browser is opened for or `who`. */
  get waits(): readonly string[] {
    return this.#waiting.map(({ request }) => nameOf(request));
  }

  /** Answers the oldest request of this name. */
  async answer(name: string, outcome: RequestOutcome): Promise<void> {
    const at = this.#waiting.findIndex(({ request }) => nameOf(request) === name);
    const [one] = this.#waiting.splice(at, 1);
    if (at < 0 || one === undefined) throw new Error(`nobody waits for ${name}: ${this.waits.join()}`);
    one.answer(outcome);
    await this.turns();
  }

  /** The phone says who is signed in; null: nobody. */
  who(login: string | null): Promise<void> {
    return this.answer('who', named(login));
  }

  /** Everything that follows by itself, but for what the phone has to answer. */
  async turns(): Promise<void> {
    for (let i = 0; i < 4; i += 1) await new Promise((resolve) => void setImmediate(resolve));
  }

  /** Takes a vehicle into work, and is told who is signed in. */
  async at(work: InWork, login: string | null): Promise<void> {
    this.session.begin(work);
    void this.session.ask();
    await this.who(login);
  }

  /** Notes the consent of the account that is shown. */
  consent(account: AccountRef | null = this.session.account?.ref ?? null): string {
    const given = this.session.give({ kind: 'customer', account: account ?? '', reason: null });
    return given.ok ? 'done' : (given.error.refusal?.reason ?? given.error.code);
  }

  /** Vehicle and standing of each entry. */
  get log(): readonly string[] {
    return this.entries.map(({ veh, out }) => `${veh ?? '-'} ${out ?? ''}`);
  }

  #parts() {
    const trail = {
      append: (draft: EntryDraft) => {
        if (this.isLogFull) return { ok: false, error: 'full' };
        this.entries.push(draft);
        return { ok: true, value: [] };
      },
      list: () => ({ rows: this.entries.map((draft, seq) => ({ ...draft, seq, ts: seq }) as unknown as Entry).toReversed(), next: null }),
    };
    const context = {
      trail,
      clock: { wall: () => 1, mono: () => 1 },
      log: { error: () => undefined },
      operator: () => ({ name: 'Test Person', role: 'technician' }),
      scenario: () => null,
      activationLimitMs: () => 1_000,
      bridge: {
        state: () => ({ name: this.isReady ? 'ready' : 'waiting' }),
        hello: () => ({ capabilities: new Set() }),
        request: (request: Request) => new Promise<RequestOutcome>((answer) => this.#waiting.push({ request, answer })),
      },
    };
    const accountKey = new Uint8Array(32);
    return {
      context,
      accountKey,
      answerMs: 1_000,
      now: null,
      running: () => null,
      signOutAtEnd: () => this.signsOut,
      changed: () => undefined,
    };
  }
}

function nameOf({ api, parameters }: Request): string {
  const action = parameters?.['action'];
  return api === USERNAME ? 'who' : typeof action === 'string' ? action : api;
}
