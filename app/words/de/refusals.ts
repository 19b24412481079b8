/** German: why the console did not do what it was asked, and what the person can do now. */
import type { RefusalWords } from '../shape/index.ts';

/** One sentence or two for every reason. */
export const refusals: RefusalWords = {
  refusal: {
    'activation-running':
      'Eine Aktivierung läuft. Warten Sie auf die Antwort oder beenden Sie das Warten, dann versuchen Sie es noch einmal.',
    'check-running': 'PIMS wird gerade nach dem Ergebnis gefragt. Warten Sie das Ende ab, dann versuchen Sie es noch einmal.',
    'read-running': 'Das Fahrzeug wird gerade gelesen. Warten Sie das Ende ab oder brechen Sie das Lesen ab.',
    'backup-running': 'Eine Sicherung läuft schon. Warten Sie, bis sie fertig ist.',
    'pin-being-checked': 'Eine PIN wird schon geprüft. Warten Sie einen Moment.',
    overtaken:
      'Inzwischen hat sich etwas geändert, darum wurde dies nicht gesendet. Sehen Sie auf den Bildschirm und drücken Sie dann noch einmal.',
    'too-often': 'Das kam in kurzer Zeit zu oft. Warten Sie einen Moment und versuchen Sie es dann noch einmal.',
    'vehicle-changed':
      'Das Fahrzeug am Bildschirm war nicht mehr das in Arbeit, darum ist nichts geschehen. Vergleichen Sie die VIN und drücken Sie dann noch einmal.',
    'nothing-running': 'Es läuft nichts mehr, also gab es nichts zu beenden.',
    'nothing-to-check': 'Hier ist kein Ergebnis unbekannt, also gibt es nichts nachzuprüfen. Lesen Sie den Status, um den Stand zu sehen.',
    'nothing-to-settle': 'Hier gibt es kein unbekanntes Ergebnis, das festzulegen wäre. Öffnen Sie das Fahrzeug, zu dem es gehört.',
    'nothing-to-hand-over': 'Nur ein unbekanntes Ergebnis lässt sich übergeben, und dieses ist bekannt.',
    'check-first': 'So lässt sich dieses Ergebnis noch nicht festlegen. Prüfen Sie zuerst noch einmal.',
    'vehicle-known': 'Das Fahrzeug dieses Versuchs ist hier bekannt. Öffnen Sie es und legen Sie das Ergebnis dort fest.',
    'attempt-not-settled': 'Dieser Versuch ist noch nicht geklärt, darum gibt es keinen Beleg. Klären Sie ihn zuerst.',
    'car-says-other': 'Das Fahrzeug nennt diese VIN über den Adapter jetzt nicht. Lesen Sie noch einmal.',
    'car-silent': 'Das Fahrzeug nennt seine VIN nicht mehr, darum wurde nichts gesendet. Lesen Sie noch einmal.',
    'car-not-read': 'Das Fahrzeug ließ sich nicht noch einmal lesen, darum wurde nichts gesendet. {hands}',
    'override-useless':
      'Dieses Fahrzeug kann niemand selbst bestätigen: Das Telefon ist mit einem anderen verbunden, oder das Fahrzeug nennt nur eine andere VIN. Bringen Sie zuerst Telefon und Fahrzeug zusammen.',
    'nothing-to-go-over': 'Keine Voraussetzung verlangt jetzt einen Grund. Sehen Sie noch einmal in die Liste.',
    cancelled: 'Das wurde abgebrochen, bevor etwas gesendet wurde. Drücken Sie noch einmal, wenn Sie so weit sind.',
    'name-missing':
      'Ihr Name fehlt: Er wird dazu protokolliert. Tragen Sie ihn in den Einstellungen ein, dann versuchen Sie es noch einmal.',
    'vehicle-not-selected':
      'Das Fahrzeug ließ sich am Telefon nicht auswählen, darum wurde nichts gesendet. Wecken Sie das Telefon und drücken Sie dann noch einmal.',
    'requirement-unmet':
      'Direkt vor dem Senden war „{requirement}“ nicht erfüllt, darum wurde nichts gesendet. Die Liste sagt, was zu tun ist.',
    'attempt-elsewhere':
      'Eine Aktivierung eines anderen Fahrzeugs an dieser Station hat ein unbekanntes Ergebnis. Klären oder übergeben Sie es zuerst.',
    'attempt-in-the-way':
      'Für dieses Fahrzeug oder an dieser Station ist schon eine Aktivierung offen, darum wurde nichts gesendet. Klären Sie diese zuerst.',
    'outcome-unknown':
      'Das Ergebnis für dieses Fahrzeug ist unbekannt. Prüfen Sie noch einmal, legen Sie es fest oder übergeben Sie es, bevor Sie das Fahrzeug schließen.',
    'forget-open-attempt':
      'Ein Versuch dieses Fahrzeugs ist offen, darum wurde es nicht vergessen. Klären Sie den Versuch, dann vergessen Sie das Fahrzeug.',
    'answer-awaited': 'Eine Aktivierung dieser Station wartet noch auf ihre Antwort. Warten Sie darauf und drücken Sie dann noch einmal.',
    'hour-full': 'Diese Station hat innerhalb einer Stunde {limit} Aktivierungen gesendet. Die nächste ist in {minutes} min möglich.',
    'attempt-not-found':
      'Diesen Versuch gibt es in diesem Protokoll nicht. Übung und Echtbetrieb haben je ein eigenes: Sehen Sie im anderen Modus nach.',
    'follow-up-not-found': 'Diese Aufgabe gibt es nicht mehr. Sehen Sie noch einmal in die Liste.',
    'entry-not-found': 'In diesem Protokoll gibt es keinen Eintrag mit dieser Nummer.',
    'no-entry-fits': 'Kein Eintrag passt. Erweitern Sie den Filter.',
    'vehicle-not-known': 'Dieses Fahrzeug ist hier nicht bekannt oder wurde schon vergessen.',
    'adapter-gone': 'Dieser Adapter ist nicht mehr da. Stecken Sie ihn wieder an oder wählen Sie einen anderen.',
    'phone-gone': 'Dieses Telefon ist nicht mehr am Kabel. Schließen Sie es wieder an oder wählen Sie ein anderes.',
    'car-not-found': 'Dieses simulierte Fahrzeug gibt es nicht. Wählen Sie eines aus der Liste.',
    'code-missing':
      'Die Antwort, die den CarKey aktiviert hat, enthielt keinen Sicherheitscode, und er lässt sich nicht erneut abfragen. Fragen Sie den Support.',
    'code-lost': 'Der CarKey ist aktiv, aber sein Sicherheitscode kam nie an und lässt sich nicht erneut abfragen. Fragen Sie den Support.',
    'code-withheld': 'Die Antwort nannte ein anderes Fahrzeug, darum wird ihr Sicherheitscode zurückgehalten. Fragen Sie den Support.',
    'code-expired': 'Der Sicherheitscode ist abgelaufen und wurde vernichtet. Niemand kann ihn noch zeigen.',
    'code-none': 'Dieser Versuch hat keinen Sicherheitscode: Nur eine gelungene Aktivierung bringt einen.',
    'not-practice': 'Nur Übungsfahrzeuge können von vorn beginnen. Wechseln Sie dafür in die Übung.',
    'training-attempt-open':
      'Aus früheren Übungen sind noch Versuche offen. Klären Sie diese zuerst: Die Fahrzeuge stehen unter „Offene Versuche“.',
    'not-practice-adapter': 'Nur der Übungsadapter lässt sich in ein simuliertes Fahrzeug stecken. Wechseln Sie dafür in die Übung.',
    'practice-adapter-only':
      'In der Übung gibt es nur den simulierten Adapter. Wechseln Sie in den Echtbetrieb, um Ihren eigenen zu benutzen.',
    'export-too-large':
      'Mehr als {most} Einträge passen, zu viele für eine Datei vom Bildschirm. Engen Sie den Filter ein oder verwenden Sie: carkey audit export --file DATEI',
    'bundle-too-many': 'Ein Support-Paket fasst höchstens {most} Einträge. Engen Sie den Filter ein.',
    'bundle-too-large': 'Das Support-Paket würde zu groß. Engen Sie den Filter ein oder lassen Sie den Datenverkehr weg.',
    'backup-stopped': 'Die Konsole wurde beendet, bevor die Sicherung fertig war; es gibt keine. Erstellen Sie sie noch einmal.',
    'backup-not-verified':
      'Die Kopie besteht die Prüfung nicht und wurde darum nicht als Sicherung behalten. Lassen Sie das Protokoll unter „Vertrauen“ prüfen.',
    'backup-differs':
      'Die Kopie weicht bei Eintrag {entry} ab und wurde darum nicht als Sicherung behalten. Lassen Sie das Protokoll unter „Vertrauen“ prüfen.',
    'backup-not-written':
      'Die Sicherung ließ sich nicht schreiben; es gibt keine. Schaffen Sie Speicherplatz auf dem Datenträger oder prüfen Sie den Ordner, und erstellen Sie sie dann noch einmal.',
    'input-unfit':
      'Diese Eingabe hat eine Form oder Länge, die nicht erlaubt ist; geändert wurde nichts. Berichtigen Sie sie und versuchen Sie es noch einmal.',
    'bridge-address-form': 'Die Adresse der Bridge muss aussehen wie wss://HOST:PORT/pims. Berichtigen Sie sie.',
    'bridge-address-secret':
      'Die Adresse der Bridge darf weder Benutzer noch Passwort enthalten. Tragen Sie das Token in seinem eigenen Feld ein.',
    'bridge-address-insecure':
      'Eine unverschlüsselte Adresse (ws://) ist nur für diesen Rechner erlaubt. Geben Sie eine ein, die mit wss:// beginnt.',
    'name-of-account': 'Im Echtbetrieb ist der Name der des Kontos. Konten ändert ein Administrator.',
    'scenario-unknown': 'Der Simulator kennt „{scenario}“ nicht. Wählen Sie eine Situation aus der Liste.',
    'bluetooth-form': 'Der Bluetooth-Controller heißt „default“, „dbus“ oder „hci-uart:PFAD“. Berichtigen Sie ihn.',
    'station-key-form':
      'Das ist kein Schlüssel einer zweiten Station. Kopieren Sie ihn vollständig aus der Ansicht „Vertrauen“ jener Station.',
    'feed-address-form':
      'Die Adresse der Updates beginnt mit https:// und enthält weder Benutzer noch Passwort noch Abfrage. Berichtigen Sie sie.',
    'serial-place-form':
      'Eine serielle Schnittstelle schreibt man PFAD oder PFAD@BAUD, mit 38 bis 10000000 Baud. Berichtigen Sie die Angabe.',
    'network-place-form':
      'Ein Adapter im Netzwerk hat einen Rechnernamen oder eine IP-Adresse und einen Port von 1 bis 65535. Berichtigen Sie die Angaben.',
    'update-not-offered': 'Dieses Programm aktualisiert sich hier nicht selbst. Unter „Einstellungen“, „Über“ steht, wer das tut.',
    'update-attempt-open':
      'Das Ergebnis einer Aktivierung dieser Station ist noch nicht geklärt. Klären Sie es oder, nach einer Übergabe, lassen Sie es vom Support klären; aktualisieren Sie dann.',
    'update-running': 'Es wird bereits nach einem Update gesucht oder eines heruntergeladen. Warten Sie das Ende ab oder brechen Sie ab.',
    'update-nothing': 'Es gibt kein Update, mit dem es weitergehen könnte. Suchen Sie erneut nach Updates.',
    'customer-nobody': 'Am Telefon ist niemand angemeldet. Bitten Sie den Kunden, sich zuerst anzumelden.',
    'consent-missing': 'Die Einwilligung des Kunden fehlt. Holen Sie sie ein und vermerken Sie sie, dann wiederholen Sie dies.',
    'phone-not-connected':
      'Das Telefon ist nicht verbunden, deshalb wurde dies nicht gesendet. Verbinden Sie es und drücken Sie noch einmal.',
    'phone-busy': 'Das Telefon ist noch mit einem Schritt des Kunden beschäftigt. Warten Sie das Ende ab oder brechen Sie ihn ab.',
    'run-open': 'Für dieses Konto ist ein anderer Vorgang offen. Beenden Sie ihn zuerst.',
    'run-none': 'Hier ist kein Vorgang offen. Beginnen Sie zuerst einen.',
    'act-not-offered':
      'Dieser Schritt ist im jetzigen Stand des Vorgangs nicht möglich, deshalb wurde dies nicht gesendet. Sehen Sie auf den Bildschirm.',
    'run-other-account': 'Es ist jemand anderes angemeldet als zu Beginn dieses Vorgangs. Beenden Sie ihn und beginnen Sie neu.',
    'typed-empty': 'Eine nötige Angabe fehlt, deshalb wurde dies nicht gesendet. Tragen Sie sie ein.',
    'typed-not-digits':
      'PIN, SMS-Code und Telefonnummer bestehen aus Ziffern, deshalb wurde dies nicht gesendet. Korrigieren Sie die Eingabe.',
    'typed-too-long':
      'Das ist länger als jede PIN, jeder Code und jede Nummer, deshalb wurde dies nicht gesendet. Korrigieren Sie die Eingabe.',
    'typed-too-short': 'Das ist zu kurz für eine Telefonnummer, deshalb wurde dies nicht gesendet. Tragen Sie die ganze Nummer ein.',
    'mixed-same-in-both':
      'Bei PIN und SMS-Code stehen dieselben Ziffern, deshalb wurde dies nicht gesendet. Der Code steht in der neuesten SMS, die PIN kennt der Kunde.',
    'mixed-new-is-old': 'Die neue PIN ist die alte, deshalb wurde dies nicht gesendet. Bitten Sie den Kunden, eine andere zu wählen.',
    'mixed-code-refused':
      'Dieser SMS-Code wurde bereits abgelehnt und deshalb nicht noch einmal gesendet. Nehmen Sie den aus der neuesten SMS.',
    'mixed-pin-refused':
      'Diese PIN wurde schon abgelehnt und deshalb nicht noch einmal gesendet: Jede falsche zählt. Bitten Sie den Kunden, noch einmal nachzudenken; wenn sie stimmt, bestätigen Sie.',
    'mixed-perhaps':
      'PIN und SMS-Code sind vielleicht verwechselt, deshalb wurde dies noch nicht gesendet. Prüfen Sie beide; wenn sie stimmen, bestätigen Sie.',
    'budget-last':
      'Das würde einen der letzten Versuche des Kontos verbrauchen, deshalb wurde dies noch nicht gesendet. Bestätigen Sie, dass Sie das wollen.',
    'budget-locks':
      'Schlägt dies fehl, wird das Konto möglicherweise gesperrt, deshalb wurde dies nicht gesendet. Der Support kann das auf sich nehmen.',
    'reason-missing': 'Hier ist ein Grund nötig. Tragen Sie ihn ein.',
    'association-form': 'Das ist keine Zuordnungs-ID. Scannen Sie sie noch einmal oder tippen Sie sie so ab, wie sie im Abonnement steht.',
    'nothing-to-prove': 'Es gibt noch nichts nachzuweisen: Für dieses Fahrzeug ist keine Aktivierung bestätigt.',
    'site-full':
      'An diesem Standort wurden innerhalb einer Stunde {limit} Telefone oder Nummern registriert. Das nächste ist in {minutes} min möglich.',
    'activation-broke-off': 'Die Aktivierung endete unerwartet. Sehen Sie sich den Versuch an, bevor Sie etwas anderes tun.',
    'mode-not-started':
      'Mit dieser Einstellung ist die Konsole nicht neu gestartet. Bei der nächsten Eingabe versucht sie es noch einmal; hilft das nicht, schließen Sie sie, starten Sie sie neu und verständigen Sie den Support.',
    'mode-went-back':
      'Mit dieser Einstellung konnte die Konsole nicht starten, sie arbeitet weiter wie zuvor. Versuchen Sie es gleich noch einmal; hilft das nicht, verständigen Sie den Support.',
    'console-unreachable':
      'Die Konsole antwortet nicht. Warten Sie, bis sie wieder da ist, und sehen Sie nach, was geschehen ist, bevor Sie es wiederholen.',
  },
};
