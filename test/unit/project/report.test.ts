/** The list of the slowest tests at the end of a run. */
import { describe, expect, it } from 'vitest';
import { failedOfPlaywright, failedOfVitest, slowestLines, timesOfPlaywright, timesOfVitest } from '../../report.ts';

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

describe('the failed tests', () => {
  it('are named by both runners, a file that could not be read among them', () => {
    const one = { fullName: 'holds', status: 'passed' };
    const report = {
      testResults: [
        { name: 'a.test.ts', status: 'failed', assertionResults: [one, { fullName: 'breaks', status: 'failed' }] },
        { name: 'b.test.ts', status: 'failed', assertionResults: [] },
        { name: 'c.test.ts', status: 'passed', assertionResults: [one] },
      ],
    };
    expect(failedOfVitest(report)).toEqual(['a.test.ts › breaks', 'b.test.ts as a whole']);
    const spec = (title: string, ok: boolean) => ({ title, ok, file: 'job.spec.ts', tests: [{ projectName: 'web', results: [] }] });
    expect(failedOfPlaywright({ suites: [{ specs: [spec('holds', true)], suites: [{ specs: [spec('breaks', false)] }] }] })).toEqual([
      '[web] job.spec.ts › breaks',
    ]);
    expect([...failedOfVitest(null), ...failedOfPlaywright(null)]).toEqual([]);
  });
});
