/** What follows from a change of the settings, by the rows that it touches: its words, its right, and whether the mode starts anew. Pure. */
import type { Mode } from '../../base/index.ts';
import type { Action } from '../../operators/index.ts';
import { type Setting, settingNamed } from '../index.ts';

type Patch = Readonly<Record<string, unknown>>;

/** Names of what a patch changes, as the table has them; those of the bridge profile come last. */
export function changedNames(patch: Patch): readonly string[] {
  const { profile, ...plain } = patch;
  const fields = typeof profile === 'object' && profile !== null ? Object.keys(profile) : [];
  return [...Object.keys(plain), ...fields.map((field) => `profile.${field}`)];
}

/** Must the services of the mode start anew? */
export function needsRestart(patch: Patch, mode: Mode): boolean {
  const restarts = (name: string) => {
    const restart = settingNamed(name)?.restart ?? 'always';
    return restart === 'always' || (restart === 'in-practice' && mode === 'practice');
  };
  return changedNames(patch).some(restarts);
}

/** Which row of the table of rights a change falls under, by the most that it touches. What has no row here is what live work depends on. */
export function settingsAction(patch: Patch, mode: Mode): Action {
  const isNothing = 'profile' in patch && changedNames({ profile: patch['profile'] }).length === 0;
  const who = isNothing ? ['connection' as const] : changedNames(patch).map((name) => settingNamed(name)?.who ?? 'connection');
  if (who.every((one) => one === 'everybody')) return 'settings.change';
  return who.every((one) => isOwn(one, mode)) ? 'settings.change.own' : 'settings.change.connection';
}

function isOwn(who: Setting['who'], mode: Mode): boolean {
  return who === 'everybody' || who === 'own' || (who === 'own-in-practice' && mode === 'practice');
}
