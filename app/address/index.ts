/** Where something is reached: bridges, feeds, adapters, links from other systems. One judge for every border. */
export { judgeController, judgeNetworkPlace, judgeWiredPlace } from './adapter.ts';
export { forwardedHref, judgeBridgeAddress, type BridgeAddressReason } from './bridge.ts';
export { LINK_SCHEME, isLink, parseLink, type AskedVehicle } from './deep-link.ts';
export { judgeFeedAddress } from './feed.ts';
