/** Settings as a file and as a change: read, repaired, compared. Derived from the table. */
export { changedNames, needsRestart, settingsAction } from './changes.ts';
export { settingsPatch } from './patch.ts';
export { schemaOf } from './schema.ts';
