/** Italian: the phone on the cable. */
import type { CableWords } from '../shape/index.ts';

/** How the cable stands, and what each phone on it is. */
export const cable: CableWords = {
  phoneCable: {
    off: {
      hands: 'L’assistenza o un amministratore attiva il cavo del telefono nelle impostazioni.',
      meaning: 'Il cavo verso il telefono è disattivato.',
    },
    looking: { hands: 'Attendere un momento.', meaning: 'Il cavo viene controllato.' },
    'no-adb': {
      hands: 'Installare i «Platform Tools» di Android (adb) su questo computer; poi il telefono viene trovato da solo.',
      meaning: 'Manca il programma che raggiunge un telefono via USB.',
    },
    'not-started': {
      hands: 'Scrivere «adb start-server» in un terminale, o lasciare che lo avvii la console: impostazione «Telefono via cavo».',
      meaning: 'Il programma adb è installato, ma il suo server non è avviato.',
    },
    'no-phone': {
      hands: 'Collegare il telefono con un cavo dati e sbloccarlo; il debug USB deve essere attivo.',
      meaning: 'Al cavo non c’è nessun telefono.',
    },
    'chosen-away': {
      hands: 'Ricollegare il telefono scelto, o sceglierne un altro.',
      meaning: 'Il telefono scelto non è collegato al cavo.',
    },
    'which-phone': { hands: 'Scegliere il telefono.', meaning: 'Ci sono più telefoni via cavo.' },
    alike: { hands: 'Scollegare uno dei due telefoni.', meaning: 'Ci sono due telefoni via cavo con lo stesso numero di serie.' },
    'no-permission': {
      hands: 'Chiedere all’amministratore la regola USB del sistema (udev) per questo telefono.',
      meaning: 'Questo utente del computer non può usare il telefono via USB.',
    },
    unauthorised: {
      hands: 'Sbloccare il telefono e toccare «Consenti» quando chiede del debug USB.',
      meaning: 'Il telefono non si fida ancora di questo computer.',
    },
    starting: { hands: 'Attendere un momento.', meaning: 'Il telefono è collegato al cavo e sta per rispondere.' },
    offline: {
      hands: 'Scollegare il telefono, attendere cinque secondi e ricollegarlo.',
      meaning: 'Il telefono è collegato al cavo ma non risponde.',
    },
    'other-mode': {
      hands: 'Riavviare il telefono nel modo normale.',
      meaning: 'Il telefono è in una modalità di servizio in cui nessuna app funziona.',
    },
    'no-forward': {
      hands: 'Scollegare il telefono e ricollegarlo.',
      meaning: 'Non è stato possibile aprire la via verso l’app del bridge attraverso il cavo.',
    },
    'no-app': {
      hands: 'Aprire l’app del bridge sul telefono.',
      meaning: 'Il telefono si fida di questo computer, ma la sua app del bridge non è aperta.',
    },
    ready: { hands: 'Niente da fare.', meaning: 'L’app del bridge sul telefono è raggiunta via cavo.' },
  },
  phoneState: {
    authorised: 'consentito',
    unauthorised: 'non ancora consentito',
    starting: 'sta per rispondere',
    offline: 'nessuna risposta',
    'no-permission': 'nessun permesso',
    'other-mode': 'modalità di servizio',
  },
};
