/** Ways that carry bytes to an adapter: serial port, network. Bluetooth has a room of its own. */
export type { ByteStream, OpenStream } from './stream.ts';
