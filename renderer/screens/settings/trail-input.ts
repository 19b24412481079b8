/** What a person types into the settings of log and radio, judged before it is sent. Machine's side judges again. */

/** A whole number within limits, both included; null when it is none. */
export function wholeOf(text: string, [least, most]: readonly [number, number]): number | null {
  if (!/^\d+$/.test(text.trim())) return null;
  const value = Number(text.trim());
  return value >= least && value <= most ? value : null;
}

/** Is this one of the three forms that name a Bluetooth controller: `default`, `dbus`, `hci-uart:PATH[@BAUD]`? */
export function isController(text: string): boolean {
  return text === 'default' || text === 'dbus' || /^hci-uart:[^@\s]+(@[1-9]\d{2,7})?$/.test(text);
}
