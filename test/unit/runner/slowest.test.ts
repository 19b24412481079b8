/** The list of the slowest tests at the end of a run. */
import { describe, expect, it } from 'vitest';
import { slowestLines, timesOfPlaywright, timesOfVitest } from '../../slowest.ts';

describe('the slowest tests', () => {
  it('are taken from both reports, nested suites and repeated tries among them', () => {
    const vitest = timesOfVitest({
      testResults: [{ assertionResults: [{ fullName: 'a quick one', duration: 5 }, { fullName: 'a skipped one' }] }],
    });
    const spec = (title: string, ...durations: number[]) => ({
      title,
      file: 'job.spec.ts',
      tests: [{ results: durations.map((duration) => ({ duration })) }],
    });
    const playwright = timesOfPlaywright({ suites: [{ specs: [spec('long', 900, 800)], suites: [{ specs: [spec('short', 30)] }] }] });
    expect(slowestLines([...vitest, ...playwright], 2)).toEqual(['   1.7 s  job.spec.ts › long', '   0.0 s  job.spec.ts › short']);
  });

  it('are none where a stage did not run', () => {
    expect(slowestLines([...timesOfVitest(null), ...timesOfPlaywright(null)], 10)).toEqual([]);
  });
});
