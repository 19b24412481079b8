/** What can be asked of the log: filters, what a searched text may be, and the answers that the trust screen shows. */
export {
  bucketsFor,
  givenOnly,
  namesVehicle,
  parseSavedView,
  savedViewShape,
  searchFilter,
  searchTerms,
  type Buckets,
  type EntryFilter,
  type SavedView,
  type SearchFilter,
} from './search.ts';
export { namesInside, type NameInside } from './inside.ts';
export { NEARLY_VIN, soughtIn, type Sought } from './sought.ts';
export {
  MOST_PREVIEWED,
  TRUST_FINDINGS,
  type BackupView,
  type BundlePreview,
  type ErasureView,
  type FacetView,
  type FacetsView,
  type FileView,
  type HistogramView,
  type NamedFacetView,
  type OpenedValues,
  type OutsideKind,
  type Progress,
  type ReceiptView,
  type TrustFinding,
  type TrustView,
  type Verification,
} from './trust.ts';
