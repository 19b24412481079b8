/**
 * The `carAssociationID` that a person types or scans. Its form is not published, so it is taken as it is, without blanks around; what cannot
 * be one in any system is refused, and what looks like something else is said.
 */
import { fail, ok, type Result } from '../base/index.ts';
import type { AssociationFault, AssociationWarning, CarAssociationId } from './types.ts';

const SHORTEST = 4;
const LONGEST = 200;
const VIN = /^[A-HJ-NPR-Z0-9]{17}$/;
/** Printable, without blanks: a scanner's control characters and a second barcode are none. */
const PLAIN = /^[\x21-\x7e]+$/;
const NAMES = ['carAssociationID', 'carAssociationId', 'carassociationid', 'associationId'];

/** One that was taken. */
export type Association = { readonly id: CarAssociationId; readonly warnings: readonly AssociationWarning[] };

/** Takes a typed or scanned text: the id itself, or a link (a QR code) that names it. */
export function typedAssociation(text: string): Result<Association, AssociationFault> {
  const trimmed = text.normalize('NFKC').trim();
  const linked = fromLink(trimmed);
  const id = linked ?? trimmed;
  if (id === '') return fail('empty');
  if (!PLAIN.test(id)) return fail('odd-characters');
  if (id.length < SHORTEST) return fail('too-short');
  if (id.length > LONGEST) return fail('too-long');
  const warnings: AssociationWarning[] = [];
  if (VIN.test(id.toUpperCase())) warnings.push('looks-like-vin');
  if (linked !== null) warnings.push('from-link');
  return ok({ id: id as CarAssociationId, warnings });
}

/** The value of the link's parameter; null: it is no link, or names none. */
function fromLink(text: string): string | null {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return null;
  const query = text.split('?')[1]?.split('#')[0] ?? '';
  const pairs = query.split('&').map((pair) => pair.split('='));
  const value = pairs.find(([name = '']) => NAMES.includes(name))?.[1];
  return value === undefined || value === '' ? null : decoded(value);
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch (fault) {
    if (fault instanceof URIError) return null;
    throw fault;
  }
}
