/** Updates of the program: the feed as published, and what the screen shows of it. */
export { readFeed, type Offer, type Wanted } from './feed.ts';
export { isNewer, type Release, type Unfit, type UpdateFault, type UpdateState, type UpdateView } from './updates.ts';
