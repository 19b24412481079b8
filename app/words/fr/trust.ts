/** French: how far the log can be trusted. */
import type { TrustWords } from '../words.ts';

/** Outside proofs, findings, keys, erasure. */
export const trust: TrustWords = {
  outsideProof: {
    none: {
      name: 'Rien à l’extérieur',
      proves: 'Seul ce journal parle pour lui-même. Qui peut écrire sur cet ordinateur pourrait le remplacer en entier.',
      climb: 'La première tête signée laisse une marque d’elle-même.',
    },
    mark: {
      name: 'Marque sur cet ordinateur',
      proves: 'La tête la plus haute est gardée à part. Un journal ramené en arrière se remarque, sauf si la marque l’a été aussi.',
      climb: 'Se fait seule à chaque tête signée.',
    },
    receipt: {
      name: 'Sur papier',
      proves: 'Quelqu’un détient la taille et la racine du journal. Jusque-là, aucune entrée ne peut changer sans que cela se voie.',
      climb: 'Imprimez le point de contrôle et gardez la page loin de cet ordinateur, ou remettez un reçu.',
    },
    share: {
      name: 'Sur un partage',
      proves:
        'La dernière tête signée se trouve sur un autre ordinateur et elle est comparée sans cesse. Un changement se voit en minutes.',
      climb: 'Indiquez un dossier partagé dans les réglages.',
    },
    station: {
      name: 'Contresignée par un second poste',
      proves:
        'Un autre poste a vérifié que le journal n’a fait que grandir, s’en souvient et l’a signé. Qui réécrit ce journal, même avec sa clé, est refusé là-bas et découvert ici.',
      climb:
        'Indiquez le même dossier aux deux postes, et copiez la clé depuis l’écran de confiance de l’autre poste dans les réglages d’ici.',
    },
  },
  trustFinding: {
    corrupt: {
      hands: 'Exportez ce qu’il vous faut, laissez tout en l’état et appelez le support.',
      meaning: 'Des entrées ne correspondent pas à l’arbre signé : le fichier a été abîmé ou modifié.',
    },
    'rolled-back': {
      hands: 'N’effacez rien et appelez le support.',
      meaning: 'Une tête connue est plus grande que ce journal : des entrées manquent, peut-être parce qu’une ancienne copie a été remise.',
    },
    forked: {
      hands: 'Ne supprimez rien ; appelez le support.',
      meaning: 'Une tête connue ne correspond pas à ce journal : deux histoires existent sous un même nom.',
    },
    'vault-rolled-back': {
      hands:
        'Remettez le vault.db le plus récent de ce journal et redémarrez ; d’ici là, rien ne peut être activé. Sinon, appelez le support.',
      meaning:
        'Le coffre est plus ancien que le journal : une copie antérieure de vault.db a été remise, et les véhicules suivants n’y sont pas.',
    },
    'vault-foreign': {
      hands: 'Remettez le fichier qui a sa place ici, log.db ou vault.db, et redémarrez ; d’ici là, rien ne peut être activé.',
      meaning: 'Le journal et le coffre ne vont pas ensemble : l’un des deux a été échangé, ou le journal a été retiré.',
    },
    'vault-contradicts': {
      hands:
        'Remettez un vault.db qui correspond au journal, ou restaurez une sauvegarde, et appelez le support ; d’ici là, rien ne peut être activé.',
      meaning: 'Le coffre dit autre chose que ce que le journal a scellé : des valeurs y ont été modifiées, interverties ou retirées.',
    },
  },
  stationVisit: {
    met: 'Le second poste a contresigné, et sa tête convient.',
    waiting: 'Le second poste n’a pas encore contresigné.',
    foreign: 'Ce qui s’y trouve n’est pas signé par le second poste pour ce journal.',
    contradicted: 'La tête que le second poste a contresignée contredit ce journal.',
    none: 'Aucun second poste n’est indiqué dans les réglages.',
  },
  shareVisit: {
    met: 'Le partage a répondu et sa tête correspond.',
    unreachable: 'Le partage est injoignable. Un nouvel essai se fait seul.',
    foreign: 'Ce qui se trouve sur le partage appartient à un autre journal.',
    contradicted: 'La tête sur le partage contredit ce journal.',
    none: 'Il n’y avait encore aucune tête sur le partage.',
  },
  headStanding: {
    fits: 'Le journal continue cette tête : rien n’a changé jusque-là.',
    'rolled-back': 'Le journal est plus court que cette tête : des entrées manquent.',
    forked: 'Le journal diffère de cette tête : des entrées ont été réécrites.',
    'other-log': 'Cette tête appartient à un autre journal.',
  },
  erasureGround: {
    requested: 'La personne concernée l’a demandé',
    'retention-over': 'La durée de conservation est écoulée',
    'wrong-vehicle': 'Le véhicule a été pris par erreur',
  },
  keysKept: {
    'os-store': 'Les clés sont dans le trousseau du système.',
    file: 'Clés non protégées sur cet ordinateur : elles sont dans un fichier que seul cet utilisateur peut lire. C’est plus faible que le trousseau du système : un programme de cet utilisateur pourrait signer au nom de ce journal.',
  },
};
