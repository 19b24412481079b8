// @vitest-environment happy-dom
/** One table of addresses, asked at every border: what the screen says, what the console answers, what the command line answers. */
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { judgeController, judgeNetworkPlace, judgeWiredPlace } from '../../../../app/address/adapter.ts';
import { judgeBridgeAddress } from '../../../../app/address/bridge.ts';
import { judgeFeedAddress } from '../../../../app/address/feed.ts';
import type { SettingsView } from '../../../../app/contract/console.ts';
import type { Reason } from '../../../../app/refusals/refusals.ts';
import type { Result } from '../../../../app/base/result.ts';
import type { UpdateView } from '../../../../app/updates/updates.ts';
import { en } from '../../../../app/words/en/index.ts';
import { createLinkHandlers } from '../../../../main/handlers/link-handlers.ts';
import { changeSettings } from '../../../../main/settings/change.ts';
import { link } from '../../../../main/shells/cli/commands/link.ts';
import { bridgeOverride } from '../../../../main/shells/cli/at-work/bridge-options.ts';
import { WayIn } from '../../../../renderer/screens/link/WayIn.tsx';
import { ProfileCard } from '../../../../renderer/screens/settings/ProfileCard.tsx';
import { TrailCard } from '../../../../renderer/screens/settings/TrailCard.tsx';
import { UpdateFeed } from '../../../../renderer/screens/settings/Updates.tsx';
import { fakeIo } from '../../../support/fake-io.ts';
import { shown } from '../../../support/shown.tsx';

/** What is asked, and the reason why it is refused; null: it is taken. */
type Row = readonly [text: string, reason: Reason | null];

const BRIDGES: readonly Row[] = [
  ['wss://phone.local:8443/pims', null],
  ['WSS://Phone.Local', null],
  [' wss://phone.local ', null],
  ['wss://phone.local/pims?v=1', null],
  ['ws://localhost:1/pims', null],
  ['ws://127.0.0.1:8080/pims', null],
  ['ws://127.0.0.2', null],
  ['ws://127.1:80', null],
  ['ws://[::1]:8080/pims', null],
  ['ws://phone.local/pims', 'bridge-address-insecure'],
  ['ws://127.0.0.1.example.org/', 'bridge-address-insecure'],
  ['ws://128.0.0.1', 'bridge-address-insecure'],
  ['ws://[::ffff:127.0.0.1]/', 'bridge-address-insecure'],
  ['wss://u:p@host', 'bridge-address-secret'],
  ['ws://u@127.0.0.1', 'bridge-address-secret'],
  ['wss://phone.local/pims#part', 'bridge-address-form'],
  ['wss://phone.local:99999', 'bridge-address-form'],
  ['wss://', 'bridge-address-form'],
  ['wss:phone', 'bridge-address-form'],
  ['wss://phone\\pims', 'bridge-address-form'],
  ['https://phone.local', 'bridge-address-form'],
  ['phone', 'bridge-address-form'],
];

const FEEDS: readonly Row[] = [
  ['https://updates.example:8443/a/b', null],
  [' https://updates.example/', null],
  ['http://127.0.0.2/', null],
  ['http://localhost:8080/', null],
  ['http://[::1]:1/', null],
  ['http://updates.example/', 'feed-address-form'],
  ['http://127.0.0.1@evil.test/', 'feed-address-form'],
  ['https://user:secret@updates.example/', 'feed-address-form'],
  ['https://updates.example/?', 'feed-address-form'],
  ['https://999.999.999.999/', 'feed-address-form'],
  ['https://updates.example:99999/', 'feed-address-form'],
  ['ftp://updates.example/', 'feed-address-form'],
];

const CONTROLLERS: readonly Row[] = [
  ['default', null],
  [' dbus ', null],
  ['hci-uart:/dev/ttyACM0', null],
  ['hci-uart:/dev/ttyACM0@1000000', null],
  ['hci-uart:/dev/tty@foo', null],
  ['hci-uart:/dev/serial port@115200', null],
  ['hci-uart:/dev/ttyACM0@10000000', null],
  ['hci-uart:/dev/ttyACM0@38', null],
  ['hci-uart:COM7@1000000', null],
  ['hci-uart:/dev/x@', 'bluetooth-form'],
  ['hci-uart:/dev/x@0', 'bluetooth-form'],
  ['hci-uart:/dev/ttyACM0@37', 'bluetooth-form'],
  ['hci-uart:/dev/ttyACM0@99999999', 'bluetooth-form'],
  ['hci-uart:/dev/ttyACM0@10000001', 'bluetooth-form'],
  ['hci-uart:', 'bluetooth-form'],
  ['hci-uart:@115200', 'bluetooth-form'],
  ['Default', 'bluetooth-form'],
  ['bluez', 'bluetooth-form'],
];

const NETWORKS: readonly (readonly [host: string, port: string, reason: Reason | null])[] = [
  ['192.168.0.10', '35000', null],
  [' obd.local ', ' 1 ', null],
  ['fe80::1%eth0', '65535', null],
  ['[::1]', '35000', null],
  ['obd', '0', 'network-place-form'],
  ['obd', '65536', 'network-place-form'],
  ['a b', '35000', 'network-place-form'],
  ['obd.local/path', '35000', 'network-place-form'],
  ['user@obd.local', '35000', 'network-place-form'],
  ['999.1.1.1', '35000', 'network-place-form'],
  ['1:2', '35000', 'network-place-form'],
  ['', '35000', 'network-place-form'],
];

const reasonOf = (judged: Result<unknown, Reason>): Reason | null => (judged.ok ? null : judged.error);
const sentenceOf = (reason: Reason | null): string | null => (reason === null ? null : en.refusal[reason]);

