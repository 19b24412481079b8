/** What the bridge protocol 1.1 adds to 1.0 (docs/bridge-protocol.md): announced capabilities, long calls, progress, cancel. */
export * from './hello.ts';
export * from './long-calls.ts';
