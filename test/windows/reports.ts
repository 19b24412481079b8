/** Where the parts of the Windows stage write what they counted, in test-results. */
export const REPORTS = { cases: 'windows-cases.json', units: 'windows-units.json', flows: 'windows-flows.json' };
