/** The proved extract: encoded, parsed, checked, and told in words. Needs no data folder and no network. */
export { bundleText } from './encode.ts';
export { isBundleLike } from './parse.ts';
export { previewOf } from './preview.ts';
export type { BundleFinding, BundleReport, CheckedEntry, CheckedField } from './report.ts';
export {
  BUNDLE_LIMIT,
  type Bundle,
  type BundleAbout,
  type BundleEntry,
  type BundleNote,
  type BundleSettings,
  type BundleTrace,
  type BundleVersions,
  type DisclosedField,
} from './types.ts';
export { verdictOf, type Verdict } from './verdict.ts';
export { verifyBundle, type VerifyOptions } from './verify.ts';
