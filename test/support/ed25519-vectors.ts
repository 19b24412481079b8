/** Keys and signatures on which verifiers of Ed25519 are known to differ, made from the curve itself, and some that nobody disputes. */
import { add, BASE, bytesOf, challenge, encode, L, smallPoints, smallSpellings, times, type Point } from './edwards.ts';

/** One signature. `honest`: it was made as RFC 8032 says. */
export type Vector = {
  readonly what: string;
  readonly honest: boolean;
  readonly key: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
};

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** RFC 8032 section 7.1, tests 1 to 3, as printed. */
export const PRINTED: readonly Vector[] = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
].map(([key = '', message = '', signature = ''], at) => ({
  what: `RFC 8032 test ${at + 1}`,
  honest: true,
  key: hex(key),
  message: hex(message),
  signature: hex(signature),
}));

const SECRET = 4_711_000_000_000_000_000_000_000_000_000_000_000_001n;
const NONCE = 1_234_567_890_123_456_789_012_345_678_901_234_567_891n;
const HONEST = times(SECRET, BASE);

/** A signature with this R; S as if `secret` were the whole secret of the key, with so many L too much. */
function signed(what: string, point: Point, r: Point, nonce: bigint, message: Uint8Array, secret: bigint, more = 0n): Vector {
  const [key, first] = [encode(point), encode(r)];
  const s = ((nonce + challenge(first, key, message) * secret) % L) + more * L;
  return { what, honest: false, key, message, signature: Buffer.concat([first, bytesOf(s)]) };
}

const messages = Array.from({ length: 16 }, (_, n) => Buffer.from(`message ${n}`));
const small = smallPoints();

/** Every spelling of a key of small order with every spelling of an R of small order, S = 0: some verifiers take them for any message. */
const zeros = (): Vector[] =>
  smallSpellings().flatMap((key, a) =>
    smallSpellings().map((r, b) => ({
      what: `small key ${a}, small R ${b}, S = 0`,
      honest: false,
      key,
      message: messages[0] ?? Buffer.alloc(0),
      signature: Buffer.concat([r, Buffer.alloc(32)]),
    })),
  );

const withSmallKey = (): Vector[] =>
  small.flatMap((key, n) => messages.map((message) => signed(`key of small order ${n}`, key, times(NONCE, BASE), NONCE, message, 0n)));

const withMixedKey = (): Vector[] =>
  small
    .slice(1)
    .flatMap((part, n) =>
      messages.map((message) => signed(`key with a small part ${n + 1}`, add(HONEST, part), times(NONCE, BASE), NONCE, message, SECRET)),
    );

const withMixedR = (): Vector[] =>
  small
    .slice(1)
    .flatMap((part, n) => [
      signed(`R with a small part ${n + 1}`, HONEST, add(times(NONCE, BASE), part), NONCE, messages[n] ?? Buffer.alloc(0), SECRET),
    ]);

const withSmallR = (): Vector[] =>
  small.map((r, n) => signed(`R of small order ${n}`, HONEST, r, 0n, messages[n] ?? Buffer.alloc(0), SECRET));

const withLargeS = (): Vector[] =>
  messages.slice(0, 4).map((message) => signed('S with L added', HONEST, times(NONCE, BASE), NONCE, message, SECRET, 1n));

const honest = (): Vector[] =>
  messages.map((message) => ({ ...signed('honest', HONEST, times(NONCE, BASE), NONCE, message, SECRET), honest: true }));

/** All of them: the disputed first. */
export const vectors = (): readonly Vector[] => [
  ...zeros(),
  ...withSmallKey(),
  ...withMixedKey(),
  ...withMixedR(),
  ...withSmallR(),
  ...withLargeS(),
  ...honest(),
  ...PRINTED,
];
