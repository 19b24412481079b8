/** Italian: how far the log can be trusted. */
import type { TrustWords } from '../shape/index.ts';

/** Outside proofs, findings, keys, erasure. */
export const trust: TrustWords = {
  outsideProof: {
    none: {
      name: 'Nulla all’esterno',
      proves: 'Il registro parla solo per sé. Chi può scrivere su questo computer potrebbe sostituirlo per intero.',
      climb: 'Il primo punto di controllo firmato lascia un segno da solo.',
    },
    mark: {
      name: 'Segno su questo computer',
      proves:
        'L’ultimo punto di controllo è tenuto a parte. Un registro riportato indietro si nota, se il segno non è stato riportato indietro anch’esso.',
      climb: 'Si fa da solo a ogni punto di controllo firmato.',
    },
    receipt: {
      name: 'Su carta',
      proves:
        'Il numero di voci e la somma di controllo del registro sono su carta. Fino a lì nessuna voce può cambiare senza che si veda.',
      climb: 'Stampi il punto di controllo e tenga il foglio lontano da questo computer, oppure consegni una ricevuta.',
    },
    share: {
      name: 'Su una cartella condivisa',
      proves:
        'L’ultimo punto di controllo firmato sta su un altro computer e viene confrontato di continuo. Una modifica si vede in pochi minuti.',
      climb: 'Indichi una cartella condivisa nelle impostazioni.',
    },
    station: {
      name: 'Controfirmato da una seconda postazione',
      proves:
        'Un’altra postazione ha verificato che il registro è solo cresciuto, lo ricorda e lo ha firmato. Chi riscrive questo registro, anche con la sua chiave, viene respinto là e scoperto qui.',
      climb:
        'Indichi la stessa cartella in entrambe le postazioni e copi la chiave dalla schermata «Fiducia» dell’altra postazione nelle impostazioni di questa.',
    },
  },
  trustFinding: {
    corrupt: {
      hands: 'Esporti ciò che serve, lasci tutto com’è e chiami l’assistenza.',
      meaning: 'Alcune voci non corrispondono al punto di controllo firmato: qualcosa nel file è stato danneggiato o cambiato.',
    },
    'rolled-back': {
      hands: 'Non cancelli nulla e chiami l’assistenza.',
      meaning:
        'Esiste un punto di controllo con più voci di questo registro: mancano voci, forse perché è stata rimessa una copia vecchia.',
    },
    forked: {
      hands: 'Non elimini nulla; chiami l’assistenza.',
      meaning: 'Esiste un punto di controllo che non corrisponde a questo registro: esistono due cronologie sotto un solo nome.',
    },
    'vault-rolled-back': {
      hands:
        'Rimetta il vault.db più recente di questo registro e riavvii; fino ad allora non si attiva nulla. Altrimenti chiami l’assistenza.',
      meaning:
        'La cassaforte è più vecchia del registro: è stata rimessa una copia precedente di vault.db e i veicoli successivi non ci sono.',
    },
    'vault-foreign': {
      hands: 'Rimetta il file che va qui, log.db o vault.db, e riavvii; fino ad allora non si attiva nulla.',
      meaning: 'Registro e cassaforte non vanno insieme: uno dei due è stato scambiato, o il registro è stato tolto.',
    },
    'vault-contradicts': {
      hands:
        'Rimetta un vault.db che corrisponda al registro, o ripristini un backup, e chiami l’assistenza; fino ad allora non si attiva nulla.',
      meaning: 'La cassaforte dice altro rispetto a ciò che il registro ha fissato: dei valori sono stati cambiati, scambiati o tolti.',
    },
  },
  stationVisit: {
    met: 'La seconda postazione ha controfirmato e il suo punto di controllo corrisponde.',
    waiting: 'La seconda postazione non ha ancora controfirmato.',
    foreign: 'Ciò che si trova là non è firmato dalla seconda postazione per questo registro.',
    contradicted: 'Il punto di controllo che la seconda postazione ha controfirmato contraddice questo registro.',
    none: 'Nelle impostazioni non è indicata alcuna seconda postazione.',
  },
  shareVisit: {
    met: 'La cartella condivisa è stata raggiunta e il suo punto di controllo corrisponde.',
    unreachable: 'La cartella condivisa non è raggiungibile. La console riprova da sola.',
    foreign: 'Ciò che sta nella cartella condivisa appartiene a un altro registro.',
    contradicted: 'Il punto di controllo nella cartella condivisa contraddice questo registro.',
    none: 'Nella cartella condivisa non c’era ancora un punto di controllo.',
  },
  headStanding: {
    fits: 'Il registro continua questo punto di controllo: fino a lì nulla è cambiato.',
    'rolled-back': 'Il registro è più corto di questo punto di controllo: mancano voci.',
    forked: 'Il registro si scosta da questo punto di controllo: alcune voci sono state riscritte.',
    'other-log': 'Questo punto di controllo appartiene a un altro registro.',
  },
  erasureGround: {
    requested: 'Lo ha chiesto la persona interessata',
    'retention-over': 'Il periodo di conservazione è finito',
    'wrong-vehicle': 'Il veicolo è stato aperto per errore',
  },
  keysKept: {
    'os-store': 'Le chiavi sono nell’archivio chiavi del sistema.',
    file: 'Chiavi non protette su questo computer: sono in un file che solo questo utente può leggere. È più debole dell’archivio chiavi del sistema: un programma di questo utente potrebbe firmare a nome di questo registro.',
  },
};
