/** The small parts that every screen is made of. */
import type { ComponentProps, ReactNode } from 'react';
import { useKeyName, type KeyName } from '../i18n/key-name.ts';
import { cx } from '../lib/cx.ts';
import { splitVin } from '../lib/vin.ts';
import css from './ui.module.css';
import shared from '../styles/shared.module.css';

/** The colour of a meaning. Never the only bearer of it: a word and a shape always stand beside. */
export type Tone = 'good' | 'warn' | 'bad' | 'neutral';

type ButtonProps = ComponentProps<'button'> & {
  /** `primary`: the one next action of a screen. `quiet`: no frame. */
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly icon?: ReactNode;
  /** Key that does the same, shown as a key cap and told to assistive technology. */
  readonly hotkey?: KeyName;
};

/** A button of glove size. Paper has no use for it. */
export function Button({ look = 'plain', icon, hotkey, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      data-print="no"
      {...rest}
      {...(hotkey === undefined ? {} : { 'aria-keyshortcuts': hotkey })}
      className={cx(css['button'], look !== 'plain' && css[look], children === undefined && css['square'], className)}
    >
      {icon}
      {children}
      {hotkey === undefined ? null : <Key name={hotkey} />}
    </button>
  );
}

/** A key cap. Decoration: the shortcut itself is told by `aria-keyshortcuts`. */
export function Key({ name }: { readonly name: KeyName }) {
  const keyName = useKeyName();
  return (
    <kbd className={css['key']} aria-hidden="true">
      {keyName(name)}
    </kbd>
  );
}

/** A titled part of a screen. */
export function Card({
  title,
  id,
  children,
  className,
  aside,
}: {
  readonly title: string;
  readonly id: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly aside?: ReactNode;
}) {
  return (
    <section className={cx(shared['panel'], css['card'], className)} aria-labelledby={`${id}-title`} id={id}>
      <h2 className={css['cardTitle']} id={`${id}-title`} tabIndex={-1}>
        {title}
        {aside}
      </h2>
      {children}
    </section>
  );
}

/** A word on a coloured ground. */
export function Chip({
  tone = 'neutral',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span className={cx(css['tone'], css['chip'])} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}

/** A VIN in its three groups. Read out and copied as one word. */
export function VinText({ vin, className }: { readonly vin: string; readonly className?: string | undefined }) {
  return (
    <span className={cx(css['vin'], className)} translate="no">
      {splitVin(vin).map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </span>
  );
}
