/** Italian: advice for PIMS error codes. What to do with the hands, what it means, how to confirm it, and what comes next. */
import type { Words } from '../shape/index.ts';

/** Codes with advice of their own. */
export const advice: Words['pimsAdvice'] = {
  2000: {
    hands: 'Lasciare tutto com’è e leggere lo stato.',
    meaning: 'PIMS segnala un errore che non sa spiegare.',
    confirm: 'Succede lo stesso con un secondo veicolo o un secondo telefono?',
    next: 'Riavviare l’app del bridge, provare ancora una volta, poi inviare il pacchetto di assistenza.',
  },
  2006: {
    hands: 'Fermarsi qui e chiamare l’amministratore.',
    meaning: 'Identificativo client, marca o ambiente del bridge sono configurati male.',
    confirm: 'Confrontare marca e ambiente delle impostazioni con il veicolo.',
    next: 'L’amministratore corregge le impostazioni; poi ricominciare.',
  },
  2101: {
    hands: 'Nessun intervento necessario: rileggere lo stato.',
    meaning: 'Al momento della domanda non era scelto alcun veicolo.',
    confirm: 'Il bridge mostra la sua versione di SDK: prima della 2.3 il VIN va con la domanda.',
    next: 'La console sceglie di nuovo il veicolo da sola. Se l’errore persiste, chiedere all’assistenza.',
  },
  2102: {
    hands: 'Scansionare di nuovo il VIN e confrontarlo con il parabrezza.',
    meaning: 'PIMS non accetta un valore, probabilmente il VIN.',
    confirm: 'Contare 17 caratteri. Cercare una O al posto di uno 0 o una I al posto di un 1.',
    next: 'Correggere il VIN e rileggere lo stato.',
  },
  2201: {
    hands: 'Non toccare telefono e quadro e leggere lo stato.',
    meaning: 'La risposta non è arrivata in tempo. L’attivazione può essere avvenuta lo stesso.',
    confirm: 'Controllare il segnale del telefono e la spia del bridge.',
    next: 'Cercare una ricezione migliore. Attivare di nuovo solo se lo stato dice «non attivata».',
  },
  2202: {
    hands: 'Attivare i dati mobili o spostare il veicolo dalla zona senza segnale.',
    meaning: 'Il telefono non ha internet.',
    confirm: 'Aprire una pagina web sul telefono, non sul computer.',
    next: 'Leggere lo stato prima di attivare di nuovo. Non cambiare rete durante una chiamata.',
  },
  2203: {
    hands: 'Lasciare tutto com’è e rileggere lo stato.',
    meaning: 'È arrivata una risposta senza dati utilizzabili. Non significa «non attivata».',
    confirm: 'Il telefono è su un Wi-Fi che chiede una pagina di accesso?',
    next: 'Usare i dati mobili. Se persiste, inviare il pacchetto di assistenza.',
  },
  2204: {
    hands: 'Attendere da cinque a quindici minuti, poi leggere lo stato.',
    meaning: 'Il server segnala un errore, o rifiuta senza un motivo leggibile.',
    confirm: 'Succede anche con altri veicoli? Annotare il sottoerrore.',
    next: 'Se persiste, inviare il pacchetto di assistenza con il sottoerrore.',
  },
  2205: {
    hands: 'Accendere il quadro, riavviare l’autoradio e ricollegare il telefono.',
    meaning: 'Il dialogo tra telefono e autoradio è fallito.',
    confirm: 'L’autoradio mostra il telefono come collegato?',
    next: 'Leggere lo stato. Attivare di nuovo solo se dice «non attivata».',
  },
  2301: {
    hands: 'Dare il telefono al cliente perché acceda.',
    meaning: 'La sessione del cliente è terminata.',
    confirm: 'L’app del bridge mostra che nessuno ha effettuato l’accesso?',
    next: 'Dopo l’accesso, riprendere dallo stesso passo. I dati inseriti restano.',
  },
  2302: {
    hands: 'Lasciare che il cliente digiti il PIN sul telefono.',
    meaning: 'PIMS vuole una password monouso: autenticazione forte.',
    confirm: 'Questo telefono è registrato come dispositivo attendibile?',
    next: 'Dopo la password monouso, ripetere il passo.',
  },
  2305: {
    hands: 'Leggere con calma l’SMS più recente e digitare di nuovo il codice.',
    meaning: 'Il codice dell’SMS è errato.',
    confirm: 'Confrontare l’ora dell’SMS. È il codice e non il PIN?',
    next: 'Un solo tentativo, con attenzione. I tentativi sono limitati; poi chiedere all’assistenza.',
  },
  2306: {
    hands: 'Tenere pronto il telefono e richiedere un nuovo SMS.',
    meaning: 'Il codice dell’SMS è troppo vecchio.',
    confirm: 'Quando è stato richiesto l’SMS?',
    next: 'Richiedere un solo SMS: il loro numero è limitato.',
  },
  2307: {
    hands: 'Lasciare che il cliente inserisca un numero di cellulare nell’account.',
    meaning: 'L’account non ha un numero di telefono.',
    confirm: 'Il numero attendibile dell’account è vuoto?',
    next: 'Registrare il telefono insieme al suo numero, poi proseguire.',
  },
  2308: {
    hands: 'Smettere di digitare.',
    meaning: 'L’accesso è stato negato: il PIN o il codice dell’SMS era errato.',
    confirm: 'L’app del bridge mostra l’account come bloccato?',
    next: 'Il cliente digita il PIN con calma ancora una volta, o lo reimposta. Altri tentativi possono bloccare l’account.',
  },
  2309: {
    hands: 'Aggiornare l’app del bridge sul telefono.',
    meaning: 'La versione del bridge è troppo vecchia per l’accesso.',
    confirm: 'Confrontare la versione di SDK mostrata dal bridge.',
    next: 'Dopo l’aggiornamento, accedere e ricominciare.',
  },
  2310: {
    hands: 'Non provare più.',
    meaning: 'L’account è bloccato: troppi PIN errati o troppi telefoni registrati.',
    confirm: 'L’account segnala un PIN bloccato o un account bloccato?',
    next: 'Il cliente elimina tutte le registrazioni, quelle di tutti i suoi telefoni, e si registra di nuovo, o chiama il servizio clienti.',
  },
  2311: {
    hands: 'Chiudere l’app del bridge e riaprirla.',
    meaning: 'Una registrazione si è fermata a metà.',
    confirm: 'Quale passo è ancora aperto nell’elenco?',
    next: 'Registrare di nuovo dal primo passo. Cancellare i dati dell’app del bridge solo se lo chiede l’assistenza.',
  },
  2312: {
    hands: 'Registrare di nuovo questo telefono.',
    meaning: 'Il telefono è disattivato o sconosciuto, per esempio dopo un ripristino.',
    confirm: 'Il telefono è stato tolto dall’account altrove?',
    next: 'Azzerare i passi, poi registrare il telefono.',
  },
  2313: {
    hands: 'Completare prima la registrazione sul telefono.',
    meaning: 'La registrazione del telefono non è mai stata completata.',
    confirm: 'Il passo «dispositivo» è ancora aperto?',
    next: 'Eseguire i passi in ordine: numero di telefono, dispositivo, CarKey.',
  },
  2314: {
    hands: 'Non proseguire con questo account.',
    meaning: 'L’account non ha un servizio di autenticazione forte, o il servizio è fuori uso.',
    confirm: 'Funziona con un altro account?',
    next: 'Chiedere all’assistenza.',
  },
  2315: {
    hands: 'Lasciare che il cliente scelga un altro PIN.',
    meaning: 'Il nuovo PIN è uguale al precedente.',
    confirm: 'Chiedere al cliente.',
    next: 'Scegliere un nuovo PIN o tenere il precedente.',
  },
  2316: {
    hands: 'Attendere un momento e guardare se il telefono è registrato.',
    meaning: 'Il passo è riuscito, ma l’ultima sincronizzazione è fallita.',
    confirm: 'L’app del bridge mostra il telefono come registrato?',
    next: 'Se è registrato, proseguire. Non ripetere il passo.',
  },
  2317: {
    hands: 'Fermarsi e guardare a quale passo si è.',
    meaning: 'L’operazione non è consentita: qualcosa è già attivato o bloccato.',
    confirm: 'Si stava registrando o digitando un PIN?',
    next: 'In registrazione: eliminare tutte le registrazioni, il che riguarda tutti i telefoni del cliente. Con il PIN: azzerare i passi.',
  },
  2318: {
    hands: 'Lasciare che il cliente esca e acceda di nuovo.',
    meaning: 'La prova dell’accesso non è valida.',
    confirm: 'Data e ora del telefono sono automatiche?',
    next: 'Dopo l’accesso, riprendere dallo stesso passo.',
  },
  2323: {
    hands: 'Confrontare il nome dell’account con i documenti del veicolo.',
    meaning: 'Questo account non è del proprietario del veicolo.',
    confirm: 'È un veicolo usato, rimasto nell’account del vecchio proprietario?',
    next: 'Il vecchio proprietario toglie il veicolo, oppure lo fa l’assistenza.',
  },
  2340: {
    hands: 'Aprire le impostazioni del telefono e consentire Bluetooth e posizione.',
    meaning: 'All’app del bridge manca un’autorizzazione.',
    confirm: 'Guardare le autorizzazioni dell’app sul telefono.',
    next: 'Concederle, tornare all’app e proseguire.',
  },
  2341: {
    hands: 'Attivare Bluetooth e posizione sul telefono.',
    meaning: 'La posizione o il Bluetooth è spento. Nulla è stato attivato.',
    confirm: 'Aprire le impostazioni rapide del telefono. Il risparmio energetico è attivo?',
    next: 'Quando entrambi sono accesi, collegarsi al veicolo e attivare di nuovo.',
  },
  2342: {
    hands: 'Accendere il quadro, cancellare l’abbinamento da entrambe le parti e abbinare di nuovo.',
    meaning: 'Il telefono non è abbinato a questo veicolo. Nulla è stato attivato.',
    confirm: 'L’elenco dei telefoni del veicolo mostra questo telefono come collegato?',
    next: 'Attendere che il telefono risulti collegato, poi attivare di nuovo.',
  },
  2345: {
    hands: 'Nessun intervento necessario: rileggere.',
    meaning: 'Il bridge ha perso il suo elenco di veicoli.',
    confirm: 'Il servizio Bluetooth del bridge è in funzione?',
    next: 'La console riavvia il servizio con il VIN.',
  },
  2346: {
    hands: 'Usare il telefono su cui i passi sono cominciati.',
    meaning: 'Questi passi appartengono a un altro telefono.',
    confirm: 'Chi ha cominciato la registrazione, e su quale telefono?',
    next: 'Richiedere di nuovo i passi su questo telefono.',
  },
  2354: {
    hands: 'Mettere la chiave nel portabicchieri, il telefono a 30 cm, e chiudere tutte le porte.',
    meaning: 'Il veicolo non trova la chiave all’interno. Nulla è stato attivato.',
    confirm: 'Premere un pulsante della chiave. Il quadro strumenti dice «chiave non rilevata»?',
    next: 'Togliere la chiave da ogni custodia, cambiare la batteria se è debole, poi attivare di nuovo.',
  },
  2355: {
    hands: 'Lasciare che il cliente esca e acceda di nuovo, poi riabbinare il telefono.',
    meaning: 'Una firma non è valida: vecchio abbinamento, vecchia sessione o dati alterati. Nulla è stato attivato.',
    confirm: 'Sono l’account e il telefono giusti? L’orologio è giusto?',
    next: 'Provare ancora una volta. Se si ripete, inviare il pacchetto di assistenza.',
  },
  2356: {
    hands: 'Impostare l’ora automatica sul telefono e attendere l’orologio del veicolo.',
    meaning: 'Una marca temporale non è valida: un orologio è sbagliato. Nulla è stato attivato.',
    confirm: 'Confrontare gli orologi di telefono e veicolo con questo computer. Un’ora intera indica il fuso orario o l’ora legale.',
    next: 'Riavviare l’autoradio all’aperto perché riceva il GPS, poi attivare di nuovo.',
  },
  2366: {
    hands: 'Confrontare il VIN sul parabrezza con lo schermo.',
    meaning: 'Il VIN non è valido per questa chiamata: veicolo sbagliato, marca sbagliata o veicolo non idoneo.',
    confirm: 'Quale VIN indica la connessione del telefono?',
    next: 'Correggere veicolo o marca. Se è tutto giusto, chiedere all’assistenza.',
  },
  2367: {
    hands: 'Accendere il quadro e attendere qualche secondo.',
    meaning: 'Il servizio Bluetooth del bridge non è in funzione.',
    confirm: 'Guardare la spia della connessione del telefono.',
    next: 'La console avvia il servizio e attende la connessione.',
  },
  2377: {
    hands: 'Lasciare stare il veicolo: non è la causa.',
    meaning: 'La connessione per i comandi remoti è fallita. Non è un errore della CarKey.',
    confirm: 'Lo stato della CarKey è «attiva»?',
    next: 'Se è attiva, il lavoro è finito. Segnalare a parte il problema di rete.',
  },
  2390: {
    hands: 'Non inserire di nuovo il numero.',
    meaning: 'Il numero di telefono è già registrato.',
    confirm: 'Il numero attendibile dell’account è compilato?',
    next: 'Usare invece la registrazione completa.',
  },
};

