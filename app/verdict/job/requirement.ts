/** Whose matter it is that a requirement does not hold. Lines that only wait for a person's word, or for time, are nobody's fault. */
import type { Requirement, RequirementId, RequirementReason } from '../../carkey/index.ts';
import type { CarSilence } from '../../carkey/status/index.ts';
import { verdictOfRow, type Row, type Verdict } from '../index.ts';

type Rows = Partial<Readonly<Record<RequirementId, Partial<Readonly<Record<RequirementReason, Row>>>>>>;

/** By line and reason. `bridge` and `session` are judged by what the bridge and PIMS said. */
export const BY_REQUIREMENT: Rows = {
  'phone-connected': {
    'phone-not-connected': { judged: ['phone', 'answered', 'phone-with-other-car'], facts: ['phone-not-at-car'] },
    'not-asked': { judged: ['nobody-knows', 'open', 'phone-list-in-car'], facts: ['phone-silent'] },
  },
  'same-vehicle': {
    'not-read': { judged: ['nobody-knows', 'open', 'adapter-in-other-car'], facts: ['car-not-read'] },
    'other-vehicle': { judged: ['vehicle', 'measured', 'scan-vin'], facts: ['car-differs'] },
    'odd-vin': { judged: ['vehicle', 'measured', 'scan-vin'], facts: ['car-differs'] },
  },
  status: {
    contradiction: { judged: ['back-end', 'answered', 'other-vehicle-too'], facts: ['status-contradicts'] },
    unreadable: { judged: ['back-end', 'concluded', 'other-vehicle-too'], facts: ['answer-unusable', 'side-concluded'] },
  },
  clock: { 'skew-block': { judged: ['console', 'concluded', 'clock-here'], facts: ['side-concluded', 'limit-ours'] } },
  subscription: {
    'no-remote-service': { judged: ['subscription', 'concluded', 'services-in-app'], facts: ['services-none', 'side-concluded'] },
  },
  'no-open-attempt': {
    'attempt-open-elsewhere': { judged: ['console', 'measured', 'settle-other'], facts: ['attempt-open'] },
    'attempt-vehicle-unknown': { judged: ['console', 'measured', 'settle-other'], facts: ['attempt-open'] },
    'log-not-writable': { judged: ['console', 'measured', 'disk'], facts: ['log-stopped'] },
  },
};

/** The car was read, and said nothing: what the adapter found names the side, or leaves it open. */
export const BY_SILENCE_OF_CAR: Readonly<Record<CarSilence, Row>> = {
  adapter: { judged: ['console', 'measured', 'adapter-in-other-car'], facts: ['adapter-silent', 'car-not-read'] },
  'no-power': { judged: ['vehicle', 'measured', 'adapter-in-other-car'], facts: ['car-no-power', 'car-not-read'] },
  silent: { judged: ['nobody-knows', 'open', 'adapter-in-other-car'], facts: ['car-silent', 'car-not-read'] },
};

/** The phone said it, not the car: then it is the phone that is elsewhere. */
const AT_OTHER_CAR: Row = { judged: ['phone', 'answered', 'phone-list-in-car'], facts: ['phone-at-other-car'] };

/** The verdict of a line that does not hold; null: nothing is wrong, or it is judged elsewhere. */
export function verdictOfRequirement(requirement: Requirement, silence: CarSilence | null): Verdict | null {
  const row = rowOf(requirement, silence);
  return row === undefined ? null : verdictOfRow(row);
}

function rowOf({ id, reason, values }: Requirement, silence: CarSilence | null): Row | undefined {
  if (reason === null) return undefined;
  if (id === 'same-vehicle' && values['source'] === 'phone connection') return AT_OTHER_CAR;
  if (id === 'same-vehicle' && reason === 'not-read' && silence !== null) return BY_SILENCE_OF_CAR[silence];
  return BY_REQUIREMENT[id]?.[reason];
}
