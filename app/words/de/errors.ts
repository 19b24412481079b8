/** German: advice for PIMS error codes. What to do with the hands, what it means, how to confirm it, and what comes next. */
import type { Words } from '../shape/index.ts';

/** Codes with advice of their own. */
export const advice: Words['pimsAdvice'] = {
  2000: {
    hands: 'Alles so lassen, wie es ist, und den Status lesen.',
    meaning: 'PIMS meldet einen Fehler, den es selbst nicht erklären kann.',
    confirm: 'Geschieht dasselbe mit einem zweiten Fahrzeug oder Telefon?',
    next: 'Die Bridge-App neu starten, noch einmal versuchen, dann das Support-Paket an den Support senden.',
  },
  2006: {
    hands: 'Hier anhalten und den Administrator rufen.',
    meaning: 'Client-ID, Marke oder Umgebung der Bridge sind falsch eingestellt.',
    confirm: 'Marke und Umgebung in den Einstellungen mit dem Fahrzeug vergleichen.',
    next: 'Der Administrator berichtigt die Einstellungen; danach neu beginnen.',
  },
  2101: {
    hands: 'Kein Handgriff nötig: den Status neu lesen.',
    meaning: 'Bei der Frage war kein Fahrzeug gewählt.',
    confirm: 'Die Bridge zeigt ihre SDK-Version: Vor 2.3 gehört die VIN zur Frage.',
    next: 'Die Konsole wählt das Fahrzeug von selbst neu. Bleibt der Fehler, den Support fragen.',
  },
  2102: {
    hands: 'Die VIN neu scannen und mit der Frontscheibe vergleichen.',
    meaning: 'PIMS nimmt einen Wert nicht an, wahrscheinlich die VIN.',
    confirm: '17 Zeichen zählen. Steht ein O statt einer 0 oder ein I statt einer 1?',
    next: 'Die VIN berichtigen und den Status neu lesen.',
  },
  2201: {
    hands: 'Telefon und Zündung so lassen und den Status lesen.',
    meaning: 'Die Antwort kam nicht rechtzeitig. Eine Aktivierung kann trotzdem geschehen sein.',
    confirm: 'Den Empfang des Telefons und die Lampe der Bridge prüfen.',
    next: 'Besseren Empfang suchen. Nur neu aktivieren, wenn der Status „nicht aktiviert“ sagt.',
  },
  2202: {
    hands: 'Mobile Daten einschalten oder das Fahrzeug aus dem Funkloch fahren.',
    meaning: 'Das Telefon hat kein Internet.',
    confirm: 'Eine Webseite auf dem Telefon öffnen, nicht auf dem Rechner.',
    next: 'Vor erneutem Aktivieren den Status lesen. Während eines Aufrufs das Netz nicht wechseln.',
  },
  2203: {
    hands: 'Alles so lassen und den Status neu lesen.',
    meaning: 'Es kam eine Antwort ohne brauchbare Daten. Sie bedeutet nicht „nicht aktiviert“.',
    confirm: 'Hängt das Telefon in einem WLAN mit Anmeldeseite?',
    next: 'Mobile Daten verwenden. Bleibt der Fehler, das Support-Paket an den Support senden.',
  },
  2204: {
    hands: 'Fünf bis fünfzehn Minuten warten, dann den Status lesen.',
    meaning: 'Der Server meldet einen Fehler oder lehnt ohne lesbaren Grund ab.',
    confirm: 'Betrifft es auch andere Fahrzeuge? Den Unterfehler notieren.',
    next: 'Bleibt der Fehler, das Support-Paket mit dem Unterfehler an den Support senden.',
  },
  2205: {
    hands: 'Zündung einschalten, das Infotainment neu starten und das Telefon neu verbinden.',
    meaning: 'Das Gespräch zwischen Telefon und Infotainment ist gescheitert.',
    confirm: 'Zeigt das Infotainment das Telefon als verbunden an?',
    next: 'Den Status lesen. Nur neu aktivieren, wenn er „nicht aktiviert“ sagt.',
  },
  2301: {
    hands: 'Dem Kunden das Telefon geben, damit er sich anmeldet.',
    meaning: 'Die Sitzung des Kunden ist abgelaufen.',
    confirm: 'Zeigt die Bridge-App, dass niemand angemeldet ist?',
    next: 'Nach der Anmeldung am selben Schritt weitermachen. Ihre Eingaben bleiben erhalten.',
  },
  2302: {
    hands: 'Den Kunden die PIN auf dem Telefon eingeben lassen.',
    meaning: 'PIMS will ein Einmalpasswort: die starke Anmeldung.',
    confirm: 'Ist dieses Telefon als vertrauenswürdiges Gerät registriert?',
    next: 'Nach dem Einmalpasswort den Schritt wiederholen.',
  },
  2305: {
    hands: 'Die neueste SMS langsam lesen und ihren Code neu eintippen.',
    meaning: 'Der SMS-Code ist falsch.',
    confirm: 'Die Uhrzeit der SMS vergleichen. Ist es der Code und nicht die PIN?',
    next: 'Ein einziger sorgfältiger Versuch. Die Versuche sind begrenzt; danach den Support fragen.',
  },
  2306: {
    hands: 'Das Telefon bereithalten und eine neue SMS anfordern.',
    meaning: 'Der SMS-Code ist zu alt.',
    confirm: 'Wann wurde die SMS angefordert?',
    next: 'Nur eine SMS anfordern: Ihre Zahl ist begrenzt.',
  },
  2307: {
    hands: 'Den Kunden eine Handynummer im Konto eintragen lassen.',
    meaning: 'Das Konto hat keine Telefonnummer.',
    confirm: 'Ist die vertrauenswürdige Nummer im Konto leer?',
    next: 'Das Telefon zusammen mit seiner Nummer registrieren, dann weitermachen.',
  },
  2308: {
    hands: 'Nichts mehr eintippen.',
    meaning: 'Der Zugang wurde verweigert: Die PIN oder der SMS-Code war falsch.',
    confirm: 'Zeigt die Bridge-App das Konto als gesperrt an?',
    next: 'Der Kunde gibt die PIN einmal langsam ein oder setzt sie zurück. Weitere Versuche können das Konto sperren.',
  },
  2309: {
    hands: 'Die Bridge-App auf dem Telefon aktualisieren.',
    meaning: 'Die Bridge ist für die Anmeldung zu alt.',
    confirm: 'Die SDK-Version vergleichen, die die Bridge anzeigt.',
    next: 'Nach der Aktualisierung anmelden und neu beginnen.',
  },
  2310: {
    hands: 'Nicht weiter probieren.',
    meaning: 'Das Konto ist gesperrt: zu viele falsche PINs oder zu viele registrierte Telefone.',
    confirm: 'Zeigt das Konto eine gesperrte PIN oder ein gesperrtes Konto?',
    next: 'Der Kunde löscht alle Registrierungen, auch die seiner anderen Telefone, und registriert neu, oder er wendet sich an den Kundenservice.',
  },
  2311: {
    hands: 'Die Bridge-App schließen und wieder öffnen.',
    meaning: 'Eine Registrierung ist auf halbem Weg stehen geblieben.',
    confirm: 'Welcher Schritt ist in der Liste noch offen?',
    next: 'Ab dem ersten Schritt neu registrieren. Die Daten der Bridge-App nur löschen, wenn der Support darum bittet.',
  },
  2312: {
    hands: 'Dieses Telefon neu registrieren.',
    meaning: 'Das Telefon ist gesperrt oder unbekannt, etwa nach einem Zurücksetzen.',
    confirm: 'Wurde das Telefon anderswo aus dem Konto entfernt?',
    next: 'Die Schritte zurücksetzen, dann das Telefon registrieren.',
  },
  2313: {
    hands: 'Zuerst die Registrierung am Telefon abschließen.',
    meaning: 'Die Registrierung des Telefons wurde nie beendet.',
    confirm: 'Ist der Schritt „Gerät“ noch offen?',
    next: 'Die Schritte der Reihe nach ausführen: Telefonnummer, Gerät, CarKey.',
  },
  2314: {
    hands: 'Mit diesem Konto nicht weitermachen.',
    meaning: 'Das Konto hat keinen Dienst für die starke Anmeldung, oder der Dienst ist gestört.',
    confirm: 'Geht es mit einem anderen Konto?',
    next: 'Den Support fragen.',
  },
  2315: {
    hands: 'Den Kunden eine andere PIN wählen lassen.',
    meaning: 'Die neue PIN ist dieselbe wie die alte.',
    confirm: 'Den Kunden fragen.',
    next: 'Eine neue PIN wählen oder die alte behalten.',
  },
  2316: {
    hands: 'Kurz warten und nachsehen, ob das Telefon registriert ist.',
    meaning: 'Der Schritt war erfolgreich, nur der letzte Abgleich schlug fehl.',
    confirm: 'Zeigt die Bridge-App das Telefon als registriert an?',
    next: 'Ist es registriert, weitermachen. Den Schritt nicht wiederholen.',
  },
  2317: {
    hands: 'Anhalten und nachsehen, in welchem Schritt Sie sind.',
    meaning: 'Der Vorgang ist nicht erlaubt: Etwas ist schon aktiviert oder gesperrt.',
    confirm: 'Waren Sie beim Registrieren oder beim Eingeben einer PIN?',
    next: 'Beim Registrieren: alle Registrierungen löschen; das betrifft alle Telefone des Kunden. Beim Eingeben der PIN: die Schritte zurücksetzen.',
  },
  2318: {
    hands: 'Den Kunden ab- und wieder anmelden lassen.',
    meaning: 'Der Nachweis der Anmeldung ist nicht gültig.',
    confirm: 'Stehen Datum und Uhrzeit des Telefons auf automatisch?',
    next: 'Nach der Anmeldung am selben Schritt weitermachen.',
  },
  2323: {
    hands: 'Den Namen des Kontos mit den Fahrzeugpapieren vergleichen.',
    meaning: 'Diesem Konto gehört das Fahrzeug nicht.',
    confirm: 'Ist es ein gebrauchtes Fahrzeug, das noch im Konto des früheren Halters steht?',
    next: 'Der frühere Halter entfernt das Fahrzeug, oder der Support tut es.',
  },
  2340: {
    hands: 'Die Einstellungen des Telefons öffnen und Bluetooth und Standort erlauben.',
    meaning: 'Der Bridge-App fehlt eine Berechtigung.',
    confirm: 'Die Berechtigungen der App auf dem Telefon ansehen.',
    next: 'Erteilen, zur App zurückkehren und weitermachen.',
  },
  2341: {
    hands: 'Bluetooth und Standort am Telefon einschalten.',
    meaning: 'Standort oder Bluetooth ist aus. Es wurde nichts aktiviert.',
    confirm: 'Die Schnelleinstellungen des Telefons öffnen. Ist der Stromsparmodus an?',
    next: 'Ist beides an, mit dem Fahrzeug verbinden und neu aktivieren.',
  },
  2342: {
    hands: 'Zündung einschalten, die Kopplung auf beiden Seiten löschen und neu koppeln.',
    meaning: 'Das Telefon ist nicht mit diesem Fahrzeug gekoppelt. Es wurde nichts aktiviert.',
    confirm: 'Zeigt die Telefonliste des Fahrzeugs dieses Telefon als verbunden?',
    next: 'Warten, bis das Telefon als verbunden erscheint, dann neu aktivieren.',
  },
  2345: {
    hands: 'Kein Handgriff nötig: neu lesen.',
    meaning: 'Die Bridge hat ihre Fahrzeugliste verloren.',
    confirm: 'Läuft der Bluetooth-Dienst der Bridge?',
    next: 'Die Konsole startet den Dienst mit der VIN neu.',
  },
  2346: {
    hands: 'Das Telefon verwenden, auf dem die Schritte begonnen wurden.',
    meaning: 'Diese Schritte gehören zu einem anderen Telefon.',
    confirm: 'Wer hat die Registrierung begonnen, und auf welchem Telefon?',
    next: 'Die Schritte auf diesem Telefon neu anfordern.',
  },
  2354: {
    hands: 'Den Schlüssel in den Becherhalter, das Telefon 30 cm entfernt legen und alle Türen schließen.',
    meaning: 'Das Fahrzeug findet den Schlüssel innen nicht. Es wurde nichts aktiviert.',
    confirm: 'Eine Taste am Schlüssel drücken. Meldet das Kombiinstrument „Schlüssel nicht erkannt“?',
    next: 'Den Schlüssel aus jeder Hülle nehmen, eine schwache Batterie tauschen, dann neu aktivieren.',
  },
  2355: {
    hands: 'Den Kunden ab- und wieder anmelden lassen, dann das Telefon neu koppeln.',
    meaning: 'Eine Signatur ist ungültig: alte Kopplung, alte Sitzung oder veränderte Daten. Es wurde nichts aktiviert.',
    confirm: 'Sind es das richtige Konto und das richtige Telefon? Geht die Uhr richtig?',
    next: 'Noch einmal versuchen. Geschieht es wieder, das Support-Paket an den Support senden.',
  },
  2356: {
    hands: 'Das Telefon auf automatische Zeit stellen und die Uhr des Fahrzeugs abwarten.',
    meaning: 'Ein Zeitstempel ist ungültig: Eine Uhr geht falsch. Es wurde nichts aktiviert.',
    confirm: 'Die Uhren von Telefon und Fahrzeug mit diesem Rechner vergleichen. Eine ganze Stunde deutet auf Zeitzone oder Sommerzeit.',
    next: 'Das Infotainment im Freien neu starten, damit es GPS empfängt, dann neu aktivieren.',
  },
  2366: {
    hands: 'Die VIN an der Frontscheibe mit dem Bildschirm vergleichen.',
    meaning: 'Die VIN passt nicht zu diesem Aufruf: falsches Fahrzeug, falsche Marke oder nicht berechtigt.',
    confirm: 'Welche VIN meldet die Verbindung des Telefons?',
    next: 'Fahrzeug oder Marke berichtigen. Stimmt alles, den Support fragen.',
  },
  2367: {
    hands: 'Zündung einschalten und einige Sekunden warten.',
    meaning: 'Der Bluetooth-Dienst der Bridge läuft nicht.',
    confirm: 'Die Lampe der Telefonverbindung ansehen.',
    next: 'Die Konsole startet den Dienst und wartet auf die Verbindung.',
  },
  2377: {
    hands: 'Das Fahrzeug in Ruhe lassen: An ihm liegt es nicht.',
    meaning: 'Die Verbindung für Fernbefehle kam nicht zustande. Das ist kein Fehler des CarKeys.',
    confirm: 'Ist der CarKey-Status „aktiv“?',
    next: 'Ist er aktiv, ist die Arbeit getan. Das Netzproblem getrennt melden.',
  },
  2390: {
    hands: 'Die Nummer nicht noch einmal eingeben.',
    meaning: 'Die Telefonnummer ist schon registriert.',
    confirm: 'Ist die vertrauenswürdige Nummer des Kontos ausgefüllt?',
    next: 'Stattdessen die vollständige Registrierung verwenden.',
  },
};

