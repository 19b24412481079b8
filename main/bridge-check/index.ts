/** The conformance kit for bridges: every rule of docs/bridge-protocol.md, run against an address, each with its verdict. */
export { checkBridge, RULES, type Checked, type Finding } from './check.ts';
export type { Target } from './kit.ts';
