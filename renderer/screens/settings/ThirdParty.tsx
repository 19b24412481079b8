/** The software of others that is in the program, with its licences. The list is a file beside the page (build/third-party.ts), fetched when it is asked for. */
import { useState } from 'react';
import type { ThirdParty as Package } from '../../../build/third-party.ts';
import css from './ThirdParty.module.css';
import { useTranslation } from '../../i18n/language.tsx';

/** `failed`: the file did not come; opening it again asks again. */
type List = 'none' | 'failed' | readonly Package[];

/** One line to open; then one line for each package, which opens its licence. */
export function ThirdParty() {
  const { t } = useTranslation();
  const [list, setList] = useState<List>('none');
  const load = () => void fetchList().then(setList);
  return (
    <details className={css['all']} onToggle={(event) => event.currentTarget.open && typeof list === 'string' && load()}>
      <summary>{t('settings.thirdParty')}</summary>
      {typeof list === 'string' ? (
        <p>{t(list === 'failed' ? 'common.failed' : 'common.loading')}</p>
      ) : (
        <ul className={css['list']}>
          {list.map((one) => (
            <Line key={`${one.name} ${one.version}`} one={one} />
          ))}
        </ul>
      )}
    </details>
  );
}

function Line({ one }: { readonly one: Package }) {
  const title = `${one.name} ${one.version} · ${one.licence}`;
  return (
    <li>
      {one.text === '' ? (
        title
      ) : (
        <details>
          <summary>{title}</summary>
          <pre className={css['text']}>{one.text}</pre>
        </details>
      )}
    </li>
  );
}

async function fetchList(): Promise<List> {
  try {
    const answer = await fetch('third-party.json');
    return answer.ok ? ((await answer.json()) as readonly Package[]) : 'failed';
  } catch (fault) {
    // No answer, or one that ends in the middle.
    if (fault instanceof TypeError || fault instanceof SyntaxError) return 'failed';
    throw fault;
  }
}
