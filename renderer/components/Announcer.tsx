/**
 * Where a screen reader is told what changed without being asked: stage, outcome, refusal and next action of the vehicle, and a lamp that
 * breaks or comes back. Notices and banners are read out where they stand. Always in the language of the page.
 */
import { chainOf } from '../../app/carkey/chain.ts';
import { useSpeech } from '../i18n/language.tsx';
import { sayBroken } from '../i18n/say-link.ts';
import { sayJob } from '../i18n/say-next.ts';
import { useChainFacts } from '../lib/chain-facts.ts';
import { useFrom } from '../stores/stores.ts';

/** The live regions. */
export function Announcer() {
  const speech = useSpeech();
  const job = useFrom(
    (s) => s.job,
    (s) => (s.view === null ? '' : sayJob(speech, s.view)),
  );
  const said = useFrom(
    (s) => s.ui,
    (s) => s.announcement,
  );
  return (
    <div className="visually-hidden" data-testid="announcements">
      <div role="status" aria-live="polite" aria-atomic="false">
        <p>{job}</p>
        <Lamp />
      </div>
      <p aria-live="assertive">{said}</p>
    </div>
  );
}

/** The first broken lamp, and what to do about it. */
function Lamp() {
  const speech = useSpeech();
  const facts = useChainFacts();
  const { broken } = chainOf(facts);
  if (broken === null) return <p />;
  const { lampName, lampWord } = speech.words;
  return <p>{`${lampName[broken.id]}: ${lampWord[broken.word]}. ${sayBroken(speech, broken, facts)}`}</p>;
}
