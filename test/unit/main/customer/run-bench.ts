/** A run whose phone, account, vehicle and log a test plays by hand: what is sent, what is written, and what comes of it, turn by turn. */
import type { Entry } from '../../../../app/audit/entry/index.ts';
import type { EntryDraft } from '../../../../app/audit/entry/index.ts';
import { runStateOf } from '../../../../app/audit/enrolment/index.ts';
import { NO_COUNTS, type Counts } from '../../../../app/budget/index.ts';
import type { AccountRef, MaskedLogin } from '../../../../app/customer/index.ts';
import type { FreeAct, SpendAct } from '../../../../app/enrolment/index.ts';
import { fail, ok, type JsonObject } from '../../../../app/base/index.ts';
import type { RequestOutcome } from '../../../../app/pims/index.ts';
import type { SessionRequest } from '../../../../app/pims/session-calls/index.ts';
import { refused } from '../../../../app/refusals/index.ts';
import { Secret } from '../../../../app/secret/index.ts';
import type { KnownRun } from '../../../../main/customer/budget-book.ts';
import type { InWork } from '../../../../main/customer/phone/parts.ts';
import { type ActInput, EnrolmentRun } from '../../../../main/customer/run.ts';
import type { CustomerSession } from '../../../../main/customer/session.ts';

/** Two accounts and two cars. */
export const A = 'C-A' as AccountRef;
export const B = 'C-B' as AccountRef;
export const CAR_A = { vin: 'VIN-A', veh: 'V-A' } as unknown as InWork;
export const CAR_B = { vin: 'VIN-B', veh: 'V-B' } as unknown as InWork;

/** An answer that went well. */
export const well = (result: JsonObject | null = null): RequestOutcome =>
  ({ kind: 'answered', elapsedMs: 0, answer: { transactionId: 'T-1', status: 'SUCCEEDED', result } }) as unknown as RequestOutcome;
/** One that did not come. */
export const SILENT: RequestOutcome = { kind: 'no-answer', reason: 'timeout', elapsedMs: 0 };
/** One that refuses. */
export const refusedWith = (code: number): RequestOutcome =>
  ({
    kind: 'answered',
    elapsedMs: 0,
    answer: { transactionId: 'T-1', status: 'FAILED', error: { code, label: '' } },
  }) as unknown as RequestOutcome;

/** What the asks before enrolling are told: not enrolled, not blocked, and a trusted number or none. */
export const toEnrol = (phoneNumber: string | null): RequestOutcome[] => [
  well({ isDeviceActivated: false }),
  well({ isAccountBlocked: 'NotBlocked' }),
  well({ phoneNumber }),
];
/** What the ask before anything else is told. */
export const ENROLLED = well({ isDeviceActivated: true });

/** One call that costs, as it left. */
type Sent = { readonly call: string; readonly parameters: Readonly<Record<string, unknown>> };

/** Everything that a test turns. */
export class Bench {
  account: AccountRef | null = A;
  work: InWork | null = CAR_A;
  /** Answers to the asks, in turn; silence when there is none left. */
  asks: (RequestOutcome | Promise<RequestOutcome>)[] = [];
  /** What becomes of a call that costs. */
  spend: () => Promise<RequestOutcome> = () => Promise.resolve(well());
  counts: Counts = NO_COUNTS;
  isLogFull = false;
  asked = 0;
  lost = 0;
  readonly sent: Sent[] = [];
  readonly drafts: EntryDraft[] = [];
  readonly #known = new Map<string, KnownRun>();
  readonly #listeners = new Set<(entries: readonly Entry[]) => void>();
  readonly #works = new Set<Promise<void>>();
  readonly run = new EnrolmentRun(this.#parts() as never, this.#deps() as never);

  /** Waits until nothing that the run began is under way. */
  async rest(): Promise<void> {
    for (;;) {
      const works = [...this.#works];
      await Promise.all(works);
      if (this.#works.size === 0) return;
    }
  }

  /** One act on what is shown. */
  act(act: FreeAct | SpendAct, input: Partial<ActInput> = {}): string {
    const shown = this.run.run;
    return this.say(this.run.act(act, { run: shown?.id ?? '', step: shown?.step ?? 0, ...input }));
  }

  /** What an act came to, in a word. */
  say(acted: ReturnType<EnrolmentRun['act']>): string {
    return acted.ok ? 'done' : (acted.error.refusal?.reason ?? acted.error.code);
  }

  /** Where the run stands. */
  get standing(): string {
    const state = this.run.run?.state;
    if (state === undefined) return 'none';
    return `${state.name} ${'place' in state ? state.place : 'how' in state ? state.how : state.because}`;
  }

  /** Another entry of whoever: the log writes. */
  append(draft: EntryDraft): { readonly ok: true; readonly value: readonly Entry[] } | { readonly ok: false; readonly error: 'full' } {
    if (this.isLogFull) return { ok: false, error: 'full' };
    this.drafts.push(draft);
    const entry = { ...draft, seq: this.drafts.length } as unknown as Entry;
    const state = runStateOf(entry);
    if (state !== null && entry.act !== undefined) this.#known.set(draft.d?.by ?? '', { id: entry.act, state, veh: entry.veh ?? null });
    this.#listeners.forEach((listener) => listener([entry]));
    return { ok: true, value: [entry] };
  }

  #parts() {
    const trail = {
      append: (draft: EntryDraft) => this.append(draft),
      listen: (listener: (entries: readonly Entry[]) => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
    const context = {
      trail,
      clock: { wall: () => 1, mono: () => 1 },
      log: { error: () => undefined },
      operator: () => ({ name: 'Desk', role: 'support' }),
      scenario: () => null,
      newAttemptId: () => `A-${String(this.drafts.length)}`,
      bridge: { state: () => ({ name: 'ready' }), hello: () => ({ capabilities: new Set() }) },
      pims: { sdk: () => '2.3' },
    };
    return { context, running: () => null, now: null, changed: () => undefined };
  }

  #deps() {
    const signedIn = () => (this.account === null ? null : { ref: this.account, login: '…' as MaskedLogin });
    const session: Pick<CustomerSession, 'account' | 'lost' | 'ask' | 'mayActIn'> = {
      get account() {
        return signedIn();
      },
      mayActIn: () => {
        const account = signedIn();
        return account === null ? fail(refused({ reason: 'customer-nobody' })) : ok(account.ref);
      },
      lost: () => void (this.lost += 1),
      ask: () => Promise.resolve(void (this.asked += 1)),
    };
    const phone = {
      call: null,
      track: (work: Promise<void>) => {
        const watched = work.catch(() => undefined);
        this.#works.add(watched);
        void watched.then(() => this.#works.delete(watched));
      },
      ask: () => Promise.resolve(this.asks.shift() ?? SILENT),
      spend: async (request: SessionRequest, tx: string) => {
        this.sent.push({ call: request.call, parameters: opened(request) });
        const outcome = await this.spend();
        return outcome.kind === 'answered' ? { ...outcome, answer: { ...outcome.answer, transactionId: tx } } : outcome;
      },
    };
    const book = { counts: () => this.counts, run: (account: AccountRef) => this.#known.get(account) ?? null, spaced: () => [] };
    return { session, phone, book, inWork: () => this.work, stepsBy: () => ({ vin: 'x' }), done: () => undefined };
  }
}

/** The parameters as they stand in the frame: what is in a holder is wiped after the call. */
function opened({ parameters }: SessionRequest): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value instanceof Secret ? value.open() : value]));
}
