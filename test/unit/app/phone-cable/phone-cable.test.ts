/** The phone on the cable as pure rules: addresses that mean one, lists of the adb server, which phone is meant, and its word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBridgeAddress } from '../../../../app/address/bridge.ts';
import { LANGUAGES } from '../../../../app/base/language.ts';
import { chainOf } from '../../../../app/carkey/status/chain.ts';
import { USB_PORT } from '../../../../app/phone-cable/address.ts';
import { isOnCable, parseDeviceList, PHONE_STATES, type PhoneSeen } from '../../../../app/phone-cable/devices.ts';
import { CABLE_NEXTS, CABLE_WORDS, cableView, nextOf, phoneMeant, wordOf, type CableFacts } from '../../../../app/phone-cable/situation.ts';
import { wordsFor } from '../../../../app/words/load.ts';

const phone = (serial: string, state: PhoneSeen['state'] = 'authorised'): PhoneSeen => ({
  serial,
  state,
  model: 'Pixel 8',
  transport: '1',
});
const ANY = { serial: null, port: USB_PORT };
const facts = (change: Partial<CableFacts> = {}): CableFacts => ({
  use: 'on',
  server: 'answers',
  adb: null,
  phones: [],
  wanted: ANY,
  chosen: null,
  way: null,
  inUse: null,
  ...change,
});

describe('an address that means the cable', () => {
  it.each([
    ['usb:', null, USB_PORT],
    [' USB: ', null, USB_PORT],
    ['usb:38281FDJH00ABC', '38281FDJH00ABC', USB_PORT],
    ['usb:?port=8080', null, 8_080],
    ['usb:emulator-5554', 'emulator-5554', USB_PORT],
    ['usb:127.0.0.1:5601?port=1', '127.0.0.1:5601', 1],
  ])('%s', (text, serial, port) => {
    expect(judgeBridgeAddress(text)).toEqual({ ok: true, value: { href: '', port: '', onThisComputer: true, usb: { serial, port } } });
  });

  it.each([
    ['usb://host/pims', 'bridge-address-form'],
    ['usb:a b', 'bridge-address-form'],
    ['usb:?port=0', 'bridge-address-form'],
    ['usb:?port=65536', 'bridge-address-form'],
    ['usb:?port=', 'bridge-address-form'],
    [`usb:${'x'.repeat(65)}`, 'bridge-address-form'],
    // adb reaches these over the network: what is said would leave this computer without TLS.
    ['usb:192.168.1.20:5555', 'bridge-address-insecure'],
    ['usb:127.0.0.1.example.org:5555', 'bridge-address-insecure'],
    ['usb:adb-38281FDJH00ABC-x1y2z3._adb-tls-connect._tcp', 'bridge-address-insecure'],
  ])('%s is refused as %s', (text, reason) => {
    expect(judgeBridgeAddress(text)).toEqual({ ok: false, error: reason });
  });

  it('no other address has one', () => {
    expect(judgeBridgeAddress('wss://bridge.example/pims')).toMatchObject({ ok: true, value: { usb: null } });
  });
});

describe('a list of the adb server', () => {
  it('every state that adb prints', () => {
    const text = [
      '38281FDJH00ABC         device usb:1-2 product:shiba model:Pixel_8 device:shiba transport_id:3',
      'R58M1234567            unauthorized usb:1-3 transport_id:4',
      'OFF                    offline transport_id:5',
      'NOPERM                 no permissions (user in plugdev group; are your udev rules wrong?); see [http://developer.android.com/tools/device.html] usb:1-4 transport_id:6',
      'BOOT                   bootloader usb:1-5 transport_id:7',
      'ING                    authorizing transport_id:8',
      '',
      'rubbish',
    ].join('\n');
    expect(parseDeviceList(text)).toEqual([
      { serial: '38281FDJH00ABC', state: 'authorised', model: 'Pixel 8', transport: '3' },
      { serial: 'R58M1234567', state: 'unauthorised', model: null, transport: '4' },
      { serial: 'OFF', state: 'offline', model: null, transport: '5' },
      { serial: 'NOPERM', state: 'no-permission', model: null, transport: '6' },
      { serial: 'BOOT', state: 'other-mode', model: null, transport: '7' },
      { serial: 'ING', state: 'starting', model: null, transport: '8' },
    ]);
  });

  it('any text is read without a fault, and no list is longer than a hub has places', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(60), (noise, lines) => {
        const list = parseDeviceList(`${noise}\n${'A device transport_id:1\n'.repeat(lines)}`);
        expect(list.length).toBeLessThanOrEqual(32);
        for (const one of list) expect(PHONE_STATES).toContain(one.state);
      }),
    );
    expect(parseDeviceList('A __proto__ transport_id:1')[0]?.state).toBe('other-mode');
  });

  it('what a terminal would obey is in no serial and no model', () => {
    const list = ['\u001b[2JA', 'A\u0007', 'A\u009b31m', 'A\u202eB'].map((serial) => `${serial} device model:X transport_id:1`);
    expect(parseDeviceList(list.join('\n'))).toEqual([]);
    expect(parseDeviceList('A device model:P\u001b[31m transport_id:1')).toEqual([
      { serial: 'A', state: 'authorised', model: null, transport: '1' },
    ]);
  });

  it('what is on the network, and an emulator, is on no cable', () => {
    expect(
      ['38281FDJH00ABC', 'emulator-5554', '10.0.0.2:5555', 'adb-X-y._adb-tls-connect._tcp'].map((serial) => isOnCable({ serial })),
    ).toEqual([true, false, false, false]);
  });
});

describe('which phone is meant', () => {
  const [a, b, far] = [phone('A'), phone('B'), phone('10.0.0.2:5555')];
  it('the only one on a cable', () => {
    expect(phoneMeant(facts({ phones: [a, far] }))).toBe(a);
    expect(phoneMeant(facts({ phones: [far] }))).toBeNull();
  });
  it('of several the one that a person chose, and nobody else takes its place', () => {
    expect(wordOf(facts({ phones: [a, b] }))).toBe('which-phone');
    expect(phoneMeant(facts({ phones: [a, b], chosen: 'B' }))).toBe(b);
    expect(phoneMeant(facts({ phones: [a], chosen: 'B' }))).toBeNull();
    expect(wordOf(facts({ phones: [a], chosen: 'B' }))).toBe('chosen-away');
    expect(wordOf(facts({ phones: [], chosen: 'B' }))).toBe('no-phone');
  });
  it('the one in use, when another is plugged in; a choice counts more', () => {
    const [used, other] = [
      { ...a, transport: '7' },
      { ...b, transport: '8' },
    ];
    expect(phoneMeant(facts({ phones: [other, used], inUse: '7' }))).toBe(used);
    expect(phoneMeant(facts({ phones: [other, used], inUse: '7', chosen: 'B' }))).toBe(other);
    // The server's number is what counts: this one came later, under the serial of the one that was in use.
    expect(phoneMeant(facts({ phones: [other, { ...a, transport: '9' }], inUse: '7' }))).toBeNull();
  });
  it('two with one serial: none of them by itself, be it named, chosen or neither', () => {
    const twins = [
      { ...a, transport: '7' },
      { ...a, transport: '8' },
    ];
    for (const change of [{}, { chosen: 'A' }, { wanted: { serial: 'A', port: 1 } }]) {
      expect(phoneMeant(facts({ phones: twins, ...change }))).toBeNull();
      expect(cableView(facts({ phones: twins, ...change }))).toMatchObject({ word: 'alike', next: 'unplug-one' });
    }
    expect(wordOf(facts({ phones: [...twins, b] }))).toBe('which-phone');
    expect(wordOf(facts({ phones: [...twins, b], chosen: 'A' }))).toBe('alike');
    expect(phoneMeant(facts({ phones: twins, inUse: '8' }))).toBe(twins[1]);
  });
  it('the named one, whatever was chosen', () => {
    expect(phoneMeant(facts({ phones: [a, b], wanted: { serial: 'A', port: 1 }, chosen: 'B' }))).toBe(a);
    expect(wordOf(facts({ phones: [b], wanted: { serial: 'A', port: 1 } }))).toBe('no-phone');
  });
});

describe('the word', () => {
  it.each([
    [{ use: 'off' }, 'off', 'switch-on'],
    [{ server: 'unknown' }, 'looking', 'wait'],
    [{ server: 'silent', adb: false }, 'no-adb', 'install-adb'],
    [{ server: 'silent', adb: true }, 'not-started', 'start-adb'],
    [{}, 'no-phone', 'plug'],
    [{ phones: [phone('A', 'unauthorised')] }, 'unauthorised', 'allow-on-phone'],
    [{ phones: [phone('A', 'no-permission')] }, 'no-permission', 'permit'],
    [{ phones: [phone('A', 'offline')] }, 'offline', 'replug'],
    [{ phones: [phone('A', 'other-mode')] }, 'other-mode', 'restart-phone'],
    [{ phones: [phone('A')] }, 'looking', 'wait'],
    [{ phones: [phone('A')], way: 'no-app' }, 'no-app', 'open-app'],
    [{ phones: [phone('A')], way: 'no-forward' }, 'no-forward', 'replug'],
    [{ phones: [phone('A')], way: 'open' }, 'ready', 'none'],
    // Nobody asks anything of a phone that is not the bridge.
    [{ phones: [phone('A')], wanted: null }, 'ready', 'none'],
  ] as const)('%j: %s', (change, word, next) => {
    expect(cableView(facts(change))).toMatchObject({ word, next });
  });

  it('every word has a next step and, in the lamp row, a lamp where the bridge is on the cable', () => {
    for (const word of CABLE_WORDS) {
      expect(CABLE_NEXTS).toContain(nextOf(word));
      const view = { word, next: nextOf(word), used: true, phones: [], phone: null };
      const chain = (cable: typeof view | undefined) =>
        chainOf({
          line: 'up',
          logProblem: null,
          link: null,
          job: null,
          now: 0,
          bridge: { name: 'off', ...(cable === undefined ? {} : { cable }) },
        });
      expect(chain(view).lamps.map(({ id }) => id)).toEqual(['desktop', 'adapter', 'car', 'cable', 'phone', 'cloud']);
      expect(chain({ ...view, used: false }).lamps).toHaveLength(5);
      expect(chain(undefined).lamps).toHaveLength(5);
    }
  });

  it('a phone that is not on a cable is not shown', () => {
    expect(cableView(facts({ phones: [phone('10.0.0.2:5555'), phone('A')] })).phones.map(({ serial }) => serial)).toEqual(['A']);
  });

  it.each(LANGUAGES)('%s: one sentence what to do, one what it means', async (language) => {
    const { phoneCable, phoneState } = await wordsFor(language);
    for (const { hands, meaning } of Object.values(phoneCable))
      for (const text of [hands, meaning]) expect(text).toMatch(/^[\p{Lu}].*\.$/u);
    expect(new Set(Object.values(phoneState)).size).toBe(PHONE_STATES.length);
  });
});
