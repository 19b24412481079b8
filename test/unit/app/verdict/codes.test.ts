/** Every published error has a decided side for every call, and no verdict claims more than it knows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeActivation } from '../../../../app/carkey/status/index.ts';
import { PUBLISHED_ERRORS } from '../../../../app/pims/error-table.ts';
import { pimsErrorInfo } from '../../../../app/pims/errors.ts';
import type { BridgeProblem, RequestOutcome, TransactionId } from '../../../../app/pims/types.ts';
import { CALL_NAMES, decideError } from '../../../../app/pims/session-calls/index.ts';
import { BY_BRIDGE, verdictOfBridge } from '../../../../app/verdict/bridge.ts';
import { leavesOpen, verdictOfCode } from '../../../../app/verdict/by-code.ts';
import { BY_CALL, BY_CODE, type JudgedCall } from '../../../../app/verdict/codes.ts';
import { FACTS, OF_CUSTOMER, PARTIES, PROOFS, type Verdict } from '../../../../app/verdict/types.ts';
import { VIN } from '../../../support/facts.ts';

const CALLS: readonly JudgedCall[] = ['carkey.get', 'carkey.set', ...CALL_NAMES];
const CODES = PUBLISHED_ERRORS.map(([code]) => code);

/** What holds for every verdict, whatever it is about. */
function expectHonest(verdict: Verdict): void {
  const { party, sure, ground, evidence, proof } = verdict;
  expect(PARTIES).toContain(party);
  expect(PROOFS).toContain(proof);
  expect(evidence.length).toBeGreaterThan(0);
  for (const { fact, how } of evidence) expect(how, fact).toBe(FACTS[fact]);
  expect(sure === 'certain').toBe(ground === 'named' || ground === 'measured');
  expect(sure === 'open').toBe(party === 'nobody-knows');
  if (ground === 'named') expect(evidence.some(({ fact }) => fact === 'pims-error')).toBe(true);
  if (ground === 'measured') expect(evidence.some(({ how }) => how === 'measured')).toBe(true);
  if (ground === 'concluded' || ground === 'from-code') expect(evidence.some(({ how }) => how === 'concluded')).toBe(true);
}

describe('every published error', () => {
  it('has a row of its own, and no other number has one', () => {
    expect(Object.keys(BY_CODE).map(Number)).toEqual(CODES);
    for (const rows of Object.values(BY_CALL)) for (const code of Object.keys(rows)) expect(CODES).toContain(Number(code));
  });

  it.each(CALLS)('has an honest verdict for %s', (call) => {
    for (const code of CODES) {
      const verdict = verdictOfCode(call, code);
      expectHonest(verdict);
      expect(verdict.code).toBe(code);
    }
  });

  it('is called measured nowhere: an answer is asked, and what it means is concluded', () => {
    for (const call of CALLS)
      for (const code of CODES) {
        const { evidence, ground } = verdictOfCode(call, code);
        expect(ground).not.toBe('measured');
        expect(evidence.map(({ how }) => how)).not.toContain('measured');
      }
  });

  it('names nothing of the customer’s while the call may have been carried out', () => {
    const open = CALLS.flatMap((call) => CODES.filter((code) => leavesOpen(call, code)).map((code) => [call, code] as const));
    expect(open.length).toBeGreaterThan(100);
    for (const [call, code] of open) {
      const { party, evidence } = verdictOfCode(call, code);
      expect(OF_CUSTOMER.has(party), `${call} ${code}`).toBe(false);
      expect(evidence.map(({ fact }) => fact)).toContain('may-be-done');
    }
  });

  it('leaves an activation open exactly where the activation is judged unknown', () => {
    for (const code of CODES) {
      const error = { code, label: '', subErrors: null };
      const answer = { status: 'FAILED', transactionId: 'T' as TransactionId, error, raw: '' } as const;
      const outcome: RequestOutcome = { kind: 'answered', answer, elapsedMs: 1 };
      const parse = () => ({ hasCarKey: null, vin: null, securityCode: null, securityExpiration: null });
      const judged = judgeActivation(outcome, VIN, parse, (one) => pimsErrorInfo(one).effect);
      expect(leavesOpen('carkey.set', code), String(code)).toBe(judged.kind === 'unknown');
    }
  });
});

it('any number answered to any call has an honest verdict, and a number that nobody published names nobody', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CALLS), fc.integer(), (call, code) => {
      const verdict = verdictOfCode(call, code);
      expectHonest(verdict);
      if (!CODES.includes(code)) expect(verdict.party).toBe('nobody-knows');
    }),
  );
});

it('a call of the session is open where its own decision says so', () => {
  for (const call of CALL_NAMES)
    for (const code of CODES) {
      expect(leavesOpen(call, code)).toBe(decideError(call, code).done === 'maybe');
    }
});

it.each([
  ['carkey.set', 2354, 'vehicle', 'certain'],
  ['carkey.set', 2341, 'phone', 'certain'],
  ['carkey.set', 2342, 'phone', 'likely'],
  ['carkey.set', 2205, 'vehicle', 'likely'],
  ['carkey.set', 2204, 'back-end', 'likely'],
  ['carkey.get', 2202, 'site-network', 'likely'],
  ['carkey.get', 2301, 'account', 'certain'],
  ['carkey.get', 2006, 'console', 'certain'],
  ['carkey.set', 2201, 'nobody-knows', 'open'],
  ['otp.with-pin', 2310, 'account', 'certain'],
  ['steps.read', 2102, 'subscription', 'likely'],
  ['enrolment.enrol', 2102, 'account', 'likely'],
  ['carkey.set', 2310, 'nobody-knows', 'open'],
] as const)('%s answered %i: %s, %s', (call, code, party, sure) => {
  expect(verdictOfCode(call, code)).toMatchObject({ party, sure });
});

it.each([null, ...(Object.keys(BY_BRIDGE) as BridgeProblem[])])('a bridge that is away (%s) has an honest verdict', (problem) => {
  const verdict = verdictOfBridge(problem);
  expectHonest(verdict);
  expect(verdict.evidence.map(({ fact }) => fact)).toContain('bridge-away');
});
