/** Which call of the session a request is, and whether its parameters are there. Published codes: 2101 missing, 2102 unusable, 2002 unknown. */
import type { Json, JsonObject } from '../../../../app/base/index.ts';
import type { CallName } from '../../../../app/pims/session-calls/index.ts';

/** A request that the account answers, or the code for what is wrong with it. */
export type Named = { readonly call: CallName; readonly parameters: JsonObject } | { readonly code: number };

type Chooser = {
  readonly by: readonly string[];
  readonly calls: Readonly<Record<string, readonly [call: CallName, ...needs: string[]]>>;
};

const BY_API: Readonly<Record<string, Chooser>> = {
  'get pims.authentication.account': {
    by: ['type'],
    calls: {
      username: ['account.username', 'actionType'],
      isDeviceActivated: ['account.device-activated', 'actionType'],
      isAccountBlocked: ['account.blocked', 'actionType'],
    },
  },
  'set pims.authentication.user': {
    by: ['action'],
    calls: {
      login: ['user.login'],
      forcedLogin: ['user.forced-login'],
      createAccount: ['user.create-account'],
      updateLogin: ['user.update-login'],
      updatePassword: ['user.update-password'],
      logout: ['user.logout'],
    },
  },
  'get pims.authentication.smscode': {
    by: ['type'],
    calls: {
      phoneNumberCertification: ['sms.certify-phone', 'phoneNumber'],
      enrollment: ['sms.enrol'],
      resetPIN: ['sms.reset-pin'],
    },
  },
  'set pims.authentication.smscode': {
    by: ['action', 'type'],
    calls: {
      addPhoneNumber: ['sms-code.add-phone', 'smsCode', 'phoneNumber'],
      modifyPhoneNumber: ['sms-code.change-phone', 'smsCode', 'phoneNumber'],
      enrollment: ['sms-code.enrol', 'smsCode'],
    },
  },
  'set pims.authentication.enrollment': {
    by: ['action'],
    calls: {
      enroll: ['enrolment.enrol', 'pinCode', 'smsCode'],
      enrollWithPhoneNumber: ['enrolment.enrol-with-phone', 'pinCode', 'smsCode', 'phoneNumber'],
      remove: ['enrolment.remove-all'],
    },
  },
  'set pims.authentication.pincode': {
    by: ['action'],
    calls: { reset: ['pin.reset', 'pinCode', 'smsCode'], update: ['pin.update', 'oldPIN', 'newPIN'] },
  },
  'get pims.authentication.otp': {
    by: ['action'],
    calls: { withPIN: ['otp.with-pin', 'pinCode'], withoutPIN: ['otp.without-pin'] },
  },
  'set pims.subscription.vehicle': { by: ['action'], calls: { removeProperty: ['vehicle.unlink', 'vin'] } },
  'get pims.vehicle.informations': {
    by: ['action'],
    calls: { get: ['remote.status', 'actionType'], refresh: ['remote.refresh', 'actionType'] },
  },
  'set pims.vehicle.command': { by: ['action'], calls: { warning: ['command.lights'], horn: ['command.horn'] } },
};

/** The call of a request; null when the account has nothing to do with it. */
export function sessionCall(method: string, api: string, parameters: JsonObject): Named | null {
  if (method === 'get' && api === 'pims.subscription.steps') return stepsCall(parameters);
  if (method === 'get' && api === 'pims.authentication.trustedphonenumber') return { call: 'phone.trusted', parameters };
  if (method === 'get' && api === 'pims.subscription.step') {
    return parameters['stepsID'] === undefined ? { code: 2101 } : { call: 'steps.next', parameters };
  }
  if (method === 'set' && api === 'pims.vehicle.command' && parameters['action'] === 'doors') return doorsCall(parameters);
  const chooser = own(BY_API, `${method} ${api}`);
  return chooser === undefined ? null : chosen(chooser, parameters);
}

function chosen({ by, calls }: Chooser, parameters: JsonObject): Named {
  const word = by.map((name) => own(parameters, name)).find((value) => value !== undefined);
  if (word === undefined) return { code: 2101 };
  const row = typeof word === 'string' ? own(calls, word) : undefined;
  if (row === undefined) return { code: 2102 };
  const [call, ...needs] = row;
  return needs.some((name) => own(parameters, name) === undefined) ? { code: 2101 } : { call, parameters };
}

/** Steps may be asked by three names, the vehicle's the last; without any they are those of the vehicle at hand, as this simulator always did. */
function stepsCall(parameters: JsonObject): Named {
  return { call: parameters['resetSteps'] === true ? 'steps.reset' : 'steps.read', parameters };
}

function doorsCall(parameters: JsonObject): Named {
  const { doorState } = parameters;
  if (doorState === undefined) return { code: 2101 };
  if (doorState !== 'lock' && doorState !== 'unlock') return { code: 2102 };
  return { call: doorState === 'lock' ? 'command.lock' : 'command.unlock', parameters };
}

function own<T extends Json | object>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
