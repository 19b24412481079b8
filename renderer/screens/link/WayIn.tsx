/** Two ways to more adapters: look on the radio, or name one on the network. */
import { Bluetooth, LoaderCircle, Plus } from 'lucide-react';
import { useId, useState, type SyntheticEvent } from 'react';
import { judgeNetworkPlace } from '../../../app/address/index.ts';
import type { LinkView } from '../../../app/link/read/index.ts';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useLink, useStores } from '../../stores/stores.ts';
import css from './LinkPanel.module.css';
import ui from '../../ui/ui.module.css';

/** Both ways. */
export function WayIn({ view }: { readonly view: LinkView }) {
  return (
    <>
      <Radio bluetooth={view.bluetooth} />
      <NetworkForm />
    </>
  );
}

function Radio({ bluetooth }: Pick<LinkView, 'bluetooth'>) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { link } = useStores();
  const scanning = bluetooth.state === 'scanning';
  return (
    <div className={css['radio']}>
      <Button
        aria-pressed={scanning}
        icon={<Bluetooth aria-hidden="true" size={20} />}
        onClick={() => void link.run('link.scan', { on: !scanning })}
      >
        {scanning ? t('link.scanStop') : t('link.scan')}
      </Button>
      <p role="status" className={css['soft']}>
        {scanning ? (
          <>
            <LoaderCircle aria-hidden="true" size={18} className={css['spin']} /> {t('link.scanning')}
          </>
        ) : null}
        {bluetooth.state === 'unavailable' ? (
          <>
            {words.linkProblem[bluetooth.problem.code].hands} {words.linkProblem[bluetooth.problem.code].meaning}
          </>
        ) : null}
      </p>
    </div>
  );
}

function NetworkForm() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { link } = useStores();
  const id = useId();
  const [host, setHost] = useState('');
  const [port, setPort] = useState('35000');
  const busy = useLink((s) => s.busy !== null);
  const place = judgeNetworkPlace(host, port);
  const isWrong = host.trim() !== '' && !place.ok;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!place.ok || busy) return;
    if (await link.run('link.add', { host: place.value.host, port: place.value.port })) setHost('');
  };
  return (
    <form className={css['network']} aria-labelledby={`${id}-title`} onSubmit={(event) => void submit(event)}>
      <h3 id={`${id}-title`}>{t('link.addTitle')}</h3>
      <label htmlFor={`${id}-host`}>{t('link.host')}</label>
      <input
        id={`${id}-host`}
        className={ui['input']}
        value={host}
        maxLength={255}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setHost(event.target.value)}
      />
      <label htmlFor={`${id}-port`}>{t('link.port')}</label>
      <input
        id={`${id}-port`}
        className={ui['input']}
        value={port}
        maxLength={5}
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        onChange={(event) => setPort(event.target.value)}
      />
      <Button type="submit" icon={<Plus aria-hidden="true" size={20} />} disabled={!place.ok || busy}>
        {t('link.add')}
      </Button>
      {isWrong ? (
        <p id={`${id}-problem`} className={css['problem']} role="alert">
          {words.refusal['network-place-form']}
        </p>
      ) : null}
    </form>
  );
}
