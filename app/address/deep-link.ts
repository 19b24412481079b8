/**
 * Links by which another program of the dealer asks for a vehicle: `carkey-console://open?vin=VIN&job=REFERENCE`. Anybody can write one, in an
 * e-mail too, so exactly this form is read and nothing is mended: no escapes, no other case, each part once. A link asks for a vehicle to be
 * opened as if a person had typed its VIN, and for nothing more.
 */
import { fail, ok, type Result } from '../base/index.ts';
import { parseVin, type Vin } from '../vehicle/index.ts';

/** The scheme; as in electron-builder.yml. */
export const LINK_SCHEME = 'carkey-console';

/** `job`: what the other program calls its repair order, up to 40 letters, digits, dots, hyphens, underscores and slashes. */
export type AskedVehicle = { readonly vin: Vin; readonly job: string | null };

/** Longer than any link of this form. */
const MAX_LINK = 200;
/** Browsers put a slash behind the word. */
const FORM = /^carkey-console:\/\/open\/?\?([A-Za-z0-9=&._/-]+)$/;
const JOB = /^[A-Za-z0-9._/-]{1,40}$/;

/** Does this look like a link of ours, well formed or not? For telling it from other arguments of a start. */
export function isLink(text: string): boolean {
  return text.slice(0, LINK_SCHEME.length + 1).toLowerCase() === `${LINK_SCHEME}:`;
}

/** Reads a link. `link-form`: it is not exactly one; `link-vin`: what it names is no VIN. */
export function parseLink(text: string): Result<AskedVehicle, 'link-form' | 'link-vin'> {
  const query = text.length > MAX_LINK ? undefined : FORM.exec(text)?.[1];
  if (query === undefined) return fail('link-form');
  const parts = query.split('&').map((part) => part.split('='));
  const values = new Map(parts.map(([name = '', value = '']) => [name, value]));
  const known = parts.every((part) => part.length === 2 && (part[0] === 'vin' || part[0] === 'job'));
  const job = values.get('job') ?? null;
  if (!known || values.size !== parts.length || !values.has('vin') || (job !== null && !JOB.test(job))) return fail('link-form');
  const given = values.get('vin') ?? '';
  const vin = parseVin(given);
  return vin === null || vin !== given ? fail('link-vin') : ok({ vin, job });
}
