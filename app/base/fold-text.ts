/** Comparing texts as people search for them. */

/** All of ASCII. */
const ASCII = /^[\0-\x7f]*$/;

/** Text without case and accents, so that `Müller` and `MULLER` are the same. Equal texts stay equal; positions may move. */
export function foldText(text: string): string {
  const plain = ASCII.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  return plain.toLowerCase();
}
