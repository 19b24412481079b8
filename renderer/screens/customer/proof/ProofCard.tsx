/** Proof that the activated CarKey works: the vehicle's status, and commands that a person sees or hears. */
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import type { ProofPart } from '../../../../app/contract/index.ts';
import { fill } from '../../../../app/words/shape/index.ts';
import { useNow } from '../../../hooks/hooks.ts';
import { relative } from '../../../lib/format.ts';
import { useCustomer, useStores } from '../../../stores/stores.ts';
import { useTold } from '../../../ui/Announcer.tsx';
import { Button, Card, Chip, type Tone } from '../../../ui/ui.tsx';
import type { OfVehicle } from '../parts/of-vehicle.ts';
import { Commands } from './ProofCommands.tsx';
import { Refused } from '../parts/Refused.tsx';
import { sayCode } from '../parts/say-customer.ts';
import css from '../parts/Customer.module.css';

const TONES: Readonly<Record<ProofPart['word'], Tone>> = {
  none: 'neutral',
  status: 'good',
  'status-kept': 'warn',
  'command-accepted': 'neutral',
  'command-done': 'good',
  seen: 'good',
  'not-seen': 'bad',
  unknown: 'warn',
};

type Props = { readonly view: OfVehicle; readonly proof: ProofPart };

/** The card. */
export function ProofCard({ view, proof }: Props) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const word = words.customer.proofWord[proof.word];
  useTold(proof.word === 'none' ? '' : word, {});
  return (
    <Card id="proof" title={t('proof.title')} aside={<Word proof={proof} word={word} />}>
      <div className={css['run']} data-proof={proof.word}>
        <p>{t('proof.lead')}</p>
        <Status proof={proof} />
        <Trouble proof={proof} />
        <Reads view={view} proof={proof} />
        <Refused of={['proof.read', 'proof.command', 'proof.saw']} />
        <Commands view={view} proof={proof} />
      </div>
    </Card>
  );
}

function Word({ proof, word }: Pick<Props, 'proof'> & { readonly word: string }) {
  return (
    <span className={css['word']}>
      <Chip tone={TONES[proof.word]}>{word}</Chip>
    </span>
  );
}

/** Where the last status came from and how old it is. */
function Status({ proof: { state } }: Pick<Props, 'proof'>) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const now = useNow();
  if (state.name === 'reading') return <p>{t('proof.reading')}</p>;
  const { status } = state;
  if (status === null) return <p className={css['note']}>{t('proof.noStatus')}</p>;
  const ago = relative(locale, Math.min(0, (status.lastUpdate ?? status.at) - now));
  return <p data-freshness={status.freshness}>{fill(words.customer.freshness[status.freshness], { ago })}</p>;
}

/** What went wrong with the last read. */
function Trouble({ proof: { state, heed } }: Pick<Props, 'proof'>) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { trouble } = state;
  if (trouble === null) return null;
  const { customer } = speech.words;
  const text = () => {
    switch (trouble.kind) {
      case 'error':
        return sayCode(speech, trouble.code, heed);
      case 'other-vehicle':
        return t('proof.otherVehicle');
      case 'no-answer':
        return customer.why[trouble.why];
    }
  };
  return <p className={css['warn']}>{text()}</p>;
}

function Reads({ view, proof }: Props) {
  const { t } = useTranslation();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const isOff = busy || proof.mayRead.length === 0;
  const read = (fresh: boolean) => void (isOff ? undefined : customer.run('proof.read', { vin: view.vin, fresh }));
  return (
    <div className={css['more']}>
      <Button aria-disabled={isOff} onClick={() => read(false)}>
        {t('proof.read')}
      </Button>
      <Button aria-disabled={isOff} onClick={() => read(true)}>
        {t('proof.refresh')}
      </Button>
    </div>
  );
}
