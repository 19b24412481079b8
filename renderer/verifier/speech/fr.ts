/** French: the verifier. */
import { bundle } from '../../../app/words/fr/bundle.ts';
import { desk } from '../../../app/words/fr/desk.ts';
import { logged } from '../../../app/words/fr/logged.ts';
import { log } from '../../i18n/fr/log.ts';
import { shell } from '../../i18n/fr/shell.ts';
import { trust } from '../../i18n/fr/trust.ts';
import type { Speech } from '../speech.ts';

/** What the verifier says. */
export const fr: Speech = {
  words: { ...bundle, ...desk, ...logged },
  log,
  sender: { bundleFact: trust.bundleFact, world: shell.world },
  labels: {
    title: 'Vérifier un dossier d’assistance',
    intro: 'Vérifie un dossier d’assistance sur cet ordinateur. Rien n’est envoyé.',
    language: 'Langue',
    file: 'Fichier du dossier d’assistance',
    drop: 'Déposez ici un dossier d’assistance, ou choisissez le fichier.',
    key: 'Clé du journal, si vous la connaissez',
    keyHelp: 'Elle ressemble à nom+1a2b3c4d+lettres. Sans elle, la clé jointe au fichier est utilisée.',
    keyWrong: 'Ce n’est pas la clé d’un journal. Cherchez une faute de frappe ou videz le champ.',
    checking: 'Vérification de {name} ({size})…',
    stop: 'Arrêter',
    valid: 'Valide',
    notValid: 'Non valide',
    validMeans: 'Chaque entrée ci-dessous figure dans le journal signé, et chaque valeur ouverte est celle enregistrée.',
    notValidMeans: 'Quelque chose ne concorde pas dans ce fichier. Les entrées non prouvées sont signalées ; n’en croyez rien.',
    unreadable: 'Le fichier est illisible. Choisissez-le de nouveau.',
    unsupported:
      'Ce navigateur ne sait pas vérifier les signatures Ed25519. Utilisez une version actuelle de Chrome, Edge, Firefox ou Safari.',
    broke: 'La vérification a été interrompue. On ne sait pas si ce fichier est valide.',
    summary: 'Résumé',
    log: 'Journal',
    size: 'Entrées du journal',
    root: 'Somme de contrôle',
    keyGiven: 'Signé avec la clé que vous avez saisie',
    keyEnclosed: 'Signé avec la clé jointe au fichier',
    proof: 'Preuve',
    proved: {
      one: 'Entrées prouvées : {proved} sur {all}',
      many: 'Entrées prouvées : {proved} sur {all}',
      other: 'Entrées prouvées : {proved} sur {all}',
    },
    opened: 'Valeurs ouvertes concordantes',
    withheld: 'Valeurs retenues',
    findings: 'Constats',
    line: 'Ligne',
    entry: 'Entrée',
    field: 'Champ',
    wholeFile: 'Tout le fichier',
    entries: 'Chronologie',
    noEntries: 'Ce dossier d’assistance n’a pas d’entrée.',
    notProved: 'Non prouvée : rien n’en est montré.',
    since: '{span} après l’entrée précédente',
    matches: 'concorde',
    differs: 'ne concorde pas, non montrée',
    cut: { one: '… et {count} caractère de plus', many: '… et {count} caractères de plus', other: '… et {count} caractères de plus' },
    attempt: 'Tentative',
    code: 'Code d’erreur',
    role: 'Rôle',
    station: 'Poste',
    program: 'Programme',
    leaf: 'L’entrée, exactement telle qu’enregistrée',
    leafHash: 'Somme de contrôle de l’entrée',
    shown: '{shown} sur {all}',
    more: 'Afficher la suite',
    said: 'Dit par l’expéditeur',
    saidHelp: 'Aucune preuve pour cette partie.',
    note: 'Note',
    noteBy: 'De',
    noteAt: 'Écrite',
    versions: 'Versions',
    settings: 'Réglages',
    traces: 'Échanges enregistrés',
    print: 'Imprimer',
  },
};
