/** What the sender's console says of itself, in words: names and values in the file are those of a program. For the console and the verifier alike. */
import type { BundleSettings, BundleVersions } from '../../app/audit/bundle/index.ts';
import { span } from '../lib/format.ts';
import type { Catalogue } from './en/index.ts';

/** The labels it takes. */
export type BundleLabels = Pick<Catalogue, 'bundleFact' | 'world'>;

type Say = { readonly labels: BundleLabels; readonly locale: string };
type Fact = readonly [name: string, value: string];

/** Names and values of the versions, in the order in which they are read. */
export function sayVersions({ labels: { bundleFact: names } }: Say, versions: BundleVersions): readonly Fact[] {
  const { app, shell, node, sqlite, platform, arch, electron } = versions;
  return [
    [names.app, app],
    [names.shell, shell],
    [names.node, node],
    [names.sqlite, sqlite],
    [names.platform, platform],
    [names.arch, arch],
    [names.electron, electron ?? '–'],
  ];
}

/** Names and values of the settings. */
export function saySettings({ labels: { bundleFact: names, world }, locale }: Say, settings: BundleSettings): readonly Fact[] {
  const { mode, language, sdk, environment, brand, bridge, pinned, answerTimeoutMs, activationTimeoutMs } = settings;
  return [
    [names.mode, world[mode]],
    [names.language, language === null ? '–' : sayLanguage(locale, language)],
    [names.sdk, sdk],
    [names.environment, environment],
    [names.brand, brand],
    [names.bridge, names[`bridge_${bridge}`]],
    [names.pinned, pinned ? names.yes : names.no],
    [names.answerTimeoutMs, span(locale, answerTimeoutMs)],
    [names.activationTimeoutMs, span(locale, activationTimeoutMs)],
  ];
}

/** A file may say any text: what is no language is shown as it came. */
function sayLanguage(locale: string, language: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(language) ?? language;
  } catch (error) {
    if (error instanceof RangeError) return language;
    throw error;
  }
}
