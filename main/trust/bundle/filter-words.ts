/** A filter as one English sentence, for what is printed or filed: who reads it has no screen beside it. */
import type { SearchFilter } from '../../../app/audit/search/index.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** How each condition is said. */
const SAID: { readonly [K in keyof Required<SearchFilter>]: (value: NonNullable<SearchFilter[K]>) => string } = {
  vin: (vin) => `VIN ${vin}`,
  veh: (veh) => `vehicle ${veh}`,
  act: (act) => `attempt ${act}`,
  kind: (kind) => `kind ${kind}`,
  kinds: (kinds) => `kinds ${kinds.join(', ')}`,
  out: (out) => `outcome ${out}`,
  outs: (outs) => `outcomes ${outs.join(', ')}`,
  err: (err) => `error code ${err}`,
  op: (op) => `operator ${op}`,
  boot: (boot) => `run ${boot}`,
  tx: (tx) => `transaction ${tx}`,
  from: (from) => `from ${iso(from)}`,
  to: (to) => `to ${iso(to)}`,
  text: (text) => `text "${text}"`,
};

/** All conditions in a fixed order; without any it says so. */
export function filterWords(filter: SearchFilter): string {
  const said = (Object.keys(SAID) as (keyof SearchFilter)[]).flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [(SAID[name] as (given: typeof value) => string)(value)];
  });
  return said.length === 0 ? 'all entries' : said.join('; ');
}
