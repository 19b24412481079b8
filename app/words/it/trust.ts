/** Italian: how far the log can be trusted. */
import type { TrustWords } from '../words.ts';

/** Outside proofs, findings, keys, erasure. */
export const trust: TrustWords = {
  outsideProof: {
    none: {
      name: 'Nulla all’esterno',
      proves: 'Solo questo registro parla per sé. Chi può scrivere su questo computer potrebbe sostituirlo per intero.',
      climb: 'La prima testa firmata lascia un segno da sola.',
    },
    mark: {
      name: 'Segno su questo computer',
      proves:
        'La testa più alta è tenuta a parte. Un registro riportato indietro si nota, se il segno non è stato riportato indietro anch’esso.',
      climb: 'Si fa da solo a ogni testa firmata.',
    },
    receipt: {
      name: 'Su carta',
      proves: 'Qualcuno ha la dimensione e la radice del registro. Fino a lì nessuna voce può cambiare senza che si veda.',
      climb: 'Stampi il punto di controllo e tenga il foglio lontano da questo computer, oppure consegni una ricevuta.',
    },
    share: {
      name: 'Su una cartella condivisa',
      proves: 'L’ultima testa firmata sta su un altro computer e viene confrontata di continuo. Una modifica si vede in pochi minuti.',
      climb: 'Indichi una cartella condivisa nelle impostazioni.',
    },
    station: {
      name: 'Controfirmata da una seconda stazione',
      proves:
        'Un’altra stazione ha verificato che il registro è solo cresciuto, lo ricorda e lo ha firmato. Chi riscrive questo registro, anche con la sua chiave, viene respinto là e scoperto qui.',
      climb:
        'Indichi la stessa cartella in entrambe le stazioni e copi la chiave dalla schermata di fiducia dell’altra stazione nelle impostazioni di questa.',
    },
  },
  trustFinding: {
    corrupt: {
      hands: 'Esporti ciò che serve, lasci tutto com’è e chiami l’assistenza.',
      meaning: 'Alcune voci non corrispondono all’albero firmato: qualcosa nel file è stato danneggiato o cambiato.',
    },
    'rolled-back': {
      hands: 'Non cancelli nulla e chiami l’assistenza.',
      meaning: 'È nota una testa più grande di questo registro: mancano voci, forse perché è stata rimessa una copia vecchia.',
    },
    forked: {
      hands: 'Non elimini nulla; chiami l’assistenza.',
      meaning: 'È nota una testa che non corrisponde a questo registro: esistono due storie sotto un solo nome.',
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
    met: 'La seconda stazione ha controfirmato e la sua testa corrisponde.',
    waiting: 'La seconda stazione non ha ancora controfirmato.',
    foreign: 'Ciò che si trova là non è firmato dalla seconda stazione per questo registro.',
    contradicted: 'La testa che la seconda stazione ha controfirmato contraddice questo registro.',
    none: 'Nelle impostazioni non è indicata alcuna seconda stazione.',
  },
  shareVisit: {
    met: 'La cartella condivisa è stata raggiunta e la sua testa corrisponde.',
    unreachable: 'La cartella condivisa non è raggiungibile. Si riprova da soli.',
    foreign: 'Ciò che sta nella cartella condivisa appartiene a un altro registro.',
    contradicted: 'La testa nella cartella condivisa contraddice questo registro.',
    none: 'Nella cartella condivisa non c’era ancora una testa.',
  },
  headStanding: {
    fits: 'Il registro continua questa testa: fino a lì nulla è cambiato.',
    'rolled-back': 'Il registro è più corto di questa testa: mancano voci.',
    forked: 'Il registro si scosta da questa testa: alcune voci sono state riscritte.',
    'other-log': 'Questa testa appartiene a un altro registro.',
  },
  erasureGround: {
    requested: 'Lo ha chiesto la persona interessata',
    'retention-over': 'Il periodo di conservazione è finito',
    'wrong-vehicle': 'Il veicolo è stato preso per errore',
  },
  keysKept: {
    'os-store': 'Le chiavi sono nell’archivio chiavi del sistema.',
    file: 'Chiavi non protette su questo computer: sono in un file che solo questo utente può leggere. È più debole dell’archivio chiavi del sistema: un programma di questo utente potrebbe firmare a nome di questo registro.',
  },
};
