/** French: advice for PIMS error codes. What to do with the hands, what it means, how to confirm it, and what comes next. */
import type { Words } from '../shape/index.ts';

/** Codes with advice of their own. */
export const advice: Words['pimsAdvice'] = {
  2000: {
    hands: 'Laissez tout tel quel et lisez l’état de la CarKey.',
    meaning: 'PIMS signale une erreur qu’il n’explique pas lui-même.',
    confirm: 'Est-ce pareil avec un second véhicule ou un second téléphone ?',
    next: 'Relancez l’application passerelle, essayez encore une fois, puis envoyez le dossier d’assistance.',
  },
  2006: {
    hands: 'Arrêtez-vous là et appelez votre administrateur.',
    meaning: 'L’identifiant client, la marque ou l’environnement de la passerelle sont mal configurés.',
    confirm: 'Comparez la marque et l’environnement des réglages avec le véhicule.',
    next: 'L’administrateur corrige les réglages ; recommencez ensuite.',
  },
  2101: {
    hands: 'Aucune manipulation nécessaire : relisez l’état.',
    meaning: 'Aucun véhicule n’était choisi au moment de la question.',
    confirm: 'La passerelle affiche sa version de SDK : avant 2.3, le VIN accompagne la question.',
    next: 'La console choisit elle-même le véhicule de nouveau. Si l’erreur persiste, contactez l’assistance.',
  },
  2102: {
    hands: 'Scannez de nouveau le VIN et comparez-le avec le pare-brise.',
    meaning: 'PIMS n’accepte pas une valeur, sans doute le VIN.',
    confirm: 'Comptez 17 caractères. Cherchez un O au lieu d’un 0, un I au lieu d’un 1.',
    next: 'Corrigez le VIN et relisez l’état.',
  },
  2201: {
    hands: 'Ne touchez ni au téléphone ni au contact et lisez l’état.',
    meaning: 'La réponse n’est pas arrivée à temps. Une activation a pu avoir lieu quand même.',
    confirm: 'Vérifiez le réseau du téléphone et le voyant de la passerelle.',
    next: 'Cherchez une meilleure réception. Ne réactivez que si l’état dit « non activée ».',
  },
  2202: {
    hands: 'Activez les données mobiles ou sortez le véhicule de la zone sans réseau.',
    meaning: 'Le téléphone n’a pas Internet.',
    confirm: 'Ouvrez une page Web sur le téléphone, pas sur l’ordinateur.',
    next: 'Lisez l’état avant de réactiver. Ne changez pas de réseau pendant un appel.',
  },
  2203: {
    hands: 'Laissez tout tel quel et relisez l’état.',
    meaning: 'Une réponse sans données exploitables est arrivée. Elle ne signifie pas « non activée ».',
    confirm: 'Le téléphone est-il sur un Wi-Fi qui demande une page de connexion ?',
    next: 'Utilisez les données mobiles. Si cela persiste, envoyez le dossier d’assistance.',
  },
  2204: {
    hands: 'Attendez cinq à quinze minutes, puis lisez l’état.',
    meaning: 'Le serveur signale une erreur, ou refuse sans donner de motif lisible.',
    confirm: 'Est-ce pareil avec d’autres véhicules ? Notez la sous-erreur.',
    next: 'Si cela persiste, envoyez le dossier d’assistance avec la sous-erreur.',
  },
  2205: {
    hands: 'Mettez le contact, redémarrez l’autoradio et reconnectez le téléphone.',
    meaning: 'L’échange entre le téléphone et l’autoradio a échoué.',
    confirm: 'L’autoradio affiche-t-il le téléphone comme connecté ?',
    next: 'Lisez l’état. Ne réactivez que s’il dit « non activée ».',
  },
  2301: {
    hands: 'Donnez le téléphone au client pour qu’il se connecte à son compte.',
    meaning: 'La session du client est terminée.',
    confirm: 'L’application passerelle n’affiche-t-elle aucun compte connecté ?',
    next: 'Après la connexion, reprenez à la même étape. Vos saisies sont conservées.',
  },
  2302: {
    hands: 'Laissez le client saisir son code PIN sur le téléphone.',
    meaning: 'PIMS demande un mot de passe à usage unique : une authentification forte.',
    confirm: 'Ce téléphone est-il enregistré comme appareil de confiance ?',
    next: 'Après le mot de passe à usage unique, répétez l’étape.',
  },
  2305: {
    hands: 'Lisez lentement le SMS le plus récent et saisissez de nouveau son code.',
    meaning: 'Le code du SMS est incorrect.',
    confirm: 'Comparez l’heure du SMS. Est-ce bien le code et non le PIN ?',
    next: 'Un seul essai, avec soin. Les essais sont comptés ; ensuite, contactez l’assistance.',
  },
  2306: {
    hands: 'Gardez le téléphone prêt et demandez un nouveau SMS.',
    meaning: 'Le code du SMS est trop ancien.',
    confirm: 'Quand le SMS a-t-il été demandé ?',
    next: 'Ne demandez qu’un SMS : leur nombre est limité.',
  },
  2307: {
    hands: 'Laissez le client saisir un numéro de mobile dans son compte.',
    meaning: 'Le compte n’a pas de numéro de téléphone.',
    confirm: 'Le numéro de confiance du compte est-il vide ?',
    next: 'Enregistrez le téléphone avec son numéro, puis continuez.',
  },
  2308: {
    hands: 'Arrêtez de saisir.',
    meaning: 'L’accès a été refusé : le PIN ou le code du SMS était incorrect.',
    confirm: 'L’application passerelle affiche-t-elle le compte comme bloqué ?',
    next: 'Le client saisit le PIN lentement encore une fois, ou le réinitialise. D’autres essais peuvent bloquer le compte.',
  },
  2309: {
    hands: 'Mettez à jour l’application passerelle du téléphone.',
    meaning: 'La version de la passerelle est trop ancienne pour la connexion au compte.',
    confirm: 'Comparez la version de SDK affichée par la passerelle.',
    next: 'Après la mise à jour, connectez le compte et recommencez.',
  },
  2310: {
    hands: 'Cessez les essais.',
    meaning: 'Le compte est bloqué : trop de PIN incorrects ou trop de téléphones enregistrés.',
    confirm: 'Le compte indique-t-il un PIN bloqué ou un compte bloqué ?',
    next: 'Le client supprime tous les enregistrements, ceux de tous ses téléphones, et recommence, ou s’adresse au service client.',
  },
  2311: {
    hands: 'Fermez l’application passerelle et rouvrez-la.',
    meaning: 'Un enregistrement s’est arrêté à mi-chemin.',
    confirm: 'Quelle étape est encore ouverte dans la liste des étapes ?',
    next: 'Enregistrez de nouveau depuis la première étape. N’effacez les données de l’application passerelle que si l’assistance le demande.',
  },
  2312: {
    hands: 'Enregistrez de nouveau ce téléphone.',
    meaning: 'Le téléphone est désactivé ou inconnu, par exemple après une réinitialisation.',
    confirm: 'Le téléphone a-t-il été retiré du compte ailleurs ?',
    next: 'Réinitialisez les étapes, puis enregistrez le téléphone.',
  },
  2313: {
    hands: 'Terminez d’abord l’enregistrement sur le téléphone.',
    meaning: 'L’enregistrement du téléphone n’a jamais été terminé.',
    confirm: 'L’étape « appareil » est-elle encore ouverte ?',
    next: 'Faites les étapes dans l’ordre : numéro, appareil, CarKey.',
  },
  2314: {
    hands: 'N’allez pas plus loin avec ce compte.',
    meaning: 'Le compte n’a pas de service d’authentification forte, ou le service est en panne.',
    confirm: 'Est-ce que cela marche avec un autre compte ?',
    next: 'Contactez l’assistance.',
  },
  2315: {
    hands: 'Laissez le client choisir un autre PIN.',
    meaning: 'Le nouveau PIN est le même que l’ancien.',
    confirm: 'Demandez au client.',
    next: 'Choisissez un nouveau PIN, ou gardez l’ancien.',
  },
  2316: {
    hands: 'Patientez un instant et regardez si le téléphone est enregistré.',
    meaning: 'L’étape a réussi, mais la dernière synchronisation a échoué.',
    confirm: 'L’application passerelle affiche-t-elle le téléphone comme enregistré ?',
    next: 'S’il est enregistré, continuez. Ne répétez pas l’étape.',
  },
  2317: {
    hands: 'Arrêtez-vous et regardez à quelle étape vous êtes.',
    meaning: 'L’opération est interdite : quelque chose est déjà activé ou bloqué.',
    confirm: 'Étiez-vous en train d’enregistrer, ou de saisir un PIN ?',
    next: 'À l’enregistrement : supprimez tous les enregistrements, ce qui touche tous les téléphones du client. À la saisie du PIN : réinitialisez les étapes.',
  },
  2318: {
    hands: 'Laissez le client se déconnecter puis se reconnecter.',
    meaning: 'La preuve de connexion au compte n’est pas valide.',
    confirm: 'La date et l’heure du téléphone sont-elles automatiques ?',
    next: 'Après la connexion, reprenez à la même étape.',
  },
  2323: {
    hands: 'Comparez le nom du compte avec les papiers du véhicule.',
    meaning: 'Ce compte n’est pas celui du propriétaire du véhicule.',
    confirm: 'Est-ce un véhicule d’occasion resté dans le compte de l’ancien propriétaire ?',
    next: 'L’ancien propriétaire retire le véhicule, ou l’assistance le fait.',
  },
  2340: {
    hands: 'Ouvrez les réglages du téléphone et autorisez le Bluetooth et la position.',
    meaning: 'Il manque une autorisation à l’application passerelle.',
    confirm: 'Regardez les autorisations de l’application sur le téléphone.',
    next: 'Accordez-les, revenez à l’application et continuez.',
  },
  2341: {
    hands: 'Activez le Bluetooth et la position sur le téléphone.',
    meaning: 'La position ou le Bluetooth est coupé. Rien n’a été activé.',
    confirm: 'Ouvrez les réglages rapides du téléphone. L’économie d’énergie est-elle active ?',
    next: 'Quand les deux sont actifs, connectez-vous au véhicule et activez de nouveau.',
  },
  2342: {
    hands: 'Mettez le contact, supprimez l’appairage des deux côtés et appairez de nouveau.',
    meaning: 'Le téléphone n’est pas appairé avec ce véhicule. Rien n’a été activé.',
    confirm: 'La liste des téléphones du véhicule affiche-t-elle ce téléphone comme connecté ?',
    next: 'Attendez que le téléphone soit connecté, puis activez de nouveau.',
  },
  2345: {
    hands: 'Aucune manipulation nécessaire : relisez.',
    meaning: 'La passerelle a perdu sa liste de véhicules.',
    confirm: 'Le service Bluetooth de la passerelle fonctionne-t-il ?',
    next: 'La console relance le service avec le VIN.',
  },
  2346: {
    hands: 'Utilisez le téléphone sur lequel les étapes ont commencé.',
    meaning: 'Ces étapes appartiennent à un autre téléphone.',
    confirm: 'Qui a commencé l’enregistrement, et sur quel téléphone ?',
    next: 'Demandez de nouvelles étapes sur ce téléphone.',
  },
  2354: {
    hands: 'Posez la clé dans le porte-gobelet, le téléphone à 30 cm, et fermez toutes les portes.',
    meaning: 'Le véhicule ne trouve pas la clé à l’intérieur. Rien n’a été activé.',
    confirm: 'Appuyez sur un bouton de la clé. Le combiné affiche-t-il « clé non détectée » ?',
    next: 'Sortez la clé de tout étui, changez sa pile si elle est faible, puis activez de nouveau.',
  },
  2355: {
    hands: 'Laissez le client se déconnecter et se reconnecter, puis appairez de nouveau le téléphone.',
    meaning: 'Une signature n’est pas valide : appairage ancien, session ancienne ou données altérées. Rien n’a été activé.',
    confirm: 'Est-ce le bon compte et le bon téléphone ? L’heure est-elle juste ?',
    next: 'Essayez encore une fois. Si cela revient, envoyez le dossier d’assistance.',
  },
  2356: {
    hands: 'Mettez le téléphone à l’heure automatique et attendez l’heure du véhicule.',
    meaning: 'Un horodatage n’est pas valide : une horloge est fausse. Rien n’a été activé.',
    confirm:
      'Comparez l’heure du téléphone et du véhicule avec cet ordinateur. Une heure entière indique le fuseau horaire ou l’heure d’été.',
    next: 'Redémarrez l’autoradio dehors pour capter le GPS, puis activez de nouveau.',
  },
  2366: {
    hands: 'Comparez le VIN du pare-brise avec l’écran.',
    meaning: 'Le VIN ne convient pas à cet appel : mauvais véhicule, mauvaise marque ou véhicule non éligible.',
    confirm: 'Quel VIN la connexion du téléphone indique-t-elle ?',
    next: 'Corrigez le véhicule ou la marque. Si tout est juste, contactez l’assistance.',
  },
  2367: {
    hands: 'Mettez le contact et patientez quelques secondes.',
    meaning: 'Le service Bluetooth de la passerelle ne fonctionne pas.',
    confirm: 'Regardez le voyant de la connexion du téléphone.',
    next: 'La console lance le service et attend la connexion.',
  },
  2377: {
    hands: 'Ne touchez pas au véhicule : il n’est pas en cause.',
    meaning: 'La connexion pour les commandes à distance a échoué. Ce n’est pas une erreur de la CarKey.',
    confirm: 'L’état de la CarKey est-il « active » ?',
    next: 'S’il est actif, le travail est fini. Signalez le problème de réseau à part.',
  },
  2390: {
    hands: 'Ne saisissez pas le numéro une seconde fois.',
    meaning: 'Le numéro de téléphone est déjà enregistré.',
    confirm: 'Le numéro de confiance du compte est-il rempli ?',
    next: 'Utilisez plutôt l’enregistrement complet.',
  },
};

