/** Forms by which a text is recognised, whole or as a name in a longer text: both are read by the same ones. For capitals. */

/** A UUID, as `main/pims/transaction.ts` makes them. */
export const TRANSACTION = /^[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}$/;

/** What may stand before the number of an error, in the five languages: a source for larger forms. */
export const ERROR_WORDS = '(?:PIMS[\\s-]*)?(?:ERROR|ERRORE|ERREUR|FEHLER|CODE)?';
