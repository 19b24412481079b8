/** A proof whose bridge and log a test plays by hand, with the entries that come of it. */
import type { Entry, EntryDraft } from '../../../../app/audit/entry/index.ts';
import { fail, ok } from '../../../../app/base/index.ts';
import type { AttemptView } from '../../../../app/carkey/index.ts';
import type { AccountRef } from '../../../../app/customer/index.ts';
import type { RequestOutcome } from '../../../../app/pims/index.ts';
import { refused } from '../../../../app/refusals/index.ts';
import { nextTurn } from '../../../../main/base/index.ts';
import { Phone } from '../../../../main/customer/phone/phone.ts';
import { Proof } from '../../../../main/customer/proof.ts';
import { A, CAR_A, well } from './run-bench.ts';

const confirmed = (id: string) => ({ id, state: { name: 'succeeded', readBack: 'confirmed' } }) as unknown as AttemptView;
/** Confirmed attempts at the two cars. */
export const AT_A = confirmed('A-1');
export const AT_B = confirmed('A-2');

type Request = { readonly api: string; readonly parameters?: Readonly<Record<string, unknown>> };
type Answer = (request: Request) => Promise<RequestOutcome>;

/** A status that names its vehicle. */
export const vehicle = (vin: string) => well({ vehicle: { vin, ressources: {} } });

/** A proof of the first car; `bridge.event` plays a signal. */
export function bench(first: Answer) {
  const rows: Entry[] = [];
  const listeners = new Set<(entries: readonly Entry[]) => void>();
  const log = { isFull: false };
  const bridge = { answer: first, sent: [] as string[], event: (_: unknown): void => undefined };
  const append = (draft: EntryDraft) => {
    if (log.isFull) return { ok: false, error: 'full' };
    const entry = { ...draft, err: draft.err ?? null, seq: rows.length + 1 } as unknown as Entry;
    rows.push(entry);
    listeners.forEach((listener) => listener([entry]));
    return { ok: true, value: [entry] };
  };
  const trail = {
    append,
    ofAttempt: (act: string) => rows.filter((row) => row.act === act),
    listen: (listener: (entries: readonly Entry[]) => void) => (listeners.add(listener), () => listeners.delete(listener)),
  };
  const context = {
    trail,
    clock: { wall: () => 1, mono: () => 1 },
    log: { error: () => undefined },
    operator: () => null,
    scenario: () => null,
    activationLimitMs: () => 1_000,
    pims: { sdk: () => '2.3' },
    bridge: {
      state: () => ({ name: 'ready' }),
      hello: () => ({ capabilities: new Set() }),
      subscribe: (_api: string, heard: (event: unknown) => void) => ((bridge.event = heard), () => undefined),
      request: (request: Request) => (bridge.sent.push(request.api), bridge.answer(request)),
    },
  };
  const parts = { context, running: () => null, changed: () => undefined, answerMs: 1_000 } as never;
  const phone = new Phone(parts);
  // Whoever consented; null: nobody did.
  const consent: { of: AccountRef | null } = { of: A };
  const mayActIn = () => (consent.of === null ? fail(refused({ reason: 'consent-missing' })) : ok(consent.of));
  const session = { account: null as { ref: AccountRef } | null, losses: 0, lost: () => void (session.losses += 1), mayActIn };
  const proof = new Proof(parts, phone, session as never);
  proof.follow(CAR_A, AT_A);
  return { proof, phone, session, consent, rows, bridge, log, append, outs: (act: string) => trail.ofAttempt(act).map(({ out }) => out) };
}

/** Where the proof stands. */
export const standing = ({ proof }: ReturnType<typeof bench>) => proof.part?.state.name;
/** What an act came to, in a word. */
export const said = (acted: ReturnType<Proof['read']>) => (acted.ok ? 'done' : (acted.error.refusal?.reason ?? acted.error.code));

/** Waits until what is at hand came to its end. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await nextTurn();
}