/** Advice shared by all other codes of a group. */
export const groupAdvice: Words['pimsGroupAdvice'] = {
  generic: {
    hands: 'Laissez le véhicule tel quel et relancez l’application passerelle.',
    meaning: 'La passerelle ou son SDK n’est pas en ordre, ou le code n’est pas publié.',
    confirm: 'Est-ce pareil avec un autre véhicule ?',
    next: 'Lisez l’état. Si l’erreur persiste, envoyez le dossier d’assistance.',
  },
  input: {
    hands: 'Scannez de nouveau le VIN.',
    meaning: 'Il manque une valeur à PIMS, ou il ne l’accepte pas.',
    confirm: 'Comparez les 17 caractères avec le pare-brise.',
    next: 'Relisez l’état. Si l’erreur persiste, envoyez le dossier d’assistance.',
  },
  output: {
    hands: 'Ne touchez ni au téléphone ni au contact et lisez l’état.',
    meaning: 'Quelque chose a échoué en chemin vers le serveur ou vers le véhicule.',
    confirm: 'Vérifiez la réception du téléphone et sa connexion au véhicule.',
    next: 'Ne réactivez que si l’état dit « non activée » ; sinon, contactez l’assistance.',
  },
  specific: {
    hands: 'Ne changez rien sur le véhicule et lisez l’état.',
    meaning: 'PIMS signale quelque chose qui ne fait pas partie des erreurs habituelles de la CarKey.',
    confirm: 'Notez le code, le libellé et ce qui a été fait juste avant.',
    next: 'Si l’état n’est pas clair, envoyez le dossier d’assistance.',
  },
};
