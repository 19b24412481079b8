/** Static scans, offline: prints what each found and exits 1 on a finding, or when a scan did not find what was planted for it. */
import { scanPolicies } from './csp-scan.ts';
import { scanElectron } from './electron-scan.ts';

let faults = 0;
for (const scan of [scanElectron, scanPolicies]) {
  const { name, findings, control, note } = await scan();
  console.log(`${name}: ${findings.length} findings (${note}); ${control.length} in what was planted`);
  for (const { check, severity, where, text } of findings) console.log(`  ${severity} ${check} in ${where}: ${text.slice(0, 200)}`);
  if (control.length === 0) console.log('  the scanner did not find what was planted: it is blind');
  faults += findings.length + (control.length === 0 ? 1 : 0);
}
process.exitCode = faults === 0 ? 0 : 1;
