/**
 * Whose settings are whose. Station, name and saved views are kept apart for practice and live, so that nobody who practises changes what
 * live work shows or logs; the views of live work are those of the person who is signed in.
 */
import type { SavedView } from '../../app/audit/search/index.ts';
import type { Mode } from '../../app/base/index.ts';
import { defaultOperator, defaultStation, type Settings } from './schema.ts';
import type { SettingsPatch } from './settings.ts';

/** Who looks at the settings. In live mode nobody, or somebody behind the lock, sees only what the sign-in screen needs. */
export type Viewer = { readonly mode: 'practice' } | { readonly mode: 'live'; readonly account: string | null };

/** The desk of one person in one mode. */
export type Desk = { readonly station: string; readonly operatorName: string; readonly views: readonly SavedView[] };

/** What a change of the desk may hold. */
export type DeskPatch = { readonly [K in keyof Desk]?: Desk[K] | undefined };

const NOTHING: Desk = { station: '', operatorName: '', views: [] };

/** May the viewer see more than language, theme and mode? */
export function seesDesk(viewer: Viewer): boolean {
  return viewer.mode === 'practice' || viewer.account !== null;
}

/** May the viewer see what a person typed for live work? Practice has no part in it and can change none of it, so it is shown nothing. */
export function seesLiveWork(viewer: Viewer): boolean {
  return viewer.mode === 'live' && viewer.account !== null;
}

/** The desk as the viewer sees it; an empty one for nobody in live mode. */
export function deskOf({ live, practice }: Settings, viewer: Viewer): Desk {
  if (viewer.mode === 'practice') return { station: practice.station, operatorName: practice.operatorName, views: practice.views };
  if (viewer.account === null) return NOTHING;
  return { station: live.station, operatorName: '', views: live.views[viewer.account] ?? live.sharedViews };
}

/** What a person called practice's desk, told to practice only; what the system is called is nobody's choice. */
export function givenTo(
  { practice }: Settings,
  { mode }: Viewer,
): { readonly operatorName: string | null; readonly station: string | null } {
  const given = (name: string, byDefault: string) => (mode === 'live' || name.trim() === '' || name === byDefault ? null : name);
  return { operatorName: given(practice.operatorName, defaultOperator()), station: given(practice.station, defaultStation()) };
}

/** The name of the station in a mode. */
export function stationOf(settings: Settings, mode: Mode): string {
  return settings[mode].station;
}

/** A change of the desk, as the file takes it: always that of the mode in use. */
export function deskPatch({ live }: Settings, viewer: Viewer, { station, operatorName, views }: DeskPatch): SettingsPatch {
  const place = station === undefined ? {} : { station };
  if (viewer.mode === 'practice')
    return {
      practice: {
        ...place,
        ...(operatorName === undefined ? {} : { operatorName }),
        ...(views === undefined ? {} : { views: [...views] }),
      },
    };
  const own = views === undefined || viewer.account === null ? {} : { views: { ...live.views, [viewer.account]: [...views] } };
  return { live: { ...place, ...own } };
}

/** Drops views from every list of a mode; null when none is dropped. */
export function withoutViews({ live, practice }: Settings, mode: Mode, isDropped: (view: SavedView) => boolean): SettingsPatch | null {
  const kept = (views: readonly SavedView[]) => views.filter((view) => !isDropped(view));
  const lists = mode === 'practice' ? [practice.views] : [live.sharedViews, ...Object.values(live.views)];
  if (!lists.some((list) => list.some(isDropped))) return null;
  if (mode === 'practice') return { practice: { views: kept(practice.views) } };
  const views = Object.fromEntries(Object.entries(live.views).map(([account, list]) => [account, kept(list)]));
  return { live: { sharedViews: kept(live.sharedViews), views } };
}
