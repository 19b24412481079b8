/** German: bundles and receipts. */
import type { BundleWords } from '../shape/index.ts';

/** Bundles and receipts. */
export const bundle: BundleWords = {
  bundleFinding: {
    'too-large': 'Die Datei ist größer, als ein Support-Paket sein darf (32 MiB).',
    cut: 'Das Ende fehlt: Die Datei wurde abgeschnitten.',
    format: 'Das ist kein Support-Paket, oder eines in einer hier unbekannten Version.',
    'line-too-long': 'Eine Zeile ist länger, als ein Support-Paket erlaubt.',
    'not-utf8': 'Eine Zeile enthält Bytes, die kein Text sind.',
    'too-deep': 'Eine Zeile ist tiefer verschachtelt, als ein Support-Paket erlaubt.',
    'not-json': 'Eine Zeile ist kein JSON.',
    'not-canonical': 'Eine Zeile hat nicht ihre eine kanonische Form: Sie wurde verändert oder beschädigt.',
    shape: 'Eine Zeile enthält Angaben, die nicht zu diesem Format gehören.',
    order: 'Eine Zeile steht nicht dort, wo sie hingehört.',
    'key-form': 'Ein beigelegter Schlüssel ist kein Schlüssel.',
    'key-of-other-log': 'Ein beigelegter Schlüssel gehört zu einem anderen Protokoll.',
    'checkpoint-form': 'Der Prüfpunkt ist nicht lesbar.',
    'other-log': 'Der Prüfpunkt gehört zu einem anderen Protokoll, als die Datei angibt.',
    unsigned: 'Keiner der beigelegten Schlüssel hat den Prüfpunkt signiert.',
    'unexpected-key': 'Der Prüfpunkt wurde nicht mit dem Schlüssel signiert, den Sie angegeben haben.',
    'bad-signature': 'Die Signatur des Prüfpunkts ist falsch: Er wurde verändert oder nie signiert.',
    'index-range': 'Der Eintrag beansprucht eine Stelle, die dieses Protokoll nicht hat.',
    'proof-length': 'Der Beweis des Eintrags hat nicht die Länge, die seine Stelle verlangt.',
    'proof-root': 'Der Eintrag steht nicht im signierten Protokoll: Er oder sein Beweis wurde verändert.',
    'leaf-form': 'Der Eintrag ist nicht als Eintrag lesbar.',
    'leaf-of-other-log': 'Der Eintrag gehört zu einem anderen Protokoll.',
    'leaf-of-other-index': 'Der Eintrag gehört an eine andere Stelle des Protokolls.',
    'field-unknown': 'Ein Feld wird gezeigt, das der Eintrag nicht hat.',
    'field-differs': 'Ein geöffneter Wert ist nicht der, der aufgezeichnet wurde.',
    'field-unlisted': 'Ein Feld des Eintrags ist weder geöffnet noch als zurückgehalten genannt.',
    'field-twice': 'Ein Feld ist mehr als einmal aufgeführt.',
  },
  bundleTrust: {
    expected: 'Die Signatur wurde mit dem Schlüssel geprüft, den Sie angegeben haben.',
    enclosed:
      'Der Schlüssel lag der Datei bei; er sagt also nicht, wer signiert hat. Vergleichen Sie ihn am Telefon mit dem Absender, oder geben Sie den Schlüssel an, den Sie kennen.',
  },
  receiptFault: {
    'not-an-entry': 'Diese Bytes sind kein Eintrag, darum gibt es keinen Beleg.',
    'not-settling': 'Dieser Eintrag beendet keinen Versuch; ein Beleg entsteht aus dem, der es tut.',
    'other-log': 'Eintrag und Prüfpunkt gehören zu verschiedenen Protokollen.',
    outside: 'Der Prüfpunkt ist älter als der Eintrag.',
  },
  receiptCodeFault: {
    length: 'Ein Belegcode hat 25 Zeichen in fünf Gruppen.',
    character: 'Der Belegcode enthält ein Zeichen, das in keinem vorkommt.',
    check: 'Im Belegcode ist ein Tippfehler: Das letzte Zeichen passt nicht zu den anderen.',
    differs: 'Das ist der Code von etwas anderem: anderer Eintrag, andere Stelle oder anderer Prüfpunkt.',
  },
};
