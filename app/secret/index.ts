/** Values that are typed for one call and kept nowhere (PIN, SMS code, phone number), and the place holder for asking on the phone. */
export { MASK, Secret, SECRET_KINDS, type SecretKind } from './secret.ts';
export { ASKABLE, askedKind, askOnPhone, type AskName, type AskOnPhone } from './ask.ts';
export {
  CERTAIN_MIX_UPS,
  MIX_UPS,
  mixUpsOf,
  TYPED_FAULTS,
  typedSecret,
  type MixUp,
  type RefusedAs,
  type Typed,
  type TypedFault,
} from './typed.ts';
