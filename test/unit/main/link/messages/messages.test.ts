/** What crosses the border of the link's process is parsed on both sides. */
import { describe, expect, it } from 'vitest';
import { SIMULATED_CARS } from '../../../../../app/link/simulator/cars.ts';
import { fromChildSchema, toChildSchema } from '../../../../../main/link/messages/messages.ts';
import { play } from '../../../../support/drive.ts';

const reportOf = (car: string, adapter = 'elm327') => ({
  type: 'report',
  id: 1,
  report: { adapter: 'serial:/dev/a', at: 1, elapsedMs: 2, answeringMs: 1, ...play(car, adapter).result },
});

describe('messages from the link', () => {
  it('carry every report there is, unchanged', () => {
    for (const { name } of SIMULATED_CARS) {
      const message = reportOf(name);
      expect(fromChildSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
    }
  });

  it('are refused with a VIN that is none, a field too many, or an unknown code', () => {
    const { report } = reportOf('agree');
    const spoiled = [
      { type: 'report', id: 1, report: { ...report, verdict: { ...report.verdict, vin: 'NOT-A-VIN' } } },
      { type: 'report', id: 1, report: { ...report, extra: 1 } },
      { type: 'report', id: 1, report: { ...report, elapsedMs: -1 } },
      { type: 'failed', id: 1, problem: { code: 'never-heard-of', detail: '' } },
      { type: 'activity', activity: { name: 'idle' } },
      'opened',
    ];
    for (const message of spoiled) expect(fromChildSchema.safeParse(message).success).toBe(false);
  });
});

describe('messages to the link', () => {
  it('are refused with a place that is none', () => {
    const read = { type: 'read', id: 1, hint: { vendorId: null, productId: null, remembered: null }, fresh: false };
    expect(toChildSchema.safeParse({ ...read, place: { kind: 'network', host: 'a', port: 35_000 } }).success).toBe(true);
    expect(toChildSchema.safeParse({ ...read, place: { kind: 'network', host: 'a', port: 0 } }).success).toBe(false);
    expect(toChildSchema.safeParse({ ...read, place: { kind: 'file', path: '/etc/passwd' } }).success).toBe(false);
  });
});
