/** German: how far the log can be trusted. */
import type { TrustWords } from '../words.ts';

/** Outside proofs, findings, keys, erasure. */
export const trust: TrustWords = {
  outsideProof: {
    none: {
      name: 'Nichts außerhalb',
      proves: 'Das Protokoll spricht nur für sich selbst. Wer auf diesen Rechner schreiben kann, könnte es als Ganzes ersetzen.',
      climb: 'Der erste signierte Kopf hinterlässt von selbst eine Marke.',
    },
    mark: {
      name: 'Marke auf diesem Rechner',
      proves:
        'Der höchste Kopf liegt getrennt vom Protokoll. Ein zurückgesetztes Protokoll fällt auf, solange nicht auch die Marke zurückgesetzt wurde.',
      climb: 'Entsteht von selbst mit jedem signierten Kopf.',
    },
    receipt: {
      name: 'Auf Papier',
      proves: 'Jemand hat Größe und Wurzel des Protokolls. Bis dorthin lässt sich kein Eintrag unbemerkt ändern.',
      climb: 'Drucken Sie den Prüfpunkt und bewahren Sie das Blatt woanders auf, oder geben Sie einen Beleg aus.',
    },
    share: {
      name: 'Auf einer Freigabe',
      proves:
        'Der neueste signierte Kopf liegt auf einem anderen Rechner und wird immer wieder verglichen. Eine Änderung fällt in Minuten auf.',
      climb: 'Nennen Sie in den Einstellungen einen Ordner auf einer Freigabe.',
    },
    station: {
      name: 'Von einer zweiten Station gegengezeichnet',
      proves:
        'Eine andere Station hat geprüft, dass das Protokoll nur gewachsen ist, merkt es sich und hat das signiert. Wer dieses Protokoll neu schreibt, selbst mit seinem Schlüssel, wird dort abgewiesen und fällt hier auf.',
      climb:
        'Nennen Sie an beiden Stationen denselben Ordner, und kopieren Sie den Schlüssel vom Vertrauensbildschirm der anderen Station hier in die Einstellungen.',
    },
  },
  trustFinding: {
    corrupt: {
      hands: 'Geben Sie aus, was Sie brauchen, lassen Sie alles, wie es ist, und rufen Sie den Support an.',
      meaning: 'Einträge passen nicht zum signierten Baum: Etwas in der Datei wurde beschädigt oder geändert.',
    },
    'rolled-back': {
      hands: 'Löschen Sie nichts und rufen Sie den Support an.',
      meaning:
        'Es ist ein Kopf bekannt, der größer ist als dieses Protokoll: Einträge fehlen, vielleicht weil eine ältere Kopie zurückgespielt wurde.',
    },
    forked: {
      hands: 'Bitte nichts löschen; rufen Sie den Support an.',
      meaning: 'Es ist ein Kopf bekannt, der nicht zu diesem Protokoll passt: Unter einem Namen gibt es zwei Verläufe.',
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
    met: 'Die zweite Station hat gegengezeichnet, und ihr Kopf passt.',
    waiting: 'Die zweite Station hat noch nicht gegengezeichnet.',
    foreign: 'Was dort liegt, hat nicht die zweite Station für dieses Protokoll signiert.',
    contradicted: 'Der Kopf, den die zweite Station gegengezeichnet hat, widerspricht diesem Protokoll.',
    none: 'In den Einstellungen ist keine zweite Station genannt.',
  },
  shareVisit: {
    met: 'Die Freigabe wurde erreicht, und ihr Kopf passt.',
    unreachable: 'Die Freigabe ist nicht erreichbar. Es wird von selbst wieder versucht.',
    foreign: 'Was auf der Freigabe liegt, gehört zu einem anderen Protokoll.',
    contradicted: 'Der Kopf auf der Freigabe widerspricht diesem Protokoll.',
    none: 'Auf der Freigabe lag noch kein Kopf.',
  },
  headStanding: {
    fits: 'Das Protokoll setzt diesen Kopf fort: Bis dorthin wurde nichts geändert.',
    'rolled-back': 'Das Protokoll ist kürzer als dieser Kopf: Einträge fehlen.',
    forked: 'Das Protokoll weicht von diesem Kopf ab: Einträge bis dorthin wurden neu geschrieben.',
    'other-log': 'Dieser Kopf gehört zu einem anderen Protokoll.',
  },
  erasureGround: {
    requested: 'Die betroffene Person hat es verlangt',
    'retention-over': 'Die Aufbewahrungsfrist ist vorbei',
    'wrong-vehicle': 'Das Fahrzeug wurde versehentlich aufgenommen',
  },
  keysKept: {
    'os-store': 'Die Schlüssel liegen im Schlüsselspeicher des Betriebssystems.',
    file: 'Schlüssel auf diesem Computer ungeschützt: Sie liegen in einer Datei, die nur dieser Benutzer lesen darf. Das ist schwächer als der Schlüsselspeicher des Betriebssystems: Ein Programm dieses Benutzers könnte im Namen dieses Protokolls signieren.',
  },
};
