/** Values beside the list, with how often they occur: a click narrows to one. Kinds and outcomes take several. */
import { useEffect, useRef } from 'react';
import type { FacetsView } from '../../../app/audit/search/index.ts';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { sayKind, sayOut } from '../../../app/words/index.ts';
import { useFocusBack } from '../../lib/focus-back.ts';
import { count } from '../../lib/format.ts';
import { useAudit, useStores } from '../../stores/stores.ts';
import css from './Facets.module.css';
import { FILTERS_BUTTON_ID } from './list/list-keys.ts';
import { SavedViews } from './SavedViews.tsx';

/** Values shown of each group; the rest is found by searching. */
const SHOWN = 8;

/** The column. */
export function Facets() {
  const { t } = useTranslation();
  const facets = useAudit((s) => s.facets);
  const ref = useRef<HTMLElement>(null);
  useFocusBack(ref, `#${FILTERS_BUTTON_ID}`);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <aside ref={ref} tabIndex={-1} id="audit-facets" className={css['column']} aria-label={t('audit.facets')} data-print="no">
      <SavedViews />
      {facets === null ? null : <Groups facets={facets} />}
    </aside>
  );
}

function Groups({ facets }: { readonly facets: FacetsView }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { audit } = useStores();
  const filter = useAudit((s) => s.filter);
  const kinds = facets.kinds.map(({ value, count: n }) => ({
    id: value,
    name: sayKind(speech.words, value),
    n,
    pressed: filter.kinds?.includes(value) ?? false,
    onPress: () => void audit.toggle('kinds', value),
  }));
  const outs = facets.outs.map(({ value, count: n }) => ({
    id: value,
    name: sayOut(speech.words, value),
    n,
    pressed: filter.outs?.includes(value) ?? false,
    onPress: () => void audit.toggle('outs', value),
  }));
  const errs = facets.errs.map(({ value, count: n }) => ({
    id: String(value),
    name: String(value),
    n,
    onPress: () => void audit.narrow({ err: value }),
  }));
  const operators = facets.operators.map(({ value, count: n, name }) => ({
    id: value,
    name: name ?? t('audit.forgotten'),
    n,
    onPress: () => void audit.narrow({ op: value }),
  }));
  const vehicles = facets.vehicles.map(({ value, count: n, name }) => ({
    id: value,
    name: name ?? t('audit.forgotten'),
    n,
    onPress: () => void audit.narrow(name === null ? { veh: value } : { vin: name }),
  }));
  return (
    <>
      {facets.exact ? null : <p className={css['partial']}>{t('audit.onlyNewest')}</p>}
      <Group title={t('audit.kind')} items={kinds} />
      <Group title={t('audit.outcome')} items={outs} />
      <Group title={t('audit.field_err')} items={errs} />
      <Group title={t('audit.operator')} items={operators} />
      <Group title={t('audit.vehicle')} items={vehicles} />
    </>
  );
}

/** `pressed` is left out where a click does not take the value out again. */
type Item = { readonly id: string; readonly name: string; readonly n: number; readonly pressed?: boolean; readonly onPress: () => void };

function Group({ title, items }: { readonly title: string; readonly items: readonly Item[] }) {
  const { locale } = useSpeech();
  if (items.length === 0) return null;
  return (
    <section className={css['group']} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {items.slice(0, SHOWN).map((item) => (
          <li key={item.id}>
            <button type="button" aria-pressed={item.pressed} onClick={item.onPress}>
              <span>{item.name}</span>
              <small>{count(locale, item.n)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
