/** `carkey bundle`: proved extracts for support. Not available yet; the name is kept so that scripts get a clear answer. */
import { wrong, type Command } from '../command.ts';

/** The command. */
export const bundle: Command = {
  name: 'bundle',
  summary: 'Make or verify a proved extract for the support desk (not available yet).',
  usage: 'create | verify FILE',
  help: [],
  options: {},
  run: () => Promise.resolve(wrong('"carkey bundle" is not available yet.')),
};
