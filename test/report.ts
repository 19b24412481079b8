/** What a run has to be looked at first for, from the reports of both runners: which tests failed, and which took longest. */

/** One test of a run. */
export type Timed = { readonly name: string; readonly ms: number };

type VitestReport = {
  readonly testResults: readonly {
    readonly name?: string;
    readonly status?: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly duration?: number | null; readonly status?: string }[];
  }[];
};

type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly ok?: boolean;
    readonly tests: readonly { readonly projectName?: string; readonly results: readonly { readonly duration: number }[] }[];
  }[];
};

/** The tests of vitest's report in JSON; none of a report that is not there. */
export function timesOfVitest(report: VitestReport | null): readonly Timed[] {
  const tests = report?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  return tests.map(({ fullName, duration }) => ({ name: fullName, ms: duration ?? 0 }));
}

/** The tests of Playwright's report in JSON; none of a report that is not there. */
export function timesOfPlaywright(report: Suite | null): readonly Timed[] {
  if (report === null) return [];
  const own = (report.specs ?? []).map(({ title, file, tests }) => ({
    name: `${file} › ${title}`,
    ms: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
  }));
  return [...own, ...(report.suites ?? []).flatMap(timesOfPlaywright)];
}

/** The slowest ones as lines, slowest first. */
export function slowestLines(tests: readonly Timed[], most: number): readonly string[] {
  const slowest = [...tests].sort((a, b) => b.ms - a.ms).slice(0, most);
  return slowest.map(({ name, ms }) => `${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`);
}

/** The failed tests of vitest's report; a file that failed as a whole by its name. */
export function failedOfVitest(report: VitestReport | null): readonly string[] {
  return (report?.testResults ?? []).flatMap(({ name = 'a file', status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => `${name} › ${fullName}`);
    return failed.length === 0 && status === 'failed' ? [`${name} as a whole`] : failed;
  });
}

/** The failed tests of Playwright's report, with the project they ran in. */
export function failedOfPlaywright(report: Suite | null): readonly string[] {
  if (report === null) return [];
  const own = (report.specs ?? [])
    .filter(({ ok }) => ok === false)
    .map(({ title, file, tests }) => `[${tests.map(({ projectName }) => projectName ?? '').join(', ')}] ${file} › ${title}`);
  return [...own, ...(report.suites ?? []).flatMap(failedOfPlaywright)];
}
