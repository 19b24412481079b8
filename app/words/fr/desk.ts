/** French: bridge, log, errors of the console, lists. */
import type { DeskWords } from '../shape/index.ts';

/** Bridge, log, errors of the console, lists. */
export const desk: DeskWords = {
  bridgeState: {
    off: 'Passerelle arrêtée',
    connecting: 'Connexion à la passerelle',
    ready: 'Passerelle prête',
    waiting: 'Passerelle déconnectée, nouvel essai',
    refused: 'Passerelle non connectée',
  },
  bridgeProblem: {
    'no-address': {
      hands: 'L’assistance ou un administrateur saisit l’adresse de la passerelle dans les réglages.',
      meaning: 'Aucune adresse de passerelle n’a encore été saisie.',
    },
    'bad-address': { hands: 'Corrigez l’adresse dans les réglages.', meaning: 'L’adresse de la passerelle n’est pas une adresse.' },
    'insecure-address': {
      hands: 'Utilisez une adresse qui commence par wss://.',
      meaning: 'Une adresse non chiffrée n’est admise que sur cet ordinateur.',
    },
    unconfirmed: {
      hands: 'Demandez à l’assistance ou à un administrateur : ils confirment la passerelle dans les réglages ou ressaisissent son jeton.',
      meaning:
        'L’adresse, l’empreinte ou l’environnement de la passerelle ont été modifiés hors de la console, ou jamais confirmés. Rien n’y est envoyé.',
    },
    unreachable: {
      hands: 'Réveillez le téléphone, ouvrez l’application passerelle et vérifiez le Wi-Fi ou le câble.',
      meaning: 'Aucune réponse à l’adresse de la passerelle.',
    },
    'phone-cable': {
      hands: 'Branchez le téléphone, déverrouillez-le et ouvrez l’application passerelle.',
      meaning: 'La passerelle est un téléphone sur le câble USB, et il n’est pas joignable par ce câble.',
    },
    'no-token': {
      hands: 'Recopiez le jeton de la passerelle dans les réglages.',
      meaning: 'La passerelle demande un jeton, et aucun n’a été saisi.',
    },
    'wrong-token': {
      hands: 'Recopiez le jeton depuis la passerelle et saisissez-le dans les réglages.',
      meaning: 'La passerelle refuse le jeton. La console ne réessaie pas d’elle-même.',
    },
    'wrong-subprotocol': {
      hands: 'Mettez à jour l’application passerelle ou vérifiez l’adresse.',
      meaning: 'L’autre côté ne parle pas le protocole de la passerelle.',
    },
    'wrong-certificate': {
      hands:
        'Vérifiez la date et l’heure de cet ordinateur, et si ce réseau demande une connexion dans le navigateur ; puis appelez votre administrateur.',
      meaning: 'Le certificat de la passerelle n’est pas reconnu.',
    },
    'pin-mismatch': {
      hands: 'N’allez pas plus loin. Appelez votre administrateur.',
      meaning: 'La clé de la passerelle n’est pas celle convenue. Quelqu’un s’est peut-être interposé.',
    },
    'not-a-bridge': {
      hands: 'Vérifiez l’adresse et le port dans les réglages.',
      meaning: 'Quelque chose répond à cette adresse, mais ce n’est pas une passerelle.',
    },
    busy: {
      hands: 'Patientez un instant ; la console réessaie d’elle-même.',
      meaning: 'La passerelle, ou un serveur placé devant, est bien là mais surchargée ou en maintenance (503).',
    },
    'too-many-requests': {
      hands: 'Attendez la fin de la pause ; réessayer plus souvent ne fait que la prolonger.',
      meaning: 'La passerelle a reçu trop de demandes d’ici (429) et impose une pause.',
    },
    'server-trouble': {
      hands: 'Attendez quelques minutes. Si cela persiste, prévenez l’exploitant de la passerelle.',
      meaning: 'Un serveur placé devant la passerelle signale sa propre panne (5xx) : la passerelle n’est pas jointe.',
    },
    'login-page': {
      hands: 'Ouvrez le navigateur de cet ordinateur et connectez-vous au réseau. La console réessaie d’elle-même.',
      meaning:
        'Une page web répond à la place de la passerelle, sans doute la page de connexion de ce réseau. S’il n’y en a pas, vérifiez l’adresse et le port dans les réglages.',
    },
    'proxy-sign-in': {
      hands: 'Demandez à votre administrateur de laisser cet ordinateur joindre la passerelle sans le proxy.',
      meaning: 'Un proxy de ce réseau exige sa propre identification (407), que la console n’a pas.',
    },
    flooding: {
      hands: 'Redémarrez l’application passerelle. Si cela se reproduit, prévenez son fournisseur.',
      meaning: 'La passerelle a envoyé beaucoup trop de messages : la connexion a été coupée. Nouvel essai après une pause.',
    },
    'no-pong': { hands: 'Rapprochez le téléphone et gardez son écran allumé.', meaning: 'La passerelle ne répond plus.' },
    closed: { hands: 'Rouvrez l’application passerelle.', meaning: 'La passerelle a mis fin à la connexion.' },
    'initialize-failed': {
      hands: 'Vérifiez la marque, l’environnement et les identifiants dans les réglages.',
      meaning: 'PIMS n’a pas pu démarrer avec cette configuration.',
    },
    'pims-not-started': {
      hands: 'Ouvrez l’application passerelle et vérifiez que le téléphone a Internet. La console réessaie d’elle-même.',
      meaning: 'La passerelle répond, mais PIMS n’a pas démarré.',
    },
    'simulator-in-live': {
      hands: 'Indiquez l’adresse d’une vraie passerelle dans les réglages ; pour vous exercer, passez à l’entraînement.',
      meaning: 'Un simulateur répond à cette adresse. Aucun n’est admis en mode réel : rien n’a été envoyé.',
    },
    'other-simulator': {
      hands: 'Redémarrez le simulateur et cette console.',
      meaning: 'Ce n’est pas le simulateur prévu qui répond. Rien n’a été envoyé.',
    },
  },
  logProblem: {
    'disk-full': {
      hands: 'Libérez de la place sur le disque, puis relancez la console.',
      meaning: 'Le disque est plein. Rien n’est envoyé entre-temps.',
    },
    'read-only': {
      hands: 'Demandez à votre administrateur le droit d’écrire dans le répertoire de données.',
      meaning: 'Le journal est protégé en écriture. Rien n’est envoyé entre-temps.',
    },
    'in-use': {
      hands:
        'Patientez un instant, puis réessayez ; si cela persiste, demandez à votre administrateur d’exclure le répertoire de données de l’antivirus, des sauvegardes et de la synchronisation.',
      meaning:
        'Un autre programme retient un fichier du répertoire de données, peut-être un antivirus ou une sauvegarde. Rien n’est envoyé entre-temps.',
    },
    corrupt: {
      hands: 'Ne changez rien et exportez le journal pour l’assistance.',
      meaning: 'Le journal ne passe pas son propre contrôle. Il se lit, mais n’accepte plus d’entrée.',
    },
    io: { hands: 'Vérifiez le disque, puis relancez la console.', meaning: 'Le disque signale une erreur. Rien n’est envoyé entre-temps.' },
    'other-writer': {
      hands: 'Utilisez la fenêtre déjà ouverte.',
      meaning: 'Une autre console écrit dans ce journal. Celle-ci ne peut que regarder.',
    },
    conflict: {
      hands: 'Clôturez d’abord la tentative en suspens.',
      meaning: 'Une autre tentative est en suspens pour ce véhicule ou ce poste.',
    },
  },
  consoleError: {
    'invalid-vin': 'Ce n’est pas un VIN.',
    'no-vehicle': 'Aucun véhicule en cours. Scannez d’abord un VIN.',
    'attempt-vehicle-unknown':
      'Une activation en suspens concerne un véhicule que le coffre d’ici ne connaît pas. Remettez le bon coffre, ou faites-la clôturer par l’assistance.',
    'log-unwritable': 'Le journal n’accepte pas d’entrée, donc rien n’a été fait.',
    'watch-only': 'Cette fenêtre ne peut que regarder.',
    'signed-out': 'Connectez-vous d’abord.',
    locked: 'L’écran est verrouillé. Saisissez votre PIN.',
    role: 'Votre rôle ne permet pas cela.',
    'fresh-pin': 'Saisissez encore une fois votre PIN pour cela.',
    'live-only': 'Cela relève du mode réel. Passez dans ce mode pour le modifier.',
    operator: 'Ce n’est pas possible avec ces comptes.',
    internal:
      'Une erreur s’est produite dans la console. Si une activation était en cours, regardez d’abord sa tentative. Prévenez l’assistance.',
  },
  retryVerdict: {
    safe: 'Peut être répété : lire ne change rien.',
    'read-first': 'Lisez d’abord l’état, puis décidez.',
    'after-fix': 'À répéter seulement une fois la cause corrigée.',
    'after-sign-in': 'À répéter après la connexion au compte.',
    no: 'Ne répétez pas : cela consomme un essai ou demande quelqu’un d’autre.',
  },
  evidenceSource: {
    scanned: 'Scanné',
    typed: 'Saisi',
    chosen: 'Choisi dans la liste',
    'link 0902': 'Calculateur moteur (adaptateur)',
    'link F190 BSI': 'Boîtier BSI (adaptateur)',
    'link F190 NAC': 'Autoradio NAC (adaptateur)',
    'link F190 telematics': 'Boîtier télématique (adaptateur)',
    'link 21B0 radio': 'Autoradio ancien (adaptateur)',
    'phone connection': 'Connexion du téléphone',
    'activation answer': 'Réponse à l’activation',
  },
  entryKind: {
    start: 'Console démarrée',
    stop: 'Console arrêtée',
    'sign-in': 'Opérateur connecté',
    denied: 'Refusé',
    lookup: 'Véhicule recherché',
    'vin-read': 'VIN lu',
    status: 'État lu',
    checked: 'Conditions vérifiées',
    intent: 'Activation approuvée',
    sent: 'Activation envoyée',
    result: 'Réponse reçue',
    unknown: 'Résultat inconnu',
    'read-back': 'État relu',
    resolved: 'Résultat établi',
    'handed-over': 'Transmis à l’assistance',
    answer: 'Réponse inattendue',
    'code-shown': 'Code de sécurité affiché',
    'code-hidden': 'Code de sécurité masqué',
    'code-expired': 'Code de sécurité expiré',
    'follow-up': 'Suivi',
    export: 'Exporté',
    erase: 'Données personnelles effacées',
    clock: 'Horloge modifiée',
    restore: 'Restauré depuis une sauvegarde',
    'key-change': 'Clé de signature changée',
    config: 'Réglages modifiés',
    'checkpoint-out': 'Point de contrôle remis',
    override: 'Véhicule attesté par une personne',
    session: 'Session',
    account: 'Comptes modifiés',
    customer: 'Compte concerné',
    enrolment: 'Second facteur',
    proof: 'Preuve sur le véhicule',
  },
  followUp: {
    'code-expiry': 'Expiration du code de sécurité',
    reactivation: 'Réactiver avant l’échéance',
    'unknown-outcome': 'Établir un résultat inconnu',
  },
  role: { technician: 'Technicien', support: 'Assistance', admin: 'Administrateur' },
};
