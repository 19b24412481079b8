// @vitest-environment happy-dom
/** Where the focus is at the proof: at what was asked for, then with the command just sent, however fast its outcome comes. */
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { NO_PROOF, viewProof, type CommandRun } from '../../../../../app/proof/index.ts';
import { keepFocus } from '../../../../../renderer/lib/keep-focus.ts';
import { en as labels } from '../../../../../renderer/i18n/en/index.ts';
import type { Answers } from '../../../../support/fakes.ts';
import { show, view } from './customer-bench.tsx';

const sent = (tx: string, call: CommandRun['call'], name: 'sent' | 'accepted' | 'refused'): CommandRun =>
  ({ tx, call, at: 0, signals: [], seen: null, state: { name, code: null } }) as unknown as CommandRun;
const older = sent('T1', 'command.horn', 'accepted');

const proved = (commands: readonly CommandRun[]) => view({ proof: { ...viewProof({ ...NO_PROOF, commands }), attempt: 'A-1' as never } });

/** The console took the command, and has not written it yet. */
function answered() {
  const now = proved([older]);
  return { ...now, rev: now.rev + 1 };
}

/** The proof with an older command that nobody answered for, and the statement of another one. */
async function asked(answer: Answers['proof.command'] = () => new Promise(() => undefined)) {
  const page = await show('proof', proved([older]), null, { 'proof.command': answer });
  fireEvent.click(screen.getByRole('button', { name: 'Flash the lights' }));
  return { ...page, take: (commands: readonly CommandRun[]) => page.stores.customer.setState({ view: proved(commands) }) };
}

const rows = () => screen.getAllByRole('listitem');
const focused = () => document.activeElement;
/** Is it at the first answer of the newest row? */
const isAtNewest = () => focused() !== null && focused() === (rows()[0]?.querySelector('button') ?? null);

describe('the focus at the proof', () => {
  beforeEach(() => {
    HTMLElement.prototype.scrollIntoView = vi.fn();
  });

  it('is at the statement that was asked for, and back at the command where it is not sent', async () => {
    await asked();
    expect(focused()).toBe(screen.getByRole('button', { name: labels.proof.inSight }));
    fireEvent.click(screen.getByRole('button', { name: labels.proof.notNow }));
    expect(focused()).toBe(screen.getByRole('button', { name: 'Flash the lights' }));
  });

  it('goes to the new row, named after its command, and to its question once that is asked', async () => {
    const { take } = await asked();
    fireEvent.click(screen.getByRole('button', { name: labels.proof.inSight }));
    take([older, sent('T2', 'command.lights', 'sent')]);
    await expect.poll(focused).toBe(await screen.findByRole('listitem', { name: /^Flash the lights/ }));
    take([older, sent('T2', 'command.lights', 'accepted')]);
    await expect.poll(isAtNewest).toBe(true);
  });

  it('goes to the question of the new row also where row and question come at once', async () => {
    const { take } = await asked();
    fireEvent.click(screen.getByRole('button', { name: labels.proof.inSight }));
    take([older, sent('T2', 'command.lights', 'accepted')]);
    await expect.poll(() => rows().length).toBe(2);
    await expect.poll(isAtNewest).toBe(true);
  });

  it('waits at the commands for a row that comes after the answer: the phone is asked for its vehicle first', async () => {
    const { take } = await asked(answered);
    const stop = keepFocus(document);
    onTestFinished(stop);
    fireEvent.click(screen.getByRole('button', { name: labels.proof.inSight }));
    await expect.poll(() => screen.queryByRole('button', { name: labels.proof.inSight })).toBeNull();
    expect(focused()).toBe(screen.getByRole('group', { name: labels.proof.commands }));
    take([older, sent('T2', 'command.lights', 'sent')]);
    await expect.poll(focused).toBe(await screen.findByRole('listitem', { name: /^Flash the lights/ }));
    take([older, sent('T2', 'command.lights', 'accepted')]);
    await expect.poll(isAtNewest).toBe(true);
  });

  it('has no statement any more once its command stands there, also where that ends before the answer came', async () => {
    const { take } = await asked();
    fireEvent.click(screen.getByRole('button', { name: labels.proof.inSight }));
    take([older, sent('T2', 'command.lights', 'sent')]);
    await expect.poll(focused).toBe(await screen.findByRole('listitem', { name: /^Flash the lights/ }));
    take([older, sent('T2', 'command.lights', 'refused')]);
    await expect.poll(() => rows()[0]?.dataset['commandRun']).toBe('refused');
    expect(screen.queryByRole('button', { name: labels.proof.inSight })).toBeNull();
    expect(focused()).toBe(rows()[0]);
  });

  it('is back at the command where it was refused', async () => {
    await asked(() => ({ fail: 'phone-busy' }));
    fireEvent.click(screen.getByRole('button', { name: labels.proof.inSight }));
    await expect.poll(() => screen.queryByRole('button', { name: labels.proof.inSight })).toBeNull();
    expect(focused()).toBe(screen.getByRole('button', { name: 'Flash the lights' }));
  });

  it('stays where a person went meanwhile', async () => {
    const { take } = await asked();
    fireEvent.click(screen.getByRole('button', { name: labels.proof.inSight }));
    const read = screen.getByRole('button', { name: labels.proof.read });
    read.focus();
    take([older, sent('T2', 'command.lights', 'accepted')]);
    await expect.poll(() => rows().length).toBe(2);
    expect(focused()).toBe(read);
  });
});