/** Advice shared by all other codes of a group. */
export const groupAdvice: Words['pimsGroupAdvice'] = {
  generic: {
    hands: 'Lasciare il veicolo com’è e riavviare l’app del bridge.',
    meaning: 'Il bridge o il suo SDK non è in ordine, oppure il codice non è pubblicato.',
    confirm: 'Succede anche con un altro veicolo?',
    next: 'Leggere lo stato. Se l’errore persiste, inviare il pacchetto di assistenza.',
  },
  input: {
    hands: 'Scansionare di nuovo il VIN.',
    meaning: 'A PIMS manca un valore, oppure non lo accetta.',
    confirm: 'Confrontare tutti i 17 caratteri con il parabrezza.',
    next: 'Rileggere lo stato. Se l’errore persiste, inviare il pacchetto di assistenza.',
  },
  output: {
    hands: 'Non toccare telefono e quadro e leggere lo stato.',
    meaning: 'Sulla via verso il server o verso il veicolo qualcosa non ha funzionato.',
    confirm: 'Controllare la ricezione del telefono e la sua connessione al veicolo.',
    next: 'Attivare di nuovo solo se lo stato dice «non attivata»; altrimenti chiedere all’assistenza.',
  },
  specific: {
    hands: 'Non cambiare nulla sul veicolo e leggere lo stato.',
    meaning: 'PIMS segnala qualcosa che non rientra nei soliti errori della CarKey.',
    confirm: 'Annotare il codice, l’etichetta e l’ultima cosa fatta.',
    next: 'Se lo stato non è chiaro, inviare il pacchetto di assistenza.',
  },
};
