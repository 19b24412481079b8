/**
 * What counts as a key and as a signature of Ed25519 (RFC 8032), judged before any runtime is asked. Runtimes agree on honest bytes only:
 * they differ on points of small order, on points with a part of small order, and on second spellings of a point. None of these comes from
 * somebody who signs, so all of them are refused here, and what is left every verifier judges alike, with either equation of RFC 8032.
 */

declare const publicKeyBrand: unique symbol;
declare const signatureBrand: unique symbol;

/** 32 bytes that are the one spelling of a point of order L. */
export type PublicKey = Uint8Array & { readonly [publicKeyBrand]: 'public key' };

/** 64 bytes: R, the one spelling of a number below p that is not the y of a point of small order; and S below L. It may still be wrong. */
export type Signature = Uint8Array & { readonly [signatureBrand]: 'signature' };

/** Length of a public key in bytes. */
export const PUBLIC_KEY_BYTES = 32;

const SIGNATURE_BYTES = 64;

/** The field is the integers modulo this. */
const P = 2n ** 255n - 19n;
/** Order of the base point: a key that somebody has a secret for is a multiple of that point. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
/** d of the curve -x^2 + y^2 = 1 + d x^2 y^2: -121665 / 121666. */
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
/** A square root of -1. */
const ROOT = 19681161376707505956807079304988542015446066515923890162744021073123829784752n;

const SIGN_BIT = 1n << 255n;

/** y of two of the four points of order 8; that of the other two is its negative. */
const Y_OF_ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;

/** y of the eight points whose order divides 8: the neutral one, that of order 2, two of order 4, four of order 8. */
const SMALL: ReadonlySet<bigint> = new Set([1n, P - 1n, 0n, Y_OF_ORDER_8, P - Y_OF_ORDER_8]);

/** The key in these bytes; null when they are none, or one on which verifiers differ. About a millisecond of work. */
export function parsePublicKey(bytes: Uint8Array): PublicKey | null {
  if (bytes.length !== PUBLIC_KEY_BYTES) return null;
  const { y, isOdd } = spelled(bytes);
  if (y >= P || SMALL.has(y)) return null;
  const x = xOf(y, isOdd);
  return x !== null && hasOrderL({ x, y, z: 1n, t: (x * y) % P }) ? (bytes as PublicKey) : null;
}

/** The signature in these bytes; null when they are none, or one on which verifiers differ. */
export function parseSignature(bytes: Uint8Array): Signature | null {
  if (bytes.length !== SIGNATURE_BYTES) return null;
  const { y } = spelled(bytes.subarray(0, PUBLIC_KEY_BYTES));
  const isLowS = littleEndian(bytes.subarray(PUBLIC_KEY_BYTES)) < L;
  // A point that is no point, or has a part of small order beside a large one, is never R of a right signature: R = [S]B - [k]A.
  return isLowS && y < P && !SMALL.has(y) ? (bytes as Signature) : null;
}

/** y and the lowest bit of x, as they are spelled. */
function spelled(bytes: Uint8Array): { readonly y: bigint; readonly isOdd: boolean } {
  const number = littleEndian(bytes);
  return { y: number % SIGN_BIT, isOdd: number >= SIGN_BIT };
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

/** RFC 8032 section 5.1.3, steps 2 to 4, for a y that is not that of x = 0; null when no point has this y. */
function xOf(y: bigint, isOdd: boolean): bigint | null {
  const square = (y * y) % P;
  const u = modulo(square - 1n);
  const v = (D * square + 1n) % P;
  const v3 = (v * v * v) % P;
  const x = (u * v3 * power(u * v3 * v3 * v, (P - 5n) / 8n)) % P;
  const found = [x, (x * ROOT) % P].find((one) => (v * one * one - u) % P === 0n);
  if (found === undefined) return null;
  return (found & 1n) === (isOdd ? 1n : 0n) ? found : P - found;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base % P, bits = exponent; bits > 0n; bits >>= 1n, square = (square * square) % P) {
    if (bits & 1n) result = (result * square) % P;
  }
  return result;
}

function modulo(number: bigint): bigint {
  return ((number % P) + P) % P;
}

/** Extended coordinates (RFC 8032 section 5.1.4): x/z, y/z and t/z = xy/z^2. Numbers may be negative, between -p and p. */
type Point = { readonly x: bigint; readonly y: bigint; readonly z: bigint; readonly t: bigint };

const L_BITS = L.toString(2).slice(1);

/** Is [L] of the point the neutral one? `point` is not neutral itself. */
function hasOrderL(point: Point): boolean {
  let sum = point;
  for (const bit of L_BITS) sum = bit === '1' ? added(doubled(sum), point) : doubled(sum);
  return sum.x === 0n && (sum.y - sum.z) % P === 0n;
}

function added(a: Point, b: Point): Point {
  const minus = (a.y - a.x) * (b.y - b.x);
  const plus = (a.y + a.x) * (b.y + b.x);
  const c = 2n * D * ((a.t * b.t) % P);
  const d = 2n * a.z * b.z;
  return point((plus - minus) % P, (d - c) % P, (d + c) % P, (plus + minus) % P);
}

function doubled({ x, y, z }: Point): Point {
  const [xx, yy] = [x * x, y * y];
  const h = (xx + yy) % P;
  const g = (xx - yy) % P;
  return point((h - (x + y) * (x + y)) % P, (2n * z * z + g) % P, g, h);
}

/** The last step of both formulas. */
function point(e: bigint, f: bigint, g: bigint, h: bigint): Point {
  return { x: (e * f) % P, y: (g * h) % P, z: (f * g) % P, t: (e * h) % P };
}
