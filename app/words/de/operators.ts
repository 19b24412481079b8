/** German: accounts, PINs, and who may do what. */
import type { OperatorWords } from '../shape/index.ts';

/** Accounts, PINs, and who may do what. */
export const operators: OperatorWords = {
  pinProblem: {
    'not-digits': 'Eine PIN hat nur Ziffern.',
    'too-short': 'Diese PIN ist zu kurz: mindestens 6 Ziffern.',
    'too-long': 'Diese PIN ist zu lang: höchstens 12 Ziffern.',
    repeats: 'Diese PIN wiederholt sich: Wählen Sie Ziffern, die sich mehr unterscheiden.',
    run: 'Diese PIN ist eine Reihe wie 123456: Mischen Sie die Ziffern.',
    date: 'Diese PIN könnte ein Datum sein: Daten werden zuerst probiert.',
    keypad: 'Diese PIN ist ein Weg über das Tastenfeld: Lassen Sie die Ziffern springen.',
    famous: 'Das ist eine bekannte Zahl: Wählen Sie eine, die niemand nachschlagen kann.',
  },
  operatorProblem: {
    'wrong-pin': 'Name und PIN gehören nicht zusammen. Falsche PINs, bis das Konto gesperrt wird: noch {triesLeft}.',
    wait: 'Zu viele falsche PINs hintereinander. Warten Sie bis zum nächsten Versuch.',
    'locked-out': 'Dieses Konto ist nach zu vielen falschen PINs gesperrt. Ein Administrator entsperrt es in den Einstellungen.',
    busy: 'Zu viele Versuche auf einmal. Gleich noch einmal versuchen.',
    unwritable:
      'Die Datei der Konten lässt sich nicht schreiben, also wurde nichts geändert. Schaffen Sie Speicherplatz auf dem Datenträger oder prüfen Sie den Datenordner.',
    'accounts-unreadable':
      'Die Datei der Konten war nicht lesbar und wurde beiseitegelegt. Niemand kann sich anmelden, bis ein Administrator den Datenordner in Ordnung gebracht hat.',
    'pin-key-lost':
      'Der Teil der PINs, der auf diesem Rechner liegt, fehlt; darum lässt sich keine PIN prüfen. Ein Administrator muss ihn wiederherstellen.',
    'bad-name': 'Ein Name hat 1 bis 80 druckbare Zeichen.',
    'name-taken': 'Ein Konto mit diesem Namen gibt es schon.',
    'not-found': 'Dieses Konto gibt es nicht mehr.',
    'last-admin': 'Das ist der letzte Administrator. Legen Sie zuerst einen weiteren an.',
    'already-set-up': 'Der erste Administrator ist schon angelegt. Melden Sie sich an.',
    'not-now': 'Die Sitzung hat sich inzwischen geändert. Melden Sie sich zuerst an.',
  },
  roleRefused: 'Dafür zuständig: {roles}. Die Ablehnung steht im Protokoll.',
  roleMeans: {
    technician: 'Arbeitet an Fahrzeugen: liest, aktiviert und sieht den Code.',
    support: 'Klärt außerdem unbekannte Ergebnisse und ändert die Verbindung.',
    admin: 'Verwaltet außerdem die Konten.',
  },
  lockout: {
    free: 'kann sich anmelden',
    waiting: 'muss nach falschen PINs warten',
    locked: 'nach falschen PINs gesperrt',
  },
  accountNotice: {
    'asked-tries':
      '{at}: An der Befehlszeile dieses Rechners wurden weitere PIN-Versuche für das gesperrte Konto von {name} verlangt. Wenn Sie davon nichts wissen, nehmen Sie es zurück: carkey operators rescue {name} --cancel',
    'asked-new-pin':
      '{at}: An der Befehlszeile dieses Rechners wurde eine neue PIN für das gesperrte Konto von {name} verlangt. Wenn Sie davon nichts wissen, nehmen Sie es zurück: carkey operators rescue {name} --cancel',
    'done-tries': '{at}: An der Befehlszeile dieses Rechners bekam {name} nach einer Sperre weitere PIN-Versuche.',
    'done-new-pin':
      '{at}: An der Befehlszeile dieses Rechners wurde nach einer Sperre eine neue PIN für {name} gesetzt. War das nicht {name}, kann sich jemand anderes mit diesem Konto anmelden.',
    cancelled: '{at}: Der Notzugang für {name} wurde zurückgenommen.',
  },
};
