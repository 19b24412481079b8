/**
 * The browser's Back and Forward go through the screens and vehicles of this page, and not out of the console. An entry of the browser's history
 * holds a number and a screen; which vehicle was there is kept in this page's memory alone, since browsers write their history to disk.
 *
 * Going back is no command: a vehicle that was left is put into the find field, where Enter opens it as ever.
 */
import type { Stores } from '../stores/stores.ts';
import { personAt } from '../stores/operators.ts';
import type { Screen } from '../stores/ui.ts';

/** What is written into an entry. Place 0 lies under all others: whoever comes to it is sent back up. */
type Place = { readonly place: number; readonly screen: Screen };

/** What is taken from the browser; tests pass their own. */
export type HistoryWorld = {
  readonly history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'forward'>;
  readonly addEventListener: (type: 'popstate', listener: (event: { readonly state: unknown }) => void) => void;
  readonly removeEventListener: (type: 'popstate', listener: (event: { readonly state: unknown }) => void) => void;
};

const SCREENS: Readonly<Record<Screen, true>> = { job: true, followups: true, audit: true, settings: true };
const isScreen = (screen: unknown): screen is Screen => typeof screen === 'string' && Object.hasOwn(SCREENS, screen);

/** What an entry holds; null where it is none of ours, or of a page of another version. */
function placeIn(state: unknown): Place | null {
  if (typeof state !== 'object' || state === null || !('place' in state) || !('screen' in state)) return null;
  const { place, screen } = state;
  return typeof place === 'number' && Number.isSafeInteger(place) && place >= 0 && isScreen(screen) ? { place, screen } : null;
}

type Followed = Pick<Stores, 'ui' | 'job' | 'operators'>;

/** Follows screens, vehicles, and the browser's buttons. Returns the function that ends it. */
export function followHistory(stores: Followed, world: HistoryWorld): () => void {
  const walk = new Walk(stores, world);
  const go = (event: { readonly state: unknown }) => walk.went(event.state);
  world.addEventListener('popstate', go);
  const unfollow = [
    stores.ui.subscribe((now, before) => {
      if (now.screen !== before.screen) walk.screenChanged(now.screen);
    }),
    stores.job.subscribe((now, before) => {
      if (now.view?.vin !== before.view?.vin) walk.vehicleChanged(now.view?.vin ?? null);
    }),
    // What somebody opened is not the next person's to see.
    stores.operators.subscribe((now, before) => {
      if (personAt(now) !== personAt(before)) walk.forgetVehicles();
    }),
  ];
  return () => {
    world.removeEventListener('popstate', go);
    for (const end of unfollow) end();
  };
}

class Walk {
  readonly #stores: Followed;
  readonly #world: HistoryWorld;
  readonly #vehicles = new Map<number, string>();
  #here: Place;
  /** The page follows the browser at this moment: what changes is no new place. */
  #isFollowing = false;

  constructor(stores: Followed, world: HistoryWorld) {
    this.#stores = stores;
    this.#world = world;
    const { screen } = stores.ui.getState();
    // After a reload the entries are there already, and the page begins at its first screen again.
    const before = placeIn(world.history.state)?.place ?? 0;
    if (before === 0) world.history.replaceState({ place: 0, screen } satisfies Place, '');
    this.#here = { place: Math.max(before, 1), screen };
    if (before === 0) world.history.pushState(this.#here, '');
    else world.history.replaceState(this.#here, '');
  }

  screenChanged(screen: Screen): void {
    if (this.#isFollowing) return;
    this.#enter(screen);
    this.#note(screen === 'job' ? this.#vin() : null);
  }

  /** A vehicle that is opened where none was is no new place: the one before it had nothing to go back to. */
  vehicleChanged(vin: string | null): void {
    if (this.#here.screen !== 'job') return;
    const before = this.#vehicles.get(this.#here.place);
    if (before !== undefined && before !== vin) this.#enter('job');
    this.#note(vin);
  }

  forgetVehicles(): void {
    this.#vehicles.clear();
  }

  /** The browser went somewhere. Entries of others, such as a new address in this tab, are theirs to follow. */
  went(state: unknown): void {
    const place = placeIn(state);
    if (place === null) return;
    if (place.place === 0) {
      this.#world.history.forward();
      return;
    }
    this.#here = place;
    this.#isFollowing = true;
    this.#stores.ui.go(place.screen);
    this.#isFollowing = false;
    this.#offerVehicle();
  }

  #offerVehicle(): void {
    const vin = this.#vehicles.get(this.#here.place);
    if (this.#here.screen !== 'job' || vin === undefined || vin === this.#vin()) return;
    this.#stores.job.setFind(vin);
    this.#stores.ui.focusOn('find');
  }

  #enter(screen: Screen): void {
    this.#here = { place: this.#here.place + 1, screen };
    this.#world.history.pushState(this.#here, '');
  }

  #note(vin: string | null): void {
    if (vin === null) this.#vehicles.delete(this.#here.place);
    else this.#vehicles.set(this.#here.place, vin);
  }

  #vin(): string | null {
    return this.#stores.job.getState().view?.vin ?? null;
  }
}
