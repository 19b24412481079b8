/** French: accounts, PINs, and who may do what. */
import type { OperatorWords } from '../shape/index.ts';

/** Accounts, PINs, and who may do what. */
export const operators: OperatorWords = {
  pinProblem: {
    'not-digits': 'Un PIN n’a que des chiffres.',
    'too-short': 'Ce PIN est trop court : au moins 6 chiffres.',
    'too-long': 'Ce PIN est trop long : 12 chiffres au plus.',
    repeats: 'Ce PIN se répète : choisissez des chiffres plus variés.',
    run: 'Ce PIN est une suite comme 123456 : mélangez les chiffres.',
    date: 'Ce PIN pourrait être une date : ce sont les premières essayées.',
    keypad: 'Ce PIN suit un chemin sur le pavé numérique : faites sauter les chiffres.',
    famous: 'C’est un nombre connu : choisissez-en un que personne ne peut trouver.',
  },
  operatorProblem: {
    'wrong-pin': 'Le nom et le PIN ne vont pas ensemble. PIN incorrects restants avant le blocage du compte : {triesLeft}.',
    wait: 'Trop de PIN incorrects à la suite. Attendez avant le prochain essai.',
    'locked-out': 'Ce compte est bloqué après trop de PIN incorrects. Un administrateur le débloque dans les réglages.',
    busy: 'Trop d’essais à la fois. Réessayez dans un instant.',
    unwritable:
      'Le fichier des comptes ne peut pas être écrit, donc rien n’a été changé. Libérez de la place ou vérifiez le répertoire de données.',
    'accounts-unreadable':
      'Le fichier des comptes était illisible et a été mis de côté. Personne ne peut se connecter avant qu’un administrateur ait réparé le répertoire de données.',
    'pin-key-lost':
      'La partie des PIN gardée sur cet ordinateur manque ; aucun PIN ne peut être vérifié. Un administrateur doit la restaurer.',
    'bad-name': 'Un nom a de 1 à 80 caractères imprimables.',
    'name-taken': 'Il existe déjà un compte à ce nom.',
    'not-found': 'Ce compte n’existe plus.',
    'last-admin': 'C’est le dernier administrateur. Créez-en d’abord un autre.',
    'already-set-up': 'Le premier administrateur existe déjà. Connectez-vous.',
    'not-now': 'La session a changé entre-temps. Connectez-vous d’abord.',
  },
  roleRefused: 'Adressez-vous à : {roles}. Le refus est noté dans le journal.',
  roleMeans: {
    technician: 'Travaille sur les véhicules : lit, active et voit le code.',
    support: 'Établit en plus les résultats inconnus et change la connexion.',
    admin: 'Gère en plus les comptes.',
  },
  lockout: {
    free: 'peut se connecter',
    waiting: 'doit attendre après des PIN incorrects',
    locked: 'bloqué après des PIN incorrects',
  },
  accountNotice: {
    'asked-tries':
      '{at} : sur la ligne de commande de cet ordinateur, quelqu’un a demandé d’autres essais de PIN pour le compte bloqué de {name}. Si vous n’en savez rien, annulez la demande : carkey operators rescue {name} --cancel',
    'asked-new-pin':
      '{at} : sur la ligne de commande de cet ordinateur, quelqu’un a demandé un nouveau PIN pour le compte bloqué de {name}. Si vous n’en savez rien, annulez la demande : carkey operators rescue {name} --cancel',
    'done-tries': '{at} : sur la ligne de commande de cet ordinateur, {name} a reçu d’autres essais de PIN après un blocage.',
    'done-new-pin':
      '{at} : sur la ligne de commande de cet ordinateur, un nouveau PIN a été défini pour {name} après un blocage. Si ce n’était pas {name}, quelqu’un d’autre peut se connecter avec ce compte.',
    cancelled: '{at} : l’accès de secours pour {name} a été annulé.',
  },
};
