/** A log that contradicts itself takes nothing in, but what it holds can still be handed over, by people who still can sign in. */
import { join } from 'node:path';
import { onTestFinished, describe, expect, it } from 'vitest';
import { startSimulator } from '../../../main/pims/simulator/server.ts';
import { call, setUpLive, started } from '../../support/console.ts';
import { tamper } from '../../support/trails.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { activated, dataFolder, practice } from './kit.ts';
import { realPeer } from '../../support/real-peer.ts';

/** Somebody damages the end, which the next start looks at: after it the log takes nothing in. */
function damageEnd(dir: string): void {
  tamper(dir, (db) => db.exec('update entries set hash = zeroblob(32) where seq = (select max(seq) from entries)'));
}

describe('a damaged log', () => {
  it('is exported without an entry, says what it is, and leaves out only what cannot be read', async () => {
    const dataDir = dataFolder();
    const { run: before, attempt } = await activated(dataDir);
    for (let i = 0; i < 300; i += 1) before.current().trail.append({ kind: 'clock', d: { ms: i } });
    await before.stop();
    const dir = join(dataDir, 'practice');
    tamper(dir, (db) => db.prepare('update entries set leaf = ? where seq = 2').run(Buffer.from('carkey-audit/1\n{}')));
    damageEnd(dir);
    const run = await practice(dataDir);
    const { size, problem } = run.current().trail.view();
    expect(problem).toBe('corrupt');

    const { name, data } = await call(run, 'audit.export', { format: 'jsonl' });
    const seqs = data
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { seq: number }).seq);
    expect(seqs).toEqual(Array.from({ length: size }, (_, seq) => seq).filter((seq) => seq !== 2));
    expect(name).toMatch(/^carkey-log-damaged-/);
    const pdf = await call(run, 'audit.export', { format: 'pdf' });
    expect(pdfPages(Buffer.from(pdf.data, 'base64'))[0]).toContain('DAMAGED: this log does not pass its own check');
    expect(run.current().trail.view().size).toBe(size);

    const bundle = await run.api.call('bundle.create', { of: { attempt }, open: [], traces: false, note: '' });
    expect(bundle).toMatchObject({ ok: false, error: { code: 'log-unwritable' } });
  });

  it('is read up to an entry of the newest that cannot be read', async () => {
    const dataDir = dataFolder();
    const { run: before } = await activated(dataDir);
    await before.stop();
    tamper(join(dataDir, 'practice'), (db) => db.prepare('update entries set leaf = ? where seq = 5').run(Buffer.from('no entry')));
    const run = await practice(dataDir);
    expect(run.current().trail.view().problem).toBe('corrupt');
    const { data } = await call(run, 'audit.export', { format: 'csv' });
    expect(data.trimEnd().split('\r\n')).toHaveLength(1 + 5);
  });

  it('lets people sign in to hand it over, and changes no account', async () => {
    const dataDir = dataFolder();
    const simulator = await startSimulator({ scenario: 'ok' });
    const peer = await realPeer(simulator);
    onTestFinished(async () => {
      await peer.stop();
      await simulator.stop();
    });
    const made = await started({ dataDir, override: { mode: 'practice' } });
    setUpLive(made, peer.url);
    await made.stop();
    const first = await started({ dataDir });
    await call(first, 'operators.first', { name: 'Ada', pin: '904182' });
    await first.stop();
    damageEnd(join(dataDir, 'live'));

    const run = await started({ dataDir });
    onTestFinished(() => run.stop());
    expect(await run.api.call('audit.export', { format: 'csv' })).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    await call(run, 'operators.signIn', { name: 'Ada', pin: '904182' });
    expect((await call(run, 'audit.export', { format: 'csv' })).data).toContain('sign-in');
    const added = await run.api.call('operators.add', { name: 'Bo', pin: '948271', role: 'technician' });
    expect(added.ok).toBe(false);
  });
});
