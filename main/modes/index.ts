/** One running mode, practice or live: its log, bridge, link, job and watches, started together and stopped together. */
export { aboutHere, type LastingAbout } from './about.ts';
export { followUpsEvent, followUpsOf } from './follow-ups.ts';
export { ModeHost, type Hosted } from './mode-host.ts';
export { startMode, type RunningMode } from './mode.ts';
export { recordOperatorEvent } from './operator-log.ts';
export { modeOf, startPeer, type Override } from './peer.ts';
export { shareProcess } from './share-process.ts';
export { viewerAt } from './viewer.ts';
export { notStarted } from './mode-change.ts';
export { restartOrGoBack } from './mode-change.ts';
