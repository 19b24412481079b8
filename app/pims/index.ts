/** What is said to PIMS and what comes back: requests, liberal answers, the envelope, every published error. JSON comes in, types go out. */
export { HARD_FRAME_LIMIT, MAX_FRAME_BYTES, SUBPROTOCOL, encodeRequest, parseFrame, transactionOfFrame } from './envelope.ts';
export { CARKEY_GET_ERRORS, CARKEY_SET_ERRORS } from './error-table.ts';
export { isPublishedError, ONE_TIME_CODE, pimsErrorInfo, SIGNED_OUT } from './errors.ts';
export { CONNECTION_WORDS, isDateText, isOwnTransactionId, isVersionText, type PrivacyWord } from './forms.ts';
export { liberalBoolean, liberalCode, liberalNumber } from './liberal.ts';
export { exactly, spelledAlike } from './received-code.ts';
export {
  API,
  activateCarKey,
  bluetoothService,
  initialize,
  probeCarKey,
  readCarKey,
  readConnection,
  readSdkDevice,
  readSdkVersion,
  readServices,
  readSteps,
  release,
  selectVehicle,
  selectsVehicle,
} from './requests.ts';
export { parseActivation, parseConnection, parseDevice, parseSdkVersion, parseServices, parseStatus, parseSteps } from './schemas.ts';
export {
  ENVIRONMENTS,
  SDK_VERSIONS,
  type ActivationAnswer,
  type ActivationEffect,
  type Answer,
  type BridgeDevice,
  type BridgeProblem,
  type BridgeState,
  type ConnectionFact,
  type Environment,
  type FrameFault,
  type PimsError,
  type PimsErrorInfo,
  type PimsMethod,
  type PimsRequest,
  type ReceivedCode,
  type RequestOutcome,
  type RetryVerdict,
  type SdkVersion,
  type StatusAnswer,
  type SubscribedService,
  type SubscriptionStep,
  type TransactionId,
} from './types.ts';
