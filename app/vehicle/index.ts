/** What a VIN is: judged, repaired, told apart from other scans. Text comes in; a VIN, its problems and one named repair go out. */
export { brandsOf } from './brands.ts';
export { reportScan, type ScanAdvice, type ScanReport } from './scan-report.ts';
export {
  BRANDS,
  type Brand,
  type EvidenceSource,
  type Vin,
  type VinEvidence,
  type VinJudgement,
  type VinProblem,
  type VinRepair,
  type VinSuggestion,
} from './types.ts';
export { differingPositions, judgeVin, parseVin } from './vin.ts';
