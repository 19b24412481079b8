/** French labels: setting a scanner right. */
import type { scanner as english } from '../en/scanner.ts';

/** Labels: setting a scanner right. */
export const scanner: typeof english = {
  scanner: {
    title: 'Lecteur de codes-barres',
    ruleLayout: 'Disposition du clavier (pays) : la même que sur cet ordinateur.',
    ruleEnd: 'Suffixe : Entrée (retour chariot, CR).',
    ruleNothing: 'Aucun préfixe, aucun identifiant de code (AIM ID), aucun caractère de début ni de fin, majuscules inchangées.',
    rulePace: 'Délai entre les caractères : aucun, ou aussi court que possible.',
    try: 'Essayer : scannez ici le code-barres d’un VIN',
    placeholder: 'Cliquez ici, puis scannez',
    arrived: 'Reçu',
    vin: 'VIN trouvé',
    layout: 'Disposition du clavier',
    layoutSame: 'correspond',
    layoutOther: 'ordinateur {computer}, lecteur {scanner}',
    end: 'Se termine par',
    pace: 'Rythme',
    paceMs: '{ms} ms par touche',
    none: 'aucun',
    good: 'Le lecteur est bien réglé. Il n’y a rien à changer.',
    change: 'À changer sur le lecteur',
    do_layout: 'Réglez sa disposition de clavier sur {computer} : il tape comme {scanner}.',
    do_aim: 'Désactivez l’identifiant de code (AIM ID) : il envoie d’abord {removed}.',
    do_prefix: 'Supprimez le préfixe : {removed} arrive avant le numéro.',
    do_suffix: 'Supprimez le suffixe : {removed} arrive après le numéro.',
    do_marks: 'Désactivez les caractères de début et de fin du Code 39 (*) et les séparateurs.',
    do_hidden:
      'Il envoie des caractères étrangers au numéro, comme des espaces ou des caractères de commande : supprimez préfixe et suffixe.',
    'do_full-width': 'Il envoie des lettres pleine chasse : passez la méthode de saisie de cet ordinateur en saisie directe.',
    'do_small-letters': 'Il envoie des minuscules : désactivez la conversion des majuscules et le verrouillage des majuscules.',
    'do_no-end': 'Réglez Entrée (CR) comme suffixe : pour l’instant, chaque lecture attend un appui sur Entrée.',
    'do_tab-end': 'Réglez Entrée (CR) comme suffixe à la place de Tab.',
    do_slow: 'Raccourcissez le délai entre les caractères : à {ms} ms par touche, rien ne le distingue d’une frappe.',
    'do_no-vin': 'Aucun VIN n’y a été trouvé. Était-ce le code-barres d’un VIN ?',
  },
};
