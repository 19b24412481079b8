/** The four screens. The vehicle and the follow-ups are there at once; log and settings are loaded as soon as the page has nothing else to do. */
import { lazy, useEffect } from 'react';
import type { Screen } from '../stores/ui.ts';
import { FollowUpsScreen } from '../screens/followups/FollowUpsScreen.tsx';
import { JobScreen, loadCustomer } from '../screens/job/JobScreen.tsx';

const loadAudit = async () => ({ default: (await import('../screens/audit/AuditScreen.tsx')).AuditScreen });
const loadSettings = async () => ({ default: (await import('../screens/settings/SettingsScreen.tsx')).SettingsScreen });
const AuditScreen = lazy(loadAudit);
const SettingsScreen = lazy(loadSettings);

/** The content of a screen; suspends until it is loaded. */
export function ScreenBody({ screen }: { readonly screen: Screen }) {
  useEffect(loadWhenIdle, []);
  switch (screen) {
    case 'job':
      return <JobScreen />;
    case 'followups':
      return <FollowUpsScreen />;
    case 'audit':
      return <AuditScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}

/** A key that opens a screen must not wait for a file. What fails here is loaded again, and told, when the screen is opened. */
function loadWhenIdle(): () => void {
  const handle = requestIdleCallback(() => void Promise.allSettled([loadCustomer(), loadAudit(), loadSettings()]));
  return () => cancelIdleCallback(handle);
}