/** Advice shared by all other codes of a group. */
export const groupAdvice: Words['pimsGroupAdvice'] = {
  generic: {
    hands: 'Das Fahrzeug so lassen und die Bridge-App neu starten.',
    meaning: 'Die Bridge oder ihr SDK ist nicht in Ordnung, oder der Code ist nicht veröffentlicht.',
    confirm: 'Geschieht es auch mit einem anderen Fahrzeug?',
    next: 'Den Status lesen. Bleibt der Fehler, das Support-Paket an den Support senden.',
  },
  input: {
    hands: 'Die VIN neu scannen.',
    meaning: 'PIMS fehlt ein Wert, oder es nimmt ihn nicht an.',
    confirm: 'Alle 17 Zeichen mit der Frontscheibe vergleichen.',
    next: 'Den Status neu lesen. Bleibt der Fehler, das Support-Paket an den Support senden.',
  },
  output: {
    hands: 'Telefon und Zündung so lassen und den Status lesen.',
    meaning: 'Auf dem Weg zum Server oder zum Fahrzeug ist etwas gescheitert.',
    confirm: 'Den Empfang des Telefons und seine Verbindung zum Fahrzeug prüfen.',
    next: 'Nur neu aktivieren, wenn der Status „nicht aktiviert“ sagt; sonst den Support fragen.',
  },
  specific: {
    hands: 'Am Fahrzeug nichts ändern und den Status lesen.',
    meaning: 'PIMS meldet etwas, das nicht zu den üblichen CarKey-Fehlern gehört.',
    confirm: 'Code, Bezeichnung und den letzten Handgriff davor notieren.',
    next: 'Ist der Status nicht klar, das Support-Paket an den Support senden.',
  },
};
