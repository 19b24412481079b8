/** Italian: bundles and receipts. */
import type { BundleWords } from '../shape/index.ts';

/** Bundles and receipts. */
export const bundle: BundleWords = {
  bundleFinding: {
    'too-large': 'Il file è più grande di quanto possa essere un pacchetto di assistenza (32 MiB).',
    cut: 'Manca la fine: il file è stato troncato.',
    format: 'Non è un pacchetto di assistenza, oppure è di una versione qui sconosciuta.',
    'line-too-long': 'Una riga è più lunga di quanto consenta un pacchetto di assistenza.',
    'not-utf8': 'Una riga contiene byte che non sono testo.',
    'too-deep': 'Una riga è annidata più a fondo di quanto consenta un pacchetto di assistenza.',
    'not-json': 'Una riga non è JSON.',
    'not-canonical': 'Una riga non ha la sua unica forma canonica: è stata modificata o danneggiata.',
    shape: 'Una riga contiene elementi o valori estranei a questo formato.',
    order: 'Una riga non è al suo posto.',
    'key-form': 'Una chiave allegata non è una chiave.',
    'key-of-other-log': 'Una chiave allegata appartiene a un altro registro.',
    'checkpoint-form': 'Il punto di controllo non è leggibile.',
    'other-log': 'Il punto di controllo appartiene a un registro diverso da quello indicato dal file.',
    unsigned: 'Nessuna delle chiavi allegate ha firmato il punto di controllo.',
    'unexpected-key': 'Il punto di controllo non è stato firmato con la chiave indicata.',
    'bad-signature': 'La firma del punto di controllo è errata: è stato modificato o mai firmato.',
    'index-range': 'La voce dichiara un posto che questo registro non ha.',
    'proof-length': 'La prova della voce non ha la lunghezza richiesta dal suo posto.',
    'proof-root': 'La voce non è nel registro firmato: la voce o la sua prova è stata modificata.',
    'leaf-form': 'La voce non è leggibile come voce.',
    'leaf-of-other-log': 'La voce appartiene a un altro registro.',
    'leaf-of-other-index': 'La voce appartiene a un altro posto del registro.',
    'field-unknown': 'È mostrato un campo che la voce non ha.',
    'field-differs': 'Un valore aperto non è quello registrato.',
    'field-unlisted': 'Un campo della voce non è né aperto né indicato come trattenuto.',
    'field-twice': 'Un campo compare più di una volta.',
  },
  bundleTrust: {
    expected: 'La firma è stata verificata con la chiave indicata.',
    enclosed:
      'La chiave è arrivata con il file, quindi non dice chi ha firmato. Confrontarla a voce con il mittente, oppure indicare la chiave nota.',
  },
  receiptFault: {
    'not-an-entry': 'Questi byte non sono una voce, quindi non c’è ricevuta.',
    'not-settling': 'Questa voce non conclude alcun tentativo; la ricevuta nasce da quella che lo conclude.',
    'other-log': 'La voce e il punto di controllo appartengono a registri diversi.',
    outside: 'Il punto di controllo è precedente alla voce.',
  },
  receiptCodeFault: {
    length: 'Un codice di ricevuta ha 25 caratteri in cinque gruppi.',
    character: 'Il codice di ricevuta contiene un carattere che non vi compare mai.',
    check: 'C’è un errore di battitura nel codice di ricevuta: l’ultimo carattere non si accorda con gli altri.',
    differs: 'È il codice di qualcos’altro: un’altra voce, un altro posto o un altro punto di controllo.',
  },
};
