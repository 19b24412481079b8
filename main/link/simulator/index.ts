/** A simulated adapter on a network port or a pseudo terminal, with a simulated car behind it. */
export { SIMULATED_ADAPTER_NAMES, SIMULATED_CAR_NAMES, startSimulatedAdapter, type RunningSimulatedAdapter } from './adapter.ts';
export { openPty } from './pty.ts';
