/**
 * The security code. Masked; shown while a finger or the space bar holds, for a minute at most; forgotten by the page when it is let go.
 * The page asks for the clear text only when somebody wants to see or copy it, and every look and every copy is an entry in the log.
 */
import { ClipboardCopy, Eye } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AttemptId, Expiry } from '../../../../app/carkey/index.ts';
import type { ShownCode } from '../../../../app/contract/index.ts';
import { sayError } from '../../../../app/words/index.ts';
import { Button } from '../../../ui/ui.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { copyBriefly, CLEAR_AFTER_MS } from '../../../lib/clipboard.ts';
import { useHold } from '../../../lib/hold.ts';
import { useStores } from '../../../stores/stores.ts';
import { codeAs, LOOKS, type Look } from './code-look.ts';
import { CodeExpiry } from './CodeExpiry.tsx';
import { useLook } from './shown-code.ts';
import css from './CodeCard.module.css';

/** Always the same dots: their number must not tell the length. */
const MASK = '••••••••';

type Props = {
  readonly attempt: AttemptId;
  readonly faulty: boolean;
  readonly expiry: Expiry;
  /** Showing it is the next action, and the button that shows it the one to press. */
  readonly isNext: boolean;
  /** Buttons of what comes after the code, on the same line. */
  readonly children: ReactNode;
};

/** The card. */
export function CodeCard({ attempt, faulty, expiry, isNext, children }: Props) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { ui } = useStores();
  const hold = useHold();
  const code = useLook(attempt, hold.held);
  const failure = code.error;
  const [look, setLook] = useState<Look>(faulty ? 'raw' : 'text');
  const visible = hold.held && code.shown !== null;
  useNextAfter(hold.held);
  useEffect(() => {
    if (failure !== null) ui.notify((now) => sayError(now.words, failure), 'bad');
  }, [failure, ui]);
  return (
    <div className={css['card']}>
      <div className={css['head']}>
        <h3>{t('code.title')}</h3>
        <CodeExpiry expiry={expiry} />
      </div>
      {faulty ? <p className={css['fault']}>{words.codeState.faulty}</p> : null}
      <Tabs label={t('code.looks')} items={LOOKS.map((id) => ({ id, label: t(`code.${id}`) }))} value={look} onChange={setLook}>
        <output className={css['code']} data-visible={visible} translate="no" data-testid="code" aria-label={t('code.title')}>
          {visible ? (
            (codeAs(code.shown, look) ?? t('code.noText'))
          ) : (
            <>
              <span aria-hidden="true">{MASK}</span>
              <span className="visually-hidden">{t('code.masked')}</span>
            </>
          )}
        </output>
      </Tabs>
      <p className={css['note']}>{code.shown === null ? t('code.holdToSee') : <Notes shown={code.shown} />}</p>
      <div className={css['actions']}>
        <Button
          look={isNext ? 'primary' : 'plain'}
          className={css['hold']}
          icon={<Eye aria-hidden="true" size={22} />}
          aria-pressed={hold.held}
          {...(isNext ? { 'data-next-here': '' } : {})}
          {...hold.props}
        >
          {t('code.hold')}
        </Button>
        <CopyButton attempt={attempt} />
        {children}
      </div>
    </div>
  );
}

/** Once the button is let go the focus goes to what is next, and not before: it would end the holding. */
function useNextAfter(held: boolean): void {
  const { ui } = useStores();
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !held) ui.focusOn('next');
    was.current = held;
  }, [held, ui]);
}

/** The shell copies where it has a clipboard of its own, which it can clear for certain; elsewhere the page does what the browser allows. */
function CopyButton({ attempt }: Pick<Props, 'attempt'>) {
  const { t } = useTranslation();
  const { job, ui } = useStores();
  const copyHere = async () => {
    const shown = await job.showCode(attempt, 'copy');
    if (!shown.ok) return void ui.notify((now) => sayError(now.words, shown.error), 'bad');
    const copied = await copyBriefly(shown.value.decoded?.copy ?? shown.value.raw, navigator.clipboard, (cleared) =>
      ui.notify((now) => now.t(cleared ? 'code.cleared' : 'code.notCleared'), cleared ? 'good' : 'neutral'),
    );
    const seconds = CLEAR_AFTER_MS / 1_000;
    ui.notify((now) => (copied ? now.t('code.copiedByBrowser', { seconds }) : now.t('common.copyFailed')), copied ? 'good' : 'bad');
  };
  const copy = async () => {
    const reply = await job.copyCode(attempt);
    if (!reply.ok) return void ui.notify((now) => sayError(now.words, reply.error), 'bad');
    if (reply.value === null) return copyHere();
    const seconds = reply.value.clearedAfterMs / 1_000;
    ui.notify((now) => now.t('code.copied', { seconds }), 'good');
  };
  return (
    <Button icon={<ClipboardCopy aria-hidden="true" size={20} />} onClick={() => void copy()}>
      {t('code.copy')}
    </Button>
  );
}

/** What is odd about the bytes: said, never repaired. */
function Notes({ shown }: { readonly shown: ShownCode }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  if (shown.decoded === null) {
    const fault = shown.fault;
    return <>{fault !== null && Object.hasOwn(words.codeFault, fault) ? words.codeFault[fault as keyof typeof words.codeFault] : fault}</>;
  }
  const { trailing, byteLength, text } = shown.decoded;
  return (
    <>
      {t('code.bytes', { count: byteLength })}
      {trailing === 'none' ? null : ` ${trailing === 'line-feed' ? t('code.lineFeed') : t('code.crLf')}`}
      {text === null ? ` ${t('code.noText')}` : null}
    </>
  );
}
