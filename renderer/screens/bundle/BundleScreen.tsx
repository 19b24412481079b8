/**
 * A bundle that somebody sent: checked in this page, then shown step by step; going back stops the check. It may come from anybody, so all of it is drawn as text, and
 * nothing is drawn of what is not proved.
 */
import { ArrowLeft, FileX, ShieldCheck, ShieldX } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import type { Verdict } from '../../../app/audit/bundle/index.ts';
import type { Checker } from '../../check/protocol.ts';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count } from '../../lib/format.ts';
import type { Reading } from '../../stores/bundle.ts';
import { useBundle, useStores } from '../../stores/stores.ts';
import ui from '../../ui/ui.module.css';
import css from './Bundle.module.css';
import { Said } from './Said.tsx';
import { Findings, Steps } from './Steps.tsx';

/** The screen; nothing while no bundle is open. */
export function BundleScreen() {
  const { t } = useTranslation();
  const { bundle } = useStores();
  const reading = useBundle((s) => s.reading);
  if (reading === null) return null;
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <Button icon={<ArrowLeft aria-hidden="true" size={18} />} onClick={() => bundle.close()}>
          {t('bundle.back')}
        </Button>
        <h1>{t('bundle.title')}</h1>
        <p className={css['name']}>{reading.name}</p>
      </header>
      <Outcome {...reading} />
    </div>
  );
}

function Outcome({ outcome, name, checker }: Pick<Reading, 'outcome' | 'name' | 'checker'>) {
  const { t } = useTranslation();
  switch (outcome.kind) {
    case 'checking':
      return (
        <div className={css['checking']}>
          <p role="status">{t('bundle.checking', { name })}</p>
          <progress aria-label={t('bundle.checking', { name })} max={1} value={outcome.part} />
        </div>
      );
    case 'unreadable':
    case 'unsupported':
    case 'broke':
      return (
        <p role="alert" className={css['verdict']} data-valid="false">
          <FileX aria-hidden="true" size={28} />
          {t(`bundle.${outcome.kind}`)}
        </p>
      );
    case 'verdict':
      return <Report verdict={outcome.verdict} checker={checker} />;
  }
}

function Report({ verdict, checker }: { readonly verdict: Verdict; readonly checker: Checker }) {
  const { t } = useTranslation();
  const { valid, findings, entries, traces, about } = verdict;
  const Icon = valid ? ShieldCheck : ShieldX;
  return (
    <>
      <div role={valid ? 'status' : 'alert'} className={css['verdict']} data-valid={valid}>
        <Icon aria-hidden="true" size={32} />
        <p>
          <strong>{valid ? t('bundle.valid') : t('bundle.notValid')}</strong>
          <br />
          {valid ? t('bundle.validMeans') : t('bundle.notValidMeans')}
        </p>
      </div>
      {findings === 0 ? null : <Findings total={findings} checker={checker} />}
      <Signer verdict={verdict} />
      {entries === 0 ? null : <Steps total={entries} checker={checker} />}
      {about === null ? null : <Said about={about} traces={traces} checker={checker} />}
    </>
  );
}

/** Who vouches for it: a key that came with the file tells nothing about who made it. */
function Signer({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const { trust, keys, origin, size, entries, proved } = verdict;
  return (
    <section className={css['signer']} data-trust={trust}>
      <p>
        <strong>{words.bundleTrust[trust]}</strong>
      </p>
      {keys.length === 0 ? null : (
        <dl>
          <dt>{t('bundle.signedBy')}</dt>
          <dd>
            {keys.map((key) => (
              <code key={key}>{key}</code>
            ))}
          </dd>
          <dt>{t('receipt.log')}</dt>
          <dd>
            {origin} · {size === null ? null : t('audit.size', { count: size, n: count(locale, size) })}
          </dd>
        </dl>
      )}
      <p>{t('bundle.proved', { count: entries, proved: count(locale, proved), all: count(locale, entries) })}</p>
      <KeyForm />
    </section>
  );
}

function KeyForm() {
  const { t } = useTranslation();
  const { bundle } = useStores();
  const [key, setKey] = useState(bundle.getState().reading?.key ?? '');
  const check = (event: SyntheticEvent) => {
    event.preventDefault();
    void bundle.expect(key);
  };
  return (
    <form className={css['key']} onSubmit={check}>
      <label htmlFor="bundle-key">{t('bundle.key')}</label>
      <input
        id="bundle-key"
        className={ui['input']}
        value={key}
        maxLength={1_000}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setKey(event.target.value)}
      />
      <Button type="submit">{t('bundle.keyCheck')}</Button>
    </form>
  );
}
