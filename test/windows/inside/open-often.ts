/**
 * Runs in Windows. `open-often.ts FILE TIMES` opens a database of the log for writing, writes and closes it, TIMES times, and tells how often that
 * went and what came of it otherwise: `{ "opened": 7, "EINUSE": 3 }`.
 */
import { openForWriting } from '../../../main/audit/store/database.ts';
import { LOG_MIGRATIONS } from '../../../main/audit/store/migrations/index.ts';

const [, , file = '', times = '0'] = process.argv;

/** The word for one opening. */
function openOnce(): string {
  try {
    openForWriting(file, LOG_MIGRATIONS).close();
    return 'opened';
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return String(fault.code);
    throw fault;
  }
}

const told: Record<string, number> = {};
for (let i = 0; i < Number(times); i += 1) {
  const word = openOnce();
  told[word] = (told[word] ?? 0) + 1;
}
process.stdout.write(`${JSON.stringify(told)}\n`);
