/** What is shown while no text of any language could be had. Its own are built in, since nothing else is there. */
import type { Language } from '../../app/base/index.ts';

const SAID: Readonly<Record<Language, { readonly missing: string; readonly again: string }>> = {
  en: { missing: 'The texts of this screen could not be loaded.', again: 'Try again' },
  fr: { missing: 'Les textes de cet écran n’ont pas pu être chargés.', again: 'Réessayer' },
  de: { missing: 'Die Texte dieser Oberfläche konnten nicht geladen werden.', again: 'Erneut versuchen' },
  es: { missing: 'No se han podido cargar los textos de esta pantalla.', again: 'Reintentar' },
  it: { missing: 'Impossibile caricare i testi di questa schermata.', again: 'Riprova' },
};

/** The sentence, and the way on. */
export function NoTexts({ language, onAgain }: { readonly language: Language; readonly onAgain: () => void }) {
  const { missing, again } = SAID[language];
  return (
    <main lang={language} role="alert">
      <p>{missing}</p>
      <button type="button" onClick={onAgain}>
        {again}
      </button>
    </main>
  );
}
