/** French: the phone on the cable. */
import type { CableWords } from '../shape/index.ts';

/** How the cable stands, and what each phone on it is. */
export const cable: CableWords = {
  phoneCable: {
    off: {
      hands: 'L’assistance ou un administrateur active le câble du téléphone dans les réglages.',
      meaning: 'Le câble vers le téléphone est désactivé.',
    },
    looking: { hands: 'Patientez un instant.', meaning: 'Le câble est en cours d’examen.' },
    'no-adb': {
      hands: 'Installez les « Platform Tools » d’Android (adb) sur cet ordinateur ; le téléphone est ensuite trouvé tout seul.',
      meaning: 'Il manque le programme qui joint un téléphone par USB.',
    },
    'not-started': {
      hands: 'Tapez « adb start-server » dans un terminal, ou laissez la console le lancer : réglage « Téléphone sur le câble ».',
      meaning: 'Le programme adb est installé, mais son serveur n’est pas lancé.',
    },
    'no-phone': {
      hands: 'Branchez le téléphone avec un câble de données et déverrouillez-le ; le débogage USB doit être activé.',
      meaning: 'Aucun téléphone n’est sur le câble.',
    },
    'chosen-away': {
      hands: 'Rebranchez le téléphone choisi, ou choisissez-en un autre.',
      meaning: 'Le téléphone choisi n’est pas sur le câble.',
    },
    'which-phone': { hands: 'Choisissez le téléphone.', meaning: 'Plusieurs téléphones sont sur le câble.' },
    alike: { hands: 'Débranchez l’un des deux téléphones.', meaning: 'Deux téléphones portant le même numéro de série sont sur le câble.' },
    'no-permission': {
      hands: 'Demandez à votre administrateur la règle USB du système (udev) pour ce téléphone.',
      meaning: 'Cet utilisateur de l’ordinateur n’a pas le droit d’utiliser le téléphone par USB.',
    },
    unauthorised: {
      hands: 'Déverrouillez le téléphone et touchez « Autoriser » quand il demande le débogage USB.',
      meaning: 'Le téléphone ne fait pas encore confiance à cet ordinateur.',
    },
    starting: { hands: 'Patientez un instant.', meaning: 'Le téléphone est sur le câble et va répondre.' },
    offline: {
      hands: 'Débranchez le téléphone, attendez cinq secondes et rebranchez-le.',
      meaning: 'Le téléphone est sur le câble mais ne répond pas.',
    },
    'other-mode': {
      hands: 'Redémarrez le téléphone normalement.',
      meaning: 'Le téléphone est dans un mode de service où aucune application ne tourne.',
    },
    'no-forward': {
      hands: 'Débranchez le téléphone et rebranchez-le.',
      meaning: 'L’accès à l’application passerelle n’a pas pu être ouvert par le câble.',
    },
    'no-app': {
      hands: 'Ouvrez l’application passerelle sur le téléphone.',
      meaning: 'Le téléphone fait confiance à cet ordinateur, mais son application passerelle n’est pas ouverte.',
    },
    ready: { hands: 'Rien à faire.', meaning: 'L’application passerelle du téléphone est joignable par le câble.' },
  },
  phoneState: {
    authorised: 'autorisé',
    unauthorised: 'pas encore autorisé',
    starting: 'va répondre',
    offline: 'pas de réponse',
    'no-permission': 'pas de droit d’accès',
    'other-mode': 'mode de service',
  },
};
