/**
 * Where a screen reader is told what changed without being asked: stage, outcome, refusal and next action of the vehicle, a lamp that breaks
 * or comes back, banners and notices. There is no other such place on the page; forms and dialogs say only what is wrong with their own
 * fields. Always in the language of the page.
 */
import { useEffect, useId, useState } from 'react';
import { chainOf, isBroken } from '../../app/carkey/status/index.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { sayBroken } from '../i18n/say-link.ts';
import { sayJob } from '../i18n/say-next.ts';
import { useChainFacts } from '../hooks/chain-facts.ts';
import { saidOnce } from '../lib/said-once.ts';
import { useJob, useStores, useUi } from '../stores/stores.ts';
import type { Told } from '../stores/ui.ts';

/** The live regions of the page. */
export function Announcer() {
  const { polite, urgent } = useTexts();
  return <Regions polite={polite} urgent={urgent} testId="announcements" />;
}

/** What comes while a dialog is open: all behind it is out of a screen reader's reach. What was there before has been said. */
export function DialogAnnouncer() {
  const { polite, urgent } = useTexts();
  const [known] = useState(() => new Set([...polite, ...urgent].map(nameOf)));
  const fresh = (texts: Texts['polite']) => texts.filter((one) => !known.has(nameOf(one)));
  return <Regions polite={fresh(polite)} urgent={fresh(urgent)} testId="dialog-announcements" />;
}

/** Has the announcer say a text for as long as its place is on the screen. `urgent`: at once, whatever is being read out. */
export function useTold(text: string, { urgent = false, isNews = false }: Partial<Omit<Told, 'text'>>): void {
  const { ui } = useStores();
  const id = useId();
  useEffect(() => {
    ui.tell(id, { text, urgent, isNews });
    return () => ui.tell(id, null);
  }, [ui, id, text, urgent, isNews]);
}

type Heard = { readonly id: string; readonly text: string };
type Texts = { readonly polite: readonly Heard[]; readonly urgent: readonly Heard[] };

const nameOf = ({ id, text }: Heard) => `${id} ${text}`;

function Regions({ polite, urgent, testId }: Texts & { readonly testId: string }) {
  return (
    <div className="visually-hidden" data-testid={testId} data-print="no">
      <div role="status" aria-live="polite" aria-atomic="false">
        {polite.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </div>
      <div aria-live="assertive" aria-atomic="false">
        {urgent.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </div>
    </div>
  );
}

/** All that is to be heard now, every sentence once. */
function useTexts(): Texts {
  const { t } = useTranslation();
  const speech = useSpeech();
  const job = useJob((s) => s.view);
  const announcement = useUi((s) => s.announcement);
  const told = useUi((s) => s.told);
  const lamps = useLamps();
  const all = [
    { id: 'job', text: job === null ? '' : sayJob(speech, job), urgent: false, isNews: false },
    ...lamps,
    ...told,
    ...(announcement === null
      ? []
      : [{ id: `said ${announcement.turn}`, text: announcement.say({ ...speech, t }), urgent: true, isNews: true }]),
  ];
  const texts = saidOnce(all);
  const heard = all.map(({ id, urgent }, index) => ({ id, urgent, text: texts[index] ?? '' })).filter(({ text }) => text !== '');
  const of = (urgent: boolean) => heard.filter((one) => one.urgent === urgent);
  return { polite: of(false), urgent: of(true) };
}

/** Every broken lamp: one that breaks must not silence another, which may be the one that holds the work up. What to do is said of the first, as the lamps do. */
function useLamps(): readonly (Told & { readonly id: string })[] {
  const speech = useSpeech();
  const facts = useChainFacts();
  const { lampName, lampWord } = speech.words;
  const { lamps, broken } = chainOf(facts);
  return lamps.filter(isBroken).map((one) => ({
    id: `lamp ${one.id}`,
    text: `${lampName[one.id]}: ${lampWord[one.word]}.${one === broken ? ` ${sayBroken(speech, one, facts)}` : ''}`,
    urgent: false,
    isNews: false,
  }));
}
