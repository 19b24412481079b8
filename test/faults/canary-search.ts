/** Which values must stand nowhere, where some of them stand on purpose and why, and the search over everything that was written. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createSearch, needlesOf } from './encodings.ts';

/** What a planted value is. */
export type Kind =
  | 'VIN'
  | 'person'
  | 'phone'
  | 'operator'
  | 'PIN'
  | 'security code'
  | 'bridge token'
  | 'bridge host'
  | 'client'
  | 'device key'
  | 'one-time code'
  | 'session'
  | 'unknown message'
  | 'customer secret'
  | 'login';

/** A value that is watched. */
export type Canary = { readonly kind: Kind; readonly value: string | Buffer };

/** Something that was written: a path within its root, `/` between its parts. */
export type Written = { readonly name: string; readonly bytes: () => Buffer };

/** A place where values of these kinds stand because they must. */
type Purpose = { readonly kinds: readonly Kind[]; readonly where: RegExp; readonly why: string };

/** All there are. What is not listed here is a leak. */
const ON_PURPOSE: readonly Purpose[] = [
  { kinds: ['VIN', 'security code'], where: /(^|\/)practice\/world\.json$/, why: 'the practice vehicles’ and their server’s own memory' },
  { kinds: ['login', 'phone'], where: /(^|\/)practice\/world\.json$/, why: 'the account of a practice customer, as its phone knows it' },
  { kinds: ['operator'], where: /(^|\/)(operators|settings)\.json$/, why: 'the accounts, offered at sign-in, and the name of practice' },
  { kinds: ['bridge host'], where: /(^|\/)settings\.json$/, why: 'the connection that a person set up' },
  {
    kinds: ['bridge token', 'client', 'device key'],
    where: /(^|\/)secrets\.json$/,
    why: 'for this user alone, where the system has no key store',
  },
  { kinds: ['device key'], where: /(^|\/)(vault|signing)\.(key|next)$/, why: 'for this user alone, where the system has no key store' },
  { kinds: ['one-time code'], where: /(^|\/)output$/, why: 'printed for the person who opens the page; works once' },
  { kinds: ['session'], where: /(^|\/)page\/session storage$/, why: 'the page’s own proof; gone with the tab' },
  {
    kinds: ['VIN', 'operator'],
    where: /(^|\/)receipt$/,
    why: 'a paper that names its vehicle and its technician, for whoever is signed in',
  },
  {
    kinds: ['VIN', 'operator', 'person', 'phone', 'login'],
    where: /(^|\/)asked for\//,
    why: 'a file that a person asked for with clear values; an entry says so',
  },
];

/** Every file below a folder, under the names that a purpose can be told by. */
export function filesBelow(root: string): Written[] {
  return globSync('**/*', { cwd: root })
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => ({ name: name.replaceAll('\\', '/'), bytes: () => readFileSync(join(root, name)) }));
}

/** What a search found. `onPurpose`: how often each purpose was met, by its reason. */
export type Found = {
  readonly tried: number;
  /** How many different values stand where they must not. */
  readonly values: number;
  readonly escaped: readonly string[];
  readonly onPurpose: ReadonlyMap<string, number>;
};

const named = ({ value }: Canary): string => (typeof value === 'string' ? `${value.slice(0, 3)}…` : `${value.length} bytes`);

/** Searches all that was written for every value in every encoding. */
export function searchWritten(canaries: readonly Canary[], written: Iterable<Written>): Found {
  const search = createSearch(canaries.map(({ value }) => value));
  const escaped: string[] = [];
  const values = new Set<number>();
  const onPurpose = new Map<string, number>();
  let tried = 0;
  for (const { name, bytes } of written) {
    for (const { value, encoding } of search(bytes())) {
      const canary = canaries[value];
      if (canary === undefined) throw new Error('the search found what was not searched for');
      const purpose = ON_PURPOSE.find(({ kinds, where }) => kinds.includes(canary.kind) && where.test(name));
      if (purpose === undefined) {
        escaped.push(`${canary.kind} ${named(canary)} stands in ${name} as ${encoding}`);
        values.add(value);
      } else onPurpose.set(purpose.why, (onPurpose.get(purpose.why) ?? 0) + 1);
    }
    tried += canaries.length * 8;
  }
  return { tried, values: values.size, escaped, onPurpose };
}

/** Does the search find every value in every encoding? What it would miss. */
export function blindSpots(canaries: readonly Canary[]): string[] {
  const search = createSearch(canaries.map(({ value }) => value));
  return canaries.flatMap((canary, index) =>
    [...needlesOf(canary.value)].flatMap(([encoding, needles]) =>
      needles
        .filter(
          (needle) =>
            !search(Buffer.concat([Buffer.from('x"'), needle, Buffer.from('"y')])).some(
              (hit) => hit.value === index && hit.encoding === encoding,
            ),
        )
        .map(() => `${canary.kind} as ${encoding}`),
    ),
  );
}
