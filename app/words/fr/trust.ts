/** French: how far the log can be trusted. */
import type { TrustWords } from '../shape/index.ts';

/** Outside proofs, findings, keys, erasure. */
export const trust: TrustWords = {
  outsideProof: {
    none: {
      name: 'Rien à l’extérieur',
      proves: 'Le journal ne parle que pour lui-même. Qui peut écrire sur cet ordinateur pourrait le remplacer en entier.',
      climb: 'Le premier point de contrôle signé laisse une marque de lui-même.',
    },
    mark: {
      name: 'Marque sur cet ordinateur',
      proves: 'Le dernier point de contrôle est gardé à part. Un journal ramené en arrière se remarque, sauf si la marque l’a été aussi.',
      climb: 'Se fait seule à chaque point de contrôle signé.',
    },
    receipt: {
      name: 'Sur papier',
      proves:
        'Nombre d’entrées et somme de contrôle du journal sont sur papier. Jusque-là, aucune entrée ne peut changer sans que cela se voie.',
      climb: 'Imprimez le point de contrôle et gardez la page loin de cet ordinateur, ou remettez un reçu.',
    },
    share: {
      name: 'Sur un partage',
      proves:
        'Le dernier point de contrôle signé se trouve sur un autre ordinateur et il est comparé sans cesse. Un changement se voit en quelques minutes.',
      climb: 'Indiquez un répertoire partagé dans les réglages.',
    },
    station: {
      name: 'Contresignée par un second poste',
      proves:
        'Un autre poste a vérifié que le journal n’a fait que grandir, s’en souvient et l’a signé. Qui réécrit ce journal, même avec sa clé, est refusé là-bas et découvert ici.',
      climb:
        'Indiquez le même répertoire aux deux postes, et copiez la clé depuis l’écran « Confiance » de l’autre poste dans les réglages d’ici.',
    },
  },
  trustFinding: {
    corrupt: {
      hands: 'Exportez ce qu’il vous faut, laissez tout en l’état et appelez l’assistance.',
      meaning: 'Des entrées ne correspondent pas au point de contrôle signé : le fichier a été abîmé ou modifié.',
    },
    'rolled-back': {
      hands: 'N’effacez rien et appelez l’assistance.',
      meaning:
        'Il existe un point de contrôle qui compte plus d’entrées que ce journal : des entrées manquent, peut-être parce qu’une ancienne copie a été remise.',
    },
    forked: {
      hands: 'Ne supprimez rien ; appelez l’assistance.',
      meaning: 'Il existe un point de contrôle qui ne correspond pas à ce journal : deux historiques existent sous un même nom.',
    },
    'vault-rolled-back': {
      hands:
        'Remettez le vault.db le plus récent de ce journal et redémarrez ; d’ici là, rien ne peut être activé. Sinon, appelez l’assistance.',
      meaning:
        'Le coffre est plus ancien que le journal : une copie antérieure de vault.db a été remise, et les véhicules suivants n’y sont pas.',
    },
    'vault-foreign': {
      hands: 'Remettez le fichier qui a sa place ici, log.db ou vault.db, et redémarrez ; d’ici là, rien ne peut être activé.',
      meaning: 'Le journal et le coffre ne vont pas ensemble : l’un des deux a été échangé, ou le journal a été retiré.',
    },
    'vault-contradicts': {
      hands:
        'Remettez un vault.db qui correspond au journal, ou restaurez une sauvegarde, et appelez l’assistance ; d’ici là, rien ne peut être activé.',
      meaning: 'Le coffre dit autre chose que ce que le journal a enregistré : des valeurs y ont été modifiées, interverties ou retirées.',
    },
  },
  stationVisit: {
    met: 'Le second poste a contresigné, et son point de contrôle correspond.',
    waiting: 'Le second poste n’a pas encore contresigné.',
    foreign: 'Ce qui s’y trouve n’est pas signé par le second poste pour ce journal.',
    contradicted: 'Le point de contrôle que le second poste a contresigné contredit ce journal.',
    none: 'Aucun second poste n’est indiqué dans les réglages.',
  },
  shareVisit: {
    met: 'Le partage a répondu et son point de contrôle correspond.',
    unreachable: 'Le partage est injoignable. Un nouvel essai se fait seul.',
    foreign: 'Ce qui se trouve sur le partage appartient à un autre journal.',
    contradicted: 'Le point de contrôle sur le partage contredit ce journal.',
    none: 'Il n’y avait encore aucun point de contrôle sur le partage.',
  },
  headStanding: {
    fits: 'Le journal fait suite à ce point de contrôle : rien n’a changé jusque-là.',
    'rolled-back': 'Le journal est plus court que ce point de contrôle : des entrées manquent.',
    forked: 'Le journal diffère de ce point de contrôle : des entrées ont été réécrites.',
    'other-log': 'Ce point de contrôle appartient à un autre journal.',
  },
  erasureGround: {
    requested: 'La personne concernée l’a demandé',
    'retention-over': 'La durée de conservation est écoulée',
    'wrong-vehicle': 'Le véhicule a été ouvert par erreur',
  },
  keysKept: {
    'os-store': 'Les clés sont dans le trousseau du système.',
    file: 'Clés non protégées sur cet ordinateur : elles sont dans un fichier que seul cet utilisateur peut lire. C’est plus faible que le trousseau du système : un programme de cet utilisateur pourrait signer au nom de ce journal.',
  },
};
