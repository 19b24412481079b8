/** A real bridge for practice, on the same wire: one practice vehicle per situation. It marks itself and proves by a key that it is ours. */
export { findSimulator, register, registryFolder } from './registry.ts';
export { SCENARIO_NAMES, practiceFleet } from './scenarios.ts';
export { isScenarioName, startSimulator, type Simulator } from './server.ts';
