/** French: bundles and receipts. */
import type { BundleWords } from '../shape/index.ts';

/** Bundles and receipts. */
export const bundle: BundleWords = {
  bundleFinding: {
    'too-large': 'Le fichier est plus grand qu’un dossier d’assistance ne peut l’être (32 Mio).',
    cut: 'La fin manque : le fichier a été coupé.',
    format: 'Ce n’est pas un dossier d’assistance, ou sa version est inconnue ici.',
    'line-too-long': 'Une ligne est plus longue que le format ne le permet.',
    'not-utf8': 'Une ligne contient des octets qui ne sont pas du texte.',
    'too-deep': 'Une ligne est imbriquée plus profondément que le format ne le permet.',
    'not-json': 'Une ligne n’est pas du JSON.',
    'not-canonical': 'Une ligne n’a pas sa forme canonique unique : elle a été modifiée ou abîmée.',
    shape: 'Une ligne contient des éléments étrangers à ce format.',
    order: 'Une ligne n’est pas à sa place.',
    'key-form': 'Une clé jointe n’est pas une clé.',
    'key-of-other-log': 'Une clé jointe appartient à un autre journal.',
    'checkpoint-form': 'Le point de contrôle est illisible.',
    'other-log': 'Le point de contrôle appartient à un autre journal que celui annoncé par le fichier.',
    unsigned: 'Aucune des clés jointes n’a signé le point de contrôle.',
    'unexpected-key': 'Le point de contrôle n’a pas été signé avec la clé que vous avez saisie.',
    'bad-signature': 'La signature du point de contrôle est fausse : il a été modifié, ou jamais signé.',
    'index-range': 'L’entrée revendique une place que ce journal n’a pas.',
    'proof-length': 'La preuve de l’entrée n’a pas la longueur que sa place exige.',
    'proof-root': 'L’entrée n’est pas dans le journal signé : elle ou sa preuve a été modifiée.',
    'leaf-form': 'L’entrée ne se lit pas comme une entrée.',
    'leaf-of-other-log': 'L’entrée appartient à un autre journal.',
    'leaf-of-other-index': 'L’entrée appartient à une autre place du journal.',
    'field-unknown': 'Un champ est montré alors que l’entrée ne l’a pas.',
    'field-differs': 'Une valeur ouverte n’est pas celle qui a été enregistrée.',
    'field-unlisted': 'Un champ de l’entrée n’est ni ouvert ni annoncé comme retenu.',
    'field-twice': 'Un champ figure plus d’une fois.',
  },
  bundleTrust: {
    expected: 'La signature a été vérifiée avec la clé que vous avez saisie.',
    enclosed:
      'La clé est venue avec le fichier : elle ne dit donc pas qui a signé. Comparez-la de vive voix avec l’expéditeur, ou saisissez la clé que vous connaissez.',
  },
  receiptFault: {
    'not-an-entry': 'Ces octets ne sont pas une entrée, il n’y a donc pas de reçu.',
    'not-settling': 'Cette entrée ne termine aucune tentative ; un reçu se fait à partir de celle qui la termine.',
    'other-log': 'L’entrée et le point de contrôle appartiennent à des journaux différents.',
    outside: 'Le point de contrôle est plus ancien que l’entrée.',
  },
  receiptCodeFault: {
    length: 'Un code de reçu a 25 caractères en cinq groupes.',
    character: 'Le code de reçu contient un caractère qui n’y existe pas.',
    check: 'Il y a une faute de frappe dans le code de reçu : son dernier caractère ne va pas avec les autres.',
    differs: 'C’est le code d’autre chose : une autre entrée, une autre place ou un autre point de contrôle.',
  },
};
