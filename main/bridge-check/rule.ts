/** What a rule of the protocol is to the kit. */
import type { Kit } from './kit.ts';
import type { Needs } from './needs.ts';

/** One rule. */
export type Rule = {
  readonly id: string;
  /** The sentence of docs/bridge-protocol.md, section 10. */
  readonly sentence: string;
  readonly needs: Needs;
  /** Throws `Broken` where it does not hold; a text: it could not be tested, and why. */
  readonly run: (kit: Kit) => Promise<string | null>;
};

/** Makes a rule. */
export function rule(id: string, needs: Needs, sentence: string, run: (kit: Kit) => Promise<string | null | undefined>): Rule {
  return { id, needs, sentence, run: async (kit) => (await run(kit)) ?? null };
}
