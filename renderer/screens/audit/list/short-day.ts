/** The day of an entry in few letters, local: "23/11/26". `at`: UTC ms. */
export function shortDay(locale: string, at: number): string {
  const format = formats.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'short' });
  formats.set(locale, format);
  return format.format(at);
}

/** Making a formatter costs a hundred times more than using it, and every row uses one. */
const formats = new Map<string, Intl.DateTimeFormat>();
