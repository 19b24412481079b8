/** Loaded before a utility process's own program: gives it Electron's `process.parentPort` instead of Node's channel. */
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
const { send } = process;
port.postMessage = (message) => send.call(process, message, undefined, undefined, () => undefined);
process.on('message', (data) => port.emit('message', { data, ports: [] }));
process.on('disconnect', () => port.emit('close'));
Object.defineProperty(process, 'parentPort', { value: port });
Object.defineProperty(process, 'send', { value: undefined });
process.type = 'utility';
