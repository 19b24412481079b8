/**
 * The published error table of PIMS, SDK 2.0 to 2.3: code, group, label as published (trailing spaces removed), in numeric order.
 * Labels are shown to the support desk word for word, so their spelling is PIMS' own. Verdicts are the console's and live in errors.ts.
 * Most codes are in every version; the ones of the sign-in provider ("Gigya") came with 2.3.
 */
import type { PimsErrorInfo } from './types.ts';

/** One row: code, group, label. */
export type PublishedError = readonly [code: number, group: PimsErrorInfo['group'], label: string];

/** All 100 published codes. */
export const PUBLISHED_ERRORS: readonly PublishedError[] = [
  [2000, 'generic', 'Unknown error'],
  [2001, 'generic', 'Facade not initialized'],
  [2002, 'generic', 'API not supported'],
  [2003, 'generic', '[Component] not loaded'],
  [2004, 'generic', 'Configuration file invalid'],
  [2005, 'generic', 'Duplicate command'],
  [2006, 'generic', 'Core not well configured'],
  [2007, 'generic', 'Facade already initialized'],
  [2010, 'input', '[PARAMETER] not set'],
  [2101, 'input', 'Missing [PARAMETER] parameter'],
  [2102, 'input', 'Invalid [PARAMETER] parameter'],
  [2201, 'output', 'Timeout'],
  [2202, 'output', 'Network problem : No internet'],
  [2203, 'output', 'Invalid return [Parsing error] ou [No data] ou [invalid Data]'],
  [2204, 'output', 'Server Error'],
  [2205, 'output', 'CEA Error'],
  [2208, 'output', 'Certificat pinning failed'],
  [2209, 'output', 'Altran Error'],
  [2210, 'specific', 'error.gigyaSessionError'],
  [2301, 'specific', 'Need Basic Authentication (to get CVS token)'],
  [2302, 'specific', 'Need Strong Authentication'],
  [2303, 'specific', 'Failed to logout'],
  [2305, 'specific', 'The sms code is invalid'],
  [2306, 'specific', 'The sms code is expired'],
  [2307, 'specific', 'User dont have a phone number'],
  [2308, 'specific', 'inwebo: access refused'],
  [2309, 'specific', 'inwebo: version error'],
  [2310, 'specific', 'inwebo: account is blocked'],
  [2311, 'specific', 'inwebo: internal state not correct'],
  [2312, 'specific', 'inwebo: device is disabled or unknown'],
  [2313, 'specific', 'inwebo: User must activate inWebo helium or inWebo Desktop Token before achieving this operation'],
  [2314, 'specific', 'inwebo: No service is available'],
  [2315, 'specific', 'inwebo: the new password equals the previous one'],
  [2316, 'specific', 'inwebo: the operation succeeded but it required a post-synchronization which failed'],
  [2317, 'specific', 'inwebo: forbidden operation (due to activated state/blocked state/upgradable state)'],
  [2318, 'specific', 'IdToken not valid'],
  [2319, 'specific', 'IdToken bad format'],
  [2320, 'specific', 'Not enought Answered Questions'],
  [2321, 'specific', 'Invalid ID searched'],
  [2323, 'specific', "You aren't the owner of this vehicle"],
  [2325, 'specific', 'Immediate charging request discarded, defered hour has been change'],
  [2326, 'specific', 'Defered hour request discarded, immediate charging has been launch'],
  [2327, 'specific', 'Invalid image'],
  [2328, 'specific', 'Invalid cropping area'],
  [2329, 'specific', 'Immediate [ACTION] request discarded due to SEV different than STOP.'],
  [2330, 'specific', 'Immediate charging request discarded due to charging system is standby'],
  [2331, 'specific', 'Immediate charging request discarded due to charging already ongoing.'],
  [2332, 'specific', 'Immediate charging request discarded due to communication problem with charging system.'],
  [2333, 'specific', 'Immediate preconditioning request discarded due to preconditioning already ongoing.'],
  [2334, 'specific', 'Immediate preconditioning request discarded due to communication problem with preconditioning system.'],
  [2335, 'specific', 'Stop preconditioning request discarded due to SEV different than STOP.'],
  [2336, 'specific', 'Stop preconditioning request discarded due to precondtioning not running.'],
  [2337, 'specific', 'Charging Defered Hours need to be update'],
  [2338, 'specific', 'Preconditioning program need to be update'],
  [2339, 'specific', 'Service already started'],
  [2340, 'specific', '[Permition] need to be granted'],
  [2341, 'specific', '[Location or Bluetooth] need to be activated on the phone'],
  [2342, 'specific', 'Smartphone not paired with the vehicle'],
  [2343, 'specific', 'Failed to clear data'],
  [2344, 'specific', '[Component] not configured'],
  [2345, 'specific', 'No data saved'],
  [2346, 'specific', 'No Step for this stepsID [stepsID]'],
  [2347, 'specific', '[Component] not supported on simulator'],
  [2348, 'specific', 'StrongID document quoata reached'],
  [2349, 'specific', 'StrongID enrollment already exists'],
  [2350, 'specific', '[Method] is deprecated since [version]'],
  [2351, 'specific', 'Immediate refresh request discarded due to refresh already ongoing.'],
  [2353, 'specific', "Command can't be execute another command are ongoing"],
  [2354, 'specific', 'Invalid Key Car Position'],
  [2355, 'specific', 'Invalid Signature'],
  [2356, 'specific', 'Invalid Timestamp'],
  [2357, 'specific', 'Doors state need to be update'],
  [2358, 'specific', 'Horn request have been execute with succes earlier wait to send new one'],
  [2359, 'specific', 'Light request have been execute with succes earlier wait to send new one'],
  [2360, 'specific', "All vehicle's doors are unlocked"],
  [2361, 'specific', "All vehicle's doors are locked"],
  [2362, 'specific', 'Lock/Unlock request discarded due to door open'],
  [2363, 'specific', 'Lost connection with MQTT brocker'],
  [2364, 'specific', "Command can't be execute because same command are ongoing"],
  [2365, 'specific', "Command can't be execute because no subscribe are running"],
  [2366, 'specific', 'VIN not valid for this request'],
  [2367, 'specific', 'Service not started'],
  [2368, 'specific', 'WebView canceled'],
  [2369, 'specific', 'Webview permission denied'],
  [2370, 'specific', "Can't remove trip with identifier: [IDENTIFIER]"],
  [2371, 'specific', "Can't merge trips with identifiers: [IDENTIFIERS LIST]"],
  [2372, 'specific', "Can't unmerge trip with identifier: [IDENTIFIER]"],
  [2373, 'specific', "Can't import [Table name] from file"],
  [2374, 'specific', "Can't export [Table name]"],
  [2375, 'specific', "Can't retrieve trip with ID: [IDENTIFIER]"],
  [2376, 'specific', "Can' Edit trip with ID: [IDENTIFIER]"],
  [2377, 'specific', 'Broker connexion failed'],
  [2378, 'specific', "Can't store fuel price"],
  [2379, 'specific', "Can't retrieve trips from old database"],
  [2383, 'specific', 'error.accountTemporarilyLockedOut'],
  [2384, 'specific', 'error.gigya.social.login.account.pending.verification'],
  [2387, 'specific', 'error.gigya.social.login.need.social.link'],
  [2388, 'specific', 'error.gigya.social.login.account.already.exists'],
  [2389, 'specific', 'error.gigya.social.login.incomplete.userProfile'],
  [2390, 'specific', 'Phone number allready registered'],
];

/** Codes whose error object may carry sub-errors; the meaning of those is not published. */
export const WITH_SUB_ERRORS: ReadonlySet<number> = new Set([2204, 2205, 2209]);

/** Codes that only the table of SDK 2.3 lists. */
export const SINCE_2_3: ReadonlySet<number> = new Set([2210, 2383, 2384, 2387, 2388, 2389]);

/** What `get pims.vehicle.carkey` may answer, as published; the same in every version. Others come all the same. */
export const CARKEY_GET_ERRORS: readonly number[] = [2000, 2006, 2101, 2102, 2201, 2202, 2203, 2204];

/** What `set pims.vehicle.carkey` may answer, as published; the same in every version. Others come all the same. */
export const CARKEY_SET_ERRORS: readonly number[] = [2000, 2006, 2201, 2202, 2203, 2204, 2205, 2341, 2342, 2354, 2355, 2356];
