/**
 * A console that is killed at a chosen durable step. It is started by kill.test.ts with the data folder, the bridge address and the
 * kind of entry after which it dies; SIGKILL leaves no chance to tidy up.
 */
import { activate, OK_VIN, started } from '../../support/console.ts';

const [dataDir = '', url = '', killAt = ''] = process.argv.slice(2);

const console = await started({
  dataDir,
  override: {
    mode: 'live',
    operatorName: 'Test Person',
    profile: { url, token: null, answerTimeoutMs: 3_000, activationTimeoutMs: 3_000 },
  },
});
console.current().trail.listen((entries) => {
  if (entries.some((entry) => entry.kind === killAt)) process.kill(process.pid, 'SIGKILL');
});
process.send?.('ready');
await activate(console, OK_VIN);
process.send?.('done');
