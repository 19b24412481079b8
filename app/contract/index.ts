/** The contract between people and machine: every message with its input and output, and the views that come by themselves. */
export { refusalOf } from './branded.ts';
export type { EntryInFull, FolderRisk, TraceFile } from './console-views.ts';
export {
  methods,
  type About,
  type AttemptRow,
  type BridgeView,
  type ConsoleApi,
  type ConsoleError,
  type ConsoleEvent,
  type FollowUpsView,
  type Input,
  type LogView,
  type MethodName,
  type Outputs,
  type ParsedApi,
  type Payload,
  type PracticeVehicle,
  type RecentVehicle,
  type Reply,
  type SettingsView,
  type ShownCode,
} from './console.ts';
export type { BudgetView, ConsentView, CustomerView, LongCallView, ProofPart, RunView, SpendActView, StepsPart } from './session-views.ts';
export { sessionMethods } from './session-messages.ts';
export { trainingMethods, type RoundView, type TrainingView } from './training-messages.ts';
