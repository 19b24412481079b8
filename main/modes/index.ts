/** One running mode, practice or live: its log, bridge, link, job and watches, started together and stopped together. */
export { aboutHere, type LastingAbout } from './about.ts';
export { bridgeView } from './cable.ts';
export { followUpsEvent, followUpsOf, setFollowUp } from './follow-ups.ts';
export { forgetVehicle } from './forget-vehicle.ts';
export { ModeHost, type Hosted } from './mode-host.ts';
export { startMode, type RunningMode } from './mode.ts';
export { recordOperatorEvent } from './operator-log.ts';
export { modeOf, startPeer, type Override } from './peer.ts';
export { shareProcess } from './share-process.ts';
export { viewerAt } from './viewer.ts';
export { notStarted, restartOrGoBack } from './mode-change.ts';
