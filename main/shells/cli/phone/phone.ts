/** `carkey phone list`: which phones are on the cable, how each stands, and what to do next. Forwards nothing and starts nothing. */
import { USB_PORT } from '../../../../app/phone-cable/index.ts';
import type { Words } from '../../../../app/words/shape/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import type { PhonesThere } from '../../../phone-cable/index.ts';
import { type Command, EXIT, type Invocation, type CommandResult, textOf, wrong } from '../command/index.ts';

const WHICH = 'Write: carkey phone list';

async function list({ values, words: typed, io }: Invocation): Promise<CommandResult> {
  const text = textOf(values, 'port') ?? String(USB_PORT);
  const appPort = Number(text);
  if (!/^\d{1,5}$/.test(text) || appPort < 1 || appPort > 65_535) return wrong('--port takes a number from 1 to 65535.');
  if (typed.length > 1) return wrong(WHICH);
  const { lookAtPhones } = await import('../../../phone-cable/index.ts');
  const there = await lookAtPhones({ platform: io.platform, env: io.env, appPort, signal: io.ended });
  return listOutcome(there, await wordsFor('en'));
}

/** 0 with a phone that may be used, else 3. */
function listOutcome({ view, phones }: PhonesThere, words: Words): CommandResult {
  const usable = phones.some(({ state }) => state === 'authorised');
  const { hands, meaning } = words.phoneCable[view.word];
  const json = { cable: view.word, next: view.next, phones: phones.map((one) => ({ ...one })) };
  const lines = phones.map(({ serial, model, state, app }) =>
    [serial, model ?? '-', words.phoneState[state], ...(app === null ? [] : [app ? 'bridge app runs' : 'bridge app not open'])].join('  '),
  );
  return {
    exit: usable ? EXIT.yes : EXIT.unreachable,
    answer: { json, lines },
    ...(usable ? {} : { sentence: `${meaning} ${hands}` }),
  };
}

/** The command. */
export const phone: Command = {
  name: 'phone',
  summary: 'Android phones on the USB cable, as adb has them.',
  usage: 'list [--port N]',
  help: [
    `--port N           port of the bridge app on the phone (${USB_PORT} unless told)`,
    '',
    'The address usb: stands for the phone on the cable, usb:SERIAL for one of several, usb:?port=N for another port.',
    'Exit 0: a phone that allows this computer. 3: none, or adb does not answer.',
  ],
  options: { port: { type: 'string' } },
  deeds: [{ at: 'once', name: 'phone list', run: list }],
  parts: {
    list: {
      summary: 'Phones on the cable: serial, model, whether they allow this computer, and whether the bridge app runs.',
      usage: '[--port N]',
      help: [],
    },
  },
  which: WHICH,
};
