/** German: how far the log can be trusted. */
import type { TrustWords } from '../shape/index.ts';

/** Outside proofs, findings, keys, erasure. */
export const trust: TrustWords = {
  outsideProof: {
    none: {
      name: 'Nichts außerhalb',
      proves: 'Das Protokoll spricht nur für sich selbst. Wer auf diesen Rechner schreiben kann, könnte es als Ganzes ersetzen.',
      climb: 'Der erste signierte Prüfpunkt hinterlässt von selbst eine Marke.',
    },
    mark: {
      name: 'Marke auf diesem Rechner',
      proves:
        'Der letzte Prüfpunkt liegt getrennt vom Protokoll. Ein zurückgesetztes Protokoll fällt auf, solange nicht auch die Marke zurückgesetzt wurde.',
      climb: 'Entsteht von selbst mit jedem signierten Prüfpunkt.',
    },
    receipt: {
      name: 'Auf Papier',
      proves: 'Eintragszahl und Prüfsumme des Protokolls stehen auf Papier. Bis dorthin lässt sich kein Eintrag unbemerkt ändern.',
      climb: 'Drucken Sie den Prüfpunkt und bewahren Sie den Ausdruck woanders auf, oder geben Sie einen Beleg aus.',
    },
    share: {
      name: 'Auf einer Freigabe',
      proves:
        'Der neueste signierte Prüfpunkt liegt auf einem anderen Rechner und wird immer wieder verglichen. Eine Änderung fällt in Minuten auf.',
      climb: 'Nennen Sie in den Einstellungen einen Ordner auf einer Freigabe.',
    },
    station: {
      name: 'Von einer zweiten Station gegengezeichnet',
      proves:
        'Eine andere Station hat geprüft, dass das Protokoll nur gewachsen ist, merkt es sich und hat das signiert. Wer dieses Protokoll neu schreibt, selbst mit seinem Schlüssel, wird dort abgewiesen und fällt hier auf.',
      climb:
        'Nennen Sie an beiden Stationen denselben Ordner, und kopieren Sie den Schlüssel aus der Ansicht „Vertrauen“ der anderen Station hier in die Einstellungen.',
    },
  },
  trustFinding: {
    corrupt: {
      hands: 'Exportieren Sie, was Sie brauchen, lassen Sie alles, wie es ist, und rufen Sie den Support an.',
      meaning: 'Einträge passen nicht zum signierten Prüfpunkt: Etwas in der Datei wurde beschädigt oder geändert.',
    },
    'rolled-back': {
      hands: 'Löschen Sie nichts und rufen Sie den Support an.',
      meaning:
        'Es gibt einen Prüfpunkt, der mehr Einträge hat als dieses Protokoll: Einträge fehlen, vielleicht weil eine ältere Kopie zurückgespielt wurde.',
    },
    forked: {
      hands: 'Bitte nichts löschen; rufen Sie den Support an.',
      meaning: 'Es gibt einen Prüfpunkt, der nicht zu diesem Protokoll passt: Unter einem Namen gibt es zwei Verläufe.',
    },
    'vault-rolled-back': {
      hands:
        'Spielen Sie die neueste vault.db dieses Protokolls zurück und starten Sie neu; bis dahin wird nichts aktiviert. Sonst den Support anrufen.',
      meaning:
        'Der Tresor ist älter als das Protokoll: Eine frühere Kopie von vault.db wurde zurückgespielt, spätere Fahrzeuge fehlen darin.',
    },
    'vault-foreign': {
      hands: 'Legen Sie die Datei zurück, die hierher gehört, log.db oder vault.db, und starten Sie neu; bis dahin wird nichts aktiviert.',
      meaning: 'Protokoll und Tresor gehören nicht zusammen: Eines davon wurde ausgetauscht, oder das Protokoll wurde entfernt.',
    },
    'vault-contradicts': {
      hands:
        'Spielen Sie eine vault.db zurück, die zum Protokoll passt, oder eine Sicherung, und rufen Sie den Support an; bis dahin wird nichts aktiviert.',
      meaning: 'Der Tresor sagt etwas anderes, als das Protokoll festhält: Werte darin wurden geändert, vertauscht oder entfernt.',
    },
  },
  stationVisit: {
    met: 'Die zweite Station hat gegengezeichnet, und ihr Prüfpunkt passt.',
    waiting: 'Die zweite Station hat noch nicht gegengezeichnet.',
    foreign: 'Was dort liegt, hat nicht die zweite Station für dieses Protokoll signiert.',
    contradicted: 'Der Prüfpunkt, den die zweite Station gegengezeichnet hat, widerspricht diesem Protokoll.',
    none: 'In den Einstellungen ist keine zweite Station genannt.',
  },
  shareVisit: {
    met: 'Die Freigabe wurde erreicht, und ihr Prüfpunkt passt.',
    unreachable: 'Die Freigabe ist nicht erreichbar. Es wird von selbst wieder versucht.',
    foreign: 'Was auf der Freigabe liegt, gehört zu einem anderen Protokoll.',
    contradicted: 'Der Prüfpunkt auf der Freigabe widerspricht diesem Protokoll.',
    none: 'Auf der Freigabe lag noch kein Prüfpunkt.',
  },
  headStanding: {
    fits: 'Das Protokoll setzt diesen Prüfpunkt fort: Bis dorthin wurde nichts geändert.',
    'rolled-back': 'Das Protokoll ist kürzer als dieser Prüfpunkt: Einträge fehlen.',
    forked: 'Das Protokoll weicht von diesem Prüfpunkt ab: Einträge bis dorthin wurden neu geschrieben.',
    'other-log': 'Dieser Prüfpunkt gehört zu einem anderen Protokoll.',
  },
  erasureGround: {
    requested: 'Die betroffene Person hat es verlangt',
    'retention-over': 'Die Aufbewahrungsfrist ist vorbei',
    'wrong-vehicle': 'Das Fahrzeug wurde versehentlich aufgenommen',
  },
  keysKept: {
    'os-store': 'Die Schlüssel liegen im Schlüsselspeicher des Betriebssystems.',
    file: 'Schlüssel auf diesem Rechner ungeschützt: Sie liegen in einer Datei, die nur dieser Benutzer lesen darf. Das ist schwächer als der Schlüsselspeicher des Betriebssystems: Ein Programm dieses Benutzers könnte im Namen dieses Protokolls signieren.',
  },
};
