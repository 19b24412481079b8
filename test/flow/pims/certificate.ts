/** Certificates for 127.0.0.1, made on the spot (X.509, ECDSA P-256), so that no key lies in the repository. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const ECDSA_SHA256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const name = (text: string) => sequence(der(0x31, sequence(der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from(text)))));
const time = (text: string) => der(0x17, Buffer.from(text));

const pem = (bytes: Buffer): string => `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----\n`;
const keyPem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const spkiOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

type Parts = { readonly subject: string; readonly issuer: string; readonly key: KeyObject; readonly signer: KeyObject };

/** `extensions`: none makes a certificate of version 1. */
function certificate({ subject, issuer, key, signer }: Parts, ...extensions: readonly Uint8Array[]): string {
  const version = extensions.length === 0 ? [] : [der(0xa0, der(0x02, Buffer.from([2])))];
  const body = sequence(
    ...version,
    der(0x02, Buffer.from([1]), randomBytes(8)),
    ECDSA_SHA256,
    name(issuer),
    sequence(time('200101000000Z'), time('491231235959Z')),
    name(subject),
    spkiOf(key),
    ...(extensions.length === 0 ? [] : [der(0xa3, sequence(...extensions))]),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, signer));
  return pem(sequence(body, ECDSA_SHA256, signature));
}

/** Key and certificate as PEM, and the pin: SHA-256 of the public key, lower-case hex. */
export function selfSigned(): { readonly key: string; readonly cert: string; readonly pin: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    key: keyPem(privateKey),
    cert: certificate({ subject: 'practice bridge', issuer: 'practice bridge', key: publicKey, signer: privateKey }),
    pin: createHash('sha256').update(spkiOf(publicKey)).digest('hex'),
  };
}

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const TRUE = der(0x01, Buffer.from([0xff]));
const BASIC_CONSTRAINTS = oid('551d13');
const SUBJECT_ALT_NAME = oid('551d11');

/** A company's own authority, and the key and certificate of a bridge at 127.0.0.1 that it signed; all PEM. */
export function companySigned(): { readonly authority: string; readonly key: string; readonly cert: string } {
  const company = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const bridge = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = 'Company authority';
  const isAuthority = sequence(BASIC_CONSTRAINTS, TRUE, der(0x04, sequence(TRUE)));
  const isLoopback = sequence(SUBJECT_ALT_NAME, der(0x04, sequence(der(0x87, Buffer.from([127, 0, 0, 1])))));
  return {
    authority: certificate({ subject: issuer, issuer, key: company.publicKey, signer: company.privateKey }, isAuthority),
    key: keyPem(bridge.privateKey),
    cert: certificate({ subject: 'bridge', issuer, key: bridge.publicKey, signer: company.privateKey }, isLoopback),
  };
}
