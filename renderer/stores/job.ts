/** The vehicle in work: holds the last view and passes commands on. Every decision is in the view. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  AttemptRow,
  ConsoleError,
  Payload,
  MethodName,
  Outputs,
  PracticeVehicle,
  RecentVehicle,
  Reply,
} from '../../app/contract/index.ts';
import type { AttemptId, JobView } from '../../app/carkey/index.ts';
import { newerOf, outdated } from '../../app/base/index.ts';
import { isOver, type Situation, situationOf } from '../../app/refusals/index.ts';
import { judgeVin, type VinJudgement } from '../../app/vehicle/index.ts';
import type { Transport } from '../api/transport.ts';
import { lookUp, soughtBy, type Found, type StoryOf } from './find.ts';
import { type Sending, takeTurn, waitForTurn } from './in-turn.ts';

/** Commands that answer with a new view. */
export type JobCommand = { [M in MethodName]: Outputs[M] extends JobView ? M : never }[MethodName];

/** State of the job. `receivedAt` is on the page's monotonic clock: countdowns run from there. */
export type JobState = {
  readonly view: JobView | null;
  readonly receivedAt: number;
  /** The command under way; buttons wait for it. */
  readonly busy: JobCommand | null;
  readonly error: ConsoleError | null;
  /** The situation that `error` spoke of: it goes when that is over. */
  readonly errorAt: Situation;
  readonly recent: readonly RecentVehicle[];
  readonly practice: readonly PracticeVehicle[];
  readonly open: readonly AttemptRow[];
  readonly find: FindState;
};

/** The find field: its text, and the judgement of exactly that text and what the log knows about it. */
export type FindState = {
  readonly text: string;
  readonly judgement: VinJudgement | null;
  readonly scanned: boolean;
  /** Is the text there for later, since it could not be opened at once? Then nothing unfolds over what happened meanwhile. */
  readonly kept: boolean;
  readonly looking: boolean;
  readonly found: Found | null;
};

/** The job and what can be done with it. */
export type JobStore = StoreApi<JobState> & {
  /** Asks for the view. `anew`: whatever was held is void (reconnect, sleep, another mode). */
  readonly load: (anew?: boolean) => Promise<void>;
  /** Lists for the empty screen. */
  readonly loadLists: () => Promise<void>;
  readonly takeView: (view: JobView) => void;
  /** Resolves as soon as no command is under way, to whether that is now: an activation, and what asks after one, is not waited for. */
  readonly whenFree: () => Promise<boolean>;
  /** Sends one command. Answers false, and keeps the error, when it was refused. It waits for a short one before it; a long one, and the same once more, are not waited for. */
  readonly run: <M extends JobCommand>(method: M, input: Payload<M>) => Promise<boolean>;
  readonly setFind: (text: string, how?: Partial<Pick<FindState, 'scanned' | 'kept'>>) => void;
  /** Judges the text of the find field, and shows what is wrong with it. */
  readonly judge: () => void;
  /** Looks the text of the find field up where it is not a VIN; null where there is nothing to look up, or another text by then. */
  readonly look: (storyOf?: StoryOf) => Promise<Found | null>;
  readonly clearError: () => void;
  readonly showCode: (attempt: AttemptId, purpose: 'look' | 'copy') => Promise<Reply<'code.show'>>;
  /** What another program asked for, once. */
  readonly takeAsked: () => Promise<Outputs['job.asked']>;
  /** Ends the look of this number. */
  readonly hideCode: (attempt: AttemptId, look: number) => Promise<void>;
  /** Lets the shell copy the code; `value: null` where the page has to copy it itself. */
  readonly copyCode: (attempt: AttemptId) => Promise<Reply<'code.copy'>>;
};

const NO_FIND: FindState = { text: '', judgement: null, scanned: false, kept: false, looking: false, found: null };

/** Nothing known yet. */
export const EMPTY_JOB: JobState = {
  view: null,
  receivedAt: 0,
  busy: null,
  error: null,
  errorAt: situationOf(null),
  recent: [],
  practice: [],
  open: [],
  find: NO_FIND,
};

