/** German: the phone on the cable. */
import type { CableWords } from '../shape/index.ts';

/** How the cable stands, and what each phone on it is. */
export const cable: CableWords = {
  phoneCable: {
    off: {
      hands: 'Support oder Administrator schaltet das Telefonkabel in den Einstellungen ein.',
      meaning: 'Das Kabel zum Telefon ist ausgeschaltet.',
    },
    looking: { hands: 'Einen Moment warten.', meaning: 'Das Kabel wird gerade geprüft.' },
    'no-adb': {
      hands: 'Die „Platform Tools“ von Android (adb) auf diesem Rechner installieren; das Telefon wird dann von selbst gefunden.',
      meaning: 'Das Programm, das ein Telefon über USB erreicht, fehlt.',
    },
    'not-started': {
      hands: 'Im Terminal „adb start-server“ eingeben oder die Konsole starten lassen: Einstellung „Telefon am Kabel“.',
      meaning: 'Das Programm adb ist installiert, aber sein Server läuft nicht.',
    },
    'no-phone': {
      hands: 'Telefon mit einem Datenkabel anschließen und entsperren; USB-Debugging muss eingeschaltet sein.',
      meaning: 'Am Kabel ist kein Telefon.',
    },
    'chosen-away': {
      hands: 'Das gewählte Telefon wieder anschließen oder ein anderes wählen.',
      meaning: 'Das gewählte Telefon ist nicht am Kabel.',
    },
    'which-phone': { hands: 'Telefon wählen.', meaning: 'Am Kabel sind mehrere Telefone.' },
    alike: { hands: 'Eines der beiden Telefone abziehen.', meaning: 'Am Kabel sind zwei Telefone mit derselben Seriennummer.' },
    'no-permission': {
      hands: 'Den Administrator um die USB-Regel (udev) des Systems für dieses Telefon bitten.',
      meaning: 'Dieser Benutzer des Rechners darf das Telefon nicht über USB verwenden.',
    },
    unauthorised: {
      hands: 'Telefon entsperren und bei der Frage zum USB-Debugging auf „Zulassen“ tippen.',
      meaning: 'Das Telefon vertraut diesem Rechner noch nicht.',
    },
    starting: { hands: 'Einen Moment warten.', meaning: 'Das Telefon ist am Kabel und antwortet gleich.' },
    offline: {
      hands: 'Telefon abziehen, fünf Sekunden warten und wieder anschließen.',
      meaning: 'Das Telefon ist am Kabel, antwortet aber nicht.',
    },
    'other-mode': {
      hands: 'Telefon auf gewöhnliche Weise neu starten.',
      meaning: 'Das Telefon ist in einem Servicemodus, in dem keine App läuft.',
    },
    'no-forward': {
      hands: 'Telefon abziehen und wieder anschließen.',
      meaning: 'Der Weg zur Bridge-App ließ sich über das Kabel nicht öffnen.',
    },
    'no-app': {
      hands: 'Bridge-App auf dem Telefon öffnen.',
      meaning: 'Das Telefon vertraut diesem Rechner, aber seine Bridge-App läuft nicht.',
    },
    ready: { hands: 'Nichts zu tun.', meaning: 'Die Bridge-App auf dem Telefon ist über das Kabel erreichbar.' },
  },
  phoneState: {
    authorised: 'zugelassen',
    unauthorised: 'noch nicht zugelassen',
    starting: 'antwortet gleich',
    offline: 'keine Antwort',
    'no-permission': 'keine Berechtigung',
    'other-mode': 'Servicemodus',
  },
};
