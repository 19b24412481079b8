/** `carkey phone`: the phones that adb has on its cables. */
export { phone } from './phone.ts';
