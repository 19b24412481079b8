/** What the desktop program itself says, outside its page: menus and last sentences. Small, and loaded by that program only, hence one file. */
import type { Language } from '../base/index.ts';

/** The words of one language. */
export type DesktopWords = {
  readonly edit: string;
  readonly view: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly actualSize: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fullScreen: string;
  /** The title while the console starts, and what it waits for: the key store, the log. */
  readonly starting: string;
  readonly startingKeys: string;
  readonly startingLog: string;
  /** The program met a fault that nobody handles, and ends. */
  readonly fault: string;
  /** The page crashed again and again. */
  readonly givenUp: string;
  /** A new version could not take the place of this one, which starts again. */
  readonly notUpdated: string;
};

/** All of them. */
export const DESKTOP_WORDS: Readonly<Record<Language, DesktopWords>> = {
  en: {
    edit: 'Edit',
    view: 'View',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    actualSize: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    starting: 'The console is starting',
    startingKeys: 'Waiting for the system’s key store. It may ask for your password.',
    startingLog: 'Opening the audit log. With very many entries this takes up to a minute.',
    fault:
      'The console met an internal fault and is closing. Everything up to now is in the log, and nothing will be sent twice. Start it again. ' +
      'If this happens again, send the file logs/console.log from the data folder to your support.',
    givenUp:
      'The screen of the console stopped working several times and is no longer shown. Everything up to now is in the log. Start the console again. ' +
      'If this happens again, restart the computer and send the file logs/console.log from the data folder to your support.',
    notUpdated:
      'The new version could not be installed. Nothing was changed, and the version of before starts again. ' +
      'Settings, About offers the update once more.',
  },
  fr: {
    edit: 'Édition',
    view: 'Affichage',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    actualSize: 'Taille réelle',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    fullScreen: 'Plein écran',
    starting: 'La console démarre',
    startingKeys: 'En attente du trousseau de clés du système. Il peut demander votre mot de passe.',
    startingLog: 'Ouverture du journal. Avec un très grand nombre d’entrées, cela peut prendre jusqu’à une minute.',
    fault:
      'La console a rencontré une erreur interne et se ferme. Tout ce qui a été fait est dans le journal, et rien ne sera envoyé deux fois. ' +
      'Redémarrez-la. Si cela se reproduit, envoyez le fichier logs/console.log du dossier de données à votre assistance.',
    givenUp:
      'L’écran de la console a cessé de fonctionner plusieurs fois et n’est plus affiché. Tout ce qui a été fait est dans le journal. Redémarrez la ' +
      'console. Si cela se reproduit, redémarrez l’ordinateur et envoyez le fichier logs/console.log du dossier de données à votre assistance.',
    notUpdated:
      'La nouvelle version n’a pas pu être installée. Rien n’a été modifié et la version précédente redémarre. ' +
      'Les réglages, sous « À propos », proposent à nouveau la mise à jour.',
  },
  de: {
    edit: 'Bearbeiten',
    view: 'Ansicht',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    starting: 'Die Konsole startet',
    startingKeys: 'Wartet auf den Schlüsselspeicher des Systems. Möglicherweise fragt er nach Ihrem Passwort.',
    startingLog: 'Das Protokoll wird geöffnet. Bei sehr vielen Einträgen dauert das bis zu einer Minute.',
    fault:
      'In der Konsole ist ein interner Fehler aufgetreten, sie wird beendet. Alles Bisherige steht im Protokoll, nichts wird doppelt gesendet. ' +
      'Starten Sie sie neu. Tritt das wieder auf, senden Sie die Datei logs/console.log aus dem Datenordner an Ihren Support.',
    givenUp:
      'Die Anzeige der Konsole ist mehrmals abgestürzt und wird nicht mehr geöffnet. Alles Bisherige steht im Protokoll. Starten Sie die Konsole neu. ' +
      'Tritt das wieder auf, starten Sie den Computer neu und senden Sie die Datei logs/console.log aus dem Datenordner an Ihren Support.',
    notUpdated:
      'Die neue Version konnte nicht installiert werden. Es wurde nichts verändert, die bisherige Version startet wieder. ' +
      'Unter „Einstellungen“, „Über“ wird das Update erneut angeboten.',
  },
  es: {
    edit: 'Edición',
    view: 'Ver',
    undo: 'Deshacer',
    redo: 'Rehacer',
    cut: 'Cortar',
    copy: 'Copiar',
    paste: 'Pegar',
    selectAll: 'Seleccionar todo',
    actualSize: 'Tamaño real',
    zoomIn: 'Ampliar',
    zoomOut: 'Reducir',
    fullScreen: 'Pantalla completa',
    starting: 'La consola se está iniciando',
    startingKeys: 'Esperando al almacén de claves del sistema. Es posible que le pida su contraseña.',
    startingLog: 'Abriendo el registro. Con muchísimas entradas puede tardar hasta un minuto.',
    fault:
      'La consola ha encontrado un error interno y se cierra. Todo lo hecho hasta ahora está en el registro y nada se enviará dos veces. ' +
      'Vuelva a iniciarla. Si se repite, envíe el archivo logs/console.log de la carpeta de datos a su servicio de soporte.',
    givenUp:
      'La pantalla de la consola ha dejado de funcionar varias veces y ya no se muestra. Todo lo hecho hasta ahora está en el registro. Vuelva a iniciar la ' +
      'consola. Si se repite, reinicie el ordenador y envíe el archivo logs/console.log de la carpeta de datos a su servicio de soporte.',
    notUpdated:
      'No se ha podido instalar la nueva versión. No se ha cambiado nada y la versión anterior vuelve a iniciarse. ' +
      'En «Ajustes», «Acerca de» se ofrece de nuevo la actualización.',
  },
  it: {
    edit: 'Modifica',
    view: 'Visualizza',
    undo: 'Annulla',
    redo: 'Ripeti',
    cut: 'Taglia',
    copy: 'Copia',
    paste: 'Incolla',
    selectAll: 'Seleziona tutto',
    actualSize: 'Dimensioni reali',
    zoomIn: 'Ingrandisci',
    zoomOut: 'Riduci',
    fullScreen: 'Schermo intero',
    starting: 'La console si sta avviando',
    startingKeys: 'In attesa dell’archivio delle chiavi del sistema. Potrebbe chiedere la Sua password.',
    startingLog: 'Apertura del registro. Con moltissime voci può richiedere fino a un minuto.',
    fault:
      'La console ha incontrato un errore interno e si chiude. Tutto quanto fatto finora è nel registro e nulla verrà inviato due volte. ' +
      'La riavvii. Se succede di nuovo, invii il file logs/console.log della cartella dei dati all’assistenza.',
    givenUp:
      'La schermata della console si è bloccata più volte e non viene più mostrata. Tutto quanto fatto finora è nel registro. Riavvii la console. ' +
      'Se succede di nuovo, riavvii il computer e invii il file logs/console.log della cartella dei dati all’assistenza.',
    notUpdated:
      'Non è stato possibile installare la nuova versione. Nulla è stato modificato e la versione precedente si riavvia. ' +
      'In «Impostazioni», «Informazioni» l’aggiornamento viene proposto di nuovo.',
  },
};
