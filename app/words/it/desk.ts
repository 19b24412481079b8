/** Italian: bridge, log, errors of the console, lists. */
import type { DeskWords } from '../shape/index.ts';

/** Bridge, log, errors of the console, lists. */
export const desk: DeskWords = {
  bridgeState: {
    off: 'Bridge spento',
    connecting: 'Collegamento al bridge',
    ready: 'Bridge pronto',
    waiting: 'Bridge scollegato, nuovo tentativo',
    refused: 'Bridge non collegato',
  },
  bridgeProblem: {
    'no-address': {
      hands: 'L’assistenza o un amministratore inserisce l’indirizzo del bridge nelle impostazioni.',
      meaning: 'Non è ancora stato inserito alcun indirizzo del bridge.',
    },
    'bad-address': { hands: 'Correggere l’indirizzo nelle impostazioni.', meaning: 'L’indirizzo del bridge non è un indirizzo.' },
    'insecure-address': {
      hands: 'Usare un indirizzo che comincia con wss://.',
      meaning: 'Un indirizzo non cifrato è ammesso solo su questo computer.',
    },
    unconfirmed: {
      hands: 'Chiedere all’assistenza o a un amministratore: confermano il bridge nelle impostazioni o ne inseriscono di nuovo il token.',
      meaning:
        'Indirizzo, impronta o ambiente del bridge sono stati cambiati fuori dalla console, o mai confermati. Non vi si invia nulla.',
    },
    unreachable: {
      hands: 'Riattivare il telefono, aprire l’app del bridge e controllare il Wi-Fi o il cavo.',
      meaning: 'Nessuna risposta all’indirizzo del bridge.',
    },
    'phone-cable': {
      hands: 'Collegare il telefono, sbloccarlo e aprire l’app del bridge.',
      meaning: 'Il bridge è un telefono sul cavo USB, e attraverso il cavo non si raggiunge.',
    },
    'no-token': {
      hands: 'Copiare il token dal bridge e inserirlo nelle impostazioni.',
      meaning: 'Il bridge chiede un token e non ne è stato inserito nessuno.',
    },
    'wrong-token': {
      hands: 'Copiare di nuovo il token dal bridge e inserirlo nelle impostazioni.',
      meaning: 'Il bridge rifiuta il token. La console non riprova da sola.',
    },
    'wrong-subprotocol': {
      hands: 'Aggiornare l’app del bridge o controllare l’indirizzo.',
      meaning: 'L’altra parte non parla il protocollo del bridge.',
    },
    'wrong-certificate': {
      hands: 'Controllare data e ora di questo computer, e se questa rete chiede un accesso nel browser; poi chiamare l’amministratore.',
      meaning: 'Il certificato del bridge non è attendibile.',
    },
    'pin-mismatch': {
      hands: 'Non proseguire. Chiamare l’amministratore.',
      meaning: 'La chiave del bridge non è quella concordata. Qualcuno potrebbe essersi messo in mezzo.',
    },
    'not-a-bridge': {
      hands: 'Controllare indirizzo e porta nelle impostazioni.',
      meaning: 'A questo indirizzo qualcosa risponde, ma non è un bridge.',
    },
    busy: {
      hands: 'Attendere un momento; la console riprova da sola.',
      meaning: 'Il bridge, o un server che lo precede, c’è ma è sovraccarico o in manutenzione (503).',
    },
    'too-many-requests': {
      hands: 'Attendere la fine della pausa; riprovare più spesso la allunga soltanto.',
      meaning: 'Il bridge ha ricevuto troppe richieste da qui (429) e chiede una pausa.',
    },
    'server-trouble': {
      hands: 'Attendere qualche minuto. Se persiste, avvisare chi gestisce il bridge.',
      meaning: 'Un server davanti al bridge segnala un proprio guasto (5xx): il bridge non viene raggiunto.',
    },
    'login-page': {
      hands: 'Aprire il browser di questo computer e accedere alla rete. La console riprova da sola.',
      meaning:
        'Al posto del bridge risponde una pagina web, probabilmente quella di accesso a questa rete. Se non c’è, controllare indirizzo e porta nelle impostazioni.',
    },
    'proxy-sign-in': {
      hands: 'Chiedere all’amministratore che questo computer raggiunga il bridge senza il proxy.',
      meaning: 'Un proxy di questa rete chiede un’autenticazione propria (407), che la console non ha.',
    },
    flooding: {
      hands: 'Riavviare l’app del bridge. Se si ripete, avvisare chi la fornisce.',
      meaning: 'Il bridge ha inviato troppi messaggi e la connessione è stata chiusa. Si riprova dopo una pausa.',
    },
    'no-pong': { hands: 'Avvicinare il telefono e tenere acceso lo schermo.', meaning: 'Il bridge non risponde più.' },
    closed: { hands: 'Riaprire l’app del bridge.', meaning: 'Il bridge ha chiuso la connessione.' },
    'initialize-failed': {
      hands: 'Controllare marca, ambiente e credenziali nelle impostazioni.',
      meaning: 'PIMS non si è potuto avviare con questa configurazione.',
    },
    'pims-not-started': {
      hands: 'Aprire l’app del bridge e controllare che il telefono abbia Internet. La console riprova da sola.',
      meaning: 'Il bridge risponde, ma PIMS non si è avviato.',
    },
    'simulator-in-live': {
      hands: 'Inserire nelle impostazioni l’indirizzo di un bridge vero; per esercitarsi, passare all’esercitazione.',
      meaning: 'A questo indirizzo risponde un simulatore. In modalità reale non è ammesso: non è stato inviato nulla.',
    },
    'other-simulator': {
      hands: 'Riavviare il simulatore e questa console.',
      meaning: 'A rispondere non è il simulatore previsto. Non è stato inviato nulla.',
    },
  },
  logProblem: {
    'disk-full': {
      hands: 'Liberare spazio sul disco, poi riavviare la console.',
      meaning: 'Il disco è pieno. Nel frattempo non si invia nulla.',
    },
    'read-only': {
      hands: 'Chiedere all’amministratore il permesso di scrittura nella cartella dei dati.',
      meaning: 'Il registro è protetto da scrittura. Nel frattempo non si invia nulla.',
    },
    'in-use': {
      hands:
        'Attendere un momento e riprovare; se il problema persiste, chiedere all’amministratore di escludere la cartella dei dati da antivirus, backup e sincronizzazione.',
      meaning:
        'Un altro programma tiene aperto un file della cartella dei dati, forse un antivirus o un backup. Nel frattempo non si invia nulla.',
    },
    corrupt: {
      hands: 'Non cambiare nulla ed esportare il registro per l’assistenza.',
      meaning: 'Il registro non supera il proprio controllo. Si può leggere, ma non accetta voci.',
    },
    io: {
      hands: 'Controllare il disco, poi riavviare la console.',
      meaning: 'Il disco segnala un errore. Nel frattempo non si invia nulla.',
    },
    'other-writer': {
      hands: 'Usare la finestra già aperta.',
      meaning: 'Un’altra console scrive in questo registro. Questa può solo guardare.',
    },
    conflict: {
      hands: 'Definire prima il tentativo aperto.',
      meaning: 'Un altro tentativo è aperto per questo veicolo o questa postazione.',
    },
  },
  consoleError: {
    'invalid-vin': 'Questo non è un VIN.',
    'no-vehicle': 'Nessun veicolo in lavorazione. Scansionare prima un VIN.',
    'attempt-vehicle-unknown':
      'Un’attivazione aperta riguarda un veicolo che la cassaforte di qui non conosce. Rimettere quella giusta o far definire l’attivazione dall’assistenza.',
    'log-unwritable': 'Il registro non accetta voci, quindi non è stato fatto nulla.',
    'watch-only': 'Questa finestra può solo guardare.',
    'signed-out': 'Acceda prima.',
    locked: 'Lo schermo è bloccato. Inserisca il Suo PIN.',
    role: 'Il Suo ruolo non lo permette.',
    'fresh-pin': 'Inserisca ancora una volta il Suo PIN per questo.',
    'live-only': 'Riguarda la modalità reale. Passi a questa modalità per modificarlo.',
    operator: 'Non è possibile con questi account.',
    internal:
      'Si è verificato un errore nella console. Se era in corso un’attivazione, guardare prima di tutto il suo tentativo. Avvisare l’assistenza.',
  },
  retryVerdict: {
    safe: 'Si può ripetere: leggere non cambia nulla.',
    'read-first': 'Leggere prima lo stato, poi decidere.',
    'after-fix': 'Ripetere solo dopo aver risolto la causa.',
    'after-sign-in': 'Ripetere dopo l’accesso.',
    no: 'Non ripetere: consuma un tentativo o serve un’altra persona.',
  },
  evidenceSource: {
    scanned: 'Scansionato',
    typed: 'Digitato',
    chosen: 'Scelto dall’elenco',
    'link 0902': 'Centralina motore (adattatore)',
    'link F190 BSI': 'Centralina BSI (adattatore)',
    'link F190 NAC': 'Autoradio NAC (adattatore)',
    'link F190 telematics': 'Centralina telematica (adattatore)',
    'link 21B0 radio': 'Autoradio precedente (adattatore)',
    'phone connection': 'Connessione del telefono',
    'activation answer': 'Risposta all’attivazione',
  },
  entryKind: {
    start: 'Console avviata',
    stop: 'Console fermata',
    'sign-in': 'Accesso dell’operatore',
    denied: 'Negato',
    lookup: 'Veicolo cercato',
    'vin-read': 'VIN letto',
    status: 'Stato letto',
    checked: 'Requisiti controllati',
    intent: 'Attivazione approvata',
    sent: 'Attivazione inviata',
    result: 'Risposta ricevuta',
    unknown: 'Esito sconosciuto',
    'read-back': 'Stato riletto',
    resolved: 'Esito definito',
    'handed-over': 'Passato all’assistenza',
    answer: 'Risposta inattesa',
    'code-shown': 'Codice di sicurezza mostrato',
    'code-hidden': 'Codice di sicurezza nascosto',
    'code-expired': 'Codice di sicurezza scaduto',
    'follow-up': 'Promemoria',
    export: 'Esportato',
    erase: 'Dati personali cancellati',
    clock: 'Orologio cambiato',
    restore: 'Ripristinato da un backup',
    'key-change': 'Chiave di firma cambiata',
    config: 'Impostazioni cambiate',
    'checkpoint-out': 'Punto di controllo consegnato',
    override: 'Veicolo confermato da una persona',
    session: 'Sessione',
    account: 'Account modificati',
    customer: 'Account utilizzato',
    enrolment: 'Secondo fattore',
    proof: 'Prova sul veicolo',
  },
  followUp: {
    'code-expiry': 'Scade il codice di sicurezza',
    reactivation: 'Riattivare entro il termine',
    'unknown-outcome': 'Definire un esito sconosciuto',
  },
  role: { technician: 'Tecnico', support: 'Assistenza', admin: 'Amministratore' },
};