/** Makes the store. `mono` is the page's monotonic clock, ms; `watch` names who is at the page, for what waits its turn. */
export function createJobStore(api: Transport, mono: () => number, watch: () => string = () => ''): JobStore {
  const store = createStore<JobState>(() => EMPTY_JOB);
  const takeView = (view: JobView) => store.setState((state) => reduceView(state, view, mono()));
  const desk: Desk = { api, store, takeView, watch, underWay: '' };
  return {
    ...store,
    takeView,
    load: async (anew = false) => {
      if (anew) store.setState(({ view }) => ({ view: outdated(view), error: null }));
      const reply = await api.call('job.get', {});
      if (reply.ok) takeView(reply.value);
    },
    loadLists: () => loadLists(api, store),
    whenFree: () => waitForTurn(store, isShort),
    run: (method, input) => run(desk, method, input),
    setFind: (text, how = {}) => store.setState({ find: { ...NO_FIND, text, ...how } }),
    judge: () => store.setState(({ find }) => ({ find: { ...find, judgement: judgeVin(find.text) } })),
    look: (storyOf = () => '') => look(api, store, storyOf),
    clearError: () => store.setState({ error: null }),
    showCode: (attempt, purpose): Promise<Reply<'code.show'>> => api.call('code.show', { attempt, purpose }),
    copyCode: (attempt): Promise<Reply<'code.copy'>> => api.call('code.copy', { attempt }),
    takeAsked: async () => {
      const reply = await api.call('job.asked', {});
      return reply.ok ? reply.value : null;
    },
    hideCode: async (attempt, look) => {
      await api.call('code.hide', { attempt, look });
    },
  };
}

/** Takes a view unless a newer one is already held. "Not now" is over once what was running has ended. Pure. */
export function reduceView(state: JobState, view: JobView, receivedAt: number): JobState {
  if (newerOf(state.view, view) !== view) return state;
  const isToldStill = state.error !== null && !isOver(state.error, state.errorAt, situationOf(view));
  return { ...state, view, receivedAt, error: isToldStill ? state.error : null };
}

/** Commands whose end nobody knows in advance. */
const LONG: ReadonlySet<JobCommand> = new Set(['job.activate', 'job.recheck', 'job.decide']);

const isShort = (command: JobCommand): boolean => !LONG.has(command);

/** `underWay`: the command that was sent last, with what it is about. */
type Desk = Sending<JobState, JobView> & { underWay: string };

async function run<M extends JobCommand>(desk: Desk, method: M, input: Payload<M>): Promise<boolean> {
  const { api, store, takeView, watch } = desk;
  const said = `${method} ${JSON.stringify(input)}`;
  const take = () => {
    desk.underWay = said;
    store.setState({ busy: method, error: null });
  };
  const about = ({ view }: JobState) => `${view?.vin ?? ''} ${watch()}`;
  const overtakes = method === 'job.stopWaiting';
  const turn = { command: method, isShort, isRepeat: () => desk.underWay === said, about, overtakes, take };
  if (!(await takeTurn<JobCommand, JobState>(store, turn))) return false;
  const reply: Reply<JobCommand> = await api.call(method, input);
  store.setState((state) => ({ busy: state.busy === method ? null : state.busy }));
  if (reply.ok) takeView(reply.value);
  else store.setState(({ view }) => ({ error: reply.error, errorAt: situationOf(view) }));
  return reply.ok;
}

/** The answer to an earlier text is dropped. */
async function look(api: Transport, store: StoreApi<JobState>, storyOf: StoryOf): Promise<Found | null> {
  const { text } = store.getState().find;
  const sought = soughtBy(text, judgeVin(text));
  if (sought === null) return null;
  store.setState(({ find }) => ({ find: { ...find, looking: true } }));
  const found = await lookUp(api, sought, storyOf);
  if (store.getState().find.text !== text) return null;
  store.setState(({ find }) => ({ find: { ...find, looking: false, found } }));
  return found;
}

async function loadLists(api: Transport, store: StoreApi<JobState>): Promise<void> {
  const [recent, practice, open] = await Promise.all([
    api.call('vehicles.recent', {}),
    api.call('vehicles.practice', {}),
    api.call('attempts.list', { openOnly: true }),
  ]);
  store.setState((state) => ({
    recent: recent.ok ? recent.value : state.recent,
    practice: practice.ok ? practice.value : [],
    open: open.ok ? open.value : state.open,
  }));
}
