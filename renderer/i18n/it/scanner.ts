/** Italian labels: setting a scanner right. */
import type { scanner as english } from '../en/scanner.ts';

/** Labels: setting a scanner right. */
export const scanner: typeof english = {
  scanner: {
    title: 'Lettore di codici a barre',
    ruleLayout: 'Layout della tastiera (paese): lo stesso di questo computer.',
    ruleEnd: 'Suffisso: Invio (ritorno a capo, CR).',
    ruleNothing: 'Nessun prefisso, nessun identificatore del codice (AIM ID), nessun carattere di inizio e fine, maiuscole invariate.',
    rulePace: 'Pausa fra i caratteri: nessuna, o la più breve che funzioni.',
    try: 'Provare: scansioni qui il codice a barre di un VIN',
    placeholder: 'Faccia clic qui, poi scansioni',
    arrived: 'Arrivato',
    vin: 'VIN trovato',
    layout: 'Layout della tastiera',
    layoutSame: 'corrisponde',
    layoutOther: 'computer {computer}, lettore {scanner}',
    end: 'Termina con',
    pace: 'Ritmo',
    paceMs: '{ms} ms per tasto',
    none: 'nessuno',
    good: 'Il lettore è impostato bene. Non c’è nulla da cambiare.',
    change: 'Da cambiare sul lettore',
    do_layout: 'Imposti il layout della tastiera su {computer}: scrive come {scanner}.',
    do_aim: 'Disattivi l’identificatore del codice (AIM ID): invia prima {removed}.',
    do_prefix: 'Tolga il prefisso: {removed} arriva prima del numero.',
    do_suffix: 'Tolga il suffisso: {removed} arriva dopo il numero.',
    do_marks: 'Disattivi i caratteri di inizio e fine di Code 39 (*) e i separatori.',
    do_hidden: 'Invia caratteri estranei al numero, come spazi o caratteri di controllo: tolga prefisso e suffisso.',
    'do_full-width': 'Invia lettere a larghezza intera: imposti il metodo di inserimento di questo computer su inserimento diretto.',
    'do_small-letters': 'Invia lettere minuscole: disattivi la conversione delle maiuscole e il blocco maiuscole.',
    'do_no-end': 'Imposti Invio (CR) come suffisso: finora ogni lettura attende che si prema Invio.',
    'do_tab-end': 'Imposti Invio (CR) come suffisso al posto di Tab.',
    do_slow: 'Accorci la pausa fra i caratteri: con {ms} ms per tasto non si distingue da chi digita.',
    'do_no-vin': 'Non è stato trovato alcun VIN. Era il codice a barre di un VIN?',
  },
};
