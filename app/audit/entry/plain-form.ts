/**
 * One regular expression for the canonical text of a shape, as long as its strings are printable ASCII without escapes and its integers
 * have at most 15 digits. A verification reads every entry of the log, and this is several times faster than reading and writing again.
 */
import type { Rule, Shape } from './shape.ts';

/** Any string that is its own JSON text. */
const PLAIN_TEXT = '[ !#-[\\]-~]*';

const SHORT_INTEGER = '(?:0|-?[1-9][0-9]{0,14})';

/** A comma, unless the member is the first one. */
const SEPARATOR = '(?:(?<=[{])|(?<![{]),)';

/** The source of the expression. It accepts canonical text only, but not every one. */
export function plainForm({ members }: Shape): string {
  const parts = members.map(({ name, required, rule }) => `(?:${SEPARATOR}"${name}":${valueForm(rule)})${required ? '' : '?'}`);
  return `[{]${parts.join('')}[}]`;
}

function valueForm(rule: Rule): string {
  switch (rule.kind) {
    case 'text':
      return `"${rule.form?.source ?? PLAIN_TEXT}"`;
    case 'integer':
      return SHORT_INTEGER;
    case 'integer-or-null':
      return `(?:null|${SHORT_INTEGER})`;
    case 'object':
      return plainForm(rule.shape);
  }
}
