/** Two stations, two logs and one folder: what each cosigns for the other, and what it does not. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatAddCheckpoint } from '../../../app/audit/log/add-checkpoint.ts';
import { checkpointText } from '../../../app/audit/log/checkpoint.ts';
import { cosign, parseWitnessKey, witnessKey } from '../../../app/audit/log/cosignature.ts';
import { formatVerifierKey, parseNote, signNote, verifierKey } from '../../../app/audit/log/signed-note.ts';
import { signingKey } from '../../../main/audit/heads/ed25519.ts';
import { shareFiles } from '../../../main/share/share-files.ts';
import { fileKeySource } from '../../../main/audit/keys/key-source.ts';
import { shareName } from '../../../main/audit/witness/high-water-mark.ts';
import { handClock, ORIGIN, rewrite } from '../../support/trails.ts';
import { addPlain, copyOf, openSigning, type Signing } from './heads-trails.ts';
import { folder } from './trails.ts';

const OTHER = 'log.invalid/other/1';
const NAMES = { [ORIGIN]: 'log.invalid_test_1', [OTHER]: 'log.invalid_other_1' };

/** A station that meets another one in a folder. */
function station(dir: string, share: string, origin = ORIGIN, key = ''): Signing {
  return openSigning(dir, { origin, clock: handClock(), second: { folder: share, key, seed: fileKeySource(dir, 'witness.key') } });
}

/** Two stations that know each other's keys; `a` has entries. */
function twoStations() {
  const [dirA, dirB, share] = [folder(), folder(), folder()];
  const keyOf = (dir: string, origin: string) => {
    const trail = station(dir, share, origin);
    const key = trail.maintenance.witnessKey() ?? '';
    trail.stop();
    return key;
  };
  const [keyA, keyB] = [keyOf(dirA, ORIGIN), keyOf(dirB, OTHER)];
  const [a, b] = [station(dirA, share, ORIGIN, keyB), station(dirB, share, OTHER, keyA)];
  addPlain(a, 5);
  addPlain(b, 2);
  const parsed = parseWitnessKey(keyB);
  if (!parsed.ok) throw new Error(parsed.error);
  const answer = join(share, `${NAMES[ORIGIN]}.${parsed.value.id}.cosigned`);
  return { dirA, dirB, share, keyB, a, b, answer, request: join(share, `${NAMES[ORIGIN]}.request`) };
}

const sizeIn = (file: string) => Number(readFileSync(file, 'utf8').split('\n')[1]);

/** The log's own request for its head as it is now, whatever it would ask for itself. */
function forced(trail: Signing, file: string, old = 0): void {
  trail.maintenance.tick();
  writeFileSync(file, formatAddCheckpoint({ old, proof: [], note: trail.maintenance.newestHead() ?? '' }));
}

async function cosignedOnce() {
  const both = twoStations();
  expect([await both.a.maintenance.meetStation(), await both.b.maintenance.meetStation(), await both.a.maintenance.meetStation()]).toEqual([
    'waiting',
    'waiting',
    'met',
  ]);
  return both;
}

