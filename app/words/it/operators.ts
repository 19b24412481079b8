/** Italian: accounts, PINs, and who may do what. */
import type { OperatorWords } from '../shape/index.ts';

/** Accounts, PINs, and who may do what. */
export const operators: OperatorWords = {
  pinProblem: {
    'not-digits': 'Un PIN ha solo cifre.',
    'too-short': 'Questo PIN è troppo corto: almeno 6 cifre.',
    'too-long': 'Questo PIN è troppo lungo: al massimo 12 cifre.',
    repeats: 'Questo PIN si ripete: scelga cifre più varie.',
    run: 'Questo PIN è una serie come 123456: mescoli le cifre.',
    date: 'Questo PIN potrebbe essere una data: sono le prime a essere provate.',
    keypad: 'Questo PIN è un percorso sul tastierino: faccia saltare le cifre.',
    famous: 'È un numero noto: ne scelga uno che nessuno possa trovare.',
  },
  operatorProblem: {
    'wrong-pin': 'Nome e PIN non corrispondono. PIN errati rimasti prima del blocco dell’account: {triesLeft}.',
    wait: 'Troppi PIN errati di seguito. Attenda prima del prossimo tentativo.',
    'locked-out': 'Questo account è bloccato dopo troppi PIN errati. Un amministratore lo sblocca nelle impostazioni.',
    busy: 'Troppi tentativi insieme. Riprovi tra un momento.',
    unwritable: 'Il file degli account non è scrivibile, quindi nulla è cambiato. Liberi spazio o controlli la cartella dei dati.',
    'accounts-unreadable':
      'Il file degli account non era leggibile ed è stato messo da parte. Nessuno può accedere finché un amministratore non sistema la cartella dei dati.',
    'pin-key-lost':
      'Manca la parte dei PIN custodita su questo computer, quindi nessun PIN può essere verificato. Un amministratore deve ripristinarla.',
    'bad-name': 'Un nome ha da 1 a 80 caratteri stampabili.',
    'name-taken': 'Esiste già un account con questo nome.',
    'not-found': 'Questo account non esiste più.',
    'last-admin': 'È l’ultimo amministratore. Prima ne crei un altro.',
    'already-set-up': 'Il primo amministratore esiste già. Acceda.',
    'not-now': 'Nel frattempo la sessione è cambiata. Prima acceda.',
  },
  roleRefused: 'Si rivolga a: {roles}. Il rifiuto viene annotato nel registro.',
  roleMeans: {
    technician: 'Lavora sui veicoli: legge, attiva e vede il codice.',
    support: 'Inoltre definisce gli esiti sconosciuti e cambia la connessione.',
    admin: 'Inoltre gestisce gli account.',
  },
  lockout: {
    free: 'può accedere',
    waiting: 'deve attendere dopo PIN errati',
    locked: 'bloccato dopo PIN errati',
  },
  accountNotice: {
    'asked-tries':
      '{at}: dalla riga di comando di questo computer qualcuno ha chiesto altri tentativi di PIN per l’account bloccato di {name}. Se non ne sa nulla, annulli la richiesta: carkey operators rescue {name} --cancel',
    'asked-new-pin':
      '{at}: dalla riga di comando di questo computer qualcuno ha chiesto un nuovo PIN per l’account bloccato di {name}. Se non ne sa nulla, annulli la richiesta: carkey operators rescue {name} --cancel',
    'done-tries': '{at}: dalla riga di comando di questo computer {name} ha ricevuto altri tentativi di PIN dopo un blocco.',
    'done-new-pin':
      '{at}: dalla riga di comando di questo computer è stato impostato un nuovo PIN per {name} dopo un blocco. Se non è stato {name}, qualcun altro può accedere con questo account.',
    cancelled: '{at}: l’accesso di emergenza per {name} è stato annullato.',
  },
};
