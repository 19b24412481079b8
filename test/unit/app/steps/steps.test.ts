/** Steps that drive the job: in order, only what is missing is open; ids that are typed or scanned. */
import { describe, expect, it } from 'vitest';
import { parseSteps } from '../../../../app/pims/schemas.ts';
import { stepsBy, stepsRemedy, typedAssociation, viewSteps, type CarAssociationId, type StepsId } from '../../../../app/steps/index.ts';
import type { Vin } from '../../../../app/vehicle/types.ts';

const VIN = 'VR3UHZKXZNT123456' as Vin;
const step = (name: string, status: string, order: number | string) => ({ [name]: { name, status, order } });
const view = (...parts: readonly object[]) => viewSteps(parseSteps(Object.assign({ stepsID: 77 }, ...parts) as never));
const phone = (status: string, order: number | string = 1) => step('trusterPhoneNumber', status, order);
const device = (status: string, order: number | string = 2) => step('deviceActivation', status, order);
const carKey = (status: string, order: number | string = 3) => step('mediumCarKey', status, order);

describe('the steps', () => {
  it.each([
    ['todo', 'todo', 'todo', 'trusted-phone', ['open', 'later', 'later']],
    ['alreadyDone', 'todo', 'todo', 'enrol', ['done', 'open', 'later']],
    ['alreadyDone', 'alreadyDone', 'todo', 'activate', ['done', 'done', 'open']],
    ['alreadyDone', 'alreadyDone', 'alreadyDone', 'none', ['done', 'done', 'done']],
    ['todo', 'alreadyDone', 'todo', 'trusted-phone', ['open', 'done', 'later']],
    ['odd', 'todo', 'todo', 'ask', ['unknown', 'open', 'later']],
    ['alreadyDone', 'todo', 'odd', 'enrol', ['done', 'open', 'unknown']],
  ])('%s, %s, %s: %s', (a, b, c, next, states) => {
    const seen = view(phone(a), device(b), carKey(c));
    expect([seen.next, seen.lines.map(({ state }) => state), seen.stepsID, seen.oddOrder]).toEqual([next, states, '77', false]);
  });

  it('follow the order of PIMS, and say that it is another one', () => {
    const seen = view(phone('todo', '2'), device('todo', 1), carKey('todo'));
    expect([seen.next, seen.oddOrder, seen.lines[0]?.name]).toEqual(['enrol', true, 'deviceActivation']);
  });

  it('that are not named are unknown', () => {
    expect(viewSteps(parseSteps(null))).toMatchObject({ next: 'ask', stepsID: null });
    expect(view(phone('alreadyDone')).next).toBe('ask');
  });

  it('are asked by what is at hand, and an error says what else', () => {
    const [stepsID, association] = ['77' as StepsId, 'ASSOC-1' as CarAssociationId];
    expect(stepsBy({ stepsID, association, vin: VIN })).toEqual({ stepsID });
    expect(stepsBy({ stepsID: null, association, vin: VIN })).toEqual({ carAssociationID: association });
    expect(stepsBy({ stepsID: null, association: null, vin: VIN })).toEqual({ vin: VIN });
    expect(stepsRemedy(2346, { stepsID })).toBe('forget-steps-id');
    expect([2101, 2302, 2301, 2204, 9_999].map((code) => stepsRemedy(code, { vin: VIN }))).toEqual([
      ...['type-association', 'one-time-code', 'sign-in', 'ask-again', 'support'],
    ]);
  });
});

describe('a carAssociationID', () => {
  it.each([
    [' AB-12/xy ', 'AB-12/xy', []],
    ['https://services.example/go?lang=fr&carAssociationID=AB%2F12#x', 'AB/12', ['from-link']],
    ['vr3uhzkxznt123456', 'vr3uhzkxznt123456', ['looks-like-vin']],
  ])('%j is taken', (text, id, warnings) => {
    expect(typedAssociation(text)).toEqual({ ok: true, value: { id, warnings } });
  });

  it.each([
    ['   ', 'empty'],
    ['a', 'too-short'],
    ['two words', 'odd-characters'],
    ['ab\u001dcd', 'odd-characters'],
    ['x'.repeat(201), 'too-long'],
  ])('%j is none: %s', (text, fault) => {
    expect(typedAssociation(text)).toEqual({ ok: false, error: fault });
  });
});