describe('two stations and one folder', () => {
  it('have cosigned for each other after two visits, and go on from there with a proof', async () => {
    const { a, b, request } = await cosignedOnce();
    expect(a.maintenance.outside()).toMatchObject({ kind: 'station', size: 5, at: 1_760_000_000_000, entriesSince: 0 });
    expect(await b.maintenance.meetStation()).toBe('met');
    expect(b.maintenance.outside()).toMatchObject({ kind: 'station', size: 2 });
    addPlain(a, 4);
    await a.maintenance.meetStation();
    expect(readFileSync(request, 'utf8')).toMatch(/^old 5\n[^\n]/);
    await b.maintenance.meetStation();
    expect(await a.maintenance.meetStation()).toBe('met');
    expect(a.maintenance.outside()).toMatchObject({ kind: 'station', size: 9 });
  });

  it('a copy that was set back is refused there, and found here from what was cosigned', async () => {
    const { a, b, dirA, share, keyB, answer } = await cosignedOnce();
    a.stop();
    const copy = copyOf(dirA);
    const later = station(dirA, share, ORIGIN, keyB);
    addPlain(later, 4);
    await later.maintenance.meetStation();
    await b.maintenance.meetStation();
    later.stop();
    rmSync(answer);
    const back = station(copy, share, ORIGIN, keyB);
    expect(await back.maintenance.meetStation()).toBe('waiting');
    await b.maintenance.meetStation();
    expect(sizeIn(answer)).toBe(9);
    expect(await back.maintenance.meetStation()).toBe('contradicted');
    expect(back.maintenance.finding()).toMatchObject({ what: 'rolled-back' });
    expect(back.append({ kind: 'clock', d: { ms: 1 } })).toEqual({ ok: false, error: 'corrupt' });
  });

  it.each([0, 3])('a log that was written anew from entry 1 with its own key, %i entries longer, is not cosigned', async (more) => {
    const { a, b, dirA, share, keyB, answer, request } = await cosignedOnce();
    a.stop();
    const before = readFileSync(answer, 'utf8');
    rewrite(dirA, 1);
    rmSync(join(dirA, 'head.txt'));
    const forger = station(dirA, share, ORIGIN, keyB);
    addPlain(forger, more);
    forger.stop();
    const signed = station(dirA, share, ORIGIN, keyB);
    for (const old of [0, 5]) {
      forced(signed, request, old);
      await b.maintenance.meetStation();
      expect(readFileSync(answer, 'utf8')).toBe(before);
    }
    expect(await signed.maintenance.meetStation()).toBe('contradicted');
    expect(signed.maintenance.finding()).toMatchObject({ what: 'forked' });
  });

  it('a change of keys is followed, even when many heads came after it', async () => {
    const { a, b, dirB } = await cosignedOnce();
    expect(a.maintenance.changeKey().ok).toBe(true);
    addPlain(a, 3);
    for (let visit = 0; visit < 3; visit += 1) {
      await a.maintenance.meetStation();
      await b.maintenance.meetStation();
    }
    expect(await a.maintenance.meetStation()).toBe('met');
    expect(a.maintenance.outside()).toMatchObject({ kind: 'station', size: 9 });
    expect(JSON.parse(readFileSync(join(dirB, 'witnessed.json'), 'utf8'))).toMatchObject({ logs: [{ keys: [a.maintenance.keys()[1]] }] });
  });

  it('keys that nobody pinned do not take a name over', async () => {
    const { a, b, share, answer, request } = await cosignedOnce();
    const before = readFileSync(answer, 'utf8');
    const { publicKey, sign } = signingKey(new Uint8Array(32).fill(9));
    const key = verifierKey(ORIGIN, publicKey);
    const note = signNote(checkpointText({ origin: ORIGIN, size: 50, root: new Uint8Array(32) }), [{ key, sign }]);
    writeFileSync(join(share, `${NAMES[ORIGIN]}.key`), `${a.maintenance.keys()[0]}\n${formatVerifierKey(key)}\n`);
    writeFileSync(request, formatAddCheckpoint({ old: 0, proof: [], note }));
    await b.maintenance.meetStation();
    expect(readFileSync(answer, 'utf8')).toBe(before);
  });
});

