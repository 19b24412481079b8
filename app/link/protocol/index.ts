/** What an ELM-like adapter and the units behind it are asked and answer: commands, framing, ISO-TP, K-line, UDS. Bytes come in, whole messages go out. */
export { understand, type Understood } from './answer.ts';
export { compact, fromHex, toHex, type Bytes } from './bytes.ts';
export {
  adapterCommand,
  cancelBytes,
  currentData,
  encode,
  isSendable,
  readData,
  readLocal,
  session,
  setFlowControlHeader,
  setHeader,
  setReceiveFilter,
  vehicleInfo,
  type AdapterText,
  type Command,
} from './commands.ts';
export { ECUS, GENERIC_ECUS, VIN_HOLDERS, type Ecu, type VinHolder } from './ecus.ts';
export { Framing, type Fits, type FramedAnswer, type RestartCause } from './framing.ts';
export { joinVinPieces } from './kline.ts';
export { LIMITS } from './limits.ts';
export { PROTOCOL_DIGITS, dataLines, protocolOf, protocolOfDigit, protocolOfForm } from './protocols.ts';
export { isAccepted, readStatus, statusesOf, type StatusMeaning, type TroubleCode } from './status-strings.ts';
export type {
  Adapter,
  AdapterFamily,
  AdviceCode,
  AssemblyFault,
  Capabilities,
  Capability,
  LineForm,
  LinkFacts,
  LinkSource,
  LinkStates,
  Message,
  Protocol,
  Refusal,
  SilenceReason,
  Verdict,
  VinFailure,
  VinFault,
  VinReading,
} from './types.ts';
export { judge, refusalOf, type RefusalCode, type RefusalGroup } from './uds.ts';
