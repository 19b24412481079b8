/** The table of docs/session.md as the calls have it. */
import { CALL_NAMES, callRow, type CallName } from '../../app/pims/session-calls/index.ts';

/** Concluded sentences by call; what is not here is documented, or stands in section 3 of the page for all calls. */
const CONCLUDED: Partial<Readonly<Record<CallName, string>>> = {
  'account.username': 'an empty answer, like 2301, is nobody',
  'account.blocked': 'plain `true` counts as the account',
  'phone.trusted': '`null`, an empty text and 2307 are none; an unreadable one is one',
  'user.logout': '2301 is signed out',
  'sms-code.enrol': 'an answer without `status` is unknown',
  'enrolment.enrol': 'confirmed by `account.device-activated`',
  'enrolment.enrol-with-phone': '2002 means an SDK without it: the long way with the same SMS',
  'vehicle.unlink': 'all errors but 2302',
  'remote.status': 'older than two minutes is called older, since the cache is not announced',
  'steps.read': 'the VIN form is tried last',
};

const tests = (call: CallName): string => {
  if (call.startsWith('steps.')) return 'steps';
  if (call.startsWith('remote.') || call.startsWith('command.')) return 'proof';
  return call.startsWith('user.') || call === 'account.username' ? 'customer' : 'enrolment';
};

/** One line per call. */
export function sessionRows(): readonly string[] {
  return CALL_NAMES.map((call) => {
    const { component, since, method, api, nature, spends, errors } = callRow(call);
    const costs = nature === 'ask' ? 'free' : spends.length === 0 ? 'once' : `once: ${spends.join(', ')}`;
    const cells = [
      `\`${call}\``,
      `\`${method} ${api}\``,
      component ?? 'prose only',
      since,
      costs,
      errors.join(' ') || 'none',
      CONCLUDED[call] ?? '',
    ];
    return `| ${cells.join(' | ')} | \`${tests(call)}\` |`;
  });
}