describe('what does not count', () => {
  it('a cosignature of a stranger, and any while no key is in the settings', async () => {
    const { a, answer, dirA, share } = await cosignedOnce();
    const { publicKey, sign } = signingKey(new Uint8Array(32).fill(7));
    const stranger = { key: witnessKey(`${OTHER}/witness`, publicKey), sign };
    writeFileSync(answer, cosign(a.maintenance.newestHead() ?? '', stranger, 1));
    a.stop();
    for (const [key, state] of [
      ['', 'none'],
      [twoStations().keyB, 'waiting'],
    ] as const) {
      const again = station(dirA, share, ORIGIN, key);
      expect([await again.maintenance.meetStation(), again.maintenance.outside().kind]).toEqual([state, 'none']);
      again.stop();
    }
  });

  it('a head that the second station cosigned, and that this log never signed', async () => {
    const { a, answer, dirB } = await cosignedOnce();
    const [forger, witness] = [signingKey(new Uint8Array(32).fill(9)), signingKey(readFileSync(join(dirB, 'witness.key')))];
    const log = { key: verifierKey(ORIGIN, forger.publicKey), sign: forger.sign };
    const note = signNote(checkpointText({ origin: ORIGIN, size: 50, root: new Uint8Array(32) }), [log]);
    writeFileSync(answer, cosign(note, { key: witnessKey(`${OTHER}/witness`, witness.publicKey), sign: witness.sign }, 1));
    expect([await a.maintenance.meetStation(), a.maintenance.finding()]).toEqual(['foreign', null]);
  });

  it('a file on the share that is too long, a link, a folder or a pipe', async () => {
    const share = folder();
    const files = shareFiles(share);
    writeFileSync(join(share, 'full'), 'x'.repeat(65_536));
    writeFileSync(join(share, 'over'), 'x'.repeat(65_537));
    symlinkSync(join(share, 'full'), join(share, 'link'));
    mkdirSync(join(share, 'folder'));
    execFileSync('mkfifo', [join(share, 'pipe')]);
    expect(await files.read('full')).toEqual({ ok: true, value: 'x'.repeat(65_536) });
    const faults = { over: 'too-large', link: 'not-a-file', folder: 'not-a-file', pipe: 'not-a-file', none: 'missing' };
    for (const [name, error] of Object.entries(faults)) expect([name, await files.read(name)]).toEqual([name, { ok: false, error }]);
    expect(await files.write('folder', 'text')).toBe(false);
    expect(await shareFiles(join(share, 'gone')).requests()).toEqual([]);
  });

  it('a file under the right name with a wrong line, until the station puts back what it cosigned', async () => {
    const { b, answer, dirA, share, keyB, a } = await cosignedOnce();
    a.stop();
    const before = readFileSync(answer, 'utf8');
    writeFileSync(answer, before.replace('\n5\n', '\n4\n'));
    const again = station(dirA, share, ORIGIN, keyB);
    expect([await again.maintenance.meetStation(), again.maintenance.outside().kind]).toEqual(['foreign', 'none']);
    await b.maintenance.meetStation();
    expect(await again.maintenance.meetStation()).toBe('met');
  });

  it('hostile requests: too large, of another name, no plain file, garbage; the good one beside them is answered', async () => {
    const { a, b, share, answer } = twoStations();
    await a.maintenance.meetStation();
    const { publicKey, sign } = signingKey(new Uint8Array(32).fill(9));
    const ask = (origin: string, name: string, more = '') => {
      const key = verifierKey(origin, publicKey);
      const note = signNote(checkpointText({ origin, size: 1, root: new Uint8Array(32) }), [{ key, sign }]);
      writeFileSync(join(share, `${name}.key`), formatVerifierKey(key));
      writeFileSync(join(share, `${name}.request`), formatAddCheckpoint({ old: 0, proof: [], note }) + more);
    };
    ask('../../up', 'up');
    ask('log.invalid/evil', 'evil');
    ask('log.invalid/large', 'log.invalid_large', '\n'.repeat(70_000));
    writeFileSync(join(share, 'garbage.request'), Buffer.from([0xff, 0, 0xfe]));
    mkdirSync(join(share, 'folder.request'));
    const outside = join(folder(), 'log.invalid_link.request');
    ask('log.invalid/link', 'log.invalid_link');
    writeFileSync(outside, readFileSync(join(share, 'log.invalid_link.request')));
    rmSync(join(share, 'log.invalid_link.request'));
    symlinkSync(outside, join(share, 'log.invalid_link.request'));
    const victim = join(folder(), 'victim');
    writeFileSync(victim, 'mine');
    symlinkSync(victim, answer);
    await b.maintenance.meetStation();
    const answers = readdirSync(share).filter((name) => name.endsWith('.cosigned'));
    expect(answers.map((name) => join(share, name))).toEqual([answer]);
    expect([readFileSync(victim, 'utf8'), sizeIn(answer)]).toEqual(['mine', 5]);
  });

  it('the 51st request: those that are known come first', async () => {
    const { a, b, share, answer } = await cosignedOnce();
    for (let i = 0; i < 60; i += 1) writeFileSync(join(share, `a${i}.request`), 'old 0\n');
    addPlain(a, 1);
    await a.maintenance.meetStation();
    await b.maintenance.meetStation();
    expect(sizeIn(answer)).toBe(6);
  });
});

