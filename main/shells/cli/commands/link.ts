/** `carkey link`: adapters and reads over them. Not available yet; the name is kept so that scripts get a clear answer. */
import { wrong, type Command } from '../command.ts';

/** The command. */
export const link: Command = {
  name: 'link',
  summary: 'Adapters on USB and BLE, and one read through one of them (not available yet).',
  usage: 'list | read',
  help: [],
  options: {
    serial: { type: 'string' },
    ble: { type: 'string' },
    'ble-controller': { type: 'string' },
  },
  run: () => Promise.resolve(wrong('"carkey link" is not available yet.')),
};
