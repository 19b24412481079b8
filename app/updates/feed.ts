/** What an update feed may say: the file that electron-builder writes for a "generic" server (latest.yml, latest-mac.yml, latest-linux.yml). */
import * as z from 'zod';
import { fail, ok, type Result } from '../base/index.ts';
import { VERSION_FORM, type Release } from './updates.ts';

/** Most bytes of an installer. Larger ones are not ours: the whole program has about 150 MB. */
const MAX_UPDATE_BYTES = 1024 * 1024 * 1024;

/** One file of a feed: a name beside the feed, never a path or another address. */
const fileShape = z.looseObject({
  url: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._+-]{0,199}$/),
  /** Base64 of 64 bytes. */
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  size: z.int().min(1),
  /** One that asks for an administrator is none of ours. */
  isAdminRightsRequired: z.literal(false).optional(),
});
/** `packages`: an installer that loads the program from elsewhere. */
const feedShape = z.looseObject({
  version: z.string().max(64).regex(VERSION_FORM),
  files: z.array(fileShape).min(1).max(20),
  packages: z.undefined().optional(),
});

/** What a feed offers for this computer: version, and the one file of it. `sha512`: Base64. */
export type Offer = Release & { readonly file: string; readonly sha512: string };

/** Which file is meant: by its ending, and by the word for the processor where files name one. */
export type Wanted = { readonly ending: 'exe' | 'zip' | 'AppImage'; readonly arch: string };

/** Words of electron-builder for processors. */
const PROCESSORS: readonly string[] = ['arm64', 'x64', 'ia32', 'armv7l', 'x86_64'];

/** Reads what a feed says, after YAML. A file without a checksum, of no size, or that lies elsewhere makes the whole feed unfit. */
export function readFeed(said: unknown, wanted: Wanted): Result<Offer, 'feed' | 'too-large'> {
  const parsed = feedShape.safeParse(said);
  if (!parsed.success) return fail('feed');
  const fitting = parsed.data.files.filter(({ url }) => url.toLowerCase().endsWith(`.${wanted.ending.toLowerCase()}`));
  const file =
    fitting.find(({ url }) => url.includes(wanted.arch)) ?? fitting.find(({ url }) => !PROCESSORS.some((one) => url.includes(one)));
  if (file === undefined) return fail('feed');
  if (file.size > MAX_UPDATE_BYTES) return fail('too-large');
  return ok({ version: parsed.data.version, size: file.size, file: file.url, sha512: file.sha512 });
}
