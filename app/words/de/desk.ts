/** German: bridge, log, errors of the console, lists. */
import type { DeskWords } from '../shape/index.ts';

/** Bridge, log, errors of the console, lists. */
export const desk: DeskWords = {
  bridgeState: {
    off: 'Bridge aus',
    connecting: 'Bridge wird verbunden',
    ready: 'Bridge bereit',
    waiting: 'Bridge getrennt, neuer Versuch',
    refused: 'Bridge nicht verbunden',
  },
  bridgeProblem: {
    'no-address': {
      hands: 'Support oder Administrator tragen die Adresse der Bridge in den Einstellungen ein.',
      meaning: 'Es wurde noch keine Adresse der Bridge eingetragen.',
    },
    'bad-address': { hands: 'Die Adresse in den Einstellungen berichtigen.', meaning: 'Die Adresse der Bridge ist keine Adresse.' },
    'insecure-address': {
      hands: 'Eine Adresse verwenden, die mit wss:// beginnt.',
      meaning: 'Eine unverschlüsselte Adresse ist nur auf diesem Rechner erlaubt.',
    },
    unconfirmed: {
      hands: 'Bitten Sie Support oder Administrator: Dort wird die Bridge in den Einstellungen bestätigt oder ihr Token neu eingegeben.',
      meaning:
        'Adresse, Fingerabdruck oder Umgebung der Bridge wurden außerhalb der Konsole geändert oder nie bestätigt. Dorthin wird nichts gesendet.',
    },
    unreachable: {
      hands: 'Telefon wecken, Bridge-App öffnen und WLAN oder Kabel prüfen.',
      meaning: 'Unter der Adresse der Bridge antwortet niemand.',
    },
    'phone-cable': {
      hands: 'Telefon anschließen, entsperren und die Bridge-App öffnen.',
      meaning: 'Die Bridge ist ein Telefon am USB-Kabel und darüber nicht erreichbar.',
    },
    'no-token': {
      hands: 'Das Token aus der Bridge übernehmen und in den Einstellungen eintragen.',
      meaning: 'Die Bridge verlangt ein Token, und es ist keines eingetragen.',
    },
    'wrong-token': {
      hands: 'Das Token neu aus der Bridge übernehmen und in den Einstellungen eintragen.',
      meaning: 'Die Bridge lehnt das Token ab. Von selbst wird es nicht noch einmal versucht.',
    },
    'wrong-subprotocol': {
      hands: 'Die Bridge-App aktualisieren oder die Adresse prüfen.',
      meaning: 'Die Gegenseite spricht das Protokoll der Bridge nicht.',
    },
    'wrong-certificate': {
      hands:
        'Datum und Uhrzeit dieses Rechners prüfen, und ob dieses Netz eine Anmeldung im Browser verlangt; dann den Administrator fragen.',
      meaning: 'Dem Zertifikat der Bridge wird nicht vertraut.',
    },
    'pin-mismatch': {
      hands: 'Nicht weitermachen. Den Administrator fragen.',
      meaning: 'Der Schlüssel der Bridge ist nicht der vereinbarte. Es kann jemand dazwischen sein.',
    },
    'not-a-bridge': {
      hands: 'Adresse und Port in den Einstellungen prüfen.',
      meaning: 'Unter dieser Adresse antwortet etwas, aber es ist keine Bridge.',
    },
    busy: {
      hands: 'Einen Moment warten; die Konsole versucht es von selbst wieder.',
      meaning: 'Die Bridge oder ein Server davor ist da, aber überlastet oder in Wartung (503).',
    },
    'too-many-requests': {
      hands: 'Die Pause abwarten; häufigeres Versuchen verlängert sie nur.',
      meaning: 'Die Bridge hat von hier zu viele Anfragen bekommen (429) und verlangt eine Pause.',
    },
    'server-trouble': {
      hands: 'Einige Minuten warten. Bleibt es so, den Betreiber der Bridge verständigen.',
      meaning: 'Ein Server vor der Bridge meldet einen eigenen Fehler (5xx): Die Bridge dahinter ist nicht zu erreichen.',
    },
    'login-page': {
      hands: 'An diesem Rechner den Browser öffnen und sich beim Netz anmelden. Die Konsole versucht es von selbst wieder.',
      meaning:
        'Statt der Bridge antwortet eine Webseite, wahrscheinlich die Anmeldeseite dieses Netzes. Gibt es keine, Adresse und Port in den Einstellungen prüfen.',
    },
    'proxy-sign-in': {
      hands: 'Den Administrator bitten, die Bridge für diesen Rechner am Proxy vorbei freizugeben.',
      meaning: 'Ein Proxy dieses Netzes verlangt eine eigene Anmeldung (407), die die Konsole nicht hat.',
    },
    flooding: {
      hands: 'Die Bridge-App neu starten. Kommt es wieder vor, den Anbieter der App verständigen.',
      meaning: 'Die Bridge hat viel zu viel gesendet, die Verbindung wurde beendet. Nach einer Pause wird es erneut versucht.',
    },
    'no-pong': {
      hands: 'Das Telefon näher bringen und seinen Bildschirm eingeschaltet lassen.',
      meaning: 'Die Bridge antwortet nicht mehr.',
    },
    closed: { hands: 'Die Bridge-App wieder öffnen.', meaning: 'Die Bridge hat die Verbindung beendet.' },
    'initialize-failed': {
      hands: 'Marke, Umgebung und Zugangsdaten in den Einstellungen prüfen.',
      meaning: 'PIMS ließ sich mit dieser Konfiguration nicht starten.',
    },
    'pims-not-started': {
      hands: 'Die Bridge-App öffnen und prüfen, ob das Telefon Internet hat. Die Konsole versucht es von selbst wieder.',
      meaning: 'Die Bridge antwortet, aber PIMS dahinter ist nicht gestartet.',
    },
    'simulator-in-live': {
      hands: 'In den Einstellungen die Adresse einer echten Bridge eintragen; zum Üben zur Übung wechseln.',
      meaning: 'Unter dieser Adresse antwortet ein Simulator. Im Echtbetrieb ist keiner erlaubt; es wurde nichts gesendet.',
    },
    'other-simulator': {
      hands: 'Simulator und Konsole neu starten.',
      meaning: 'Hier antwortet ein anderer Simulator als der eingestellte. Es wurde nichts gesendet.',
    },
  },
  logProblem: {
    'disk-full': {
      hands: 'Speicherplatz auf dem Datenträger schaffen, dann die Konsole neu starten.',
      meaning: 'Der Datenträger ist voll. Solange wird nichts gesendet.',
    },
    'read-only': {
      hands: 'Den Administrator um Schreibrecht im Datenordner bitten.',
      meaning: 'Das Protokoll darf nicht geschrieben werden. Solange wird nichts gesendet.',
    },
    'in-use': {
      hands:
        'Kurz warten und erneut versuchen; bleibt es dabei, den Administrator bitten, den Datenordner von Virenprüfung, Sicherung und Synchronisierung auszunehmen.',
      meaning:
        'Ein anderes Programm hält eine Datei im Datenordner fest, vielleicht ein Virenscanner oder eine Datensicherung. Solange wird nichts gesendet.',
    },
    corrupt: {
      hands: 'Nichts ändern und das Protokoll für den Support exportieren.',
      meaning: 'Das Protokoll besteht seine eigene Prüfung nicht. Es ist lesbar, nimmt aber keine Einträge an.',
    },
    io: {
      hands: 'Den Datenträger prüfen, dann die Konsole neu starten.',
      meaning: 'Der Datenträger meldet einen Fehler. Solange wird nichts gesendet.',
    },
    'other-writer': {
      hands: 'Das Fenster benutzen, das schon offen ist.',
      meaning: 'Eine andere Konsole schreibt dieses Protokoll. Diese hier kann nur zusehen.',
    },
    conflict: {
      hands: 'Zuerst den offenen Versuch klären.',
      meaning: 'Für dieses Fahrzeug oder diese Station ist ein anderer Versuch offen.',
    },
  },
  consoleError: {
    'invalid-vin': 'Das ist keine VIN.',
    'no-vehicle': 'Es ist kein Fahrzeug in Arbeit. Zuerst eine VIN scannen.',
    'attempt-vehicle-unknown':
      'Eine offene Aktivierung gehört zu einem Fahrzeug, das der Tresor hier nicht kennt. Den richtigen Tresor zurückspielen oder die Aktivierung vom Support klären lassen.',
    'log-unwritable': 'Das Protokoll nimmt keine Einträge an, darum wurde nichts getan.',
    'watch-only': 'Dieses Fenster kann nur zusehen.',
    'signed-out': 'Melden Sie sich zuerst an.',
    locked: 'Der Bildschirm ist gesperrt. Geben Sie Ihre PIN ein.',
    role: 'Ihre Rolle darf das nicht.',
    'fresh-pin': 'Geben Sie dafür Ihre PIN noch einmal ein.',
    'live-only': 'Das gehört zum Echtbetrieb. Wechseln Sie dorthin, um es zu ändern.',
    operator: 'Das ist mit diesen Konten nicht möglich.',
    internal:
      'In der Konsole ist ein Fehler aufgetreten. Lief eine Aktivierung, zuerst deren Versuch ansehen. Bitte verständigen Sie den Support.',
  },
  retryVerdict: {
    safe: 'Darf wiederholt werden: Lesen ändert nichts.',
    'read-first': 'Zuerst den Status lesen, dann entscheiden.',
    'after-fix': 'Erst wiederholen, wenn die Ursache behoben ist.',
    'after-sign-in': 'Nach der Anmeldung wiederholen.',
    no: 'Nicht wiederholen: Es verbraucht einen Versuch oder braucht jemand anderen.',
  },
  evidenceSource: {
    scanned: 'Gescannt',
    typed: 'Eingetippt',
    chosen: 'Aus der Liste gewählt',
    'link 0902': 'Motorsteuergerät (Adapter)',
    'link F190 BSI': 'Zentralsteuergerät BSI (Adapter)',
    'link F190 NAC': 'Infotainment NAC (Adapter)',
    'link F190 telematics': 'Telematik-Steuergerät (Adapter)',
    'link 21B0 radio': 'Älteres Radio (Adapter)',
    'phone connection': 'Verbindung des Telefons',
    'activation answer': 'Antwort auf die Aktivierung',
  },
  entryKind: {
    start: 'Konsole gestartet',
    stop: 'Konsole beendet',
    'sign-in': 'Bediener angemeldet',
    denied: 'Verweigert',
    lookup: 'Fahrzeug aufgerufen',
    'vin-read': 'VIN gelesen',
    status: 'Status gelesen',
    checked: 'Voraussetzungen geprüft',
    intent: 'Aktivierung freigegeben',
    sent: 'Aktivierung gesendet',
    result: 'Antwort erhalten',
    unknown: 'Ergebnis unbekannt',
    'read-back': 'Status zur Kontrolle gelesen',
    resolved: 'Ergebnis geklärt',
    'handed-over': 'Übergeben an den Support',
    answer: 'Unerwartete Antwort',
    'code-shown': 'Sicherheitscode gezeigt',
    'code-hidden': 'Sicherheitscode verdeckt',
    'code-expired': 'Sicherheitscode abgelaufen',
    'follow-up': 'Aufgabe',
    export: 'Exportiert',
    erase: 'Personenbezogene Daten gelöscht',
    clock: 'Uhr verstellt',
    restore: 'Aus einer Sicherung wiederhergestellt',
    'key-change': 'Signaturschlüssel gewechselt',
    config: 'Einstellungen geändert',
    'checkpoint-out': 'Prüfpunkt herausgegeben',
    override: 'Fahrzeug von einer Person bestätigt',
    session: 'Sitzung',
    account: 'Konten geändert',
    customer: 'Wessen Konto',
    enrolment: 'Zweiter Faktor',
    proof: 'Nachweis am Fahrzeug',
  },
  followUp: {
    'code-expiry': 'Sicherheitscode läuft ab',
    reactivation: 'Vor Ablauf der Frist neu aktivieren',
    'unknown-outcome': 'Unbekanntes Ergebnis klären',
  },
  role: { technician: 'Techniker', support: 'Support', admin: 'Administrator' },
};
