/**
 * Counts the credits of the Terminal I/O profile, one per packet and direction (client implementation guide 30507ST10753A): nobody sends
 * more than the other side granted.
 */

/** Packets the device may have under way to us, and when to grant anew: early enough that it never has to stop. */
const FULL = 64;
const LOW = 16;

/** The credits of one connection. */
export class Credits {
  #toSend = 0;
  #toReceive = 0;
  readonly #waiting: (() => void)[] = [];

  /** The device allowed so many more packets. */
  granted(packets: number): void {
    this.#toSend += packets;
    this.#serve();
  }

  /** Resolves when one packet may be sent, in the order of asking. It waits as long as the device grants none: put a limit on it. */
  take(): Promise<void> {
    const taken = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#serve();
    return taken;
  }

  /** A packet came in. */
  received(): void {
    this.#toReceive = Math.max(0, this.#toReceive - 1);
  }

  /** How many packets to grant now; 0 while enough are left. What it says counts as granted. */
  topUp(): number {
    if (this.#toReceive > LOW) return 0;
    const more = FULL - this.#toReceive;
    this.#toReceive = FULL;
    return more;
  }

  #serve(): void {
    while (this.#toSend > 0) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#toSend -= 1;
      next();
    }
  }
}
