/** Italian: why the console did not do what it was asked, and what the person can do now. */
import type { RefusalWords } from '../shape/index.ts';

/** One sentence or two for every reason. */
export const refusals: RefusalWords = {
  refusal: {
    'activation-running': 'È in corso un’attivazione. Attenda la risposta o smetta di attendere, poi riprovi.',
    'check-running': 'Si sta chiedendo l’esito a PIMS. Attenda la fine, poi riprovi.',
    'read-running': 'Il veicolo è in lettura. Attenda la fine o annulli la lettura.',
    'backup-running': 'È già in corso un backup. Attenda che sia finito.',
    'pin-being-checked': 'Un PIN è già in verifica. Attenda un momento.',
    overtaken: 'Nel frattempo qualcosa è cambiato, quindi questo non è stato inviato. Guardi lo schermo, poi prema di nuovo.',
    'too-often': 'La richiesta è arrivata troppo spesso in poco tempo. Attenda un momento, poi riprovi.',
    'vehicle-changed':
      'Il veicolo sullo schermo non era più quello in lavorazione, quindi non è stato fatto nulla. Confronti il VIN, poi prema di nuovo.',
    'nothing-running': 'Non è più in corso nulla, quindi non c’era niente da fermare.',
    'nothing-to-check': 'Qui nessun esito è sconosciuto, quindi non c’è nulla da controllare. Legga lo stato per vedere a che punto si è.',
    'nothing-to-settle': 'Qui non c’è un esito sconosciuto da definire. Apra il veicolo a cui appartiene.',
    'nothing-to-hand-over': 'Si può passare solo un esito sconosciuto, e questo è noto.',
    'check-first': 'Questo esito non si può ancora definire così. Prima controlli di nuovo.',
    'vehicle-known': 'Il veicolo di questo tentativo qui è noto. Lo apra e definisca l’esito lì.',
    'attempt-not-settled': 'Questo tentativo non è ancora definito, quindi non ha una ricevuta. Lo definisca prima.',
    'car-says-other': 'Ora il veicolo non dà questo VIN tramite l’adattatore. Lo legga di nuovo.',
    'car-silent': 'Il veicolo non dà più il suo VIN, quindi non è stato inviato nulla. Lo legga di nuovo.',
    'car-not-read': 'Non è stato possibile rileggere il veicolo, quindi non è stato inviato nulla. {hands}',
    'override-useless':
      'Nessuno può confermare questo veicolo: il telefono è collegato a un altro, o il veicolo dà solo un altro VIN. Prima riunisca telefono e veicolo.',
    'nothing-to-go-over': 'Ora nessun requisito chiede un motivo. Guardi di nuovo l’elenco.',
    cancelled: 'Annullato prima di inviare qualcosa. Prema di nuovo quando si è pronti.',
    'name-missing': 'Manca il Suo nome: viene annotato nel registro. Lo inserisca nelle impostazioni, poi riprovi.',
    'vehicle-not-selected':
      'Non è stato possibile scegliere il veicolo sul telefono, quindi non è stato inviato nulla. Riattivi il telefono, poi prema di nuovo.',
    'requirement-unmet':
      'Subito prima dell’invio «{requirement}» non era soddisfatto, quindi non è stato inviato nulla. L’elenco dice che cosa fare.',
    'attempt-elsewhere':
      'Un’attivazione di un altro veicolo in questa postazione ha un esito sconosciuto. Prima la definisca o la passi all’assistenza.',
    'attempt-in-the-way':
      'Un’altra attivazione è aperta per questo veicolo o in questa postazione, quindi non è stato inviato nulla. Prima la definisca.',
    'outcome-unknown':
      'L’esito per questo veicolo è sconosciuto. Controlli di nuovo, lo definisca o lo passi prima di chiudere il veicolo.',
    'forget-open-attempt':
      'Un tentativo di questo veicolo è aperto, quindi non è stato dimenticato. Definisca il tentativo, poi dimentichi il veicolo.',
    'answer-awaited': 'Un’attivazione di questa postazione attende ancora la risposta. La attenda, poi prema di nuovo.',
    'hour-full': 'Questa postazione ha inviato {limit} attivazioni in un’ora. La prossima è possibile tra {minutes} min.',
    'attempt-not-found':
      'Questo tentativo non è in questo registro. Esercitazione e reale ne hanno uno ciascuna: guardi nell’altra modalità.',
    'follow-up-not-found': 'Questo promemoria non c’è più. Guardi di nuovo l’elenco.',
    'entry-not-found': 'In questo registro non c’è nessuna voce con questo numero.',
    'no-entry-fits': 'Nessuna voce corrisponde. Allarghi il filtro.',
    'vehicle-not-known': 'Questo veicolo qui non è noto, o è già stato dimenticato.',
    'adapter-gone': 'Questo adattatore non c’è più. Lo ricolleghi o ne scelga un altro.',
    'phone-gone': 'Questo telefono non è più collegato al cavo. Lo ricolleghi o ne scelga un altro.',
    'car-not-found': 'Questo veicolo simulato non esiste. Ne scelga uno dall’elenco.',
    'code-missing':
      'La risposta che ha attivato la CarKey non conteneva un codice di sicurezza, e non si può richiedere di nuovo. Chieda all’assistenza.',
    'code-lost':
      'La CarKey è attiva, ma il suo codice di sicurezza non è mai arrivato e non si può richiedere di nuovo. Chieda all’assistenza.',
    'code-withheld': 'La risposta indicava un altro veicolo, quindi il suo codice di sicurezza è trattenuto. Chieda all’assistenza.',
    'code-expired': 'Il codice di sicurezza è scaduto ed è stato distrutto. Nessuno può più mostrarlo.',
    'code-none': 'Questo tentativo non ha un codice di sicurezza: lo porta solo un’attivazione riuscita.',
    'not-practice': 'Solo i veicoli di esercitazione possono ricominciare. Passi per questo all’esercitazione.',
    'training-attempt-open':
      'Ci sono ancora tentativi aperti di esercitazioni precedenti. Prima li definisca: i veicoli sono in «Tentativi aperti».',
    'not-practice-adapter':
      'Solo l’adattatore di esercitazione si può inserire in un veicolo simulato. Passi per questo all’esercitazione.',
    'practice-adapter-only': 'Nell’esercitazione c’è solo l’adattatore simulato. Passi alla modalità reale per usare il Suo.',
    'export-too-large':
      'Corrispondono più di {most} voci, troppe per un file dallo schermo. Restringa il filtro o esegua: carkey audit export --file FILE',
    'bundle-too-many': 'Un pacchetto di assistenza contiene al massimo {most} voci. Restringa il filtro.',
    'bundle-too-large': 'Il pacchetto di assistenza sarebbe troppo grande. Restringa il filtro o tralasci il traffico.',
    'backup-stopped': 'La console si è fermata prima della fine del backup, quindi non c’è. Lo rifaccia.',
    'backup-not-verified':
      'La copia non supera la verifica, quindi non è stata tenuta come backup. Faccia verificare il registro in «Fiducia».',
    'backup-differs':
      'La copia differisce alla voce {entry}, quindi non è stata tenuta come backup. Faccia verificare il registro in «Fiducia».',
    'backup-not-written':
      'Non è stato possibile scrivere il backup, quindi non c’è. Liberi spazio su disco o controlli la cartella, poi lo rifaccia.',
    'input-unfit': 'Questo dato ha una forma o una lunghezza non consentita: non è stato cambiato nulla. Lo corregga e riprovi.',
    'bridge-address-form': 'L’indirizzo del bridge deve essere come wss://HOST:PORT/pims. Lo corregga.',
    'bridge-address-secret': 'L’indirizzo del bridge non deve contenere utente o password. Inserisca il token nel suo campo.',
    'bridge-address-insecure':
      'Un indirizzo non cifrato (ws://) è ammesso solo per questo computer. Ne inserisca uno che comincia con wss://.',
    'name-of-account': 'In modalità reale il nome è quello dell’account. Gli account li modifica un amministratore.',
    'scenario-unknown': 'Il simulatore non conosce «{scenario}». Scelga una situazione dall’elenco.',
    'bluetooth-form': 'Il controller Bluetooth è «default», «dbus» o «hci-uart:PERCORSO». Lo corregga.',
    'station-key-form': 'Questa non è la chiave di una seconda postazione. La copi intera dalla schermata «Fiducia» di quella postazione.',
    'feed-address-form': 'L’indirizzo degli aggiornamenti inizia con https:// e non contiene utente, password né query. Lo corregga.',
    'serial-place-form': 'Una porta seriale si scrive PERCORSO o PERCORSO@BAUD, da 38 a 10000000 baud. La corregga.',
    'network-place-form': 'Un adattatore in rete ha un nome host o un indirizzo IP e una porta da 1 a 65535. Li corregga.',
    'update-not-offered': 'Qui il programma non si aggiorna da solo. In «Impostazioni», «Informazioni» è indicato chi lo fa.',
    'update-attempt-open':
      'L’esito di un’attivazione di questa postazione non è ancora definito. Lo definisca o, se il tentativo è stato passato all’assistenza, lo faccia definire da loro; poi aggiorni.',
    'update-running': 'È già in corso la ricerca o il download di un aggiornamento. Attenda la fine o annulli.',
    'update-nothing': 'Non c’è alcun aggiornamento con cui proseguire. Cerchi di nuovo gli aggiornamenti.',
    'customer-nobody': 'Sul telefono nessuno ha effettuato l’accesso. Chieda prima al cliente di accedere.',
    'consent-missing': 'Manca il consenso del cliente. Lo chieda e lo annoti, poi ripeta.',
    'phone-not-connected': 'Il telefono non è collegato, quindi questo non è stato inviato. Lo colleghi e prema di nuovo.',
    'phone-busy': 'Il telefono è ancora occupato con un passo del cliente. Attenda la fine o lo annulli.',
    'run-open': 'Per questo account è aperta un’altra procedura. La concluda prima.',
    'run-none': 'Qui non è aperta alcuna procedura. Ne inizi prima una.',
    'act-not-offered': 'Questo passo non è possibile al punto in cui è la procedura, quindi questo non è stato inviato. Guardi lo schermo.',
    'run-other-account': 'Ha effettuato l’accesso una persona diversa da quella dell’inizio della procedura. La interrompa e ricominci.',
    'typed-empty': 'Manca un dato necessario, quindi questo non è stato inviato. Lo inserisca.',
    'typed-not-digits': 'PIN, codice SMS e numero di telefono sono fatti di cifre, quindi questo non è stato inviato. Corregga il dato.',
    'typed-too-long': 'È più lungo di qualsiasi PIN, codice o numero, quindi questo non è stato inviato. Corregga il dato.',
    'typed-too-short': 'È troppo corto per un numero di telefono, quindi questo non è stato inviato. Inserisca il numero intero.',
    'mixed-same-in-both':
      'PIN e codice SMS hanno le stesse cifre, quindi questo non è stato inviato. Il codice è nell’ultimo SMS; il PIN lo conosce il cliente.',
    'mixed-new-is-old': 'Il nuovo PIN è quello vecchio, quindi questo non è stato inviato. Chieda al cliente di sceglierne un altro.',
    'mixed-code-refused': 'Questo codice SMS è già stato rifiutato, quindi non è stato inviato di nuovo. Prenda quello dell’ultimo SMS.',
    'mixed-pin-refused':
      'Questo PIN è già stato rifiutato, quindi non è stato inviato di nuovo: ogni errore conta. Chieda al cliente di pensarci ancora; se è giusto, confermi.',
    'mixed-perhaps':
      'Forse PIN e codice SMS sono stati scambiati, quindi questo non è ancora stato inviato. Li controlli; se sono giusti, confermi.',
    'budget-last':
      'Questo userebbe uno degli ultimi tentativi dell’account, quindi questo non è ancora stato inviato. Confermi di volerlo.',
    'budget-locks':
      'Se questo non riesce, l’account può essere bloccato, quindi questo non è stato inviato. Una persona dell’assistenza può assumersene la responsabilità.',
    'reason-missing': 'Qui serve un motivo. Lo inserisca.',
    'association-form': 'Questo non è un ID di associazione. Lo scansioni di nuovo o lo digiti come è scritto nell’abbonamento.',
    'nothing-to-prove': 'Non c’è ancora nulla da dimostrare: per questo veicolo non è confermata alcuna attivazione.',
    'site-full': 'Questa sede ha registrato {limit} telefoni o numeri in un’ora. Il prossimo è possibile fra {minutes} min.',
    'activation-broke-off': 'L’attivazione è finita in modo inatteso. Guardi il tentativo prima di fare altro.',
    'mode-not-started':
      'Con questa impostazione la console non è ripartita. Riproverà alla Sua prossima azione; se non basta, la chiuda, la riavvii e avvisi l’assistenza.',
    'mode-went-back':
      'Con questa impostazione la console non è riuscita a partire e continua come prima. Riprovi fra un momento; se non basta, avvisi l’assistenza.',
    'console-unreachable': 'La console non risponde. Attenda che torni, poi guardi che cosa è stato fatto prima di ripetere.',
  },
};
