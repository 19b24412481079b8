/** A log that nobody signed: its key is the neutral point, under which one and the same signature holds for every text. */
import { createHash } from 'node:crypto';
import type { Bundle } from '../../app/audit/bundle/types.ts';
import { checkpointText } from '../../app/audit/log/checkpoint.ts';
import { bundleEntry, bundleOf, logOf, ORIGIN } from './naive-bundle.ts';
import { BASE, bytesOf, encode, NEUTRAL, times } from './edwards.ts';

const DATA = Buffer.concat([Buffer.of(1), encode(NEUTRAL)]);
const ID = createHash('sha256').update(`${ORIGIN}\n`).update(DATA).digest().subarray(0, 4);

/** R = [5]B and S = 5: with a key that adds nothing, the equation holds whatever the message is. */
export const SIGNATURE = Buffer.concat([encode(times(5n, BASE)), bytesOf(5n)]);

/** The key of nobody, as text. Its id is right. */
export const NOBODYS_KEY = `${ORIGIN}+${ID.toString('hex')}+${DATA.toString('base64')}`;

/** A bundle in which everything is right but that nobody signed it. */
export function nobodysBundle(): Bundle {
  const log = logOf(9, [3]);
  const line = `— ${ORIGIN} ${Buffer.concat([ID, SIGNATURE]).toString('base64')}\n`;
  const bundle = bundleOf(log, [bundleEntry(log, 3, ['vin'])]);
  return { ...bundle, checkpoint: `${checkpointText(log.head)}\n${line}`, keys: [NOBODYS_KEY] };
}