/** A request of an invented log, as good as any. */
function invent(share: string, index: number): void {
  const origin = `aaa.invalid/${String(index).padStart(3, '0')}`;
  const { publicKey, sign } = signingKey(new Uint8Array(32).fill(index + 1));
  const key = verifierKey(origin, publicKey);
  const note = signNote(checkpointText({ origin, size: 1, root: new Uint8Array(32) }), [{ key, sign }]);
  writeFileSync(join(share, `${shareName(origin)}.key`), formatVerifierKey(key));
  writeFileSync(join(share, `${shareName(origin)}.request`), formatAddCheckpoint({ old: 0, proof: [], note }));
}

describe('invented logs', () => {
  it('120 that come first take no place from the station that the settings name', async () => {
    const { a, b, share, answer } = twoStations();
    for (let index = 0; index < 120; index += 1) invent(share, index);
    for (let visit = 0; visit < 3; visit += 1) await b.maintenance.meetStation();
    expect(readdirSync(share).filter((name) => name.endsWith('.cosigned'))).toHaveLength(50);
    await a.maintenance.meetStation();
    await b.maintenance.meetStation();
    expect([existsSync(answer), await a.maintenance.meetStation()]).toEqual([true, 'met']);
  });

  it('make others wait, but everybody has a turn', async () => {
    const { a, share, keyB } = twoStations();
    a.stop();
    for (let index = 0; index < 120; index += 1) writeFileSync(join(share, `aaa${String(index).padStart(3, '0')}.request`), 'old 0\n');
    const stranger = station(folder(), share, 'log.invalid/zzz/1', keyB);
    addPlain(stranger, 1);
    await stranger.maintenance.meetStation();
    const witness = station(folder(), share, 'log.invalid/third/1');
    for (let visit = 0; visit < 3; visit += 1) await witness.maintenance.meetStation();
    expect(readdirSync(share).filter((name) => /^log\.invalid_zzz_1\..*\.cosigned$/.test(name))).toHaveLength(1);
  });
});

describe('a witness that is cut off', () => {
  it('between remembering and answering gives the same answer later, even when the log went on', async () => {
    const { a, b, answer } = await cosignedOnce();
    const before = readFileSync(answer, 'utf8');
    addPlain(a, 1);
    await a.maintenance.meetStation();
    await b.maintenance.meetStation();
    const lost = readFileSync(answer, 'utf8');
    writeFileSync(answer, before);
    addPlain(a, 1);
    await a.maintenance.meetStation();
    await b.maintenance.meetStation();
    expect(readFileSync(answer, 'utf8')).toBe(lost);
    await a.maintenance.meetStation();
    await b.maintenance.meetStation();
    expect(sizeIn(answer)).toBe(7);
  });

  it('remembers before it answers, and what it cannot read stops it', async () => {
    const { a, b, dirB, answer } = await cosignedOnce();
    const kept = JSON.parse(readFileSync(join(dirB, 'witnessed.json'), 'utf8')) as { logs: { note: string }[] };
    expect(kept.logs[0]?.note).toBe(readFileSync(answer, 'utf8'));
    expect(parseNote(kept.logs[0]?.note ?? '')).toMatchObject({ ok: true, value: { signatures: [{ name: ORIGIN }, {}] } });
    writeFileSync(join(dirB, 'witnessed.json'), '{');
    rmSync(answer);
    await a.maintenance.meetStation();
    await expect(b.maintenance.meetStation()).rejects.toThrow('corrupt');
    expect(existsSync(answer)).toBe(false);
  });
});
