/** The address of an adapter on the network, as a person types it. */

/** A port number from 1 to 65535; null for any other text. */
export function portOf(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
