/** Listens to one text box that a scanner is tried out in: what arrives, at which pace, and what ends it. */
import { useEffect, useState, type KeyboardEvent } from 'react';
import { reportScan, type ScanReport } from '../../app/vehicle/index.ts';
import { isScanPace, pausesOf } from './pace.ts';

/** A scanner that sends nothing for so long has sent all, ms. */
const ENDED_MS = 700;

type Arrived = { readonly text: string; readonly times: readonly number[] };

const NOTHING: Arrived = { text: '', times: [] };

/** The test. `text`: what has arrived of the scan that runs; `report`: of the last one that ended. */
type ScanTest = {
  readonly text: string;
  readonly report: ScanReport | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** The keys are taken as they come, also those that no text box shows. */
export function useScanTest(): ScanTest {
  const [arrived, setArrived] = useState(NOTHING);
  const [report, setReport] = useState<ScanReport | null>(null);
  const end = ({ text, times }: Arrived, key: ScanReport['end']) => {
    setReport(reportScan({ text, pauses: pausesOf(times), end: key }));
    setArrived(NOTHING);
  };
  useEffect(() => {
    if (arrived.text === '') return;
    const timer = setTimeout(() => end(arrived, null), ENDED_MS);
    return () => clearTimeout(timer);
  }, [arrived]);
  return {
    text: arrived.text,
    report,
    onKeyDown(event) {
      const { text, times } = arrived;
      const all = [...times, event.timeStamp];
      if (text !== '' && (event.key === 'Enter' || (event.key === 'Tab' && isScanPace(pausesOf(all))))) {
        event.preventDefault();
        end({ text, times: all }, event.key === 'Tab' ? 'Tab' : 'Enter');
        return;
      }
      const character = characterOf(event);
      if (character === null) return;
      event.preventDefault();
      setArrived({ text: text + character, times: all });
    },
  };
}

/** The character of a key; a control character where a scanner sends one as Control and a letter; null for keys of a person. */
function characterOf({ key, ctrlKey, altKey, metaKey, nativeEvent }: KeyboardEvent): string | null {
  if (key.length !== 1) return null;
  if (nativeEvent.getModifierState('AltGraph')) return key;
  if (altKey || metaKey) return null;
  if (!ctrlKey) return key;
  return /^[[\]\\^_]$/.test(key) ? String.fromCharCode(key.charCodeAt(0) & 0x1f) : null;
}
