/** All commands, in the order the help lists them. Each is loaded when it is asked for: judging a VIN needs nothing of the console. */
import type { Command } from '../command/index.ts';

const LOADERS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  vin: async () => (await import('./vin.ts')).vin,
  status: async () => (await import('./status.ts')).status,
  activate: async () => (await import('./activate.ts')).activate,
  attempts: async () => (await import('./attempts.ts')).attempts,
  resolve: async () => (await import('./resolve.ts')).resolve,
  session: async () => (await import('../customer/index.ts')).session,
  enrol: async () => (await import('../customer/index.ts')).enrol,
  steps: async () => (await import('../customer/index.ts')).steps,
  prove: async () => (await import('../customer/index.ts')).prove,
  audit: async () => (await import('./audit.ts')).audit,
  bundle: async () => (await import('./bundle.ts')).bundle,
  link: async () => (await import('./link.ts')).link,
  phone: async () => (await import('../phone/index.ts')).phone,
  operators: async () => (await import('./operators.ts')).operators,
  bridge: async () => (await import('../phone-team/index.ts')).bridge,
  simulate: async () => (await import('./simulate.ts')).simulate,
  serve: async () => (await import('./serve.ts')).serve,
};

/** The command of this name; null when there is none. */
export async function commandNamed(name: string): Promise<Command | null> {
  const load = Object.hasOwn(LOADERS, name) ? LOADERS[name] : undefined;
  return load === undefined ? null : load();
}

/** Every command, for the help. */
export function allCommands(): Promise<readonly Command[]> {
  return Promise.all(Object.values(LOADERS).map((load) => load()));
}
