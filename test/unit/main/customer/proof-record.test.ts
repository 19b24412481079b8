/** The proof at the machine: what a call came to belongs to the proof that sent it, and a log that fails or a fault is no dead end. */
import { describe, expect, it, vi } from 'vitest';
import type { RequestOutcome } from '../../../../app/pims/index.ts';
import { commandVehicle, selectRemote } from '../../../../app/pims/session-calls/index.ts';
import { AT_B, bench, said, standing, vehicle } from './proof-bench.ts';
import { CAR_B, SILENT, well } from './run-bench.ts';

describe('what a call came to', () => {
  it('belongs to the proof that sent it: a status of one car is none of the next one’s', async () => {
    const first = Promise.withResolvers<RequestOutcome>();
    const one = bench(({ api }) => (api === 'pims.vehicle.vin' ? Promise.resolve(well()) : first.promise));
    one.proof.read(true);
    await expect.poll(() => one.bridge.sent.length).toBe(2);
    one.proof.follow(CAR_B, AT_B);
    const second = Promise.withResolvers<RequestOutcome>();
    one.bridge.answer = ({ api }) => (api === 'pims.vehicle.vin' ? Promise.resolve(well()) : second.promise);
    one.proof.read(true);
    first.resolve(vehicle('VIN-A'));
    await expect.poll(() => one.outs('A-1').length).toBe(2);
    expect([standing(one), one.outs('A-2')]).toEqual(['reading', ['reading']]);
    second.resolve(SILENT);
    await expect.poll(() => standing(one)).toBe('open');
    expect(one.outs('A-2')).toEqual(['reading', 'not-read']);
  });
});

describe('a log that fails in the middle', () => {
  const commanding = async () => {
    const end = Promise.withResolvers<RequestOutcome>();
    const one = bench(({ api }) => (api === 'pims.vehicle.command' ? end.promise : Promise.resolve(well())));
    expect(said(one.proof.command('command.horn', null))).toBe('done');
    await expect.poll(() => standing(one)).toBe('commanding');
    one.log.isFull = true;
    end.resolve(well());
    await expect.poll(() => one.phone.call).toBe(null);
    expect([standing(one), said(one.proof.read(true))]).toEqual(['commanding', 'log-unwritable']);
    one.log.isFull = false;
    return one;
  };

  it('has the end of the command written when a person goes on', async () => {
    const one = await commanding();
    expect([said(one.proof.read(true)), one.outs('A-1')]).toEqual(['done', ['sent', 'accepted', 'reading']]);
  });

  it('has it written when the log writes again', async () => {
    const one = await commanding();
    one.append({ kind: 'vin-read' });
    await expect.poll(() => one.outs('A-1')).toEqual(['sent', 'accepted']);
    expect([standing(one), one.bridge.sent.filter((api) => api === 'pims.vehicle.command').length]).toEqual(['open', 1]);
  });

  it('is tried again by itself, as long as it takes, and not after the end', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const end = Promise.withResolvers<RequestOutcome>();
      const one = bench(({ api }) => (api === 'pims.vehicle.command' ? end.promise : Promise.resolve(well())));
      one.proof.command('command.horn', null);
      await vi.waitFor(() => expect(standing(one)).toBe('commanding'));
      one.log.isFull = true;
      end.resolve(well());
      await vi.waitFor(() => expect(one.phone.call).toBe(null));
      vi.runOnlyPendingTimers();
      expect([standing(one), vi.getTimerCount()]).toEqual(['commanding', 1]);
      one.log.isFull = false;
      vi.runOnlyPendingTimers();
      expect([standing(one), vi.getTimerCount()]).toEqual(['open', 0]);
      one.proof.stop();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a fault of the program', () => {
  it.each(['ask', 'spend'] as const)('ends the call of %s: nobody knows whether it left, and the phone is free', async (how) => {
    const one = bench(() => Promise.reject(new TypeError('a value was wiped')));
    const outcome =
      how === 'ask'
        ? one.phone.ask(selectRemote('VIN-A' as never, false))
        : one.phone.spend(commandVehicle('command.horn'), 'T-1' as never);
    expect(await outcome).toEqual({ kind: 'no-answer', reason: 'aborted', elapsedMs: 0 });
    expect(one.phone.call).toBe(null);
  });

  it.each(['pims.vehicle.vin', 'pims.vehicle.command'])('in %s leaves the phone free', async (broken) => {
    const one = bench(({ api }) => (api === broken ? Promise.reject(new TypeError('broken')) : Promise.resolve(well())));
    expect(said(one.proof.command('command.horn', null))).toBe('done');
    expect(one.phone.call).toMatchObject({ call: 'command.horn' });
    await expect.poll(() => one.phone.call).toBe(null);
    await expect.poll(() => standing(one)).toBe('open');
    expect(one.proof.part?.state.commands[0]?.state.name).toBe(broken === 'pims.vehicle.vin' ? 'not-sent' : 'unknown');
  });
});
