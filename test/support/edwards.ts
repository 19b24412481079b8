/** The curve of RFC 8032 section 5.1, slow and plain: one formula of addition, written apart from the product's. For tests only. */
import { createHash } from 'node:crypto';

const P = 2n ** 255n - 19n;

/** Order of the base point. */
export const L = 2n ** 252n + 27742317777372353535851937790883648493n;

const mod = (a: bigint, by = P): bigint => ((a % by) + by) % by;

function power(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n;
  const half = power(mod(base * base), exponent / 2n);
  return exponent % 2n === 1n ? mod(half * base) : half;
}

const inverse = (a: bigint): bigint => power(mod(a), P - 2n);
const D = mod(-121665n * inverse(121666n));
const ROOT = power(2n, (P - 1n) / 4n);

/** A point x/z, y/z. */
export type Point = { readonly x: bigint; readonly y: bigint; readonly z: bigint };

/** The point that changes nothing. */
export const NEUTRAL: Point = { x: 0n, y: 1n, z: 1n };

/** a + b. */
export function add(a: Point, b: Point): Point {
  const [z, c, d] = [a.z * b.z, a.x * b.x, a.y * b.y];
  const e = mod(D * mod(c * d));
  const [zz, cross] = [mod(z * z), mod((a.x + a.y) * (b.x + b.y) - c - d)];
  const [f, g] = [mod(zz - e), mod(zz + e)];
  return { x: mod(mod(z * f) * cross), y: mod(mod(z * g) * (d + c)), z: mod(f * g) };
}

/** [n]a. */
export function times(n: bigint, a: Point): Point {
  let sum = NEUTRAL;
  for (const bit of n.toString(2)) {
    sum = add(sum, sum);
    if (bit === '1') sum = add(sum, a);
  }
  return sum;
}

/** -a. */
export const negative = (a: Point): Point => ({ ...a, x: mod(-a.x) });

/** The number as 32 bytes, the lowest first. */
export const bytesOf = (n: bigint): Buffer => Buffer.from(n.toString(16).padStart(64, '0'), 'hex').reverse();

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

/** The one spelling of a point. */
export function encode({ x, y, z }: Point): Buffer {
  const [one, two] = [mod(x * inverse(z)), mod(y * inverse(z))];
  return bytesOf(two | ((one & 1n) << 255n));
}

/** The point in 32 bytes; a careless reader takes second spellings too. Null for what is no point. */
export function decode(bytes: Uint8Array, careless = false): Point | null {
  const number = numberOf(bytes);
  const y = number % 2n ** 255n;
  const odd = number >> 255n;
  if (y >= P && !careless) return null;
  const square = mod((y * y - 1n) * inverse(D * y * y + 1n));
  const root = power(square, (P + 3n) / 8n);
  const x = [root, mod(root * ROOT)].find((one) => mod(one * one - square) === 0n);
  if (x === undefined || (x === 0n && odd === 1n && !careless)) return null;
  return { x: (x & 1n) === odd ? x : mod(-x), y: mod(y), z: 1n };
}

const BASE_Y = mod(4n * inverse(5n));

/** B. */
export const BASE: Point = decode(bytesOf(BASE_Y)) ?? NEUTRAL;

/** The number that R, A and the message give, below L. */
export const challenge = (r: Uint8Array, a: Uint8Array, message: Uint8Array): bigint =>
  mod(numberOf(createHash('sha512').update(r).update(a).update(message).digest()), L);

/** Does the equation hold? `cofactored`: after multiplying by 8, as RFC 8032 section 5.1.7 says; else to the byte, as most runtimes do. */
export function holds(key: Uint8Array, message: Uint8Array, signature: Uint8Array, cofactored: boolean): boolean {
  const [r, s] = [signature.subarray(0, 32), numberOf(signature.subarray(32))];
  const [a, point] = [decode(key, true), decode(r, true)];
  if (a === null || point === null || s >= L) return false;
  const expected = add(times(s, BASE), negative(times(challenge(r, key, message), a)));
  if (!cofactored) return encode(expected).equals(r);
  return encode(times(8n, add(expected, negative(point)))).equals(encode(NEUTRAL));
}

/** The eight points whose order divides 8, as multiples of one of order 8. */
export function smallPoints(): readonly Point[] {
  for (let y = 2n; ; y += 1n) {
    const found = decode(bytesOf(y));
    const small = found === null ? NEUTRAL : times(L, found);
    if (!encode(times(4n, small)).equals(encode(NEUTRAL))) return Array.from({ length: 8 }, (_, n) => times(BigInt(n), small));
  }
}

/** All spellings of the points of small order, the second ones too: y and y + p, x = 0 with either sign. */
export function smallSpellings(): readonly Buffer[] {
  const ys = new Set(smallPoints().map((point) => numberOf(encode(point)) % 2n ** 255n));
  const spelled = [...ys].flatMap((y) => (y + P < 2n ** 255n ? [y, y + P] : [y]));
  return spelled.flatMap((y) => [bytesOf(y), bytesOf(y | (1n << 255n))]);
}
