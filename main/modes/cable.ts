/** The cable of live work: whether it is followed, what the bridge's address wants of it, and what the bridge hears of it. */
import { judgeBridgeAddress } from '../../app/address/index.ts';
import type { BridgeView } from '../../app/contract/index.ts';
import type { BridgeState } from '../../app/pims/index.ts';
import type { UsbAddress } from '../../app/phone-cable/index.ts';
import type { Logger, Revisions } from '../base/index.ts';
import { type PhoneCable, startPhoneCable } from '../phone-cable/index.ts';
import type { Bridge, BridgeProfile } from '../pims/index.ts';
import type { Settings } from '../settings/index.ts';

/** What the cable is judged by. `withLink`: people look at a screen. */
type CableNeeds = { readonly settings: Settings; readonly withLink: boolean; readonly log: Logger };

/**
 * Starts following it where the bridge is on the cable; at a screen also where it is not, so that a phone is found. Practice never comes here.
 * Where nobody has confirmed the address nothing is asked of a phone.
 */
export function cableOf(profile: BridgeProfile, { settings, withLink, log }: CableNeeds): PhoneCable | null {
  const meant = usbOf(profile.url);
  const use = settings.phoneCable === 'off' ? 'off' : 'on';
  if (meant === null && (!withLink || use === 'off')) return null;
  return startPhoneCable({
    wanted: profile.unconfirmed === true ? null : meant,
    use,
    mayStart: settings.phoneCable === 'start',
    env: process.env,
    platform: process.platform,
    log: (event, fields) => log.info(`cable-${event}`, fields),
  });
}

function usbOf(url: string): UsbAddress | null {
  const judged = judgeBridgeAddress(url);
  return judged.ok ? (judged.value?.usb ?? null) : null;
}

/** The bridge with its cable, as it is told. */
export function bridgeView(state: BridgeState, cable: PhoneCable | null, revise: Revisions): BridgeView {
  return { ...state, ...(cable === null ? {} : { cable: cable.view() }), rev: revise() };
}

/** Keeps the bridge on the cable: a place that changed is tried at once, and a bridge that was lost has the cable looked at. */
export function followCable(cable: PhoneCable, bridge: Bridge, tell: () => void): () => void {
  let at = JSON.stringify(cable.place());
  const onCable = () => {
    const now = JSON.stringify(cable.place());
    // Only where the place is another one: the bridge's own pauses stand for everything else. What is connected goes on through a forwarding
    // that was taken back (seen in adb 29.0.6), and would be to a phone that is not meant any more.
    if (now !== at) bridge.renew();
    at = now;
    tell();
  };
  const offs = [
    cable.onChange(onCable),
    bridge.onState(({ name }) => {
      if (name !== 'waiting') return;
      if (cable.place().at === 'port') cable.check();
      // There is nothing to wait for. Later, so that everybody hears of the states in their order.
      else queueMicrotask(() => bridge.reconnect());
    }),
  ];
  // What changed before anybody listened.
  if (cable.place().at !== 'looking') bridge.reconnect();
  return () => offs.forEach((off) => off());
}
