/** A lamp with its name: lit, dark, blinking or red, and always a word beside the colour. */
import type { ReactNode } from 'react';
import { Bulb } from './Bulb.tsx';
import css from './Lamp.module.css';

/** How a lamp shines. */
export type LampTone = 'on' | 'off' | 'busy' | 'bad' | 'stale';

/** One lamp. */
export function Lamp({
  tone,
  icon,
  name,
  text,
  detail,
  quiet = false,
}: {
  readonly tone: LampTone;
  readonly icon: ReactNode;
  readonly name: string;
  readonly text: string;
  readonly detail?: string;
  /** The text says what it is about: the name is for assistive technology only. */
  readonly quiet?: boolean;
}) {
  return (
    <div className={css['lamp']} data-tone={tone} role="group" aria-label={name}>
      <Bulb className={css['bulb']} />
      {icon}
      <span className={css['text']}>
        {quiet ? null : <span className={css['name']}>{name}</span>} <strong>{text}</strong>
        {detail === undefined ? null : (
          <span className={css['detail']} title={detail}>
            {detail}
          </span>
        )}
      </span>
    </div>
  );
}
