/**
 * The connection under the WebSocket. A TLS server is judged before the upgrade request leaves, so that neither the token nor any other
 * byte of the bridge protocol reaches a server that was not meant.
 */
import { createHash } from 'node:crypto';
import { connect as connectPlain, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import type { BridgeProblem } from '../../../app/pims/index.ts';
import { forgetAuthorities, trustedAuthorities } from './authorities.ts';

/** The server is not the one that was meant. */
export class CertificateFault extends Error {
  readonly problem: Extract<BridgeProblem, 'wrong-certificate' | 'pin-mismatch'>;

  constructor(problem: CertificateFault['problem']) {
    super(problem);
    this.problem = problem;
  }
}

/** Told once: the connected (and judged) socket, or why there is none. */
export type Connected = (error: Error | null, socket?: Socket) => void;

/**
 * Connects. With a pin (SHA-256 of the public key, lower-case hex) the server must hold exactly that key, and no authority is asked: a phone
 * has a certificate of its own making. Without one, authorities that are trusted here (authorities.ts) and the host name decide. Returns the
 * socket for cutting it off.
 */
export function connectTo(address: URL, pin: string | null, connected: Connected): Socket {
  const host = address.hostname.replace(/^\[|\]$/g, '');
  if (address.protocol === 'ws:') return connectLoopback(host, Number(address.port || 80), connected);
  const socket = connectTls({
    host,
    port: Number(address.port || 443),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ALPNProtocols: ['http/1.1'],
    ...(pin === null ? { secureContext: trustedAuthorities() } : {}),
    // Judged below, by pin or by `authorized`, before anything is written.
    rejectUnauthorized: false,
  });
  const onError = (error: Error): void => connected(error);
  socket.once('error', onError);
  socket.once('secureConnect', () => {
    socket.off('error', onError);
    const problem = judgeServer(socket, pin);
    if (problem === null) {
      connected(null, socket);
      return;
    }
    socket.destroy();
    if (problem === 'wrong-certificate') forgetAuthorities();
    connected(new CertificateFault(problem));
  });
  return socket;
}

function connectLoopback(host: string, port: number, connected: Connected): Socket {
  const socket = connectPlain({ host, port });
  const onError = (error: Error): void => connected(error);
  socket.once('error', onError);
  socket.once('connect', () => {
    socket.off('error', onError);
    connected(null, socket);
  });
  return socket;
}

function judgeServer(socket: TLSSocket, pin: string | null): CertificateFault['problem'] | null {
  if (pin === null) return socket.authorized ? null : 'wrong-certificate';
  const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
  return key !== undefined && createHash('sha256').update(key).digest('hex') === pin.toLowerCase() ? null : 'pin-mismatch';
}
