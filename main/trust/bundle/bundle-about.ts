/** The parts of a bundle that nothing vouches for: versions, the settings that matter, and a note. A closed list, so that no secret can be in it. */
import { nameAtWork } from '../../carkey/index.ts';
import { arch, platform } from 'node:os';
import type { BundleAbout, BundleSettings } from '../../../app/audit/bundle/index.ts';
import type { Settings } from '../../settings/index.ts';
import { sqliteVersion } from '../../audit/index.ts';
import { VERSION } from '../../base/index.ts';
import type { BundleParts } from './bundle-parts.ts';

/** What the console ran on, and what the person says. */
export function aboutOf({ mode, settings, about, now }: BundleParts, note: string): BundleAbout {
  const text = plainText(note);
  return {
    versions: {
      app: VERSION,
      shell: about.shell,
      node: process.versions.node,
      sqlite: sqliteVersion(),
      platform: platform(),
      arch: arch(),
      electron: 'electron' in process.versions ? process.versions.electron : null,
    },
    settings: settingsOf(mode.mode, settings),
    note: text === '' ? null : { by: plainText(nameAtWork(mode.context)).replaceAll('\n', ' '), at: now, text },
  };
}

function settingsOf(mode: BundleSettings['mode'], { language, profile }: Settings): BundleSettings {
  const { url, sdk, pin, environment, brand, answerTimeoutMs, activationTimeoutMs } = profile;
  const bridge = url.startsWith('wss:') ? 'wss' : url.startsWith('ws:') ? 'ws' : 'none';
  return { mode, language, sdk, environment, brand, bridge, pinned: pin !== null, answerTimeoutMs, activationTimeoutMs };
}

/** A typed text without control characters but line feeds, which a bundle takes. */
function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .trim();
}
