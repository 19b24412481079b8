/**
 * What a customer types and nobody may keep: PIN, one-time SMS code, phone number. The value lives in a private field, so that whatever
 * copies, prints or serialises its holder gets a mask: JSON, a template, `console.log`, a structured clone, a crash report.
 */

/** `pin`: the one the account has; `new-pin`: one that the customer chooses; `phone-number` is personal rather than secret, and kept as carefully. */
export const SECRET_KINDS = ['pin', 'new-pin', 'sms-code', 'phone-number'] as const;

/** One of {@link SECRET_KINDS}. */
export type SecretKind = (typeof SECRET_KINDS)[number];

/** What stands wherever a value would. */
export const MASK = '••••';

/** Node's `inspect` asks an object for this method; the symbol is registered, so nothing of Node is needed for it. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** The holder of one value. It is opened once, for the call it was typed for, and wiped after it. */
export class Secret<K extends SecretKind = SecretKind> {
  readonly kind: K;
  #value: string | null;

  /** `value`: digits, checked by {@link typedSecret}. */
  constructor(kind: K, value: string) {
    this.kind = kind;
    this.#value = value;
  }

  /** The value, for the frame that carries it. Throws a TypeError once wiped: such a call is a bug. */
  open(): string {
    if (this.#value === null) throw new TypeError(`a ${this.kind} was wiped`);
    return this.#value;
  }

  /** Forgets the value. */
  wipe(): void {
    this.#value = null;
  }

  /** Is it wiped? */
  get isWiped(): boolean {
    return this.#value === null;
  }

  /** How many digits it has; 0 once wiped. */
  get length(): number {
    return this.#value?.length ?? 0;
  }

  /** Do both hold the same digits? Never so once one of them is wiped. */
  hasDigitsOf(other: Secret): boolean {
    return this.#value !== null && this.#value === other.#value;
  }

  /** The last two digits of a phone number, so that a customer can tell which one it is; nothing of anything else. */
  get masked(): string {
    return this.kind === 'phone-number' && this.length > 6 ? `${MASK}${this.open().slice(-2)}` : MASK;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.toPrimitive](): string {
    return MASK;
  }

  [INSPECT](): string {
    return MASK;
  }
}
