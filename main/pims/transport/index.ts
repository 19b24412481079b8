/** The socket below the bridge: address, certificate, sizes, floods, and the proof of who answers. */
export { BRIDGE_LIMITS, type BridgeLimits } from './bridge-limits.ts';
export { openSocket, type BridgeSocket, type Greeting } from './bridge-socket.ts';
export { BRIDGE_TIMING, backOff, type BridgeTiming } from './bridge-timing.ts';
export type { SocketEnd } from './refused-upgrade.ts';
export { CHALLENGE_HEADER, PROOF_HEADER, SIMULATOR_HEADER, SIMULATOR_KEY_BYTES, newSimulatorKey, proofOf } from './simulator-proof.ts';
