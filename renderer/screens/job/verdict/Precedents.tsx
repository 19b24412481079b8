/** What became of earlier cases of an error on this console: read from the log when somebody looks, since the log goes on. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { sayError, sayPrecedents } from '../../../../app/words/index.ts';
import type { Reply } from '../../../../app/contract/index.ts';
import { useShowInLog } from '../../../actions/show-in-log.ts';
import { useSpeech } from '../../../i18n/language.tsx';
import { dateTime } from '../../../lib/format.ts';
import { showUnfolded } from '../../../lib/keep-focus.ts';
import { useStores } from '../../../stores/stores.ts';
import { Button } from '../../../ui/ui.tsx';
import { SaidParts } from './SaidParts.tsx';

/** The cases, and the way to them in the log. */
export function Precedents({ code }: { readonly code: number }) {
  const { words, labels, language, locale } = useSpeech();
  const showInLog = useShowInLog();
  const reply = usePrecedents(code);
  const ref = useRef<HTMLDListElement>(null);
  // Once for each answer: where a person scrolls to afterwards is theirs.
  useLayoutEffect(() => {
    if (ref.current !== null) showUnfolded(ref.current);
  }, [reply]);
  if (reply === null) return null;
  if (!reply.ok) return <p>{sayError(words, reply.error)}</p>;
  const when = (at: number) => dateTime(locale, at);
  return (
    <>
      <SaidParts ref={ref} precedents={code} parts={sayPrecedents({ words, language, when }, reply.value)} />
      {reply.value.times === 0 ? null : (
        <Button look="quiet" onClick={() => showInLog({ err: code })}>
          {labels.precedents.show}
        </Button>
      )}
    </>
  );
}

/** The answer of the log; null until it is here. */
function usePrecedents(code: number): Reply<'errors.precedents'> | null {
  const { audit } = useStores();
  const [told, setTold] = useState<{ readonly code: number; readonly reply: Reply<'errors.precedents'> } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void audit.precedents(code).then((reply) => {
      if (isWanted) setTold({ code, reply });
    });
    return () => {
      isWanted = false;
    };
  }, [audit, code]);
  return told?.code === code ? told.reply : null;
}