/** The console's answer: a running activation or a log that takes nothing stands behind the judgement. */
async function settingAnswer(patch: Parameters<typeof changeSettings>[1]): Promise<Reason | null> {
  const mode = {
    mode: 'live',
    running: () => ({ reason: 'activation-running' }),
    trail: { append: () => ({ ok: false, error: 'io' }) },
    context: { operator: () => null, person: () => null, station: () => '' },
  };
  const parts = { settings: {}, secrets: {}, mode, viewer: { mode: 'live', account: '1' } };
  const changed = await changeSettings(parts as unknown as Parameters<typeof changeSettings>[0], patch);
  const reason = changed.ok ? undefined : changed.error.refusal?.reason;
  return reason === undefined || reason === 'activation-running' ? null : reason;
}

function typed(label: string, text: string): string | null {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
  return screen.queryByRole('alert')?.textContent ?? null;
}

const PROFILE = {
  url: '',
  tokenSet: false,
  confirmed: true,
  confirmedUrl: null,
  sdk: 'auto',
  pin: null,
  environment: 'Production',
} as const;
const SETTINGS = {
  ...{ mode: 'live', bluetooth: '', witnessFolder: '', secondStationKey: '', retentionDays: null, lockAfterMinutes: 10, updateFeed: '' },
  profile: { ...PROFILE, brand: 'Peugeot', answerTimeoutMs: 1_000, activationTimeoutMs: 1_000 },
} as unknown as SettingsView;

describe('the address of a bridge', () => {
  it.each(BRIDGES)('%j: %s', async (text, reason) => {
    expect(reasonOf(judgeBridgeAddress(text))).toBe(reason);
    expect(await settingAnswer({ profile: { url: text } })).toBe(reason);
    const ran = bridgeOverride({ values: { bridge: text }, io: fakeIo() });
    expect(ran.ok ? null : ran.error).toBe(reason === null ? null : `--bridge: ${sentenceOf(reason) ?? ''}`);
    await shown(<ProfileCard profile={SETTINGS.profile} />);
    expect(typed('Address', text)).toBe(sentenceOf(reason));
  });
});

describe('the address of updates', () => {
  it.each(FEEDS)('%j: %s', async (text, reason) => {
    expect(reasonOf(judgeFeedAddress(text))).toBe(reason);
    expect(await settingAnswer({ updateFeed: text })).toBe(reason);
    await shown(<UpdateFeed value={SETTINGS} />, (stores) =>
      stores.session.setState({ update: { unfit: null, hasFeed: false, state: { name: 'unasked' }, rev: 1 } satisfies UpdateView }),
    );
    expect(typed('Address of updates', text)).toBe(sentenceOf(reason));
  });
});

async function linkAnswer(words: readonly string[], values: Readonly<Record<string, string>>): Promise<string> {
  const deed = link.deeds.find((one) => one.name === `link ${words[0] ?? ''}`);
  if (deed?.at !== 'once') throw new TypeError('no such deed');
  const outcome = await deed.run({ words, values, io: fakeIo(), dataDir: '/nowhere', json: false });
  return outcome.sentence ?? '';
}

describe('a Bluetooth controller', () => {
  it.each(CONTROLLERS)('%j: %s', async (text, reason) => {
    expect(reasonOf(judgeController(text))).toBe(reason);
    expect(await settingAnswer({ bluetooth: text })).toBe(reason);
    // A word too many is refused after the controller, before anything is looked for.
    const said = await linkAnswer(['list', 'more'], { 'ble-controller': text });
    expect(said.startsWith('--ble-controller: ') ? said : null).toBe(
      reason === null ? null : `--ble-controller: ${sentenceOf(reason) ?? ''}`,
    );
    await shown(<TrailCard value={SETTINGS} />);
    expect(typed('Bluetooth controller', text)).toBe(sentenceOf(reason));
  });
});

describe('an adapter on the network', () => {
  it.each(NETWORKS)('%j %j: %s', async (host, port, reason) => {
    expect(reasonOf(judgeNetworkPlace(host, port))).toBe(reason);
    expect(reasonOf(judgeWiredPlace(`tcp:${host.trim()}:${port.trim()}`))).toBe(reason);
    const current = { link: { addPlace: () => undefined, view: () => null } };
    const handlers = createLinkHandlers({ host: { peer: { link: { discover: true } }, current } } as unknown as Parameters<
      typeof createLinkHandlers
    >[0]);
    const answer = await handlers['link.add']({ host, port: Number(port) });
    expect(answer.ok ? null : answer.error.refusal?.reason).toBe(reason);
    const view = { bluetooth: { state: 'off' }, adapters: [] } as unknown as Parameters<typeof WayIn>[0]['view'];
    await shown(<WayIn view={view} />);
    fireEvent.change(screen.getByLabelText('Name or address'), { target: { value: host } });
    fireEvent.change(screen.getByLabelText('Port'), { target: { value: port } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add' }).disabled).toBe(reason !== null);
  });
});

describe('an adapter on a wire, on the command line', () => {
  it.each([
    ['', 'serial-place-form'],
    ['/dev/x@1', 'serial-place-form'],
    ['@115200', 'serial-place-form'],
    ['tcp:obd', 'network-place-form'],
    ['tcp:obd:0', 'network-place-form'],
    ['tcp:a b:35000', 'network-place-form'],
  ] as const)('%j: %s', async (text, reason) => {
    expect(reasonOf(judgeWiredPlace(text))).toBe(reason);
    expect(await linkAnswer(['read'], { serial: text })).toBe(`--serial: ${sentenceOf(reason) ?? ''}`);
  });
});
