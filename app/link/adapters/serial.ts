/**
 * Speeds of USB serial adapters (8N1, no handshake) in the order they are worth trying: ELM327 ships at 38400, OBDLink and vLinker at
 * 115200, one clone family at 500000; STN chips can be set to anything, so a used one may be met at 1 or 2 Mbit/s.
 */

/** Every speed that is tried. */
export const BAUD_RATES = [38_400, 115_200, 9_600, 500_000, 230_400, 57_600, 2_000_000, 1_000_000] as const;

/** What is known about a port. Ids are four hex digits as the platform lists them. */
export type PortHint = { readonly vendorId: string | null; readonly productId: string | null; readonly remembered: number | null };

/** Speeds to try, best first, each once. A remembered speed leads, then 115200 for the FTDI bridge of OBDLink (0403:6015). */
export function baudOrder({ vendorId, productId, remembered }: PortHint): readonly number[] {
  const ftdi = vendorId?.toLowerCase() === '0403' && productId?.toLowerCase() === '6015';
  const first = [...(remembered === null ? [] : [remembered]), ...(ftdi ? [115_200] : [])];
  return [...new Set([...first, ...BAUD_RATES])];
}
