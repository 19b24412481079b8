/** Stages side by side. */
import { describe, expect, it } from 'vitest';
import { runLanes, type Stage } from '../../lanes.ts';

/** Stages that write when they begin and end, and end when they are let go. */
function lab() {
  const seen: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<undefined>>();
  const stage = (name: string): Stage<string> => ({
    name,
    async run() {
      seen.push(`${name} begins`);
      const gate = Promise.withResolvers<undefined>();
      gates.set(name, gate);
      await gate.promise;
      seen.push(`${name} ends`);
      return name.toUpperCase();
    },
  });
  return {
    seen,
    stage,
    end: (name: string) => gates.get(name)?.resolve(undefined),
    fail: (name: string) => gates.get(name)?.reject(new Error(name)),
  };
}

/** Lets all that can go on go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('lanes', () => {
  it('run beside each other, the stages of each one after the other, and tell how long each took', async () => {
    const { seen, stage, end } = lab();
    let clock = 0;
    const done = runLanes([[stage('unit'), stage('e2e')], [stage('check')]], () => clock);
    await settled();
    expect(seen).toEqual(['unit begins', 'check begins']);
    clock = 2_000;
    end('unit');
    await settled();
    expect(seen.slice(2)).toEqual(['unit ends', 'e2e begins']);
    clock = 5_000;
    end('e2e');
    end('check');
    expect(await done).toEqual([
      { name: 'unit', seconds: 2, result: 'UNIT' },
      { name: 'e2e', seconds: 3, result: 'E2E' },
      { name: 'check', seconds: 5, result: 'CHECK' },
    ]);
  });

  it('end all before one that threw is told', async () => {
    const { seen, stage, end, fail } = lab();
    const done = runLanes([[stage('unit')], [stage('check')]], () => 0);
    await settled();
    fail('unit');
    await settled();
    end('check');
    await expect(done).rejects.toThrow('unit');
    expect(seen).toContain('check ends');
  });
});
