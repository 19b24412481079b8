/**
 * Forms of the texts that PIMS publishes. A text from a bridge that has none of them may be anything, a security code too: it is judged, but
 * neither kept nor shown.
 */

/** Protocols, head units and privacy settings of `pims.vehicle.connection`, as published. */
export const CONNECTION_WORDS = {
  protocol: ['CEA', 'Altran'],
  model: ['SMEG', 'NAC', 'RCC', 'RCE', 'AIO_NAC', 'AIO_RCC', 'IVI'],
  privacy: ['Full', 'Geolocation', 'None', 'Unknown'],
} as const;

/** What the driver lets the vehicle tell. */
export type PrivacyWord = (typeof CONNECTION_WORDS.privacy)[number];

const OWN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?$/;
const VERSION = /^\d{1,3}(?:\.\d{1,3}){1,3}$/;

/** What is kept of a date text that is none; {@link judgeExpiry} calls it so too. */
export const NO_DATE = 'no date';

/** Is it a transaction id as this console makes them (a UUID in small letters)? */
export function isOwnTransactionId(text: string): boolean {
  return OWN_ID.test(text);
}

/** Has it the form of the published date-times? Whether there is such a moment is not asked. */
export function isDateText(text: string): boolean {
  return DATE.test(text);
}

/** Numbers with dots between them. */
export function isVersionText(text: string): boolean {
  return VERSION.test(text);
}
