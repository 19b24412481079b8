/** French: why the console did not do what it was asked, and what the person can do now. */
import type { RefusalWords } from '../shape/index.ts';

/** One sentence or two for every reason. */
export const refusals: RefusalWords = {
  refusal: {
    'activation-running': 'Une activation est en cours. Attendez la réponse ou arrêtez d’attendre, puis recommencez.',
    'check-running': 'PIMS est interrogé sur le résultat. Attendez la fin, puis recommencez.',
    'read-running': 'Le véhicule est en cours de lecture. Attendez la fin ou annulez la lecture.',
    'backup-running': 'Une sauvegarde est déjà en cours. Attendez qu’elle soit terminée.',
    'pin-being-checked': 'Un PIN est déjà en cours de vérification. Attendez un instant.',
    overtaken: 'Quelque chose a changé entre-temps, donc ceci n’a pas été envoyé. Regardez l’écran, puis appuyez de nouveau.',
    'too-often': 'Cette demande est venue trop souvent en peu de temps. Attendez un instant, puis recommencez.',
    'vehicle-changed':
      'Le véhicule à l’écran n’était plus celui en cours, donc rien n’a été fait. Comparez le VIN, puis appuyez de nouveau.',
    'nothing-running': 'Plus rien n’est en cours, il n’y avait donc rien à arrêter.',
    'nothing-to-check': 'Aucun résultat n’est inconnu ici, il n’y a donc rien à vérifier. Lisez l’état pour savoir où on en est.',
    'nothing-to-settle': 'Il n’y a pas de résultat inconnu à établir ici. Ouvrez le véhicule auquel il appartient.',
    'nothing-to-hand-over': 'Seul un résultat inconnu peut être transmis, et celui-ci est connu.',
    'check-first': 'Ce résultat ne peut pas encore être établi ainsi. Vérifiez d’abord de nouveau.',
    'vehicle-known': 'Le véhicule de cette tentative est connu ici. Ouvrez-le pour y établir le résultat.',
    'attempt-not-settled': 'Cette tentative n’est pas encore clôturée ; il n’y a donc pas de reçu. Clôturez-la d’abord.',
    'car-says-other': 'Le véhicule ne donne pas ce VIN par l’adaptateur en ce moment. Lisez-le de nouveau.',
    'car-silent': 'Le véhicule ne donne plus son VIN, donc rien n’a été envoyé. Lisez-le de nouveau.',
    'car-not-read': 'Le véhicule n’a pas pu être relu, donc rien n’a été envoyé. {hands}',
    'override-useless':
      'Personne ne peut attester ce véhicule : le téléphone est connecté à un autre, ou le véhicule ne donne qu’un autre VIN. Réunissez d’abord le téléphone et le véhicule.',
    'nothing-to-go-over': 'Aucune condition ne demande de motif maintenant. Regardez de nouveau la liste.',
    cancelled: 'Annulé avant tout envoi. Appuyez de nouveau quand vous serez prêt.',
    'name-missing': 'Votre nom manque : il est noté dans le journal. Indiquez-le dans les réglages, puis recommencez.',
    'vehicle-not-selected':
      'Le véhicule n’a pas pu être choisi sur le téléphone, donc rien n’a été envoyé. Réveillez le téléphone, puis appuyez de nouveau.',
    'requirement-unmet': 'Juste avant l’envoi, « {requirement} » n’était pas rempli, donc rien n’a été envoyé. La liste dit quoi faire.',
    'attempt-elsewhere': 'Une activation d’un autre véhicule sur ce poste a un résultat inconnu. Clôturez-la ou transmettez-la d’abord.',
    'attempt-in-the-way':
      'Une autre activation est en suspens pour ce véhicule ou sur ce poste ; rien n’a été envoyé. Clôturez-la d’abord.',
    'outcome-unknown':
      'Le résultat pour ce véhicule est inconnu. Vérifiez de nouveau, établissez-le ou transmettez-le avant de fermer le véhicule.',
    'forget-open-attempt':
      'Une tentative de ce véhicule est en suspens ; il n’a donc pas été oublié. Clôturez la tentative, puis oubliez le véhicule.',
    'answer-awaited': 'Une activation de ce poste attend encore sa réponse. Attendez-la, puis appuyez de nouveau.',
    'hour-full': 'Ce poste a envoyé {limit} activations en une heure. La prochaine est possible dans {minutes} min.',
    'attempt-not-found':
      'Cette tentative n’est pas dans ce journal. L’entraînement et le réel ont chacun le leur : regardez dans l’autre mode.',
    'follow-up-not-found': 'Ce suivi n’existe plus. Regardez de nouveau la liste.',
    'entry-not-found': 'Aucune entrée de ce journal ne porte ce numéro.',
    'no-entry-fits': 'Aucune entrée ne correspond. Élargissez le filtre.',
    'vehicle-not-known': 'Ce véhicule n’est pas connu ici, ou a déjà été oublié.',
    'adapter-gone': 'Cet adaptateur n’est plus là. Rebranchez-le ou choisissez-en un autre.',
    'phone-gone': 'Ce téléphone n’est plus sur le câble. Rebranchez-le ou choisissez-en un autre.',
    'car-not-found': 'Ce véhicule simulé n’existe pas. Choisissez-en un dans la liste.',
    'code-missing':
      'La réponse qui a activé la CarKey ne contenait pas de code de sécurité, et il ne peut pas être redemandé. Contactez l’assistance.',
    'code-lost':
      'La CarKey est active, mais son code de sécurité n’est jamais arrivé et ne peut pas être redemandé. Contactez l’assistance.',
    'code-withheld': 'La réponse nommait un autre véhicule, son code de sécurité est donc retenu. Contactez l’assistance.',
    'code-expired': 'Le code de sécurité a expiré et a été détruit. Personne ne peut plus l’afficher.',
    'code-none': 'Cette tentative n’a pas de code de sécurité : seule une activation réussie en apporte un.',
    'not-practice': 'Seuls les véhicules d’entraînement peuvent repartir de zéro. Passez pour cela à l’entraînement.',
    'training-attempt-open':
      'Des tentatives d’un entraînement précédent sont encore en suspens. Clôturez-les d’abord : les véhicules figurent sous « Tentatives en suspens ».',
    'not-practice-adapter': 'Seul l’adaptateur d’entraînement peut être branché sur un véhicule simulé. Passez pour cela à l’entraînement.',
    'practice-adapter-only': 'À l’entraînement, il n’y a que l’adaptateur simulé. Passez en mode réel pour utiliser le vôtre.',
    'export-too-large':
      'Plus de {most} entrées correspondent, trop pour un fichier depuis l’écran. Resserrez le filtre, ou lancez : carkey audit export --file FICHIER',
    'bundle-too-many': 'Un dossier d’assistance contient au plus {most} entrées. Resserrez le filtre.',
    'bundle-too-large': 'Le dossier d’assistance serait trop grand. Resserrez le filtre, ou n’incluez pas les échanges.',
    'backup-stopped': 'La console s’est arrêtée avant la fin de la sauvegarde : il n’y en a pas. Refaites-la.',
    'backup-not-verified':
      'La copie ne passe pas la vérification, elle n’a donc pas été gardée. Faites vérifier le journal sous « Confiance ».',
    'backup-differs': 'La copie diffère à l’entrée {entry}, elle n’a donc pas été gardée. Faites vérifier le journal sous « Confiance ».',
    'backup-not-written':
      'La sauvegarde n’a pas pu être écrite : il n’y en a pas. Libérez de l’espace disque ou vérifiez le répertoire, puis refaites-la.',
    'input-unfit': 'Cette saisie a une forme ou une longueur non permise : rien n’a été changé. Corrigez-la et réessayez.',
    'bridge-address-form': 'L’adresse de la passerelle doit avoir la forme wss://ADRESSE/pims. Corrigez-la.',
    'bridge-address-secret':
      'L’adresse de la passerelle ne doit contenir ni utilisateur ni mot de passe. Saisissez le jeton dans son propre champ.',
    'bridge-address-insecure':
      'Une adresse non chiffrée (ws://) n’est admise que pour cet ordinateur. Saisissez-en une qui commence par wss://.',
    'name-of-account': 'En mode réel, le nom est celui du compte. Un administrateur modifie les comptes.',
    'scenario-unknown': 'Le simulateur ne connaît pas « {scenario} ». Choisissez une situation dans la liste.',
    'bluetooth-form': 'Le contrôleur Bluetooth est « default », « dbus » ou « hci-uart » suivi d’un chemin. Corrigez-le.',
    'station-key-form': 'Ce n’est pas la clé d’un second poste. Copiez-la en entier depuis l’écran « Confiance » de ce poste.',
    'feed-address-form':
      'L’adresse des mises à jour commence par https:// et ne contient ni utilisateur, ni mot de passe, ni requête. Corrigez-la.',
    'serial-place-form': 'Un port série s’écrit CHEMIN ou CHEMIN@BAUD, de 38 à 10000000 bauds. Corrigez-le.',
    'network-place-form': 'Un adaptateur sur le réseau a un nom d’hôte ou une adresse IP, et un port de 1 à 65535. Corrigez-les.',
    'update-not-offered': 'Ce programme ne se met pas à jour lui-même ici. Voyez « À propos » dans les réglages pour savoir qui le fait.',
    'update-attempt-open':
      'Le résultat d’une activation de ce poste n’est pas encore établi. Établissez-le ou, si la tentative a été transmise, faites-le établir par l’assistance ; mettez ensuite à jour.',
    'update-running': 'Une mise à jour est déjà en cours de recherche ou de téléchargement. Attendez la fin ou annulez.',
    'update-nothing': 'Il n’y a pas de mise à jour avec laquelle continuer. Recherchez à nouveau les mises à jour.',
    'customer-nobody': 'Personne n’est connecté sur le téléphone. Demandez d’abord au client de se connecter.',
    'consent-missing': 'Le consentement du client manque. Demandez-le et notez-le, puis recommencez.',
    'phone-not-connected': 'Le téléphone n’est pas relié, ceci n’a donc pas été envoyé. Reliez-le, puis appuyez de nouveau.',
    'phone-busy': 'Le téléphone est encore occupé par une étape du client. Attendez la fin ou annulez-la.',
    'run-open': 'Une autre procédure est ouverte pour ce compte. Terminez-la d’abord.',
    'run-none': 'Aucune procédure n’est ouverte ici. Commencez-en une d’abord.',
    'act-not-offered': 'Cette étape n’est pas possible où en est la procédure, ceci n’a donc pas été envoyé. Regardez l’écran.',
    'run-other-account': 'Une autre personne est connectée qu’au début de cette procédure. Arrêtez-la et recommencez.',
    'typed-empty': 'Une indication nécessaire manque, ceci n’a donc pas été envoyé. Saisissez-la.',
    'typed-not-digits': 'Le code PIN, le code SMS et le numéro se composent de chiffres, ceci n’a donc pas été envoyé. Corrigez la saisie.',
    'typed-too-long': 'C’est plus long que tout code ou numéro, ceci n’a donc pas été envoyé. Corrigez la saisie.',
    'typed-too-short': 'C’est trop court pour un numéro de téléphone, ceci n’a donc pas été envoyé. Saisissez le numéro entier.',
    'mixed-same-in-both':
      'Le code PIN et le code SMS sont identiques, ceci n’a donc pas été envoyé. Le code est dans le dernier SMS, le client connaît son code PIN.',
    'mixed-new-is-old': 'Le nouveau code PIN est l’ancien, ceci n’a donc pas été envoyé. Demandez au client d’en choisir un autre.',
    'mixed-code-refused': 'Ce code SMS a déjà été refusé et n’a donc pas été renvoyé. Utilisez celui du dernier SMS.',
    'mixed-pin-refused':
      'Ce code PIN a déjà été refusé et n’a donc pas été renvoyé : chaque erreur compte. Demandez au client de réfléchir encore ; s’il est juste, confirmez.',
    'mixed-perhaps':
      'Le code PIN et le code SMS sont peut-être inversés, ceci n’a pas encore été envoyé. Vérifiez-les ; s’ils sont justes, confirmez.',
    'budget-last': 'Cela prendrait l’un des derniers essais du compte, ceci n’a pas encore été envoyé. Confirmez que vous le voulez.',
    'budget-locks':
      'En cas d’échec, le compte risque d’être bloqué, ceci n’a donc pas été envoyé. Une personne de l’assistance peut en assumer la responsabilité.',
    'reason-missing': 'Une raison est nécessaire ici. Saisissez-la.',
    'association-form': 'Ce n’est pas un identifiant d’association. Scannez-le de nouveau ou saisissez-le comme dans l’abonnement.',
    'nothing-to-prove': 'Il n’y a encore rien à prouver : aucune activation de ce véhicule n’est confirmée.',
    'site-full': 'Ce site a enregistré {limit} téléphones ou numéros en une heure. Le prochain est possible dans {minutes} min.',
    'activation-broke-off': 'L’activation s’est terminée de façon inattendue. Regardez la tentative avant toute autre chose.',
    'mode-not-started':
      'La console n’a pas redémarré avec ce réglage. Elle réessaiera à votre prochaine action ; si cela ne suffit pas, fermez-la, relancez-la et prévenez l’assistance.',
    'mode-went-back':
      'La console n’a pas pu démarrer avec ce réglage et continue comme avant. Réessayez dans un instant ; si cela ne suffit pas, prévenez l’assistance.',
    'console-unreachable': 'La console ne répond pas. Attendez qu’elle revienne, puis regardez ce qui a été fait avant de recommencer.',
  },
};
