/** The traffic of the link, as long as somebody looks at it, and its export for support. */
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ConsoleError } from '../../../app/contract/index.ts';
import { sayError } from '../../../app/words/index.ts';
import { ScrollText } from '../../ui/ScrollText.tsx';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { saveFile } from '../../lib/save-file.ts';
import { traceText } from '../../lib/trace-text.ts';
import { useLink, useStores } from '../../stores/stores.ts';
import css from './LinkPanel.module.css';
import shared from '../../styles/shared.module.css';

/** How often the lines are asked for while they are on the screen, ms. */
const RENEW_MS = 1_000;

/** The tab. */
export function TracePanel() {
  const { t } = useTranslation();
  const { link } = useStores();
  const lines = useLink((s) => s.trace);
  useEffect(() => {
    void link.loadTrace();
    const timer = setInterval(() => void link.loadTrace(), RENEW_MS);
    return () => clearInterval(timer);
  }, [link]);
  return (
    <>
      <p className={css['lead']}>{t('trace.lead')}</p>
      {lines.length === 0 ? <p>{t('trace.empty')}</p> : <ScrollText label={t('trace.title')} text={traceText(lines)} />}
      <Export />
    </>
  );
}

function Export() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { link } = useStores();
  const [withVins, setWithVins] = useState(false);
  const [said, setSaid] = useState<'exported' | ConsoleError | null>(null);
  const run = async () => {
    const reply = await link.exportTrace(withVins);
    if (reply.ok) saveFile(reply.value.name, reply.value.text);
    setSaid(reply.ok ? 'exported' : reply.error);
  };
  return (
    <div className={css['export']}>
      <label className={shared['tick']}>
        <input type="checkbox" checked={withVins} onChange={(event) => setWithVins(event.target.checked)} />
        {t('trace.withVins')}
      </label>
      {withVins ? (
        <p className={css['why']} role="alert">
          {t('trace.withVinsWarns')}
        </p>
      ) : null}
      <Button icon={<Download aria-hidden="true" size={20} />} onClick={() => void run()}>
        {t('trace.export')}
      </Button>
      <p role="status">{said === null ? null : said === 'exported' ? t('trace.exported') : sayError(words, said)}</p>
    </div>
  );
}
